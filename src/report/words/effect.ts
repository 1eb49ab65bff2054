/** A paired difference of one metric, set against its baseline. */
import { direction, type Direction } from '../../analysis/direction.ts';
import { pValue } from '../../analysis/p-value.ts';
import { holm } from '../../analysis/statistics/holm.ts';
import { ratioInterval } from '../../analysis/ratio.ts';
import type { Arm, Difference, Estimate, RunDocument } from '../../analysis/results.ts';
import { measure, type Kind, type Measure } from './measures.ts';
import { hasWidth, type Spread } from './numbers.ts';

export type Effect = {
  id: string;
  measure: Measure;
  /** The metric under the baseline arm. */
  baseline: Spread;
  /** The paired difference, in the metric's unit. */
  difference: Spread;
  /** The same in percent of the baseline; null where the baseline is zero or unknown. */
  relative: Spread | null;
  direction: Direction;
  /** Two-sided, of no difference; null where there is no interval. */
  p: number | null;
};

/** The replications behind a figure. */
export const runs = ({ replications, draws }: Pick<RunDocument, 'replications' | 'draws'>): number =>
  replications * draws;

const cut = ({ mean, lo, hi }: Spread, least: number, most: number): Spread => {
  const within = (end: number | null) => (end === null ? null : Math.min(most, Math.max(least, end)));
  return { mean, lo: within(lo), hi: within(hi) };
};

/**
 * A metric as it is shown: a t interval knows nothing of counts and may reach below zero, where no count can be; it is
 * shown cut at zero (and at one for a share). The document keeps it whole.
 */
export const possible = (spread: Spread, kind: Kind): Spread => cut(spread, 0, kind === 'share' ? 1 : Infinity);

/** A difference as it is shown: nothing can lose more than the baseline has. */
function possibleDifference(difference: Spread, baseline: Spread, kind: Kind): Spread {
  if (baseline.hi === null || baseline.lo === null) return difference;
  return cut(difference, -baseline.hi, kind === 'share' ? 1 - baseline.lo : Infinity);
}

const half = ({ lo, hi }: Spread) => ((hi ?? 0) - (lo ?? 0)) / 2;

/** Percent of the baseline's mean, with Fieller's interval cut at −100%. */
function relativeTo(baseline: Estimate | undefined, variant: Estimate | undefined, found: Estimate): Spread | null {
  if (!baseline?.mean || found.mean === null) return null;
  const mean = (100 * found.mean) / baseline.mean;
  if (found.lo === null || baseline.lo === null || !variant || variant.lo === null) return { mean, lo: null, hi: null };
  const ends = ratioInterval(
    { mean: found.mean, half: half(found) },
    { mean: baseline.mean, half: half(baseline) },
    half(variant),
  );
  return cut({ mean, lo: ends && 100 * ends.lo, hi: ends && 100 * ends.hi }, -100, Infinity);
}

/** Whether a statistic over so many runs can be told from zero. */
export function directionOf(estimate: Spread, count: number): Direction {
  const { mean, lo } = estimate;
  return direction(estimate, mean === null || lo === null ? null : pValue(mean, half(estimate), count));
}

/** The arm of that name. Throws if the document has none: a document is made by us, so that is our fault. */
export function armNamed(document: RunDocument, name: string): Arm {
  const arm = document.arms.find((candidate) => candidate.name === name);
  if (!arm) throw new Error(`the document has no arm named ${name}`);
  return arm;
}

/** The effect on one metric, or null where the difference does not hold it. */
export function effect(document: RunDocument, difference: Difference, id: string): Effect | null {
  const estimate = difference.metrics[id];
  if (!estimate) return null;
  const of = (arm: string) => armNamed(document, arm).metrics[id];
  const [baseline, variant] = [of(difference.from), of(difference.to)];
  const known = measure(id, estimate.unit);
  const base = possible(baseline ?? { mean: null, lo: null, hi: null }, known.kind);
  const { mean, lo } = estimate;
  const p = mean === null || lo === null ? null : pValue(mean, half(estimate), runs(document));
  return {
    id,
    measure: known,
    baseline: base,
    difference: possibleDifference(estimate, base, known.kind),
    relative: relativeTo(baseline, variant, estimate),
    direction: direction(estimate, p),
    p,
  };
}

/** The ids of those effects that remain differences after Holm's correction for all that are looked at together. */
export function corrected(effects: readonly Effect[]): Set<string> {
  const told = effects.flatMap(({ id, p }) => (p === null ? [] : [{ id, p }]));
  const all = holm(told.map(({ p }) => p));
  return new Set(told.filter((_, index) => all[index] < 0.05).map(({ id }) => id));
}

/** True where the percentage says what the difference says: with an interval if that one has one. */
export const inPercentToo = ({ difference, relative }: Effect): boolean =>
  relative !== null && (relative.lo !== null || !hasWidth(difference));
