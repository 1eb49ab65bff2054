/**
 * The two engines on small worlds that are the same each time, for mutants of the fast one: each must make it count something
 * otherwise than the plain one. test/reference/agree.test.ts is the test; this is as much of it as is quick.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luckOf } from '../../src/experiment/draws.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import type { World } from '../../src/world/world.ts';
import { differences, simulateFast } from '../reference/agree.ts';
import { anyAdaptiveCase, anyCase, anyCaseOfPlaces } from '../reference/any-scenario.ts';
import { simulateReference } from '../reference/engine.ts';
import { dated, mixedWorld, smallAdaptation, smallAgreements, smallAsking, smallScenario, smallSentences, smallSeriousness, smallWorld } from '../reference/small.ts'; // prettier-ignore
import { differingLives, toldByFast, toldByPlain } from '../reference/told.ts';
import { withinMinutes } from '../reference/within-minutes.ts';

const drawn = <T>(cases: fc.Arbitrary<T>, numRuns: number): T[] => fc.sample(cases, { seed: 20, numRuns });

/** Every mechanism at work at once. */
function everything(): Scenario {
  const small = smallScenario({
    asking: smallAsking(),
    agreements_287g: smallAgreements(),
    'recorder.refusal': 0.5,
    'recorder.booked': dated({ value: 0.6 }),
    'recorder.other': dated({ value: 0.3 }),
  });
  return {
    ...small,
    local: { ...small.local, notice_limited: dated({ value: 0.4 }, { places: { state: 'YY' }, value: 0 }) },
    seriousness: smallSeriousness({ come: 3, hold: 4, notice: 0.3 }),
    prison_sentences: smallSentences(0.3),
  };
}

/** Every place where the two count otherwise. */
function differing(world: World, scenario: Scenario, oneIn = 1): string[] {
  const slow = simulateReference(world, scenario, { seed: 'all', replication: 1, oneIn });
  return differences(simulateFast(world, scenario, 'all', 1, scenario.report, 1, oneIn), slow);
}

describe('the two engines agree', () => {
  it('where everything happens', () => {
    expect(differing(mixedWorld({ size: 0.4 }), { ...everything(), adaptation: smallAdaptation() })).toEqual([]);
  });

  it.each(drawn(anyCaseOfPlaces(), 4))('where jails differ: %#', ({ world, scenario, seed, replication, draw }) => {
    const slow = simulateReference(world, scenario, { seed, replication: luckOf({ draw, replication }), draw });
    expect(differences(simulateFast(world, scenario, seed, replication, scenario.report, draw), slow)).toEqual([]);
  });

  it.each([...drawn(anyCase(), 6), ...drawn(anyAdaptiveCase(), 2)])(
    'on a scenario that was drawn: %#',
    ({ world, scenario, seed, replication }) => {
      const slow = simulateReference(world, scenario, { seed, replication });
      expect(differences(simulateFast(world, scenario, seed, replication), slow)).toEqual([]);
    },
  );

  it('where all happens within minutes', () => {
    expect(differing(smallWorld({ size: 0.4 }), withinMinutes())).toEqual([]);
  });

  it('where one person stands for three, and months after the report are simulated', () => {
    const scenario = { ...everything(), report: { from: '2010-11', to: '2011-04' } };
    expect(differing(mixedWorld({ size: 1.2 }), scenario, 3)).toEqual([]);
  });

  it('in what is told of everybody', () => {
    const world = mixedWorld({ size: 0.4 });
    const [fast, plain] = [toldByFast, toldByPlain].map((tell) => tell(world, everything(), 'all', 1));
    expect(differingLives(fast, plain)).toEqual([]);
  });
});
