/** Who is booked again, and when, by the formula of a constant hazard. */
import { describe, expect, it } from 'vitest';
import { certain, passing } from '../../reference/certain.ts';
import { chancesOf, firstAtRate, RATE_OF_TABLES, rateOf } from '../../../src/scenario/values/rebooking.ts';
import type { FastResult } from '../../reference/agree.ts';
import { counties, deviations, monthly, simulate, total } from './worlds.ts';

const DAYS = 365;
/** Nobody is asked for, nobody is found at large, and everybody is out within the hour. */
const free = (changes: object) => passing({ 'return.hazard': 2, ...changes });
/** Followed episodes of so many, of people first booked before 2011, whose every return falls into the run. */
const early = (scenario: ReturnType<typeof free>) => {
  const ids = [...simulate(scenario).episodes.keys()].filter((id) => /-2010-\d\d-/.test(id));
  return (episode: number): number => ids.filter((id) => id.endsWith(`#${episode}`)).length;
};

describe('people released', () => {
  it.each([
    [2, 30],
    [2, 60],
    [6, 30],
  ])('return with a hazard of %d a year up to a horizon of %d days, again and again', (hazard, days) => {
    const episodes = early(free({ 'return.hazard': hazard, 'return.horizon': days * 24 }));
    const chance = 1 - Math.exp((-hazard * days) / DAYS);
    expect(episodes(1)).toBeGreaterThan(3000);
    expect(deviations(episodes(2), episodes(1), chance)).toBeLessThan(4);
    // Three returns of 60 days end before the run does.
    expect(deviations(episodes(3), episodes(2), chance)).toBeLessThan(4);
  });

  it('do not return without a hazard, or where ICE has them', () => {
    expect(total(simulate(free({ 'return.hazard': 0 })), 'rearrests')).toBe(0);
    expect(total(simulate(certain({ 'return.hazard': 10 }), counties), 'rearrests')).toBe(0);
  });

  it('are counted among the arrests, in the month of the new booking', () => {
    const short = free({ 'return.hazard': 10, 'return.horizon': 24 * 365 });
    const [again, never] = [simulate(short), simulate(free({ 'return.hazard': 0 }))];
    const more = monthly(again, 'arrests').map((n, i) => n - monthly(never, 'arrests')[i]);
    expect(monthly(again, 'rearrests')).toEqual(more);
    expect(more[0]).toBeLessThan(more[1]);
  });
});

describe('first bookings that follow the hazard', () => {
  // Nobody else is booked, so that all arrests are of people who may come again.
  const world = { ...counties, jurisdictions: counties.jurisdictions.map((j) => ({ ...j, bookings: j.followed })) };
  const long = { 'simulate.to': '2014-12', 'return.horizon': RATE_OF_TABLES.months * 730 };
  const following = (hazard: number, taken: number, more: object = {}) =>
    simulate(
      free({
        ...long,
        ...more,
        'return.hazard': hazard,
        'return.expected_taken': { unit: 'share', assumed: 'for the test', value: taken },
      }),
      world,
    );
  const ofTables = simulate(free({ ...long, 'return.hazard': RATE_OF_TABLES.hazard }), world);
  const firstOf = (result: FastResult) => total(result, 'arrests') - total(result, 'rearrests');

  it('are those of the tables at the hazard that these are made for, to the last person', () => {
    for (const taken of [0, 0.3, 1]) expect(following(RATE_OF_TABLES.hazard, taken)).toEqual(ofTables);
  });

  it.each([0, 0.03, 0.2, 0.6, 1.5])('leave as many bookings at a hazard of %d a year', (hazard) => {
    const result = following(hazard, 0);
    const share = total(result, 'rearrests') / total(result, 'arrests');
    expect(share).toBeGreaterThan(hazard === 0 ? -1 : Math.min(0.5, hazard / 2));
    for (const year of [0, 12, 24, 36]) {
      const [was, is] = [ofTables, result].map((one) =>
        monthly(one, 'arrests').slice(year, year + 12).reduce((sum, n) => sum + n, 0)); // prettier-ignore
      expect(Math.abs(is / was - 1), `year ${year / 12}`).toBeLessThan(0.03);
    }
  });

  it('are as many whatever happens to those booked, and more the more ICE is expected to take', () => {
    expect(firstOf(following(0.6, 0.5))).toBeGreaterThan(1.2 * firstOf(following(0.6, 0)));
    const handed = following(0.6, 0.3, { 'federal.programme': 'broad', activation: true });
    expect(total(handed, 'transferred_county')).toBeGreaterThan(1000);
    expect(firstOf(handed)).toBe(firstOf(following(0.6, 0.3)));
  });

  it('leave as many bookings where ICE takes as many as expected', () => {
    const tiers = [{ id: 'all', when: { flag: 'removable' }, form: 'I-247', come_factor: 1 }];
    const half = { 'federal.programme': 'broad', activation: true, 'federal.request_level': 0.5, 'programmes.broad.tiers': tiers }; // prettier-ignore
    const [was, is] = [following(RATE_OF_TABLES.hazard, 0, half), following(0.6, 0.4, half)];
    expect(Math.abs(total(is, 'arrests') / total(was, 'arrests') - 1)).toBeLessThan(0.02);
  });

  it('never fall below none, and at a rate without end are told apart from month to month', () => {
    const first = firstAtRate([100, 1, 1], [0, 0, 0], { was: [0.1], is: [0.9, 0.05] }, 0.5);
    expect(first[1]).toBe(0);
    expect(first[0]).toBe(100);
  });

  it('have the chances of the hazard up to the horizon, also of one that ends within a month', () => {
    for (const [hazard, hours] of [
      [0.5, 1000],
      [2, 26280],
      [0, 730],
      [10, 300],
    ]) {
      // prettier-ignore
      const chances = chancesOf(rateOf(hazard, hours));
      expect(chances).toHaveLength(Math.ceil(hours / 730));
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1 - Math.exp((-hazard * hours) / 8760), 12);
    }
  });
});
