/** The rows of a chart's table: the same heads for the same figures in every kind. */
import type { Spread } from '../words/numbers.ts';
import { type Effect } from '../words/effect.ts';
import { telling } from '../words/headline.ts';
import type { DrawnRow } from './drawing/draw.ts';

/** "difference", "difference_lo", "difference_hi": a figure and the ends of its range. */
export const ranged = (head: string, { mean, lo, hi }: Spread): DrawnRow => ({
  [head]: mean,
  [`${head}_lo`]: lo,
  [`${head}_hi`]: hi,
});

/** A difference as comparisons show it: what it is of, in its unit and in percent, and how it is told. */
export const effectRow = (measure: string, scenario: string, found: Effect): DrawnRow => ({
  measure,
  scenario,
  baseline: found.baseline.mean,
  ...ranged('difference', found.difference),
  ...ranged('percent', found.relative ?? { mean: null, lo: null, hi: null }),
  told: telling(found),
});
