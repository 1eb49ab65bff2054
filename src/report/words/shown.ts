/** Which metrics are shown, and the texts of their differences: the same in charts and in the terminal. */
import type { Difference, RunDocument } from '../../analysis/results.ts';
import { effect, type Effect } from './effect.ts';
import { changes, inFull, NONE, percents } from './numbers.ts';

/** The steps from identified to transferred on request. */
export const WAY = ['identified', 'encountered', 'requests', 'honored', 'transferred_on_request'];
/** What lies beside that way. */
export const BESIDE = ['transferred_without_request', 'at_large_released', 'not_taken'];

/** The funnel in order. */
export const FUNNEL = [...WAY, ...BESIDE];

/** The metrics compared, in groups. */
const COMPARED = [
  ['requests', 'detainers', 'notifications', 'declined_requests', 'not_taken'],
  ['transferred', 'transferred_on_request', 'transferred_without_request'],
  ['at_large_released', 'at_large_arrests', 'taken', 'ero_arrests'],
  ['serious_not_taken', 'felony_not_taken'],
  ['transferred_no_conviction', 'held_hours', 'held_not_removable'],
  ['cost_federal', 'cost_local', 'cost_total', 'cost_per_taken'],
];

/** The effects of a difference that the chart and the summary show, group by group; unknown ones left out. */
export function compared(document: RunDocument, difference: Difference): Effect[][] {
  return COMPARED.map((group) =>
    group.flatMap((id) => effect(document, difference, id) ?? []).filter((found) => found.difference.mean !== null),
  ).filter((group) => group.length > 0);
}

/** A difference in its unit with its interval. */
export const absoluteText = ({ difference, measure }: Effect): string =>
  inFull(difference, changes(difference, measure.kind));

/** A difference in percent of the baseline with its interval, or a dash where there is no baseline. */
export const relativeText = ({ relative }: Effect): string => (relative ? inFull(relative, percents(relative)) : NONE);
