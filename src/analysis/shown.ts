/** Which metrics are shown where. */
import type { MetricId } from './metrics.ts';

const ids = <const T extends readonly MetricId[]>(...list: T): T => list;

/** The funnel: the steps from identified to transferred on request, and what lies beside that way. */
export const WAY = ids('identified', 'encountered', 'requests', 'honored', 'transferred_on_request');
export const BESIDE: readonly MetricId[] = ids('transferred_without_request', 'at_large_released', 'not_taken');
export const FUNNEL: readonly MetricId[] = [...WAY, ...BESIDE];

/** People who end in neither way. */
export const NEVER = ids('serious_never_taken', 'serious_never_taken_not_identified', 'felony_never_taken');

/** The differences of a comparison, in groups. */
export const COMPARED: readonly (readonly MetricId[])[] = [
  ['requests', 'detainers', 'notifications', 'declined_requests', 'not_taken'],
  ['transferred', 'transferred_on_request', 'transferred_without_request'],
  ['at_large_released', 'at_large_arrests', 'taken', 'ero_arrests'],
  NEVER,
  ['transferred_no_conviction', 'held_hours', 'held_not_removable'],
  ['cost_federal', 'cost_local', 'cost_total', 'cost_per_taken'],
];

/** Differences told in sentences, in this order: the handoff, the other path, both kinds of harm, the cost. */
export const TOLD = ids(
  'requests',
  'transferred',
  'at_large_arrests',
  'serious_never_taken',
  'transferred_no_conviction',
  'cost_total',
);

/** Of every group, where groups are printed: the handoff and the harm. The largest groups are those of the first. */
export const BY_GROUP = ids('transferred', 'serious_never_taken');
/** Of every class of conviction: whom limits spare. */
export const BY_CLASS = ids('handed_over_share', 'released_share', 'transferred');
/** Of every fiscal year of a scenario, a table each: before and after are read side by side, and there are few years. */
export const BY_YEAR: readonly (readonly MetricId[])[] = [
  ['requests', 'declined_rate'],
  ['transferred', 'transferred_no_conviction'],
  ['serious_never_taken', 'held_hours'],
];

/** Costs by scenario, and those about which conclusions are drawn over all cost books. */
export const COSTS = ids(
  'cost_federal',
  'cost_state',
  'cost_local',
  'cost_total',
  'cost_per_transfer',
  'cost_per_at_large_arrest',
  'cost_per_taken',
);
export const CONCLUDED = ids('cost_federal', 'cost_local', 'cost_total', 'cost_per_taken', 'cost_per_at_large_arrest');

/** What an explanation splits unless others are asked for: the way of a request, the other path, both kinds of harm, the records, the cost. */
export const EXPLAINED: readonly string[] = ids(
  'requests',
  'declined_requests',
  'transferred',
  'not_taken',
  'at_large_arrests',
  'ero_arrests',
  'serious_never_taken',
  'transferred_no_conviction',
  'recorded_refusals',
  'recorded_custody',
  'recorded_custody_rate',
  'cost_total',
);

/** What the records tell, and what no record tells. */
export const RECORDED = ids(
  'requests',
  'notification_share',
  'recorded_no_conviction_share',
  'recorded_refusals',
  'refusal_rate_recorded',
  'recorded_custody_rate',
);
export const TRUE = ids(
  'declined_rate',
  'not_taken_rate',
  'transferred',
  'transferred_without_request',
  'at_large_share',
);
