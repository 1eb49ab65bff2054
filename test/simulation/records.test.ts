/** What is on record of a request: declined, booked, another reason or none, and one of them only. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COUNTER, type Counter } from '../../src/base/counters.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { simulateFast } from '../reference/agree.ts';
import { dated, smallScenario, smallWorld } from '../reference/small.ts';

const world = smallWorld({ size: 0.5 });
const chance = (value: number) => ({ unit: 'p', assumed: 'for the test', value });

/** Totals over the months of the run. */
function totals(scenario: Scenario): (name: Counter) => number {
  const { monthly } = simulateFast(world, scenario, 'records', 1);
  return (name) => monthly.reduce((sum, month) => sum + month[COUNTER[name]], 0);
}
const requestsOf = (of: (name: Counter) => number): number =>
  of('detainers') + of('notifications') + of('other_requests');

it('all that ends has a reason where one is always recorded, and what is open has none', () => {
  const of = totals(
    smallScenario({ 'recorder.refusal': 1, 'recorder.booked': chance(1), 'recorder.other': chance(1) }),
  );
  expect(of('recorded_refusals')).toBe(of('declined_requests'));
  // A jail that gives notice instead of a hold declines, and ICE takes the person: that is on record as declined.
  expect(of('declined_transferred')).toBeGreaterThan(0);
  expect(of('recorded_booked')).toBe(of('transferred_on_request') - of('declined_transferred'));
  const [low, high] = [requestsOf(of) - of('requests_pending'), requestsOf(of)];
  const told = of('recorded_refusals') + of('recorded_booked') + of('recorded_other');
  expect(told).toBeGreaterThanOrEqual(low);
  expect(told).toBeLessThanOrEqual(high);
});

it('nothing changes what happened, nor what is recorded of refusals and custody', () => {
  const [without, having] = [{}, { 'recorder.booked': chance(0.4), 'recorder.other': chance(0.2) }].map((more) => {
    const { monthly } = simulateFast(world, smallScenario(more), 'records', 1);
    return monthly.map((month) =>
      Array.from(month).filter((_, i) => i !== COUNTER.recorded_booked && i !== COUNTER.recorded_other),
    );
  });
  expect(having).toEqual(without);
});

it('a share of those taken is booked, by the day on which they are', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), (p) => {
      const of = totals(smallScenario({ 'recorder.refusal': 0, 'recorder.booked': chance(p), 'recorder.custody': 0 }));
      const taken = of('transferred_on_request');
      expect(Math.abs(of('recorded_booked') - p * taken)).toBeLessThan(4.5 * Math.sqrt(p * (1 - p) * taken) + 1);
      expect(of('recorded_custody')).toBe(0);
    }),
    { numRuns: 5 },
  );
  const late = dated({ value: 0 }, { from: '2011-06-30', value: 1 });
  const of = totals(smallScenario({ 'recorder.booked': { ...late } }));
  expect(of('recorded_booked')).toBeLessThan(of('transferred_on_request') / 50);
});
