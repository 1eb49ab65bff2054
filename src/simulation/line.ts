/**
 * A line of cases served with a day's minutes. The head waits when it needs more than is left and keeps what it has
 * gathered; nobody overtakes.
 */
import { type Episodes, Field } from './episodes.ts';

export class Line {
  private rows: number[] = [];
  private stamps: number[] = [];
  private head = 0;
  private gathered = 0;
  /** Minutes the head needs; -1 until it is asked. */
  private need = -1;

  constructor(from?: Line) {
    if (!from) return;
    this.rows = from.rows.slice(from.head);
    this.stamps = from.stamps.slice(from.head);
    this.gathered = from.gathered;
    this.need = from.need;
  }

  join(row: number, stamp: number): void {
    this.rows.push(row);
    this.stamps.push(stamp);
  }

  /**
   * Serves the line for a day.
   * @param minutes the day's minutes; -1 for as many as wanted
   * @param waits false for a case that has left
   * @param needs minutes a case takes
   * @param serve called for each case served, with the minutes it took
   * @returns minutes used today
   */
  serve(
    episodes: Episodes,
    minutes: number,
    waits: (row: number) => boolean,
    needs: (row: number) => number,
    serve: (row: number, took: number) => void,
  ): number {
    let left = minutes;
    let used = 0;
    while (this.head < this.rows.length) {
      const row = this.rows[this.head];
      if (episodes.words[row + Field.stamp] !== this.stamps[this.head] || !waits(row)) {
        this.next();
        continue;
      }
      if (this.need < 0) this.need = needs(row);
      const missing = this.need - this.gathered;
      if (minutes >= 0 && missing > left) {
        this.gathered += left;
        used += left;
        break;
      }
      left -= missing;
      used += missing;
      const took = this.need;
      this.next();
      serve(row, took);
    }
    if (this.head > 4096 && this.head * 2 > this.rows.length) {
      this.rows = this.rows.slice(this.head);
      this.stamps = this.stamps.slice(this.head);
      this.head = 0;
    }
    return used;
  }

  /** Everybody in the line, in its order; some may have left. */
  waiting(episodes: Episodes): number[] {
    const here = (row: number, i: number) => episodes.words[row + Field.stamp] === this.stamps[this.head + i];
    return this.rows.slice(this.head).filter(here);
  }

  private next(): void {
    this.head += 1;
    this.gathered = 0;
    this.need = -1;
  }
}
