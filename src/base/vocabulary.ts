/**
 * The words of the model: kinds of jurisdiction, outcomes, conviction classes, and what both engines count, in the order
 * of the code numbers that stand for them.
 */

/** Kinds of jurisdiction. */
export const KINDS = ['county', 'state_prison', 'federal_prison'] as const;
export type Kind = (typeof KINDS)[number];
/** The code number of a kind: its position in KINDS. */
export const kindCode = (kind: Kind): number => KINDS.indexOf(kind);

/** How an identified episode ends: exactly one of these. */
export const OUTCOMES = [
  'not_requested',
  'transferred',
  'at_large',
  'declined',
  'released_unannounced',
  'not_collected',
  'missed',
  'too_late',
  'pending',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** In the place of an outcome: nobody identified the person of this episode. */
export const NOT_IDENTIFIED = OUTCOMES.length;

/** Conviction classes. */
export const CLASSES = ['none', 'misdemeanor', 'felony', 'serious_felony', 'violent', 'security'] as const;

export const PAYERS = ['federal', 'state', 'local'] as const;

/** The steps whose costs a cost book must cover, each exactly once. */
export const COST_ITEMS = [
  'screening',
  'request',
  'extra_days',
  'hold',
  'pickup',
  'transfer',
  'teams',
  'detention',
  'removal',
] as const;
export type CostItem = (typeof COST_ITEMS)[number];

// What is counted, in whole numbers by month. Office counters belong to no jurisdiction; stocks stand for the end of their
// month; every other counter carries the month of its own event, of the request it belongs to, or of the booking.
const eventCounters = [
  'arrests',
  'submissions',
  'matched',
  'interviewed',
  'identified',
  'encountered',
  'detainers',
  'notifications',
  'other_requests',
  'requests_no_conviction',
  'notices',
  'transferred_on_request',
  'transferred_without_request',
  'transferred_no_conviction',
  'transferred_county',
  'hold_minutes',
  'extra_jail_minutes',
  'held_not_removable',
  'at_large_targets',
  'at_large_released',
  'rearrests',
  'removed',
  'released_by_ice',
  'pending_removal',
] as const;

const requestCounters = [
  'honored',
  'declined_requests',
  'declined_transferred',
  'honored_at_large',
  'declined_at_large',
  'unanswered',
  'not_taken',
  'requests_pending',
  'recorded_refusals',
  'recorded_custody',
  'recorded_custody_declined',
  'recorded_no_conviction',
] as const;

const bookingCounters = [
  ...OUTCOMES.map((outcome) => `outcome_${outcome}` as const),
  'serious_not_taken',
  'felony_not_taken',
] as const;

const officeCounters = [
  'at_large_backlog',
  'absconder_stock',
  'at_large_absconders',
  'at_large_other',
  'other_arrests',
  'screening_minutes_given',
  'screening_minutes_used',
  'pickup_minutes_given',
  'pickup_minutes_used',
  'team_minutes_given',
  'team_minutes_used',
] as const;

/** Stocks of a jurisdiction. */
const placeStocks = ['limited_jails'] as const;

const costCounters = COST_ITEMS.flatMap((item) => PAYERS.map((payer) => `cost_${item}_${payer}` as const));

export const COUNTERS = [
  ...eventCounters,
  ...requestCounters,
  ...bookingCounters,
  ...officeCounters,
  ...placeStocks,
  ...costCounters,
] as const;
export type Counter = (typeof COUNTERS)[number];

/** Position of each counter in a row of counts. */
// Through JSON, because an object made key by key is kept by V8 as a slow dictionary.
export const COUNTER = JSON.parse(
  JSON.stringify(Object.fromEntries(COUNTERS.map((name, index) => [name, index]))),
) as Readonly<Record<Counter, number>>;

/** Counters of the month of the request or of the booking: all others carry the date of their own event. */
export const OF_REQUEST_OR_BOOKING: ReadonlySet<string> = new Set([...requestCounters, ...bookingCounters]);

/** Counters that are stocks at the end of a month: a period shows its last month. */
export const STOCK_COUNTERS: ReadonlySet<string> = new Set(['at_large_backlog', 'absconder_stock', ...placeStocks]);
