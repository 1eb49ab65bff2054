/**
 * The proof of a posterior: the runs of the last wave were drawn from the posterior that the emulators of all earlier
 * runs gave. Their own likelihood, against the emulated one, says how far the emulators can be believed and corrects
 * the rest.
 */
import { Stream } from '../../base/stream.ts';
import { type Bank, type Run, runLogLikelihood, scaledOutputs } from './bank.ts';
import { fitEmulators } from './emulator.ts';
import { emulatedLogLikelihood, Predictor } from './likelihood.ts';
import { effectiveNumber, temperedWeights } from './tempering.ts';
import { systematicDraws } from './walk.ts';
import { type Calibration, focus, runsPlanned } from './waves.ts';

export type Proof = {
  /** The runs of the last wave. */
  readonly runs: readonly Run[];
  /** Importance weights by their true likelihood, summing to 1. */
  readonly weights: Float64Array;
  /** The effective number of runs under the weights: near their number when the emulators are right. */
  readonly effective: number;
  /** For each target, the mean square of the emulator's errors over what it expected: not far above 1 if it is honest. */
  readonly surprise: readonly number[];
};

/** An emulator's variance that cannot matter, as a share of the target's: what is exact surprises nobody. */
const NEGLIGIBLE = 1e-9;

/** @throws RangeError unless the calibration is complete and has a wave. */
export function proof({ parameters, targets, plan }: Calibration, bank: Bank): Proof {
  const end = runsPlanned(plan);
  if (bank.length < end || plan.waves < 1)
    throw new RangeError(`a proof needs a complete calibration with a wave: ${bank.length} of ${end} runs are there`);
  const taught = bank.slice(0, end - plan.perWave);
  const runs = bank.slice(end - plan.perWave, end);
  const emulators = fitEmulators(taught, targets, focus(targets, plan, taught), plan.seed);
  const emulated = emulatedLogLikelihood(parameters, targets, emulators);
  const weights = temperedWeights(
    runs.map((run) => runLogLikelihood(run, targets) - emulated(run.u)),
    1,
  );
  const predictor = new Predictor(parameters, emulators);
  const figures = new Float64Array(targets.length);
  const squares = targets.map(() => ({ sum: 0, count: 0 }));
  for (const run of runs) {
    predictor.predict(run.u, figures);
    scaledOutputs(run, targets).forEach((output, t) => {
      if (Number.isNaN(output)) return;
      squares[t].sum += (output - figures[t]) ** 2 / (emulators[t].variance + NEGLIGIBLE * targets[t].variance);
      squares[t].count += 1;
    });
  }
  return { runs, weights, effective: effectiveNumber(weights), surprise: squares.map(({ sum, count }) => sum / count) };
}

/** Runs drawn by their weights: an equally weighted sample of the posterior in which every point was simulated. */
export function provenSample({ runs, weights }: Proof, count: number, seed: string): Run[] {
  const stream = new Stream(seed, 'proven sample');
  return Array.from(systematicDraws(weights, count, stream), (row) => runs[row]);
}
