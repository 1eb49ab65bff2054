/**
 * Law: where nothing queues, a longer hold loses nobody. It moves only whom ICE came for too late, and only into ICE's hands
 * or further back in time. Where officers' hours bind, others wait behind them: see hours-and-teams.test.ts.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/schema.ts';
import { dated } from '../reference/small.ts';
import { uncoupled } from '../reference/uncoupled.ts';
import { drawn, episodesOf, manyPeople } from './arms.ts';

/** Every form that asks for a hold asks for so many hours more. */
function withHours(scenario: Scenario, more: number): Scenario {
  const programmes = structuredClone(scenario.programmes);
  for (const { forms } of Object.values(programmes))
    for (const form of Object.values(forms)) if (form.asks === 'hold') form.hold_hours += more;
  return { ...scenario, programmes };
}

/** What may become of those to whom a longer hold makes any difference: an officer who was late may not be. */
const THEN: Readonly<Record<string, readonly string[]>> = {
  missed: ['transferred', 'missed', 'pending'],
  not_collected: ['transferred', 'missed', 'not_collected', 'pending'],
};

it('a longer hold takes nobody out of the hands of ICE and changes nothing but who is missed', () => {
  const seen = { transferred: 0, gained: 0 };
  fc.assert(
    fc.property(manyPeople(), fc.constantFrom(24, 100), (some, more) => {
      const { pickup } = some.scenario;
      const far = uncoupled({ ...some.scenario, pickup: { ...pickup, travel: dated({ value: 30 }) } });
      const [short, long] = episodesOf(some, [far, withHours(far, more)]);
      expect([...long.keys()].toSorted()).toEqual([...short.keys()].toSorted());
      const breaches: string[] = [];
      for (const [id, was] of short) {
        const is = long.get(id)!;
        if (!(THEN[was] ?? [was]).includes(is)) breaches.push(`${id} was ${was} and is ${is}`);
        if (was === 'transferred') seen.transferred += 1;
        else if (is === 'transferred') seen.gained += 1;
      }
      expect(breaches).toEqual([]);
    }),
    drawn(20),
  );
  expect(seen.transferred).toBeGreaterThan(500);
  expect(seen.gained).toBeGreaterThan(50);
});
