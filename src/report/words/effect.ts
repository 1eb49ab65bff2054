/** A paired difference of one metric as it is shown: its baseline, the same in percent, and whether it can be told from none. */
import { type Direction, isClear } from '../../analysis/direction.ts';
import { holm } from '../../analysis/statistics/holm.ts';
import type { Difference, RunDocument } from '../../analysis/results.ts';
import { measure, type Measure } from './measures.ts';
import { hasWidth, type Spread } from './numbers.ts';

export type Effect = {
  id: string;
  measure: Measure;
  /** The metric under the baseline arm. */
  baseline: Spread;
  /** The paired difference, in the metric's unit. */
  difference: Spread;
  /** The same in percent of the baseline; null where that is too small, or unknown. */
  relative: Spread | null;
  direction: Direction;
  /** Two-sided, of no difference; null where too few runs tell. */
  p: number | null;
};

/** The runs behind a figure. */
export const runs = ({ replications, draws }: Pick<RunDocument, 'replications' | 'draws'>): number =>
  replications * draws;

/** The effect on one metric, or null where the difference does not hold it. */
export function effect({ metrics }: Pick<Difference, 'metrics'>, id: string): Effect | null {
  const change = metrics[id];
  if (!change) return null;
  const { baseline, percent, direction, p } = change;
  return { id, measure: measure(id, change.unit), baseline, difference: change, relative: percent, direction, p };
}

/** The mean of the baseline; where that is not shown, what the difference and its percentage say of it. Null where neither is known. */
export function levelOf({ baseline, difference, relative }: Effect): number | null {
  if (baseline.mean !== null) return baseline.mean;
  return difference.mean !== null && relative?.mean ? (100 * difference.mean) / relative.mean : null;
}

/** The ids of those effects that remain differences after Holm's correction for all that are looked at together. */
export function corrected(effects: readonly Effect[]): Set<string> {
  const told = effects.flatMap(({ id, p }) => (p === null ? [] : [{ id, p }]));
  const all = holm(told.map(({ p }) => p));
  return new Set(told.filter((_, index) => all[index] < 0.05).map(({ id }) => id));
}

/** "~" where only its own interval supports a direction, "=" where none is clear, "?" where none can be told. */
export type Mark = '' | '~' | '=' | '?';

/** @param remaining the ids that {@link corrected} leaves */
export function markOf(found: Effect, remaining: ReadonlySet<string>): Mark {
  const { id, direction } = found;
  if (direction === 'unknown') return '?';
  if (clearInPercent(found)) return '~';
  if (!isClear(direction)) return '=';
  return remaining.has(id) ? '' : '~';
}

/** Which side of zero an interval lies on; 0 where it reaches across or is none. */
const side = ({ lo, hi }: Spread): number => (lo !== null && lo > 0 ? 1 : hi !== null && hi < 0 ? -1 : 0);

/**
 * True where the percentage alone is clear: draws that differ in the level (of what a hold costs a county, say) spread the
 * difference in dollars across zero, while in each of them the same share of it goes.
 */
export const clearInPercent = ({ direction, relative, measure }: Effect): boolean =>
  direction === 'unclear' && measure.kind !== 'share' && relative !== null && side(relative) !== 0;

/**
 * True where the percentage says what the difference says: with an interval if that one has one, and on the same side of
 * zero. The two are judged apart, so that one may reach across zero where the other does not.
 */
export const inPercentToo = ({ difference, relative }: Effect): boolean =>
  relative !== null && (relative.lo === null ? !hasWidth(difference) : side(relative) === side(difference));
