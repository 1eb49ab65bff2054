/**
 * The calibration: an even start over the prior, then waves of runs where the posterior is, each wave from emulators
 * that all earlier runs taught. Where the model has a twin, each stage first calls it at many points, and simulates at the
 * first few of them. The caller simulates; the bank of rows is the whole state, so that a calibration resumes from any bank,
 * also from the middle of a stage.
 */
import { meanSimple } from 'simple-statistics';
import { sobolPoints } from '../../experiment/designs/sobol-points.ts';
import { Stream } from '../../base/stream.ts';
import { type Bank, runLogLikelihood } from './bank.ts';
import { allowing, discrepancyAt, groupsOf } from './discrepancy.ts';
import { type Emulator, fitEmulators } from './emulator.ts';
import { emulatedLogLikelihood } from './likelihood.ts';
import type { Target } from './pattern.ts';
import { type Plan, rowsBefore, rowsOf, stageAt } from './plan.ts';
import { type Sample, sampler } from './smc.ts';
import { largestPower, temperedWeights } from './tempering.ts';
import { taughtBy, twinEmulators } from './twin.ts';

export type Calibration = {
  readonly parameters: number;
  readonly targets: readonly Target[];
  readonly plan: Plan;
};

export type Posterior = Sample & {
  /** One for each target. */
  readonly emulators: readonly Emulator[];
  /** Draws of the discrepancy of each group, in tolerances. */
  readonly discrepancies: readonly { readonly group: string; readonly draws: readonly number[] }[];
  /** The targets with the discrepancies found, each at its mean. */
  readonly allowed: readonly Target[];
};

/** What is asked for next: a run at a point, or a call of the twin. */
export type Asked = { readonly u: readonly number[]; readonly twin: boolean };

/** What to do next, to the end of the stage; nothing when the calibration is complete. */
export function nextPoints(calibration: Calibration, bank: Bank): Asked[] {
  const { plan, parameters } = calibration;
  const stage = stageAt(plan, bank.length);
  if (stage > plan.waves) return [];
  const begun = rowsBefore(plan, stage);
  const { calls, runs } = rowsOf(plan, stage);
  const count = Math.max(calls, runs);
  const points =
    stage === 0
      ? sobolPoints(parameters, count, plan.seed)
      : pick(posterior(calibration, bank.slice(0, begun)), plan, count, begun);
  const asked = [
    ...points.slice(0, calls).map((u) => ({ u, twin: true })),
    ...points.slice(0, runs).map((u) => ({ u, twin: false })),
  ];
  return asked.slice(bank.length - begun);
}

function pick({ points }: Sample, { seed }: Plan, count: number, begun: number): (readonly number[])[] {
  const order = new Stream(seed, `wave at ${begun}`).permutation(points.length);
  return order.slice(0, count).map((n) => points[n]);
}

/** The emulators as all rows of the bank teach them. */
export function emulatorsOf({ targets, plan }: Calibration, bank: Bank): Emulator[] {
  if (plan.twin === undefined) return fitEmulators(bank, targets, focus(targets, plan, bank), plan.seed);
  return twinEmulators(taughtBy(plan, bank), targets, (rows) => focus(targets, plan, rows), plan.seed);
}

/** The posterior as all rows of the bank teach it. */
export function posterior(calibration: Calibration, bank: Bank): Posterior {
  const { parameters: k, targets, plan } = calibration;
  const emulators = emulatorsOf(calibration, bank);
  const groups = groupsOf(targets);
  const seed = `${plan.seed} after ${bank.length}`;
  const likelihood = emulatedLogLikelihood(k, targets, emulators);
  const sample = sampler(k + groups.length, likelihood, { ...plan, seed });
  const discrepancies = groups.map((group, g) => ({
    group,
    draws: sample.points.map((point) => discrepancyAt(point[k + g])),
  }));
  return {
    ...sample,
    points: sample.points.map((point) => point.slice(0, k)),
    emulators,
    discrepancies,
    allowed: allowing(
      targets,
      discrepancies.map(({ draws }) => meanSimple([...draws])),
    ),
  };
}

/** No run is forgotten: far ones keep an emulator from running wild where it is not looked at. */
const LEAST_WEIGHT = 0.05;

/**
 * How much each run counts for the emulators: after the start, more where it comes near the patterns, so far that
 * half of the runs stay effective.
 */
export function focus(targets: readonly Target[], plan: Pick<Plan, 'start' | 'twin'>, bank: Bank): Float64Array {
  if (bank.length <= (plan.twin ?? plan.start)) return new Float64Array(bank.length).fill(1);
  const logs = bank.map((run) => runLogLikelihood(run, targets));
  const weights = temperedWeights(logs, largestPower(logs, bank.length / 2));
  const top = weights.reduce((max, weight) => Math.max(max, weight), 0);
  return weights.map((weight) => LEAST_WEIGHT + (1 - LEAST_WEIGHT) * (weight / top));
}
