/** Differences as they are shown: the same in charts and in the terminal. */
import type { Difference } from '../../analysis/results.ts';
import { COMPARED } from '../../analysis/shown.ts';
import { effect, type Effect } from './effect.ts';
import { changes, inFull, NONE, percents } from './numbers.ts';

/** The effects of a difference that the chart and the summary show, group by group; unknown ones left out. */
export function compared(difference: Difference): Effect[][] {
  return COMPARED.map((group) =>
    group.flatMap((id) => effect(difference, id) ?? []).filter((found) => found.difference.mean !== null),
  ).filter((group) => group.length > 0);
}

/** A difference in its unit with its interval. */
export const absoluteText = ({ difference, measure }: Effect): string =>
  inFull(difference, changes(difference, measure.kind));

/** A difference in percent of the baseline with its interval, or a dash where there is no baseline. */
export const relativeText = ({ relative }: Effect): string => (relative ? inFull(relative, percents(relative)) : NONE);
