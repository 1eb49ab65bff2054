/** Made-up differences: percentages, p values and directions follow from the intervals, as those of replications do. */
import { direction } from '../../src/analysis/direction.ts';
import { tQuantile } from '../../src/analysis/intervals.ts';
import { pValue } from '../../src/analysis/p-value.ts';
import { ratioInterval } from '../../src/analysis/ratio.ts';
import type { Change, Estimate, Signed } from '../../src/analysis/results.ts';

type Spread = Pick<Estimate, 'mean' | 'lo' | 'hi'>;

const half = ({ lo, hi }: Spread): number => ((hi ?? 0) - (lo ?? 0)) / 2;

/** A difference with what its sign rests on. @param n replications behind it */
export function signed(estimate: Estimate, n = 20): Signed {
  const { mean, lo, hi } = estimate;
  const known = mean !== null && lo !== null && hi !== null;
  const p = known ? pValue(mean, half(estimate) / tQuantile(0.975, n - 1), n) : null;
  return { ...estimate, same_sign: null, p, direction: direction(mean, p, known && lo === hi) };
}

/** A difference in a place, as a map shows it: with an interval of one on either side. */
export const placeWith = (key: string, mean: number) => ({
  key,
  mean,
  lo: mean - 1,
  hi: mean + 1,
  direction: mean > 0 ? ('more' as const) : mean < 0 ? ('less' as const) : ('same' as const),
});

/** A difference beside its baseline. */
export function changeOf(estimate: Estimate, from: Spread, to: Spread, n = 20): Change {
  const { mean, lo, hi } = from;
  return { ...signed(estimate, n), baseline: { mean, lo, hi }, percent: percentOf(estimate, from, to) };
}

function percentOf(difference: Spread, from: Spread, to: Spread): Change['percent'] {
  if (difference.mean === null || from.mean === null || from.mean < 10) return null;
  const mean = (100 * difference.mean) / from.mean;
  if (difference.lo === null) return { mean, lo: null, hi: null };
  const ends = ratioInterval(
    { mean: difference.mean, half: half(difference) },
    { mean: from.mean, half: half(from) },
    half(to),
  );
  return { mean, lo: ends && 100 * ends.lo, hi: ends && 100 * ends.hi };
}

/** The differences of two tables, each metric's by its id. */
export const changesOf = <M extends Record<string, Estimate>>(differences: M, from: M, to: M): Record<string, Change> =>
  Object.fromEntries(
    Object.entries(differences).map(([id, estimate]) => [id, changeOf(estimate, from[id], to[id])] as const),
  );
