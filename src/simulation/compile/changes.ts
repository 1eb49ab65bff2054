/** The changes of several parameters side by side, told day by day. */
import type { Change, History } from './timeline.ts';

export class Changes {
  private readonly histories: readonly History[];
  /** By history: how many of its changes have been told. */
  private readonly told: Int32Array;
  /** The day of the next change; infinite after the last. */
  private next = Number.POSITIVE_INFINITY;

  /** @param day changes before it are told already */
  constructor(histories: readonly History[], day: number) {
    this.histories = histories;
    this.told = Int32Array.from(histories, ({ changes }) => {
      const first = changes.findIndex((change) => change.day >= day);
      return first < 0 ? changes.length : first;
    });
    histories.forEach((_, i) => this.expect(i));
  }

  /**
   * Tells what changes up to a day.
   * @param apply called with each change and the number of its history
   * @returns whether there was a change
   */
  upTo(day: number, apply: (history: number, change: Change) => void): boolean {
    if (day < this.next) return false;
    this.next = Number.POSITIVE_INFINITY;
    this.histories.forEach(({ changes }, i) => {
      for (; this.told[i] < changes.length && changes[this.told[i]].day <= day; this.told[i] += 1)
        apply(i, changes[this.told[i]]);
      this.expect(i);
    });
    return true;
  }

  private expect(history: number): void {
    const { changes } = this.histories[history];
    const told = this.told[history];
    if (told < changes.length && changes[told].day < this.next) this.next = changes[told].day;
  }
}
