/** The difference of each draw in percent of that draw's own baseline: moments over draws, of many statistics at once. */
import type { Moments } from './intervals.ts';
import { Sums } from './many-moments.ts';
import type { DrawNumber } from './nested.ts';

/** Sums over the runs of a draw, and the moments over the draws that are done. */
type Kept = { readonly difference: Float64Array; readonly baseline: Float64Array; readonly done: Sums };

export class Percents {
  private readonly length: number;
  private last: DrawNumber = null;
  private kept: Kept | undefined;

  constructor(length: number) {
    this.length = length;
  }

  /** Begins a run. Without draws nothing is kept: percentages are then of the means alone. */
  begin(draw: DrawNumber): void {
    if (draw === null || draw === this.last) return;
    this.last = draw;
    const { length, kept } = this;
    if (!kept) {
      const zeros = () => new Float64Array(length);
      this.kept = { difference: zeros(), baseline: zeros(), done: new Sums(length) };
      return;
    }
    for (let i = 0; i < length; i += 1) if (kept.baseline[i] !== 0) kept.done.add(i, percentIn(kept, i));
    kept.difference.fill(0);
    kept.baseline.fill(0);
  }

  /** Adds a run's difference and baseline to a statistic. */
  add(i: number, difference: number | null, baseline: number | null): void {
    if (!this.kept || difference === null || baseline === null) return;
    this.kept.difference[i] += difference;
    this.kept.baseline[i] += baseline;
  }

  /** The percentages of the draws whose baseline was not zero; null without draws. */
  at(i: number): Moments | null {
    if (!this.kept) return null;
    const moments = this.kept.done.at(i);
    if (this.kept.baseline[i] !== 0) moments.add(percentIn(this.kept, i));
    return moments;
  }
}

const percentIn = ({ difference, baseline }: Kept, i: number): number => (100 * difference[i]) / baseline[i];
