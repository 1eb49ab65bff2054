/**
 * The proof of a posterior: the runs of the last wave were drawn from the posterior that the emulators of all earlier
 * rows gave. They are fresh, so they say how far the emulators can be believed: by the size of the errors, by the rank that
 * each figure has in what was foretold, and by the runs' own likelihood against the emulated one.
 */
import { meanSimple } from 'simple-statistics';
import { Stream } from '../../base/stream.ts';
import { uniformityTest } from '../statistics/chi-square.ts';
import { holm } from '../statistics/holm.ts';
import { normalCdf } from '../statistics/normal.ts';
import { type Bank, type Run, runLogLikelihood, scaledOutputs } from './bank.ts';
import { emulatedLogLikelihood, Predictor } from './likelihood.ts';
import type { Target } from './pattern.ts';
import { rowsBefore, rowsPlanned } from './plan.ts';
import { effectiveNumber, temperedWeights } from './tempering.ts';
import { systematicDraws } from './walk.ts';
import { type Calibration, emulatorsOf } from './waves.ts';

export type Proof = {
  /** The runs of the last wave. */
  readonly runs: readonly Run[];
  /**
   * Importance weights by their true likelihood, summing to 1. Even where the fit has a twin: there chance and the luck of
   * places are in the emulators' variance, and a run's own likelihood would count its luck as its merit.
   */
  readonly weights: Float64Array;
  /** The effective number of runs under the weights: near their number when the emulators are right. */
  readonly effective: number;
  /** For each target, the mean square of the emulator's errors over what it expected: not far above 1 if it is honest. */
  readonly surprise: readonly number[];
  readonly ranks: Ranks;
};

/** Where the figures of fresh runs fall in what was foretold of them, in equal parts of what was held possible. */
export type Ranks = {
  /** Over all figures and runs. */
  readonly counts: readonly number[];
  /** Of each figure: chi-square p value of even ranks, corrected by Holm over the figures. */
  readonly p: readonly number[];
};

/** An emulator's variance that cannot matter, as a share of the target's: what is exact surprises nobody. */
const NEGLIGIBLE = 1e-9;
/** Parts of the ranks: few, so that each is expected in some ten runs. */
const PARTS = 5;

/**
 * @param allowed the targets with their discrepancies, by which the likelihoods are judged
 * @throws RangeError unless the calibration is complete and has a wave.
 */
export function proof(calibration: Calibration, bank: Bank, allowed: readonly Target[] = calibration.targets): Proof {
  const { parameters, targets, plan } = calibration;
  const end = rowsPlanned(plan);
  if (bank.length < end || plan.waves < 1)
    throw new RangeError(`a proof needs a complete calibration with a wave: ${bank.length} of ${end} runs are there`);
  const runs = bank.slice(end - plan.perWave, end);
  const emulators = emulatorsOf(calibration, bank.slice(0, rowsBefore(plan, plan.waves)));
  const plain = allowed.map((target): Target => ({ ...target, group: undefined }));
  const emulated = emulatedLogLikelihood(parameters, plain, emulators);
  const weights =
    plan.twin === undefined
      ? temperedWeights(
          runs.map((run) => runLogLikelihood(run, plain) - emulated(run.u)),
          1,
        )
      : new Float64Array(runs.length).fill(1 / runs.length);
  const errors = errorsOf(runs, targets, new Predictor(parameters, emulators), (t) =>
    Math.sqrt(emulators[t].variance + NEGLIGIBLE * targets[t].variance),
  );
  const surprise = errors.map((own) => (own.length === 0 ? Number.NaN : meanSimple(own.map((error) => error ** 2))));
  return { runs, weights, effective: effectiveNumber(weights), surprise, ranks: ranksOf(errors) };
}

/** For each target, the errors of the emulator at the runs that have the figure, in standard deviations of what it expects. */
function errorsOf(
  runs: readonly Run[],
  targets: readonly Target[],
  predictor: Predictor,
  sdOf: (target: number) => number,
): number[][] {
  const errors = targets.map((): number[] => []);
  const figures = new Float64Array(targets.length);
  for (const run of runs) {
    predictor.predict(run.u, figures);
    scaledOutputs(run, targets).forEach((output, t) => {
      if (!Number.isNaN(output)) errors[t].push((output - figures[t]) / sdOf(t));
    });
  }
  return errors;
}

function ranksOf(errors: readonly (readonly number[])[]): Ranks {
  const counts = errors.map((own) => {
    const parts = new Array<number>(PARTS).fill(0);
    for (const error of own) parts[Math.min(PARTS - 1, Math.floor(PARTS * normalCdf(error)))] += 1;
    return parts;
  });
  const all = Array.from({ length: PARTS }, (_, part) => counts.reduce((sum, parts) => sum + parts[part], 0));
  return { counts: all, p: holm(counts.map((parts) => (parts.some((n) => n > 0) ? uniformityTest(parts).p : 1))) };
}

/** Runs drawn by their weights: an equally weighted sample of the posterior in which every point was simulated. */
export function provenSample({ runs, weights }: Pick<Proof, 'runs' | 'weights'>, count: number, seed: string): Run[] {
  const stream = new Stream(seed, 'proven sample');
  return Array.from(systematicDraws(weights, count, stream), (row) => runs[row]);
}
