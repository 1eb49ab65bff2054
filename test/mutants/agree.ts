/**
 * The two engines on small worlds that are the same each time, for mutants of the fast one: each must make it count something
 * otherwise than the plain one. test/reference/agree.test.ts is the test; this is as much of it as is quick.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luckOf } from '../../src/experiment/draws.ts';
import { differences, simulateFast } from '../reference/agree.ts';
import { anyAdaptiveCase, anyCase, anyCaseOfPlaces } from '../reference/any-scenario.ts';
import { simulateReference } from '../reference/engine.ts';
import { dated, mixedWorld, smallAdaptation, smallAgreements, smallAsking, smallScenario, smallSentences, smallSeriousness } from '../reference/small.ts'; // prettier-ignore

const drawn = <T>(cases: fc.Arbitrary<T>, numRuns: number): T[] => fc.sample(cases, { seed: 20, numRuns });

describe('the two engines agree', () => {
  it('where everything happens', () => {
    const small = smallScenario({
      adaptation: smallAdaptation(),
      asking: smallAsking(),
      agreements_287g: smallAgreements(),
      'recorder.refusal': 0.5,
      'recorder.booked': dated({ value: 0.6 }),
      'recorder.other': dated({ value: 0.3 }),
    });
    const scenario = {
      ...small,
      local: { ...small.local, notice_limited: dated({ value: 0.4 }, { places: { state: 'YY' }, value: 0 }) },
      seriousness: smallSeriousness({ come: 3, hold: 4, notice: 0.3 }),
      prison_sentences: smallSentences(0.3),
    };
    const world = mixedWorld({ size: 0.4 });
    const slow = simulateReference(world, scenario, { seed: 'all', replication: 1 });
    expect(differences(simulateFast(world, scenario, 'all', 1), slow)).toEqual([]);
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
});
