/**
 * Law: where nothing queues, whoever is handed over under a stricter law is handed over under the milder one, or is still
 * inside at the end because a hold lengthens the stay. Stricter: nobody may or must be held, announced or met who could not
 * be before. Four things the model's page explains stand aside: rules do not change during a stay (else a milder law of that
 * day may take a form of another), officers of jails (who process later whom fingerprints had told of), a limit on notice
 * that asks less of jails which may not hold, and officers' travel where a notice may be longer than a hold.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy, Predicate, Scenario } from '../../src/scenario/schema.ts';
import { predicate } from '../reference/any-scenario.ts';
import { dated } from '../reference/small.ts';
import { timeless, uncoupled } from '../reference/uncoupled.ts';
import { drawn, episodesOf, manyPeople } from './arms.ts';

type Act = Policy['hold'];
const ACTS = ['hold', 'notice', 'access'] as const;

/** Whom a law still speaks of: whom jails may do something of some acts for, and of these for whom they must. */
type Limits = { readonly may: Predicate; readonly must: Predicate; readonly acts: readonly (typeof ACTS)[number][] };
const whom = fc.oneof(fc.constant<Predicate>('always'), predicate);
const limits = fc.record({ may: whom, must: whom, acts: fc.subarray([...ACTS], { minLength: 1 }) });

/** Every policy, of states and of jails, with what it allows and demands limited to some people. */
function stricter(scenario: Scenario, { may, must, acts }: Limits): Scenario {
  const limited = ({ ceiling, floor }: Act): Act => ({
    ceiling: { all: [ceiling, may] },
    floor: { all: [floor, may, must] },
  });
  const policies = Object.entries(scenario.policies).map(([name, policy]) => [
    name,
    { ...policy, ...Object.fromEntries(acts.map((act) => [act, limited(policy[act])])) },
  ]);
  return { ...scenario, policies: Object.fromEntries(policies) as Scenario['policies'] };
}

/** The laws drawn, or one that leaves jails free, or one that demands everything. */
const law = fc.constantFrom(undefined, 'none', 'mandate');
const underLaw = (scenario: Scenario, name: string | undefined): Scenario =>
  name === undefined
    ? scenario
    : { ...scenario, state: { law: dated({ value: name }) }, local: { ...scenario.local, policy: dated({ value: 'none' }) } }; // prettier-ignore

function steady(scenario: Scenario): Scenario {
  const { agreements_287g: _, ...rest } = uncoupled(timeless(scenario));
  return rest;
}
const handedOver = (episodes: ReadonlyMap<string, string>) =>
  [...episodes].flatMap(([id, outcome]) => (outcome === 'transferred' ? [id] : []));

/** How many are handed over under either law; whoever is under the stricter must be under the milder. */
function compare(some: Parameters<typeof episodesOf>[0], mild: Scenario, strict: Scenario): [number, number] {
  const [before, after] = episodesOf(some, [mild, strict]);
  expect(handedOver(after).filter((id) => !['transferred', 'pending'].includes(before.get(id)!))).toEqual([]);
  return [handedOver(before).length, handedOver(after).length];
}

describe('a stricter law hands over nobody who was not handed over before', () => {
  it('whatever it limits, where officers are at the door', () => {
    const sums = [0, 0];
    fc.assert(
      fc.property(manyPeople(), limits, law, (some, changes, name) => {
        // Of somebody both matched and interviewed ICE has two ways to come.
        const { pickup } = some.scenario;
        const near = {
          ...pickup,
          come_interview: dated({ value: 0.3 }),
          come_match: dated({ value: 0.9 }),
          travel: dated({ value: 0 }),
        };
        const mild = steady(underLaw({ ...some.scenario, pickup: near }, name));
        compare(some, mild, stricter(mild, changes)).forEach((n, i) => (sums[i] += n));
      }),
      drawn(20),
    );
    expect(sums[1]).toBeGreaterThan(200);
    expect(sums[0]).toBeGreaterThan(sums[1]);
  });

  it('however far officers are, where it limits holds and no notice is given', () => {
    const sums = [0, 0];
    fc.assert(
      fc.property(manyPeople(), limits, law, (some, changes, name) => {
        const { local } = some.scenario;
        const silent = { ...some.scenario, local: { ...local, notice_reaches: dated({ value: 0 }) } };
        const mild = steady(underLaw(silent, name));
        compare(some, mild, stricter(mild, { ...changes, acts: ['hold'] })).forEach((n, i) => (sums[i] += n));
      }),
      drawn(10),
    );
    expect(sums[1]).toBeGreaterThan(50);
    expect(sums[0]).toBeGreaterThan(sums[1]);
  });
});
