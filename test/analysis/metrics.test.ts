/** Every published metric of one row of counts, worked out by hand from the definitions in README and the model. */
import { describe, expect, it } from 'vitest';
import { METRICS, type MetricId } from '../../src/analysis/metrics.ts';
import { COUNTER, type Counter, COUNTERS } from '../../src/base/counters.ts';
import { COST_ITEMS, PAYERS } from '../../src/base/vocabulary.ts';

/** No two counts are alike, and no sum or difference of a few of them is another one, so that a wrong counter shows. */
const GIVEN: Partial<Record<Counter, number>> = {
  arrests: 9_000_001,
  submissions: 8_000_003,
  matched: 700_007,
  interviewed: 300_017,
  identified: 950_023,
  identified_287g: 24_049,
  encountered: 810_031,
  detainers: 400_000,
  notifications: 80_000,
  other_requests: 20_000,
  requests_no_conviction: 123_457,
  honored: 300_000,
  declined_requests: 100_000,
  unanswered: 99_991,
  notices: 45_007,
  transferred_on_request: 240_000,
  transferred_without_request: 60_000,
  transferred_county: 215_000,
  transferred_no_conviction: 71_011,
  outcome_not_requested: 500_000,
  outcome_transferred: 300_000,
  outcome_at_large: 40_000,
  outcome_declined: 90_000,
  outcome_released_unannounced: 20_000,
  outcome_not_collected: 15_000,
  outcome_missed: 10_000,
  outcome_too_late: 5_000,
  outcome_pending: 20_000,
  not_taken: 235_000,
  requests_pending: 30_000,
  recorded_refusals: 50_000,
  recorded_custody: 200_000,
  recorded_no_conviction: 125_000,
  recorded_booked: 100_000,
  recorded_other: 30_000,
  at_large_targets: 160_000,
  at_large_released: 4_000,
  targets_arrested: 3_200,
  at_large_absconders: 11_000,
  at_large_other: 15_000,
  at_large_backlog: 77_017,
  absconder_stock: 469_157,
  other_arrests: 6_154,
  limited_jails: 206,
  serious_followed: 40_063,
  felony_followed: 60_089,
  serious_never_taken: 5_003,
  felony_never_taken: 8_009,
  serious_never_taken_not_identified: 1_303,
  felony_never_taken_not_identified: 2_707,
  serious_not_taken: 1_009,
  felony_not_taken: 2_003,
  hold_minutes: 90_000,
  extra_jail_minutes: 14_400,
  held_not_removable: 3_001,
  rearrests: 33_013,
  removed: 101_009,
  pending_removal: 17_011,
  screening_minutes_used: 600_060,
  screening_minutes_given: 999_960,
  pickup_minutes_used: 360_120,
  pickup_minutes_given: 888_840,
  team_minutes_used: 120_180,
  team_minutes_given: 777_720,
};

/** Cents: step number i (from 1) costs i dollars federal, 10 i state, 100 i local. */
const cents = (item: number, payer: number): number => (item + 1) * 100 * 10 ** payer;

const row = Object.fromEntries(COUNTERS.map((name) => [COUNTER[name], GIVEN[name] ?? 55_555_555])) as Record<
  number,
  number
>;
COST_ITEMS.forEach((item, i) => PAYERS.forEach((payer, p) => (row[COUNTER[`cost_${item}_${payer}`]] = cents(i, p))));

// Requests: 400,000 + 80,000 + 20,000 = 500,000. Handed over: 240,000 + 60,000 = 300,000.
// Steps: screening 1, request 2, extra days 3, hold 4, pickup 5, transfer 6 (21 together), teams 7, detention 8, removal 9.
const EXPECTED: Readonly<Record<MetricId, number>> = {
  arrests: 9_000_001,
  submissions: 8_000_003,
  matched: 700_007,
  interviewed: 300_017,
  identified: 950_023,
  identified_287g: 24_049,
  encountered: 810_031,
  requests: 500_000,
  detainers: 400_000,
  notifications: 80_000,
  other_requests: 20_000,
  requests_no_conviction: 123_457,
  honored: 300_000,
  declined_requests: 100_000,
  unanswered: 99_991,
  notices: 45_007,
  transferred: 300_000,
  transferred_on_request: 240_000,
  transferred_without_request: 60_000,
  transferred_county: 215_000,
  transferred_prisons: 85_000,
  transferred_no_conviction: 71_011,
  not_taken: 235_000,
  not_taken_rate: 0.5, // 235,000 of 500,000 less 30,000 open ones
  handed_over_share: 0.3, // 300,000 of 1,000,000 identified
  released_share: 0.64, // 500,000 + 90,000 + 20,000 + 15,000 + 10,000 + 5,000
  declined_rate: 0.25, // 100,000 of 400,000 answers
  recorded_refusals: 50_000,
  recorded_custody: 200_000,
  recorded_no_conviction: 125_000,
  recorded_booked: 100_000,
  recorded_other: 30_000,
  recorded_none: 320_000, // 500,000 less 50,000 refused, 100,000 booked and 30,000 others
  booked_rate_recorded: 0.2,
  not_booked_rate_recorded: 0.8,
  none_rate_recorded: 0.64,
  refusal_rate_recorded: 0.1,
  not_taken_rate_recorded: 0.6, // 1 less 200,000 of 500,000
  recorded_custody_rate: 0.4,
  recorded_no_conviction_share: 0.25,
  notification_share: 0.16,
  at_large_targets: 160_000,
  limited_jails: 206,
  at_large_backlog: 77_017,
  absconder_stock: 469_157,
  at_large_arrests: 30_000,
  at_large_released: 4_000,
  reapprehended_share: 0.02, // 3,200 of the 160,000 added, whenever they were found
  team_arrests: 15_000,
  at_large_absconders: 11_000,
  at_large_other: 15_000,
  taken: 304_000,
  other_arrests: 6_154,
  ero_arrests: 336_154, // 300,000 in jail, 30,000 at large, 6,154 others
  at_large_share: 30_000 / 336_154,
  serious_never_taken: 5_003,
  felony_never_taken: 8_009,
  serious_never_taken_not_identified: 1_303,
  felony_never_taken_not_identified: 2_707,
  serious_followed: 40_063,
  felony_followed: 60_089,
  serious_not_taken: 1_009,
  felony_not_taken: 2_003,
  held_hours: 1_500,
  extra_jail_days: 10,
  held_not_removable: 3_001,
  rearrests: 33_013,
  removed: 101_009,
  pending_removal: 17_011,
  screening_hours: 10_001,
  pickup_hours: 6_002,
  team_hours: 2_003,
  cost_federal: 45, // 1 + 2 + ... + 9 dollars
  cost_state: 450,
  cost_local: 4_500,
  cost_total: 4_995,
  cost_per_transfer: 21 / 300_000, // federal, screening to transfer
  cost_per_at_large_arrest: 777 / 15_000, // the teams, whoever pays: 7 + 70 + 700
  cost_per_taken: 798 / 315_000, // 21 federal and 777 of the teams; 300,000 in jail, 15,000 by teams
};

describe('a metric', () => {
  it.each(METRICS.map(({ id, value }) => [id, value] as const))('%s is what its definition says', (id, value) => {
    expect(value(row)).toBeCloseTo(EXPECTED[id as MetricId], 12);
  });

  it.each(METRICS.filter(({ id, unit }) => unit.startsWith('share') || id.startsWith('cost_per_')))(
    '$id of nothing is null',
    ({ value }) => {
      expect(value(new Array<number>(COUNTERS.length).fill(0))).toBeNull();
    },
  );

  it('of counts and money adds up, others do not', () => {
    const twice = Object.fromEntries(Object.entries(row).map(([i, count]) => [i, 2 * count])) as Record<number, number>;
    for (const { id, additive, value } of METRICS)
      expect(value(twice), id).toBeCloseTo((additive ? 2 : 1) * EXPECTED[id as MetricId], 12);
  });

  it('needs whole offices where it reads what belongs to no jurisdiction', () => {
    const needy = METRICS.filter(({ ofOffice }) => ofOffice).map(({ id }) => id);
    expect(needy.toSorted()).toEqual(
      [
        'at_large_backlog',
        'absconder_stock',
        'at_large_arrests',
        'team_arrests',
        'at_large_absconders',
        'at_large_other',
        'other_arrests',
        'ero_arrests',
        'at_large_share',
        'screening_hours',
        'pickup_hours',
        'team_hours',
        'cost_federal',
        'cost_total',
        'cost_per_at_large_arrest',
        'cost_per_taken',
      ].toSorted(),
    );
  });
});
