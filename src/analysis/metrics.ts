/**
 * The published metrics, each a formula over a row of counts. Ids and definitions are a contract: users' scripts and
 * briefings rely on them. Formed per replication, then averaged; a zero denominator gives null.
 */
import type { CostBook, Scenario } from '../scenario/schema.ts';
import { COST_ITEMS, OUTCOMES, PAYERS, type CostItem } from '../base/vocabulary.ts';
import { COUNTER, COUNTERS, type Counter } from '../base/counters.ts';

/** A row of counts: of a month, a period or a group. */
export type Counts = { readonly [index: number]: number };

export type Metric = {
  readonly id: string;
  readonly unit: string;
  /** What it is, in a line. */
  readonly text: string;
  /** True if it needs counts of field offices as a whole, which are not known for parts of an office. */
  readonly ofOffice: boolean;
  /** True if it says something only where jails adapt. */
  readonly ofAdaptation?: boolean;
  /** The steps whose costs it sets against something: it is not told by a book that prices them together with others. */
  readonly steps?: readonly CostItem[];
  /** True for counts and money, which may also be given by month. */
  readonly additive: boolean;
  readonly value: (counts: Counts) => number | null;
  /** Of counts and money: the whole number (cents, minutes) of which one unit has `per`. */
  readonly exact?: { readonly whole: (counts: Counts) => number; readonly per: number };
};

const at = (counts: Counts, name: Counter): number => counts[COUNTER[name]];
const sum = (counts: Counts, names: readonly Counter[]): number =>
  names.reduce((total, name) => total + at(counts, name), 0);
const ratio = (top: number, bottom: number): number | null => (bottom === 0 ? null : top / bottom);

const total = (id: string, unit: string, text: string, whole: (counts: Counts) => number, per = 1): Metric => ({
  id,
  unit,
  text,
  ofOffice: false,
  additive: true,
  value: (counts) => whole(counts) / per,
  exact: { whole, per },
});
const count = (id: string, unit: string, text: string, ...of: Counter[]): Metric =>
  total(id, unit, text, (counts) => sum(counts, of));
const office = (metric: Metric): Metric => ({ ...metric, ofOffice: true });
const rate = (id: string, unit: string, text: string, value: (counts: Counts) => number | null): Metric => ({
  id,
  unit,
  text,
  ofOffice: false,
  additive: false,
  value,
});

const requests: Counter[] = ['detainers', 'notifications', 'other_requests'];
const transferred: Counter[] = ['transferred_on_request', 'transferred_without_request'];
const atLarge: Counter[] = ['at_large_released', 'at_large_absconders', 'at_large_other'];
const cents = (items: readonly CostItem[], payers: readonly (typeof PAYERS)[number][]): Counter[] =>
  items.flatMap((item) => payers.map((payer) => `cost_${item}_${payer}` as Counter));
/** Hours or days, counted in minutes. */
const time = (id: string, unit: string, text: string, of: Counter, minutes: number): Metric =>
  total(id, unit, text, (counts) => at(counts, of), minutes);
const money = (id: string, text: string, of: Counter[]): Metric =>
  total(id, 'USD', text, (counts) => sum(counts, of), 100);
const HANDOFF: CostItem[] = ['screening', 'request', 'extra_days', 'hold', 'pickup', 'transfer'];
const handoff = cents(HANDOFF, ['federal']);
const teams = cents(['teams'], PAYERS);

/** Every metric, in the order in which it is shown. */
export const METRICS: readonly Metric[] = [
  count('arrests', 'bookings', 'all bookings', 'arrests'),
  count('submissions', 'bookings', 'bookings in places with fingerprint sharing', 'submissions'),
  count('matched', 'episodes', 'fingerprint matches', 'matched'),
  count('interviewed', 'episodes', 'named in a jail interview', 'interviewed'),
  count('identified', 'episodes', 'matched or interviewed', 'identified'),
  count('encountered', 'episodes', 'processed by ICE', 'encountered'),
  count('requests', 'requests', 'detainers, notifications and other requests', ...requests),
  count('detainers', 'requests', 'requests that ask for a hold', 'detainers'),
  count('notifications', 'requests', 'requests that ask for notice only', 'notifications'),
  count('other_requests', 'requests', 'I-247X', 'other_requests'),
  count('requests_no_conviction', 'requests', 'requests for people without a conviction', 'requests_no_conviction'),
  count('honored', 'requests', 'the jail did what the form asked', 'honored'),
  count('declined_requests', 'requests', 'the jail did less', 'declined_requests'),
  count('unanswered', 'requests', 'too late, or open at the end of the run', 'unanswered'),
  count('notices', 'requests', 'notices of release that reached ICE', 'notices'),
  count('transferred', 'episodes', 'handed over in jail', ...transferred),
  count('transferred_on_request', 'episodes', 'handed over on a request', 'transferred_on_request'),
  count('transferred_without_request', 'episodes', 'handed over with no form on file', 'transferred_without_request'),
  count('transferred_county', 'episodes', 'handed over in county jails, 287(g) included', 'transferred_county'),
  total(
    'transferred_prisons',
    'episodes',
    'handed over in state and federal prisons',
    (c) => sum(c, transferred) - at(c, 'transferred_county'),
  ),
  count('transferred_no_conviction', 'episodes', 'handed over without a conviction', 'transferred_no_conviction'),
  count('not_taken', 'requests', 'requests that ended otherwise than in transfer', 'not_taken'),
  rate('not_taken_rate', 'share of requests', 'not taken / closed requests', (c) =>
    ratio(at(c, 'not_taken'), sum(c, requests) - at(c, 'requests_pending')),
  ),
  rate('declined_rate', 'share of answers', 'declined / (honored + declined)', (c) =>
    ratio(at(c, 'declined_requests'), sum(c, ['honored', 'declined_requests'])),
  ),
  count('recorded_refusals', 'requests', 'refusals on record', 'recorded_refusals'),
  count('recorded_custody', 'requests', 'requests with custody on record', 'recorded_custody'),
  count('recorded_no_conviction', 'requests', 'requests with no conviction on record', 'recorded_no_conviction'),
  rate('refusal_rate_recorded', 'share of requests', 'recorded refusals / requests', (c) =>
    ratio(at(c, 'recorded_refusals'), sum(c, requests)),
  ),
  rate('not_taken_rate_recorded', 'share of requests', '1 - recorded custody / requests', (c) => {
    const share = ratio(at(c, 'recorded_custody'), sum(c, requests));
    return share === null ? null : 1 - share;
  }),
  rate('recorded_custody_rate', 'share of requests', 'recorded custody / requests', (c) =>
    ratio(at(c, 'recorded_custody'), sum(c, requests)),
  ),
  rate('recorded_no_conviction_share', 'share of requests', 'no conviction on record / requests', (c) =>
    ratio(at(c, 'recorded_no_conviction'), sum(c, requests)),
  ),
  rate('notification_share', 'share of requests', 'notifications / requests', (c) =>
    ratio(at(c, 'notifications'), sum(c, requests)),
  ),
  count('at_large_targets', 'people', "released people added to the teams' list", 'at_large_targets'),
  {
    ...count(
      'limited_jails',
      'jails',
      'county jails that have taken limits and not lifted them, at the end',
      'limited_jails',
    ),
    ofAdaptation: true,
  },
  office(count('at_large_backlog', 'people', 'released people on the list at the end', 'at_large_backlog')),
  office(count('absconder_stock', 'people', 'absconders at the end', 'absconder_stock')),
  office(count('at_large_arrests', 'arrests', 'arrested at large, all sources', ...atLarge)),
  count('at_large_released', 'arrests', 'released people arrested at large by teams', 'at_large_released'),
  rate('reapprehended_share', 'share of people', 'arrested at large after release / released and still wanted', (c) =>
    ratio(at(c, 'at_large_released'), at(c, 'at_large_targets')),
  ),
  office(count('team_arrests', 'arrests', 'arrested by the teams', 'at_large_released', 'at_large_absconders')),
  office(count('at_large_absconders', 'arrests', 'absconders arrested by teams', 'at_large_absconders')),
  office(count('at_large_other', 'arrests', 'check-ins, probation and other at-large arrests', 'at_large_other')),
  count('taken', 'people', 'handed over, or released and arrested at large', ...transferred, 'at_large_released'),
  office(count('other_arrests', 'arrests', 're-processed and other methods', 'other_arrests')),
  office(
    count('ero_arrests', 'arrests', 'all administrative arrests of ERO', ...transferred, ...atLarge, 'other_arrests'),
  ),
  office(
    rate('at_large_share', 'share of arrests', 'at-large arrests / all', (c) =>
      ratio(sum(c, atLarge), sum(c, [...transferred, ...atLarge, 'other_arrests'])),
    ),
  ),
  count('serious_not_taken', 'episodes', 'serious convictions never taken', 'serious_not_taken'),
  count('felony_not_taken', 'episodes', 'other felony convictions never taken', 'felony_not_taken'),
  time('held_hours', 'hours', 'hours held past release', 'hold_minutes', 60),
  time('extra_jail_days', 'days', 'jail days that a request added before release', 'extra_jail_minutes', 1440),
  count('held_not_removable', 'episodes', 'people held who are not removable', 'held_not_removable'),
  count('rearrests', 'episodes', 'booked again', 'rearrests'),
  count('removed', 'people', 'removed', 'removed'),
  count('pending_removal', 'people', 'in proceedings at the end of the run', 'pending_removal'),
  office(time('screening_hours', 'hours', 'screening hours used', 'screening_minutes_used', 60)),
  office(time('pickup_hours', 'hours', 'pickup hours used', 'pickup_minutes_used', 60)),
  office(time('team_hours', 'hours', 'team hours used', 'team_minutes_used', 60)),
  office(money('cost_federal', 'paid by the federal government', cents(COST_ITEMS, ['federal']))),
  money('cost_local', 'paid by counties', cents(COST_ITEMS, ['local'])),
  money('cost_state', 'paid by states', cents(COST_ITEMS, ['state'])),
  office(money('cost_total', 'paid in all', cents(COST_ITEMS, PAYERS))),
  {
    ...rate('cost_per_transfer', 'USD', 'federal cost of screening to pickup / handed over', (c) =>
      ratio(sum(c, handoff) / 100, sum(c, transferred)),
    ),
    steps: HANDOFF,
  },
  {
    ...rate('cost_per_at_large_arrest', 'USD', 'cost of the teams / their arrests', (c) =>
      ratio(sum(c, teams) / 100, sum(c, ['at_large_released', 'at_large_absconders'])),
    ),
    ofOffice: true,
    steps: ['teams'],
  },
  {
    ...rate('cost_per_taken', 'USD', 'cost of both / people taken', (c) =>
      ratio(sum(c, [...handoff, ...teams]) / 100, sum(c, [...transferred, 'at_large_released', 'at_large_absconders'])),
    ),
    ofOffice: true,
    steps: [...HANDOFF, 'teams'],
  },
];

/** The counters that metrics are formed of: a formula reads all of its counts, whatever they are. */
export function countersOf(metrics: readonly Metric[]): Counter[] {
  const read = new Set<Counter>();
  const noting: Counts = new Proxy([], {
    get: (_, index) => {
      read.add(COUNTERS[Number(index)]);
      return 1;
    },
  });
  for (const { value } of metrics) value(noting);
  return [...read];
}

/** Those that say something of some arms. */
export const metricsFor = (scenarios: readonly Pick<Scenario, 'adaptation'>[]): readonly Metric[] =>
  METRICS.filter(({ ofAdaptation }) => !ofAdaptation || scenarios.some(({ adaptation }) => adaptation !== undefined));

/** The metrics in dollars: what a cost book changes. */
export const COST_METRICS: readonly Metric[] = METRICS.filter(({ unit }) => unit === 'USD');

/** True if a cost book tells the metric: no line of it covers both steps that the metric speaks of and others. */
export const isPriced = ({ steps }: Metric, { lines }: CostBook): boolean =>
  steps === undefined || lines.every(({ covers }) => new Set(covers.map((item) => steps.includes(item))).size < 2);

export const OUTCOME_METRICS: readonly Metric[] = OUTCOMES.map((outcome) =>
  count(outcome, 'episodes', outcome.replaceAll('_', ' '), `outcome_${outcome}`),
);

/** What money is spent on, from identification to removal. */
const PATHS: Readonly<Record<string, readonly CostItem[]>> = {
  identification: ['screening', 'request'],
  jail: ['extra_days', 'hold', 'pickup', 'transfer'],
  at_large: ['teams'],
  removal: ['detention', 'removal'],
};

/** Costs by path and payer, called `path/payer`; they add up to `cost_total`. */
export const PATH_METRICS: readonly Metric[] = Object.entries(PATHS).flatMap(([path, items]) =>
  PAYERS.map((payer) => {
    const metric = {
      ...money(`${path}/${payer}`, `${path} paid by ${payer}`, cents(items, [payer])),
      steps: items,
    };
    return path === 'at_large' ? office(metric) : metric;
  }),
);

export const COUNTS_IN_A_ROW = COUNTERS.length;
