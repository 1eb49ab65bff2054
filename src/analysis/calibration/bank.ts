/** The bank of simulations: a plain table that only grows, so that a calibration resumes from what it has. */
import { type Target, misfit, onScale } from './pattern.ts';

export type Run = {
  /** The parameters as quantiles of their priors, each in (0, 1). */
  readonly u: readonly number[];
  /** The simulated figure of each pattern, in its own units; null where the run gives none, as a share of nobody. */
  readonly outputs: readonly (number | null)[];
};

export type Bank = readonly Run[];

/** The bank with more runs. Throws when the numbers of points and outputs differ. */
export function absorb(bank: Bank, points: readonly (readonly number[])[], outputs: readonly Run['outputs'][]): Bank {
  if (points.length !== outputs.length)
    throw new RangeError(`the bank was given ${points.length} points and ${outputs.length} rows of outputs`);
  return [...bank, ...points.map((u, i) => ({ u, outputs: outputs[i] }))];
}

/** A run's outputs on the scales of the targets; NaN where there is none. */
export function scaledOutputs(run: Run, targets: readonly Target[]): Float64Array {
  return Float64Array.from(targets, ({ scale }, i) => {
    const output = run.outputs[i];
    return output === null ? Number.NaN : onScale(scale, output);
  });
}

/** A missing figure counts as three standard deviations away: no reason to trust the run, none to forget it. */
const MISSING = 4.5;

/** The log likelihood of a run by its own outputs, but for a constant. */
export function runLogLikelihood(run: Run, targets: readonly Target[]): number {
  return scaledOutputs(run, targets).reduce((sum, output, i) => {
    const miss = Number.isNaN(output) ? null : misfit(output, targets[i]);
    return sum - (miss === null ? MISSING : miss ** 2 / (2 * targets[i].variance));
  }, 0);
}
