/** Arms with the same people and the same luck, as laws compare them: what became of each episode, and what was counted. */
import type fc from 'fast-check';
import { type Counter, COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { whoOf } from '../../src/base/order-key.ts';
import type { Order } from '../../src/experiment/order.ts';
import { FLIP_OUTCOMES } from '../../src/experiment/flips.ts';
import { replicate, simulateGroup } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import type { World } from '../../src/world/world.ts';
import { type AnyCase, anyCase } from '../reference/any-scenario.ts';
import { smallWorld } from '../reference/small.ts';
import { idOf } from '../reference/told.ts';

/** So many cases of a law, the same on every run. A case that breaks it is told as drawn: to shrink it takes minutes. */
export const drawn = (numRuns: number) => ({ numRuns, seed: 20101001, endOnFailure: true });

const large = smallWorld({ size: 3 });
/** Any case with people enough for a law to show. */
export const manyPeople = (): fc.Arbitrary<AnyCase> => anyCase().map((some) => ({ ...some, world: large }));

/** What became of each episode booked in the months reported, by person and episode. */
export type Episodes = ReadonlyMap<string, (typeof FLIP_OUTCOMES)[number]>;
type Run = { readonly world: World; readonly seed: string; readonly replication: number };

export const studyOf = (world: World, scenarios: readonly Scenario[], seed: string, more: Partial<Order> = {}): Study =>
  new Study(
    {
      arms: scenarios.map((scenario, i) => ({ name: `arm ${i}`, scenario })),
      seed,
      ...scenarios[0].report,
      by: [],
      flips: true,
      ...more,
    },
    world,
  );

/** The episodes of each arm in one replication. */
export function episodesOf({ world, seed, replication }: Run, scenarios: readonly Scenario[]): Episodes[] {
  const study = studyOf(world, scenarios, seed);
  const arms = scenarios.map(() => new Map<string, (typeof FLIP_OUTCOMES)[number]>());
  for (const group of study.groups) {
    simulateGroup(study, group, { draw: 1, replication }).forEach((byArm, office) => {
      byArm.forEach(({ records }, arm) => {
        const { keys, outcomes } = records!;
        keys.forEach((key, i) => arms[arm].set(idOf(whoOf(key), group[office].places), FLIP_OUTCOMES[outcomes[i]]));
      });
    });
  }
  return arms;
}

const K = COUNTERS.length;

/** Totals of counters over all months of the run, by replication and arm. */
export function totalsOf(
  world: World,
  scenarios: readonly Scenario[],
  seed: string,
  replications: number,
): ((counter: Counter) => number)[][] {
  const study = studyOf(world, scenarios, seed, { flips: false });
  return Array.from({ length: replications }, (_, i) =>
    replicate(study, i + 1).arms.map(({ monthly }) => {
      const sums = new Float64Array(K);
      monthly.forEach((count, at) => (sums[at % K] += count));
      return (counter: Counter) => sums[COUNTER[counter]];
    }),
  );
}
