/**
 * Does the method find what is true? Every run of a bank drawn from the prior plays the world once: its outputs, with
 * errors of the stated tolerances, are the published figures, and the posterior by emulators that never saw it must
 * hold its parameters as often as it claims (simulation-based calibration, Talts et al. 2018).
 */
import { meanSimple } from 'simple-statistics';
import { Stream } from '../../base/stream.ts';
import { Moments } from '../intervals.ts';
import { binomialBand, binomialTest } from '../statistics/binomial.ts';
import { uniformityTest } from '../statistics/chi-square.ts';
import { holm } from '../statistics/holm.ts';
import { normalQuantile } from '../../base/normal-quantile.ts';
import { type Bank, type Run, scaledOutputs } from './bank.ts';
import { allowing, discrepancyAt, groupsOf } from './discrepancy.ts';
import { type Emulator, fitEmulators } from './emulator.ts';
import { emulatedLogLikelihood } from './likelihood.ts';
import type { Target } from './pattern.ts';
import { sampler } from './smc.ts';

export type SelfCheck = {
  /** Data sets made. */
  readonly sets: number;
  readonly level: number;
  /** The counts of covered sets that chance allows at 99%. */
  readonly band: { readonly lo: number; readonly hi: number };
  readonly parameters: readonly {
    /** Sets whose interval at the level holds the true value. */
    readonly covered: number;
    /** Exact binomial p value of that count, corrected by Holm over the parameters. */
    readonly coverageP: number;
    /** Counts of the true value's rank among the draws, in equal bins. */
    readonly ranks: readonly number[];
    /** Chi-square p value of even ranks, corrected likewise. */
    readonly ranksP: number;
  }[];
  /** Mean share of parameters covered, with its 99% t interval over the sets: they are independent, parameters are not. */
  readonly pooled: { readonly share: number; readonly lo: number; readonly hi: number };
};

export type WorldsPlan = {
  readonly seed: string;
  /** Data sets to make; at most the runs of the bank. */
  readonly sets: number;
  readonly particles: number;
  /** The errors made, in multiples of those stated: 1 if left out; above it, figures are worse than they say. */
  readonly errorFactor?: number;
};

export type JudgedBy = { readonly level: number; readonly bins: number };

/** A fifth of the worlds is left out at a time, and their emulators learn from all other runs. */
export const WORLDS_APART = 5;

/** Emulators that learn from some runs of the bank, given by their places in it. */
export type Teach = (rows: readonly number[]) => readonly Emulator[];

/** Worlds that play the real one, each told by what its posterior says of the values that made it. */
export type Worlds = {
  /** How many there are. */
  readonly sets: number;
  /** For each parameter the rank of the true value among the draws of the posterior, as a share strictly between 0 and 1. */
  readonly ranks: (set: number) => number[];
};

/**
 * @param bank runs at draws from the prior, such as the start of a calibration; runs with a figure missing are left out
 * @param teach if left out, the runs themselves teach
 */
export function worldsOf(
  stated: readonly Target[],
  bank: Bank,
  plan: WorldsPlan,
  teach: Teach = (rows) =>
    fitEmulators(
      rows.map((row) => bank[row]),
      stated,
      new Float64Array(rows.length).fill(1),
      plan.seed,
    ),
): Worlds {
  const whole = [...bank.keys()].filter((row) => !bank[row].outputs.includes(null));
  // A figure made up from a run is a figure, even where only a bound was published.
  const targets = stated.map((target): Target => ({ ...target, side: 0 }));
  const groups = groupsOf(targets).length;
  const order = new Stream(plan.seed, 'worlds').permutation(whole.length).slice(0, plan.sets);
  const taught = new Map<number, readonly Emulator[]>();
  const emulatorsFor = (fold: number): readonly Emulator[] => {
    const left = new Set(order.filter((_, i) => i % WORLDS_APART === fold));
    const known = taught.get(fold) ?? teach(whole.filter((_, place) => !left.has(place)));
    taught.set(fold, known);
    return known;
  };
  return {
    sets: order.length,
    ranks: (set) => {
      const place = order[set];
      const { u } = bank[whole[place]];
      const seed = `${plan.seed} ${place}`;
      const published = madeUp(targets, bank[whole[place]], plan.errorFactor ?? 1, seed);
      const likelihood = emulatedLogLikelihood(u.length, published, emulatorsFor(set % WORLDS_APART));
      const { points } = sampler(u.length + groups, likelihood, { particles: plan.particles, seed });
      return u.map((truth, parameter) => rankAmong(truth, points.map((point) => point[parameter]))); // prettier-ignore
    },
  };
}

function rankAmong(truth: number, draws: readonly number[]): number {
  const below = draws.reduce((count, draw) => count + (draw < truth ? 1 : 0), 0);
  return (below + 0.5) / (draws.length + 1);
}

/** What the ranks of some worlds say. @param ranks by world, then by parameter */
export function judged(ranks: readonly (readonly number[])[], { level, bins }: JudgedBy): SelfCheck {
  const inside = (rank: number): number => (Math.abs(rank - 0.5) <= level / 2 ? 1 : 0);
  const pooled = new Moments();
  for (const world of ranks) pooled.add(meanSimple(world.map(inside)));
  const byParameter = (ranks[0] ?? []).map((_, i) => ranks.map((world) => world[i]));
  const covered = byParameter.map((own) => own.reduce((sum, rank) => sum + inside(rank), 0));
  const counts = byParameter.map((own) => {
    const parts = new Array<number>(bins).fill(0);
    for (const rank of own) parts[Math.floor(rank * bins)] += 1;
    return parts;
  });
  const coverageP = holm(covered.map((count) => binomialTest(count, ranks.length, level)));
  const ranksP = holm(counts.map((parts) => uniformityTest(parts).p));
  const { lo, hi } = pooled.interval(0.99);
  return {
    sets: ranks.length,
    level,
    band: binomialBand(ranks.length, level, 0.99),
    parameters: covered.map((count, i) => ({
      covered: count,
      coverageP: coverageP[i],
      ranks: counts[i],
      ranksP: ranksP[i],
    })),
    pooled: { share: pooled.mean ?? 0, lo: lo ?? 0, hi: hi ?? 1 },
  };
}

/** Makes all worlds and judges them. */
export function selfCheck(
  stated: readonly Target[],
  bank: Bank,
  plan: WorldsPlan & JudgedBy,
  teach?: Teach,
): SelfCheck {
  const { sets, ranks } = worldsOf(stated, bank, plan, teach);
  return judged(
    Array.from({ length: sets }, (_, set) => ranks(set)),
    plan,
  );
}

/** The targets with the figures that a run would have had published, errors and all: those stated, and a discrepancy in each group. */
function madeUp(targets: readonly Target[], run: Run, factor: number, seed: string): Target[] {
  const stream = new Stream(seed, 'errors');
  const outputs = scaledOutputs(run, targets);
  const wrong = allowing(
    targets,
    groupsOf(targets).map(() => discrepancyAt(stream.uniform())),
  );
  return targets.map((target, t) => ({
    ...target,
    centre: outputs[t] + factor * Math.sqrt(wrong[t].variance) * normalQuantile(stream.uniform()),
  }));
}
