/** Made-up worlds in which the truth is known: how often an interval over draws holds what one further draw shows. */
import seedrandom from 'seedrandom';
import { type Bounds, boundsOf, rangeOf, UNBOUNDED } from '../../src/analysis/bounds.ts';
import { NestedMoments } from '../../src/analysis/nested.ts';

type Random = () => number;
/** What one draw is: the values of its replications, given the parameters that are drawn first. */
type World = (random: Random) => () => number;

export type Case = {
  readonly name: string;
  readonly world: World;
  readonly replications: number;
  readonly bounds: Bounds;
  /** Of an interval that says 95%. */
  readonly least: number;
  readonly most: number;
};

export const DRAWS = [5, 10, 20, 40] as const;
export const WORLDS = 8000;

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const lognormal = (random: Random, sd: number): number => Math.exp(sd * normal(random));

function poisson(random: Random, mean: number): number {
  let [count, chance] = [0, Math.exp(-mean)];
  for (let left = random() - chance; left > 0 && count < 10_000; left -= chance) chance *= mean / (count += 1);
  return count;
}

const count = boundsOf({ kind: 'count' });
const near = { replications: 1, least: 0.93, most: 0.975 };
const rough = { replications: 1, least: 0.9, most: 1 };

/** Levels and differences of the kinds that a document holds, parameters larger and smaller than chance. */
export const CASES: readonly Case[] = [
  { name: 'normal, parameters 4 × chance', world: both(20, 5), bounds: UNBOUNDED, ...near },
  { name: 'normal, parameters 1/4 of chance', world: both(5, 20), bounds: UNBOUNDED, ...near },
  { name: 'the same, 3 replications', world: both(5, 20), bounds: UNBOUNDED, ...near, replications: 3 },
  ...[1, 3, 30].map((mean) => ({ name: `Poisson of mean ${mean}`, world: counted(mean, 0), bounds: count, ...near })),
  { name: 'Poisson of mean 3, log-sd .3', world: counted(3, 0.3), bounds: count, ...near },
  { name: 'Poisson of mean 100, log-sd .3', world: counted(100, 0.3), bounds: count, ...near },
  ...[0.1, 0.3].map((sd) => ({ name: `lognormal, log-sd ${sd}`, world: skewed(sd), bounds: count, ...near })),
  ...[0.6, 1].map((sd) => ({ name: `lognormal, log-sd ${sd}`, world: skewed(sd), bounds: count, ...rough })),
  { name: 'Poisson of mean .3', world: counted(0.3, 0), bounds: count, ...rough },
];

function both(parameters: number, chance: number): World {
  return (random) => {
    const expected = 100 + parameters * normal(random);
    return () => expected + chance * normal(random);
  };
}

function counted(mean: number, sd: number): World {
  return (random) => {
    const expected = mean * lognormal(random, sd);
    return () => poisson(random, expected);
  };
}

function skewed(sd: number): World {
  return (random) => {
    const value = lognormal(random, sd);
    return () => value;
  };
}

export type Covered = { readonly share: number; readonly without: number };

/** The share of worlds whose interval holds the further draw, of those that give one; and the share that give none. */
export function coverage({ name, world, replications, bounds }: Case, draws: number): Covered {
  const random = seedrandom(`${name} ${draws}`);
  const runs = Array.from({ length: replications });
  let [held, told] = [0, 0];
  for (let w = 0; w < WORLDS; w += 1) {
    const moments = new NestedMoments();
    for (let draw = 1; draw <= draws; draw += 1) {
      const next = world(random);
      for (const _ of runs) moments.add(next(), draw);
    }
    const further = world(random);
    const shown = runs.reduce<number>((sum) => sum + further(), 0) / replications;
    const { lo, hi } = rangeOf(moments.read(), bounds);
    if (lo === null || hi === null) continue;
    told += 1;
    if (lo <= shown && shown <= hi) held += 1;
  }
  return { share: held / told, without: 1 - told / WORLDS };
}
