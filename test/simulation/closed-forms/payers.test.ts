/** Who pays: every cent is entered for the payer that the book and the jail name, and for nobody else. */
import { describe, expect, it } from 'vitest';
import { type Counter, COUNTER, COUNTERS } from '../../../src/base/counters.ts';
import type { CostBook } from '../../../src/scenario/schema.ts';
import { certain } from '../../reference/certain.ts';
import { smallWorld } from '../../reference/small.ts';
import { simulate } from './worlds.ts';

type Line = CostBook['lines'][number];
const line = (covers: Line['covers'][number], payer: Line['payer'], per: Line['per'], usd: number): Line => ({
  id: covers,
  covers: [covers],
  payer,
  per,
  usd,
  price_year: 2016,
  assumed: 'round values',
});
/** Prices at which a minute in jail, in a hold or of an officer costs a cent, so that no entry is rounded. */
const book: CostBook = {
  title: 'A cent a minute',
  assumed: 'round values',
  lines: [
    line('screening', 'ice', 'screening_hour', 0.6),
    line('request', 'ice', 'request', 7),
    line('extra_days', 'jail', 'extra_jail_day', 14.4),
    line('hold', 'jail', 'hold_hour', 0.6),
    line('pickup', 'ice', 'pickup_hour', 0.6),
    line('transfer', 'jail', 'transfer', 11),
    line('teams', 'ice', 'at_large_arrest', 13),
    line('detention', 'ice', 'detention_day', 14.4),
    line('removal', 'ice', 'removal', 17),
  ],
};
/** Who pays for each jail of the small world. */
const PAYERS = {
  '01001': 'local',
  '01003': 'local',
  '02001': 'state',
  '02003': 'local',
  'ST-XX-AAA': 'state',
  'FED-BBB': 'federal',
};

/** Half of those held are collected, late; stays are longer for a request; whoever is let go is found at large. */
const scenario = certain({
  'cost_books.cent': book,
  cost_book: 'cent',
  'people.tells_interviewer': 1,
  'pickup.come_match': 0.5,
  'pickup.come_interview': 0.5,
  'pickup.travel': 5,
  'pickup.hours_per_day': 30,
  'local.stay_factor_honored': 1.5,
  'at_large.teams': 'unlimited',
  'removal.removed': 0.6,
  'removal.detention_days': 10,
});

describe('costs', () => {
  const result = simulate(scenario, smallWorld({ size: 2 }));
  const costs = COUNTERS.filter((name) => name.startsWith('cost_'));
  const at = (counts: readonly number[]) => (counter: Counter) => counts[COUNTER[counter]];

  it.each(Object.entries(PAYERS))('at %s fall on ICE and on its own payer, who is %s', (code, payer) => {
    const of = at(result.byJurisdiction.get(code)!);
    const requests = of('detainers') + of('notifications') + of('other_requests');
    expect(of('transferred_on_request')).toBeGreaterThan(3);
    expect(of('hold_minutes')).toBeGreaterThan(1000);
    const expected: Record<string, number> = {
      cost_request_federal: 700 * requests,
      // How much these are is asked below; here, that nobody else has a part in them.
      cost_screening_federal: of('cost_screening_federal'),
      cost_pickup_federal: of('cost_pickup_federal'),
      cost_detention_federal: of('cost_detention_federal'),
      cost_removal_federal: 1700 * of('removed'),
    };
    const jail = { hold: of('hold_minutes'), extra_days: of('extra_jail_minutes'), transfer: 1100 * of('transferred_on_request') }; // prettier-ignore
    for (const [step, cents] of Object.entries(jail)) expected[`cost_${step}_${payer}`] = cents;
    for (const counter of costs) expect(of(counter), counter).toBe(expected[counter] ?? 0);
  });

  it('of screening and pickups are the minutes that officers took, over all places of an office', () => {
    for (const counts of result.byOffice.values()) {
      const of = at(counts);
      expect(of('cost_screening_federal')).toBe(of('screening_minutes_used'));
      expect(of('cost_pickup_federal')).toBeLessThanOrEqual(of('pickup_minutes_used'));
      expect(of('cost_pickup_federal') % 138).toBe(0);
      expect(of('cost_pickup_federal')).toBeGreaterThan(0);
    }
  });

  it('of teams belong to the office, whose own they are', () => {
    for (const counts of result.byOffice.values()) {
      const of = at(counts);
      expect(of('at_large_released')).toBeGreaterThan(10);
      expect(of('cost_teams_federal')).toBe(1300 * (of('at_large_released') + of('at_large_absconders')));
    }
  });
});
