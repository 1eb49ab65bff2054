/**
 * Discrepancy: no parameters make a model right, so figures of one sort may all be further off than their tolerance says. How
 * much further is uncertain as any parameter is: the standard deviation of the model's own error is δ tolerances, one δ for
 * the figures of a group, exponential with mean 1 before anything is seen (Kennedy and O'Hagan 2001; here without a shape, since
 * which months and places a model misses is not known beforehand).
 */
import type { Target } from './pattern.ts';

/** δ at a quantile of its prior. */
export const discrepancyAt = (quantile: number): number => -Math.log1p(-quantile);

/** The groups that have a discrepancy, in the order of their first figure. Of a bound it would say nothing, so it has none. */
export const groupsOf = (targets: readonly Target[]): string[] => [
  ...new Set(targets.flatMap(({ group, side }) => (group === undefined || side !== 0 ? [] : [group]))),
];

/** For each target the place of its group among {@link groupsOf}; -1 where it has no discrepancy. */
export function groupPlaces(targets: readonly Target[]): Int32Array {
  const groups = groupsOf(targets);
  return Int32Array.from(targets, ({ group, side }) =>
    group === undefined || side !== 0 ? -1 : groups.indexOf(group),
  );
}

/** The targets with a discrepancy of so many tolerances in each group added to their variance. */
export function allowing(targets: readonly Target[], deltas: readonly number[]): Target[] {
  const places = groupPlaces(targets);
  return targets.map((target, t) =>
    places[t] < 0 ? target : { ...target, variance: target.variance * (1 + deltas[places[t]] ** 2) },
  );
}
