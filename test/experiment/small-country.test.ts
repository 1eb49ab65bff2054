/** A small country follows one person in so many, and counts each for all of them. */
import { describe, expect, it } from 'vitest';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';
import { countsOf, replicate, simulateGroup } from '../../src/experiment/replicate.ts';
import type { Order } from '../../src/experiment/order.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const K = COUNTERS.length;
const world = smallWorld({ size: 3 });
const unlimited = { 'screening.hours_per_day': 'unlimited', 'pickup.hours_per_day': 'unlimited', 'at_large.teams': 0 };

function studyOf(oneIn: number | undefined, scenario: Scenario = smallScenario()): Study {
  const order: Order = {
    arms: [{ name: 'a', scenario }],
    seed: 'small',
    ...scenario.report,
    by: ['office', 'class'],
    flips: true,
    oneIn,
  };
  return new Study(order, world);
}

/** The outcomes of the episodes of a run, by office and key. */
function outcomes(study: Study): Map<string, number> {
  const task = { draw: 1, replication: 1 };
  return new Map(
    study.groups.flatMap((group, g) =>
      simulateGroup(study, group, task).flatMap(([{ records }], office) =>
        Array.from(records!.keys, (key, i) => [`${g} ${office} ${key}`, records!.outcomes[i]] as const),
      ),
    ),
  );
}

const total = (study: Study, name: Counter): number =>
  replicate(study, 1).arms[0].monthly.reduce((sum, x, i) => (i % K === COUNTER[name] ? sum + x : sum), 0);

describe('a small country', () => {
  it('of one in one is the whole', () => {
    const [all, one] = [undefined, 1].map((oneIn) => replicate(studyOf(oneIn), 1));
    expect(countsOf(one)).toEqual(countsOf(all));
  });

  it('follows people whom every larger one of which it is a part follows, with the same luck', () => {
    // Where nobody waits for anybody, nothing that happens to a person hangs on who else is followed.
    const sizes = [1, 4, 20].map((oneIn) => outcomes(studyOf(oneIn, smallScenario(unlimited))));
    for (const [i, smaller] of sizes.slice(1).entries()) {
      expect(smaller.size).toBeGreaterThan(10);
      expect(smaller.size).toBeLessThan(sizes[i].size / 2);
      for (const [key, outcome] of smaller) expect(sizes[i].get(key)).toBe(outcome);
    }
  });

  it('counts each person followed for as many, and what is not of people as it is', () => {
    const [whole, small] = [studyOf(1), studyOf(10)];
    for (const name of ['matched', 'detainers', 'outcome_declined', 'cost_hold_local'] as const) {
      expect(total(small, name) % 10, name).toBe(0);
      expect(total(small, name) / total(whole, name), name).toBeGreaterThan(0.7);
      expect(total(small, name) / total(whole, name), name).toBeLessThan(1.4);
    }
    const given = ['screening_minutes_given', 'pickup_minutes_given', 'team_minutes_given', 'at_large_other'] as const;
    for (const name of [...given, 'other_arrests'] as const) {
      expect(total(whole, name), name).toBeGreaterThan(0);
      expect(total(small, name), name).toBe(total(whole, name));
    }
  });
});
