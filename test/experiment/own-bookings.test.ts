/** Bookings that a county states itself: as many as it says, there and then alone, and the same people among them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { firstBooked } from '../../src/scenario/values/bookings.ts';
import { simulateReference } from '../reference/engine.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const K = COUNTERS.length;
const world = smallWorld({ size: 2 });
const unlimited = { unit: 'hours', assumed: 'for the test', value: 'unlimited' };
const free = { 'screening.hours_per_day': unlimited, 'pickup.hours_per_day': unlimited, 'at_large.teams': unlimited };
const FROM = '2011-01';
const own = (value: number, places: object = { county: 'Alder, XX' }) => ({
  unit: 'a month',
  assumed: 'for the test',
  values: [{ value: 'shipped' }, { from: FROM, places, value }],
});
const scenario = (changes: object = {}): Scenario => smallScenario({ ...free, ...changes });

/** Counts by jurisdiction of each arm over some months. */
function counts(arms: Scenario[], from: string, to: string): Map<string, number[]>[] {
  const order = { arms: arms.map((one, i) => ({ name: `${i}`, scenario: one })), seed: 'own', from, to, by: ['jurisdiction' as const], flips: false }; // prettier-ignore
  const study = new Study(order, world);
  return replicate(study, 1).arms.map(
    ({ groups }) => new Map(study.rows.map(({ key }, row) => [key, [...groups.subarray(row * K, (row + 1) * K)]])),
  );
}

describe('bookings that a county states itself', () => {
  const more = scenario({ 'arrests.bookings': own(400), 'arrests.followed': own(150) });

  it('change nothing of another place, and nothing before their day', () => {
    const [base, changed] = counts([scenario(), more], FROM, '2011-06');
    for (const [key, row] of base) {
      if (key === '01001') expect(changed.get(key)).not.toEqual(row);
      else expect(changed.get(key), key).toEqual(row);
    }
    const [before, after] = counts([scenario(), more], '2010-10', '2010-12');
    const dated = COUNTERS.map((name, i) => [name, i] as const).filter(([name]) => !/outcome|honored|declined|not_taken|unanswered|recorded|requests_pending/.test(name)); // prettier-ignore
    for (const [key, row] of before)
      for (const [name, i] of dated) expect([key, name, after.get(key)![i]]).toEqual([key, name, row[i]]);
  });

  it('hold the same people with more beside them', () => {
    const people = (of: Scenario) => {
      const { episodes } = simulateReference(world, of, { seed: 'own', replication: 1 });
      return new Set([...episodes.keys()].map((key) => key.split('#')[0]).filter((key) => key.startsWith('01001-')));
    };
    const [few, many] = [people(scenario()), people(more)];
    expect(many.size).toBeGreaterThan(few.size * 1.5);
    for (const person of few) expect(many).toContain(person);
  });

  it('are as many as stated', () => {
    const months = 6;
    const [found] = counts([more], FROM, '2011-06');
    const arrests = found.get('01001')![COUNTER.arrests];
    const rearrests = found.get('01001')![COUNTER.rearrests];
    // The small world has no re-arrests like those of `rebooked`, so that only what is left of the stated number is first.
    const chance = 4 * Math.sqrt(400 * months);
    expect(Math.abs(arrests - rearrests - 400 * months)).toBeLessThan(chance + 150 * months * 0.045);
  });

  it('are all followed in a prison, and nobody in a county comes to less than none', () => {
    const prison = counts([scenario({ 'arrests.bookings': own(90, { kind: 'state_prison' }) })], FROM, '2011-06')[0];
    const booked = [...prison].find(([key]) => key.startsWith('ST-'))![1][COUNTER.arrests];
    expect(Math.abs(booked - 540)).toBeLessThan(4 * Math.sqrt(540));
    const none = counts([scenario({ 'arrests.bookings': own(0) })], FROM, '2011-06')[0].get('01001')!;
    expect(none[COUNTER.arrests]).toBe(none[COUNTER.rearrests]);
  });
});

describe('first bookings', () => {
  it('and those who come again are the bookings stated', () => {
    const series = fc.array(fc.double({ min: 50, max: 100, noNaN: true }), { minLength: 40, maxLength: 40 });
    const rebooked = Array.from({ length: 36 }, (_, k) => 0.004 * (1 - k / 100));
    fc.assert(
      fc.property(series, (bookings) => {
        bookings.slice(36).forEach((now, i) => {
          const before = bookings.slice(i, i + 36).toReversed();
          const again = before.reduce((sum, past, k) => sum + past * rebooked[k], 0);
          expect(firstBooked(now, before, rebooked) + again).toBeCloseTo(now, 9);
        });
      }),
      { numRuns: 20 },
    );
  });
});
