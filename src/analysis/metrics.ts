/**
 * The published metrics, one entry each: id, unit, what it is called in tables and charts, how a difference is told, what
 * it is, and how it is formed of counts. Ids and definitions are a contract: users' scripts and briefings rely on them.
 *
 * A count is told as "12% fewer <phrase>", where the phrase starts with the thing counted; a rate or an amount of money as
 * "<phrase> was 12% lower".
 */
import type { CostBook, Scenario } from '../scenario/schema.ts';
import { COUNTERS, type Counter } from '../base/counters.ts';
import { type DatedMetric, datedBy } from './dated.ts';
import { COST_ITEMS, type CostItem, OUTCOMES, PAYERS } from '../base/vocabulary.ts';
import {
  at,
  cents,
  count,
  type Metric,
  money,
  noted,
  office,
  rate,
  ratio,
  REQUESTS,
  signed,
  sum,
  time,
  total,
  untilEnd,
} from './metric.ts';

const transferred: Counter[] = ['transferred_on_request', 'transferred_without_request'];
const atLarge: Counter[] = ['at_large_released', 'at_large_absconders', 'at_large_other'];
const ended = OUTCOMES.map((outcome): Counter => `outcome_${outcome}`);
const released = ended.filter((one) => !['outcome_transferred', 'outcome_at_large', 'outcome_pending'].includes(one));
/** What ICE may note of the end of a request. */
const REASONS: Counter[] = ['recorded_refusals', 'recorded_booked', 'recorded_other'];
const HANDOFF: CostItem[] = ['screening', 'request', 'extra_days', 'hold', 'pickup', 'transfer'];
const handoff = cents(HANDOFF, ['federal']);
const teams = cents(['teams'], PAYERS);

/** What "never taken" means, as exactly as results hang on it. */
const neverTaken = (conviction: string): string =>
  `people, not episodes: removable, with ${conviction}, on ICE's records or who would tell an interviewer, identified or ` +
  'not; released and, by the end of the run, neither handed over, nor arrested at large after a release, nor in custody. ' +
  'Counted in the month of their first booking in the run: whoever was first booked before the months reported is in none. ' +
  'The conviction is that of the first booking; nobody is given another. ' +
  "The rest of the country's bookings is not followed and in no figure";

// prettier-ignore
const TABLE = [
  count('arrests', 'bookings', 'Bookings, all', 'people were booked',
    'all bookings', 'arrests'),
  count('submissions', 'bookings', 'Fingerprints submitted', 'fingerprints were submitted',
    'bookings in places with fingerprint sharing', 'submissions'),
  count('matched', 'episodes', 'Matched by fingerprint', 'people were matched by fingerprint',
    'fingerprint matches', 'matched'),
  count('interviewed', 'episodes', 'Identified in interviews', 'people were identified in jail interviews',
    'named in a jail interview', 'interviewed'),
  count('identified', 'episodes', 'Identified', 'people were identified',
    'matched or interviewed', 'identified'),
  count('identified_287g', 'episodes', 'Identified by 287(g) jails', 'people were identified by officers of 287(g) jails',
    'removable people whom an officer of the jail interviewed under a 287(g) agreement', 'identified_287g'),
  count('encountered', 'episodes', 'Encountered by ICE', 'people were encountered by ICE',
    'processed by ICE', 'encountered'),
  count('requests', 'requests', 'Requests', 'requests were lodged',
    'detainers, notifications and other requests', ...REQUESTS),
  count('detainers', 'requests', 'Detainers', 'detainers were lodged',
    'requests that ask for a hold', 'detainers'),
  count('notifications', 'requests', 'Notifications', 'notification requests were lodged',
    'requests that ask for notice only', 'notifications'),
  count('other_requests', 'requests', 'Other requests', 'other requests were lodged',
    'I-247X', 'other_requests'),
  count('requests_no_conviction', 'requests', 'Requests, no conviction', 'requests named people without a conviction',
    'requests for people without a conviction', 'requests_no_conviction'),
  count('honored', 'requests', 'Requests honored by jails', 'requests were honored',
    'the jail did what the form asked: held, or gave the notice, whoever came', 'honored'),
  count('declined_requests', 'requests', 'Requests declined by jails', 'requests were declined',
    'the jail did less than the form asked, even if ICE still took the person', 'declined_requests'),
  count('unanswered', 'requests', 'Requests never answered', 'requests stayed without an answer',
    'too late, or open at the end of the run', 'unanswered'),
  count('notices', 'requests', 'Notices that reached ICE', 'notices of release reached ICE',
    'notices of release that reached ICE', 'notices'),
  count('transferred', 'episodes', 'Transferred', 'people were handed over in jail',
    'handed over in jail', ...transferred),
  count('transferred_on_request', 'episodes', 'Transferred on request', 'people were handed over on request',
    'handed over on a request', 'transferred_on_request'),
  count('transferred_without_request', 'episodes', 'Transferred, no request',
    'people were handed over without a request',
    'handed over with no form on file', 'transferred_without_request'),
  count('transferred_county', 'episodes', 'Transferred, county jails', 'people were handed over in county jails',
    'handed over in county jails, 287(g) included', 'transferred_county'),
  total('transferred_prisons', 'episodes', 'Transferred, prisons', 'people were handed over in prisons',
    'handed over in state and federal prisons', (c) => sum(c, transferred) - at(c, 'transferred_county')),
  count('transferred_no_conviction', 'episodes', 'Transferred, no conviction',
    'people without a conviction were handed over in jail',
    'handed over without a conviction', 'transferred_no_conviction'),
  count('not_taken', 'requests', 'Requests without handover', 'requests ended without a handover',
    'closed requests that ended otherwise than in a handover in jail', 'not_taken'),
  rate('not_taken_rate', 'share of requests', 'Share without handover', 'the share of closed requests that ended without a handover',
    'requests without handover / closed requests', (c) => ratio(at(c, 'not_taken'), sum(c, REQUESTS) - at(c, 'requests_pending'))),
  rate('handed_over_share', 'share of episodes', 'Share handed over', 'the share of identified people who were handed over',
    'of the people identified who were booked in the period, those handed over in jail', (c) => ratio(at(c, 'outcome_transferred'), sum(c, ended))),
  rate('released_share', 'share of episodes', 'Share released for good', 'the share of identified people who were released and not arrested at large',
    'of the same people, those released and not arrested at large after; the rest were, or are still inside at the end',
    (c) => ratio(sum(c, released), sum(c, ended))),
  rate('declined_rate', 'share of answers', 'Share of answers: declined', 'the share of answered requests that jails declined',
    'requests declined / (requests honored + declined)',
    (c) => ratio(at(c, 'declined_requests'), sum(c, ['honored', 'declined_requests']))),
  count('recorded_refusals', 'requests', 'Recorded refusals', 'refusals were recorded',
    'refusals on record', 'recorded_refusals'),
  count('recorded_custody', 'requests', 'Recorded custody', 'requests were recorded as ending in custody',
    'requests with custody on record', 'recorded_custody'),
  count('recorded_no_conviction', 'requests', 'No conviction on record', 'requests had no conviction on record',
    'requests with no conviction on record', 'recorded_no_conviction'),
  noted(count('recorded_booked', 'requests', 'Recorded as booked', 'requests were recorded as booked into detention',
    'requests of which ICE noted that the person was booked into its detention: not the custody that is linked to requests',
    'recorded_booked')),
  noted(count('recorded_other', 'requests', 'Recorded, other reason', 'requests were recorded with another reason',
    'requests of which ICE noted a reason that is neither a refusal nor a booking', 'recorded_other')),
  noted(total('recorded_none', 'requests', 'No reason on record', 'requests had no reason on record',
    'requests of whose end ICE noted nothing', (c) => sum(c, REQUESTS) - sum(c, REASONS))),
  noted(rate('booked_rate_recorded', 'share of requests', 'Recorded booked rate',
    'the recorded share of requests booked into detention',
    'recorded as booked / requests', (c) => ratio(at(c, 'recorded_booked'), sum(c, REQUESTS)))),
  noted(rate('not_booked_rate_recorded', 'share of requests', 'Recorded, not booked',
    'the recorded share of requests not booked into detention',
    '1 - recorded as booked / requests',
    (c) => ratio(sum(c, REQUESTS) - at(c, 'recorded_booked'), sum(c, REQUESTS)))),
  noted(rate('none_rate_recorded', 'share of requests', 'No reason, share', 'the share of requests with no reason on record',
    'no reason on record / requests', (c) => ratio(sum(c, REQUESTS) - sum(c, REASONS), sum(c, REQUESTS)))),
  rate('refusal_rate_recorded', 'share of requests', 'Recorded refusal rate', 'the recorded refusal rate',
    'recorded refusals / requests', (c) => ratio(at(c, 'recorded_refusals'), sum(c, REQUESTS))),
  rate('not_taken_rate_recorded', 'share of requests', 'Recorded without custody', 'the recorded share of requests without custody',
    '1 - recorded custody / requests',
    (c) => {
      const share = ratio(at(c, 'recorded_custody'), sum(c, REQUESTS));
      return share === null ? null : 1 - share;
    }),
  rate('recorded_custody_rate', 'share of requests', 'Recorded custody rate',
    'the recorded share of requests ending in custody',
    'recorded custody / requests', (c) => ratio(at(c, 'recorded_custody'), sum(c, REQUESTS))),
  rate('recorded_no_conviction_share', 'share of requests', 'Share recorded unconvicted',
    'the recorded share of requests without a conviction',
    'no conviction on record / requests', (c) => ratio(at(c, 'recorded_no_conviction'), sum(c, REQUESTS))),
  rate('notification_share', 'share of requests', 'Notifications, share',
    'the share of requests that ask for notice only',
    'notifications / requests', (c) => ratio(at(c, 'notifications'), sum(c, REQUESTS))),
  count('at_large_targets', 'people', 'At-large targets added', 'people were added to the at-large lists',
    "released people added to the teams' list", 'at_large_targets'),
  { ...count('limited_jails', 'jails', 'Limited jails', 'county jails had limits of their own at the end',
    'county jails that have taken limits and not lifted them, at the end', 'limited_jails'), saysOf: ({ adaptation }) => adaptation !== undefined },
  office(count('at_large_backlog', 'people', 'At-large backlog', 'people were on the at-large lists at the end',
    'released people on the list at the end', 'at_large_backlog')),
  office(count('absconder_stock', 'people', 'Absconders at the end', 'absconders were at large at the end',
    'absconders at the end', 'absconder_stock')),
  office(count('at_large_arrests', 'arrests', 'At-large arrests', 'people were arrested at large',
    'arrested at large, all sources', ...atLarge)),
  count('at_large_released', 'arrests', 'At large after release',
    'people were arrested at large after a release from jail',
    'released people arrested at large by teams', 'at_large_released'),
  rate('reapprehended_share', 'share of people', 'Re-apprehended', 'the share of released people arrested at large',
    "of people added to the teams' list, those whom teams had arrested by the end of the run",
    (c) => ratio(at(c, 'targets_arrested'), at(c, 'at_large_targets'))),
  office(count('team_arrests', 'arrests', 'Team arrests', 'people were arrested by the teams',
    'arrested by the teams', 'at_large_released', 'at_large_absconders')),
  office(count('at_large_absconders', 'arrests', 'At large, absconders', 'absconders were arrested at large',
    'absconders arrested by teams', 'at_large_absconders')),
  office(count('at_large_other', 'arrests', 'At large, other sources',
    'people were arrested at large from other sources',
    'check-ins, probation and other at-large arrests', 'at_large_other')),
  count('taken', 'people', 'Taken either way', 'people were taken, in jail or at large',
    'handed over, or released and arrested at large', ...transferred, 'at_large_released'),
  office(count('other_arrests', 'arrests', 'Other ICE arrests', 'people were arrested by ICE in other ways',
    're-processed and other methods', 'other_arrests')),
  office(count('ero_arrests', 'arrests', 'ICE arrests in all', 'people were arrested by ICE in all',
    'all administrative arrests of ERO', ...transferred, ...atLarge, 'other_arrests')),
  office(rate('at_large_share', 'share of arrests', 'At-large share', 'the share of ICE arrests made at large',
    'at-large arrests / all', (c) => ratio(sum(c, atLarge), sum(c, [...transferred, ...atLarge, 'other_arrests'])))),
  untilEnd(count('serious_never_taken', 'people', 'Serious, never taken',
    'people with a serious conviction were never taken',
    neverTaken('a conviction of security, violent or serious felony class'), 'serious_never_taken')),
  untilEnd(count('felony_never_taken', 'people', 'Other felony, never taken',
    'people with another felony conviction were never taken',
    neverTaken('a conviction of another felony'), 'felony_never_taken')),
  untilEnd(count('serious_never_taken_not_identified', 'people', 'Serious, never identified',
    'people with a serious conviction were never taken and never identified',
    'those of serious_never_taken whom nobody identified, in any booking', 'serious_never_taken_not_identified')),
  untilEnd(count('felony_never_taken_not_identified', 'people', 'Felony, never identified',
    'people with another felony conviction were never taken and never identified',
    'those of felony_never_taken whom nobody identified, in any booking', 'felony_never_taken_not_identified')),
  count('serious_followed', 'people', 'Serious, followed', 'removable people with a serious conviction were followed',
    'of whom serious_never_taken may count: all such people first booked in the period', 'serious_followed'),
  count('felony_followed', 'people', 'Other felony, followed',
    'removable people with another felony conviction were followed',
    'of whom felony_never_taken may count: all such people first booked in the period', 'felony_followed'),
  count('serious_not_taken', 'episodes', 'Serious episodes not taken',
    'identified episodes of people with a serious conviction ended without custody',
    'identified episodes, not people: removable, serious conviction, neither handed over nor arrested at large after',
    'serious_not_taken'),
  count('felony_not_taken', 'episodes', 'Felony episodes not taken',
    'identified episodes of people with another felony conviction ended without custody',
    'identified episodes, not people: removable, another felony, neither handed over nor arrested at large after',
    'felony_not_taken'),
  time('held_hours', 'hours', 'Hours held past release', 'hours were spent held past release',
    'hours held past release', 'hold_minutes', 60),
  signed(time('extra_jail_days', 'days', 'Extra jail days', 'days were spent in jail because of a request',
    'jail days that a request added before release', 'extra_jail_minutes', 1440)),
  count('held_not_removable', 'episodes', 'Held, not removable', 'people who were not removable were held',
    'people held who are not removable', 'held_not_removable'),
  count('rearrests', 'episodes', 'Re-arrests', 'released people were arrested again',
    'booked again', 'rearrests'),
  count('removed', 'people', 'Removed', 'people were removed',
    'removed', 'removed'),
  count('pending_removal', 'people', 'Removal pending', 'people were waiting for removal',
    'in proceedings at the end of the run', 'pending_removal'),
  office(time('screening_hours', 'hours', 'Screening hours', 'officer-hours were used in screening',
    'screening hours used', 'screening_minutes_used', 60)),
  office(time('pickup_hours', 'hours', 'Pickup hours', 'officer-hours were used in pickups',
    'pickup hours used', 'pickup_minutes_used', 60)),
  office(time('team_hours', 'hours', 'Team hours', 'hours were used by the teams',
    'team hours used', 'team_minutes_used', 60)),
  signed(office(money('cost_federal', 'Federal cost', 'the federal cost',
    'paid by the federal government', cents(COST_ITEMS, ['federal'])))),
  signed(money('cost_local', 'Local cost', 'the local cost',
    'paid by counties', cents(COST_ITEMS, ['local']))),
  signed(money('cost_state', 'State cost', 'the cost to states',
    'paid by states', cents(COST_ITEMS, ['state']))),
  signed(office(money('cost_total', 'Total cost', 'the total cost',
    'paid in all', cents(COST_ITEMS, PAYERS)))),
  { ...rate('cost_per_transfer', 'USD', 'Cost per transfer', 'the federal cost per transfer',
    'federal cost of screening to pickup / handed over',
    (c) => ratio(sum(c, handoff) / 100, sum(c, transferred))), steps: HANDOFF },
  { ...rate('cost_per_at_large_arrest', 'USD', 'Cost per at-large arrest', 'the cost of the teams per arrest',
    'cost of the teams / their arrests',
    (c) => ratio(sum(c, teams) / 100, sum(c, ['at_large_released', 'at_large_absconders']))),
    ofOffice: true, steps: ['teams'] },
  { ...rate('cost_per_taken', 'USD', 'Cost per person taken', 'the federal cost per person taken',
    'cost of both / people taken',
    (c) => ratio(sum(c, [...handoff, ...teams]) / 100,
      sum(c, [...transferred, 'at_large_released', 'at_large_absconders']))),
    ofOffice: true, steps: [...HANDOFF, 'teams'] },
] satisfies readonly Metric[];

export type MetricId = (typeof TABLE)[number]['id'];
/** Every metric, in the order in which it is shown. */
export const METRICS: readonly DatedMetric[] = TABLE.map((metric) => ({ ...metric, dated: datedBy(metric) }));

/** Those that say something of some arms. */
export const metricsFor = (scenarios: readonly Partial<Scenario>[]): readonly Metric[] =>
  METRICS.filter(({ saysOf }) => saysOf === undefined || scenarios.some(saysOf));

/** The metrics in dollars: what a cost book changes. */
export const COST_METRICS: readonly Metric[] = METRICS.filter(({ unit }) => unit === 'USD');

/** True if a cost book tells the metric: no line of it covers both steps that the metric speaks of and others. */
export const isPriced = ({ steps }: Metric, { lines }: CostBook): boolean =>
  steps === undefined || lines.every(({ covers }) => new Set(covers.map((item) => steps.includes(item))).size < 2);

export const COUNTS_IN_A_ROW = COUNTERS.length;
