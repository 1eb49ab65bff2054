/** A paired difference as the document tells it: beside its baseline, in percent of it, and whether it can be told from none. */
import { cutTo, type Interval, type Moments, NO_INTERVAL } from './intervals.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import { type Cell, estimate, estimateOf, type Told } from './cells.ts';
import { ratioInterval } from './ratio.ts';
import type { Metric } from './metric.ts';
import type { Change, Changes, Signed } from './results.ts';
import type { Statistic } from './statistic.ts';

/** A smaller baseline has no percentages: they would be of a handful of people. */
export const LEAST_BASELINE = 10;

/** The figures of one metric in two arms and between them. */
export type Paired = {
  readonly difference: Statistic;
  readonly baseline: Statistic;
  readonly variant: Statistic;
  /** The draws' own percentages; null without draws. */
  readonly percents: Moments | null;
};

/** A difference with what its sign rests on. */
export const signedOf = (unit: string, of: Statistic): Signed => ({
  ...estimateOf(unit, of),
  same_sign: of.sameSign,
  direction: of.direction,
  p: of.p,
});

/** @param bounds of the metric itself */
function changeOf(unit: string, paired: Paired, bounds: Bounds): Change {
  const { mean, lo, hi } = estimateOf(unit, paired.baseline, bounds);
  const change = signedOf(unit, paired.difference);
  return { ...change, ...possible(change, { lo, hi }, bounds), baseline: { mean, lo, hi }, percent: percentOf(paired) };
}

/** Statistics of the same metrics: their differences, those of both arms, and the draws' own percentages by position. */
export type PairedCells = {
  readonly difference: readonly Cell[];
  readonly baseline: readonly Cell[];
  readonly variant: readonly Cell[];
  readonly percents: (i: number) => Moments | null;
};

/** The change of a metric, or that it cannot be told. */
export function changed(metric: Metric, paired: Paired | undefined, told: Told): Change {
  return paired && told(metric) ? changeOf(metric.unit, paired, boundsOf(metric)) : untold(metric);
}

export const pairedIn = ({ difference, baseline, variant, percents }: PairedCells, i: number): Paired => ({
  difference: difference[i].moments.read(),
  baseline: baseline[i].moments.read(),
  variant: variant[i].moments.read(),
  percents: percents(i),
});

export const changeTable = (cells: PairedCells, told: Told): Changes =>
  Object.fromEntries(cells.difference.map(({ metric }, i) => [metric.id, changed(metric, pairedIn(cells, i), told)]));

const untold = (metric: Metric): Change => ({
  ...estimate(metric, undefined, () => false),
  same_sign: null,
  direction: 'unknown',
  p: null,
  baseline: { mean: null, ...NO_INTERVAL },
  percent: null,
});

/** Nothing can lose more than the baseline has, and no share can gain more than it lacks. */
function possible(change: Interval, baseline: Interval, { least, most }: Bounds): Interval {
  return cutTo(change, least - (baseline.hi ?? most), most - (baseline.lo ?? least));
}

/**
 * 100 × mean difference / mean baseline. With draws its interval is that of the draws' own percentages, without it is
 * Fieller's. Null where the baseline is zero in any draw, or its mean below 10.
 */
function percentOf({ difference, baseline, variant, percents }: Paired): Change['percent'] {
  const [change, base] = [difference.mean, baseline.mean];
  if (change === null || base === null || base < LEAST_BASELINE) return null;
  const mean = (100 * change) / base;
  if (!percents) return { mean, ...cutTo(fieller(difference, baseline, variant), -100, Infinity) };
  if (percents.count < difference.count) return null;
  const interval = difference.interval().lo === null ? NO_INTERVAL : percents.prediction();
  return { mean, ...cutTo(interval, -100, Infinity) };
}

/** Fieller's interval in percent; none where the difference or the baseline has none. */
function fieller(...[difference, baseline, variant]: readonly [Statistic, Statistic, Statistic]): Interval {
  const half = ({ lo, hi }: Interval) => (lo === null || hi === null ? 0 : (hi - lo) / 2);
  const [of, base] = [difference.interval(), baseline.interval()];
  if (of.lo === null) return NO_INTERVAL;
  const ends = ratioInterval(
    { mean: difference.mean!, half: half(of) },
    { mean: baseline.mean!, half: half(base) },
    half(variant.interval()),
  );
  return ends && ends.lo < ends.hi ? { lo: 100 * ends.lo, hi: 100 * ends.hi } : NO_INTERVAL;
}
