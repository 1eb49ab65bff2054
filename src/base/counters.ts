/**
 * What both engines count, in whole numbers by month. An entry is a counter and the step of an episode in which it is told.
 * Office counters belong to no jurisdiction; stocks stand for the end of their month.
 */
import { COST_ITEMS, type Outcome, OUTCOMES, PAYERS, type ToldIn } from './vocabulary.ts';

type Counted = Readonly<Record<string, ToldIn>>;
const names = <T extends Counted>(counted: T) => Object.keys(counted) as (keyof T & string)[];

/** Counted in the month of their own event. */
const OF_EVENT = {
  arrests: 'booking',
  submissions: 'booking',
  serious_followed: 'booking',
  felony_followed: 'booking',
  matched: 'identification',
  interviewed: 'identification',
  identified: 'identification',
  encountered: 'screening',
  detainers: 'request',
  notifications: 'request',
  other_requests: 'request',
  requests_no_conviction: 'request',
  notices: 'answer',
  transferred_on_request: 'ending',
  transferred_without_request: 'ending',
  transferred_no_conviction: 'ending',
  transferred_county: 'ending',
  hold_minutes: 'ending',
  extra_jail_minutes: 'release',
  held_not_removable: 'answer',
  at_large_targets: 'ending',
  at_large_released: 'arrest',
  rearrests: 'booking',
  removed: 'custody',
  released_by_ice: 'custody',
  pending_removal: 'custody',
  identified_287g: 'identification',
} as const satisfies Counted;

/** Counted in the month of the request. */
const OF_REQUEST = {
  honored: 'answer',
  declined_requests: 'answer',
  declined_transferred: 'ending',
  honored_at_large: 'ending',
  declined_at_large: 'ending',
  unanswered: 'ending',
  not_taken: 'ending',
  requests_pending: 'ending',
  recorded_refusals: 'answer',
  recorded_custody: 'ending',
  recorded_custody_declined: 'ending',
  recorded_no_conviction: 'request',
  recorded_booked: 'ending',
  recorded_other: 'ending',
} as const satisfies Counted;

const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [`outcome_${outcome}`, 'ending']));
/** Counted in the month of the booking. */
const OF_BOOKING = {
  ...(outcomes as Readonly<Record<`outcome_${Outcome}`, 'ending'>>),
  serious_not_taken: 'ending',
  felony_not_taken: 'ending',
} as const satisfies Counted;

/** People, counted in the month of their first booking. */
const OF_PERSON = {
  serious_never_taken: 'settled',
  felony_never_taken: 'settled',
  serious_never_taken_not_identified: 'settled',
  felony_never_taken_not_identified: 'settled',
} as const satisfies Counted;

/** Counted in the month of the release after which teams look for the person: those of `at_large_targets` whom they found. */
const OF_RELEASE = { targets_arrested: 'arrest' } as const satisfies Counted;

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
  ...names(OF_EVENT),
  ...names(OF_REQUEST),
  ...names(OF_BOOKING),
  ...names(OF_PERSON),
  ...names(OF_RELEASE),
  ...officeCounters,
  ...placeStocks,
  ...costCounters,
] as const;
export type Counter = (typeof COUNTERS)[number];

/** Position of each counter in a row of counts. */
// Through JSON, so that V8 keeps it as a fast record: docs/speed.md.
export const COUNTER = JSON.parse(
  JSON.stringify(Object.fromEntries(COUNTERS.map((name, index) => [name, index]))),
) as Readonly<Record<Counter, number>>;

/** The month in which something is counted: that of its own event, or of an earlier one. */
export type Dated = 'event' | 'request' | 'booking' | 'release';

const DATES: ReadonlyMap<string, Dated> = new Map<string, Dated>([
  ...names(OF_REQUEST).map((name) => [name, 'request'] as const),
  ...[...names(OF_BOOKING), ...names(OF_PERSON)].map((name) => [name, 'booking'] as const),
  ...names(OF_RELEASE).map((name) => [name, 'release'] as const),
]);

export const dateOf = (counter: Counter): Dated => DATES.get(counter) ?? 'event';

/** Counters that are stocks at the end of a month: a period shows its last month. */
export const STOCK_COUNTERS: ReadonlySet<string> = new Set(['at_large_backlog', 'absconder_stock', ...placeStocks]);

/** The step in which a counter is told of a person; `ending` for those that are of no person. */
export const TOLD_IN: Readonly<Partial<Record<Counter, ToldIn>>> = {
  ...OF_EVENT,
  ...OF_REQUEST,
  ...OF_BOOKING,
  ...OF_PERSON,
  ...OF_RELEASE,
};
