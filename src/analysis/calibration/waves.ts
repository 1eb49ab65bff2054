/**
 * The calibration: an even start over the prior, then waves of runs where the posterior is, each wave from emulators
 * that all earlier runs taught. The caller simulates; the bank of runs is the whole state, so that a calibration
 * resumes from any bank, also from the middle of a wave.
 */
import { sobolPoints } from '../../experiment/designs/sobol-points.ts';
import { Stream } from '../../base/stream.ts';
import { type Bank, runLogLikelihood } from './bank.ts';
import { type Emulator, fitEmulators } from './emulator.ts';
import { emulatedLogLikelihood } from './likelihood.ts';
import type { Target } from './pattern.ts';
import { type Sample, sampler } from './smc.ts';
import { largestPower, temperedWeights } from './tempering.ts';

export type Plan = {
  readonly seed: string;
  /** Runs of the even start. */
  readonly start: number;
  /** Waves after it; the last one also proves the posterior, see `proof.ts`. */
  readonly waves: number;
  readonly perWave: number;
  /** Size of a posterior sample; at least `perWave`. */
  readonly particles: number;
};

export type Calibration = {
  readonly parameters: number;
  readonly targets: readonly Target[];
  readonly plan: Plan;
};

export type Posterior = Sample & {
  /** One for each target. */
  readonly emulators: readonly Emulator[];
};

/** How many runs a finished calibration has. */
export const runsPlanned = ({ start, waves, perWave }: Plan): number => start + waves * perWave;

/** The number of runs at which the stage of a bank of `runs` began: 0, or the start and whole waves. */
export function stageStart({ start, perWave }: Plan, runs: number): number {
  return runs < start ? 0 : start + Math.floor((runs - start) / perWave) * perWave;
}

/** The points to simulate next, to the end of the stage; none when the calibration is complete. */
export function nextPoints(calibration: Calibration, bank: Bank): (readonly number[])[] {
  const { plan, parameters } = calibration;
  if (bank.length >= runsPlanned(plan)) return [];
  const begun = stageStart(plan, bank.length);
  const stage =
    begun < plan.start
      ? sobolPoints(parameters, plan.start, plan.seed)
      : pick(posterior(calibration, bank.slice(0, begun)), plan, begun);
  return stage.slice(bank.length - begun);
}

function pick({ points }: Sample, { seed, perWave }: Plan, begun: number): (readonly number[])[] {
  const order = new Stream(seed, `wave at ${begun}`).permutation(points.length);
  return order.slice(0, perWave).map((n) => points[n]);
}

/** The posterior as all runs of the bank teach it. */
export function posterior({ parameters, targets, plan }: Calibration, bank: Bank): Posterior {
  const emulators = fitEmulators(bank, targets, focus(targets, plan, bank), plan.seed);
  const seed = `${plan.seed} after ${bank.length}`;
  const sample = sampler(parameters, emulatedLogLikelihood(parameters, targets, emulators), { ...plan, seed });
  return { ...sample, emulators };
}

/** No run is forgotten: far ones keep an emulator from running wild where it is not looked at. */
const LEAST_WEIGHT = 0.05;

/**
 * How much each run counts for the emulators: after the start, more where it comes near the patterns, so far that
 * half of the runs stay effective.
 */
export function focus(targets: readonly Target[], plan: Plan, bank: Bank): Float64Array {
  if (bank.length <= plan.start) return new Float64Array(bank.length).fill(1);
  const logs = bank.map((run) => runLogLikelihood(run, targets));
  const weights = temperedWeights(logs, largestPower(logs, bank.length / 2));
  const top = weights.reduce((max, weight) => Math.max(max, weight), 0);
  return weights.map((weight) => LEAST_WEIGHT + (1 - LEAST_WEIGHT) * (weight / top));
}
