/** Percentile bootstrap intervals of several statistics of the same rows. */
import { quantile } from 'simple-statistics';
import { Stream } from '../../base/stream.ts';

export type Bootstrap = {
  readonly seed: string;
  /** How often the rows are drawn anew. */
  readonly resamples: number;
  readonly level: number;
};

export const BOOTSTRAP: Bootstrap = { seed: 'bootstrap', resamples: 1000, level: 0.95 };

export type Interval = { readonly lo: number; readonly hi: number };

/**
 * @param count how many independent rows there are
 * @param statistics the figures of a draw, given as row numbers (with repeats); a figure that cannot be told is NaN,
 *   and such draws are left out of its interval
 * @returns an interval for each figure; NaN where no draw gave the figure
 */
export function bootstrap(
  count: number,
  statistics: (rows: Int32Array) => readonly number[],
  { seed, resamples, level }: Bootstrap = BOOTSTRAP,
): Interval[] {
  const stream = new Stream(seed, 'bootstrap');
  const rows = new Int32Array(count);
  const draws = Array.from({ length: resamples }, () => statistics(rows.map(() => stream.below(count))));
  return draws[0].map((_, figure) => {
    const values = draws.map((draw) => draw[figure]).filter((value) => !Number.isNaN(value));
    if (values.length === 0) return { lo: Number.NaN, hi: Number.NaN };
    const [lo, hi] = quantile(values, [(1 - level) / 2, (1 + level) / 2]);
    return { lo, hi };
  });
}
