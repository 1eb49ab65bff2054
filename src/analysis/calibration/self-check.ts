/**
 * Does the method find what is true? Every run of a bank drawn from the prior plays the world once: its outputs, with
 * errors of the stated tolerances, are the published figures, and the posterior by emulators that never saw it must
 * hold its parameters as often as it claims (simulation-based calibration, Talts et al. 2018).
 */
import { meanSimple, quantile } from 'simple-statistics';
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

export type SelfCheckPlan = {
  readonly seed: string;
  /** Data sets to make; at most the runs of the bank. */
  readonly sets: number;
  readonly level: number;
  readonly bins: number;
  readonly particles: number;
  /** The errors made, in multiples of those stated: 1 if left out; above it, figures are worse than they say. */
  readonly errorFactor?: number;
};

/** A fifth of the worlds is left out at a time, and their emulators learn from all other runs. */
export const WORLDS_APART = 5;

/** Emulators that learn from some runs of the bank, given by their places in it. */
export type Teach = (rows: readonly number[]) => readonly Emulator[];

/**
 * @param bank runs at draws from the prior, such as the start of a calibration; runs with a figure missing are left out
 * @param teach if left out, the runs themselves teach
 */
export function selfCheck(
  stated: readonly Target[],
  bank: Bank,
  plan: SelfCheckPlan,
  teach: Teach = (rows) =>
    fitEmulators(
      rows.map((row) => bank[row]),
      stated,
      new Float64Array(rows.length).fill(1),
      plan.seed,
    ),
): SelfCheck {
  const places = [...bank.keys()].filter((row) => !bank[row].outputs.includes(null));
  const whole = places.map((row) => bank[row]);
  // A figure made up from a run is a figure, even where only a bound was published.
  const targets = stated.map((target): Target => ({ ...target, side: 0 }));
  const groups = groupsOf(targets).length;
  const k = whole[0].u.length;
  const order = new Stream(plan.seed, 'worlds').permutation(whole.length).slice(0, plan.sets);
  const covered = new Array<number>(k).fill(0);
  const ranks = covered.map(() => new Array<number>(plan.bins).fill(0));
  const pooled = new Moments();
  for (let fold = 0; fold < WORLDS_APART; fold += 1) {
    const worlds = order.filter((_, i) => i % WORLDS_APART === fold);
    const emulators = teach(places.filter((_, row) => !worlds.includes(row)));
    for (const row of worlds) {
      const published = madeUp(targets, whole[row], plan.errorFactor ?? 1, `${plan.seed} ${row}`);
      const likelihood = emulatedLogLikelihood(k, published, emulators);
      const { points } = sampler(k + groups, likelihood, { particles: plan.particles, seed: `${plan.seed} ${row}` });
      const inside = whole[row].u.map((truth, parameter) => {
        const draws = points.map((point) => point[parameter]);
        const below = draws.reduce((count, draw) => count + (draw < truth ? 1 : 0), 0);
        ranks[parameter][Math.floor((below * plan.bins) / (draws.length + 1))] += 1;
        const [lo, hi] = quantile(draws, [(1 - plan.level) / 2, (1 + plan.level) / 2]);
        return truth >= lo && truth <= hi ? 1 : 0;
      });
      inside.forEach((hit, parameter) => (covered[parameter] += hit));
      pooled.add(meanSimple(inside));
    }
  }
  const coverageP = holm(covered.map((count) => binomialTest(count, order.length, plan.level)));
  const ranksP = holm(ranks.map((counts) => uniformityTest(counts).p));
  const { lo, hi } = pooled.interval(0.99);
  return {
    sets: order.length,
    level: plan.level,
    band: binomialBand(order.length, plan.level, 0.99),
    parameters: covered.map((count, i) => ({
      covered: count,
      coverageP: coverageP[i],
      ranks: ranks[i],
      ranksP: ranksP[i],
    })),
    pooled: { share: pooled.mean ?? 0, lo: lo ?? 0, hi: hi ?? 1 },
  };
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
