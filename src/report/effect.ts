/** A paired difference of one metric, set against its baseline. */
import type { Arm, Difference, RunDocument } from '../analysis/results.ts';
import { measure, type Measure } from './measures.ts';
import type { Spread } from './numbers.ts';

/** Whether a difference can be told from zero: `unknown` where there is no interval, `same` where nothing changed. */
export type Direction = 'more' | 'less' | 'unclear' | 'same' | 'unknown';

export type Effect = {
  id: string;
  measure: Measure;
  /** Mean of the metric under the baseline arm. */
  baseline: number | null;
  /** The paired difference, in the metric's unit. */
  difference: Spread;
  /** The same in percent of the baseline's mean; null where the baseline is zero or unknown. */
  relative: Spread | null;
  direction: Direction;
};

/** The direction that an interval supports. An interval that touches zero supports none. */
export function direction({ mean, lo, hi }: Spread): Direction {
  if (mean === null || lo === null || hi === null) return 'unknown';
  if (mean === 0 && lo === 0 && hi === 0) return 'same';
  if (lo > 0 && mean > 0) return 'more';
  if (hi < 0 && mean < 0) return 'less';
  return 'unclear';
}

/**
 * Percent of the baseline's mean. The difference is paired, so its interval already knows that both arms share their
 * luck; it is divided by the mean as by a known number, because "14% of what it was" is meant against that mean.
 */
function relativeTo(baseline: number | null, { mean, lo, hi }: Spread): Spread | null {
  if (baseline === null || baseline === 0 || mean === null) return null;
  const scale = 100 / Math.abs(baseline);
  return { mean: mean * scale, lo: lo === null ? null : lo * scale, hi: hi === null ? null : hi * scale };
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
  const baseline = armNamed(document, difference.from).metrics[id]?.mean ?? null;
  const { mean, lo, hi } = estimate;
  return {
    id,
    measure: measure(id, estimate.unit),
    baseline,
    difference: { mean, lo, hi },
    relative: relativeTo(baseline, estimate),
    direction: direction(estimate),
  };
}
