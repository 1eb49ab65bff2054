/**
 * Sequential Monte Carlo: particles from the prior are led to the posterior through tempered stages. Each stage
 * raises the power of the likelihood as far as half of the particles stay effective, draws particles by their
 * weights, and moves them until they have forgotten where the stage found them.
 *
 * The parameters are quantiles in (0, 1); particles walk as normal scores, where the prior is a standard normal.
 */
import { meanSimple } from 'simple-statistics';
import { Stream } from '../../base/stream.ts';
import { effectiveNumber, largestPower, temperedWeights } from './tempering.ts';
import { normalQuantile } from '../../base/normal-quantile.ts';
import { normalCdf } from '../statistics/normal.ts';
import { type Walkers, moveWalkers } from './walk.ts';

export type Stage = {
  /** Power of the likelihood reached, 1 in the last stage. */
  readonly power: number;
  /** Effective particles before they were drawn anew. */
  readonly effective: number;
  readonly sweeps: number;
  /** Share of the moves taken. */
  readonly accepted: number;
  /** The largest correlation that a score kept with its place before the moves; above 0.2 the sweeps ran out. */
  readonly memory: number;
};

export type Sample = {
  /** Equally weighted draws from the posterior. */
  readonly points: readonly (readonly number[])[];
  readonly stages: readonly Stage[];
  /** Log of the mean likelihood over the prior, but for the constant that the likelihood leaves out. */
  readonly logEvidence: number;
};

/** Keeps quantiles inside the open interval, where a prior has values. */
const EDGE = 2 ** -52;

/** Writes the quantiles of normal scores. */
export function toQuantiles(scores: Float64Array, u: Float64Array): void {
  for (let i = 0; i < u.length; i += 1) u[i] = Math.min(1 - EDGE, Math.max(EDGE, normalCdf(scores[i])));
}

/**
 * A sample of `particles` draws from the posterior under a uniform prior on (0, 1)^parameters.
 * @throws RangeError when the likelihood is not a number somewhere
 */
export function sampler(
  parameters: number,
  logLikelihood: (u: Float64Array) => number,
  { particles, seed }: { particles: number; seed: string },
): Sample {
  const stream = new Stream(seed, 'posterior');
  const u = new Float64Array(parameters);
  const logAt = (scores: Float64Array) => {
    toQuantiles(scores, u);
    const value = logLikelihood(u);
    if (Number.isNaN(value)) throw new RangeError(`the likelihood is not a number at ${Array.from(u).join(', ')}`);
    return value;
  };
  const scores = Float64Array.from({ length: particles * parameters }, () => normalQuantile(stream.uniform()));
  const logs = Float64Array.from({ length: particles }, (_, n) =>
    logAt(scores.subarray(n * parameters, (n + 1) * parameters)),
  );
  let walkers: Walkers = { parameters, scores, logs, step: 1 };
  const stages: Stage[] = [];
  let [power, logEvidence] = [0, 0];
  while (power < 1) {
    const rise = largestPower(walkers.logs, particles / 2, 1 - power);
    const weights = temperedWeights(walkers.logs, rise);
    logEvidence += logMeanWeight(walkers.logs, rise);
    power = rise === 1 - power ? 1 : power + rise;
    const { sweeps, accepted, memory, ...moved } = moveWalkers(walkers, weights, power, logAt, stream);
    walkers = moved;
    stages.push({ power, effective: effectiveNumber(weights), sweeps, accepted, memory });
  }
  const points = Array.from({ length: particles }, (_, n) => {
    toQuantiles(walkers.scores.subarray(n * parameters, (n + 1) * parameters), u);
    return Array.from(u);
  });
  return { points, stages, logEvidence };
}

function logMeanWeight(logs: Float64Array, power: number): number {
  const top = logs.reduce((max, log) => Math.max(max, log), -Infinity);
  return power * top + Math.log(meanSimple(Array.from(logs, (log) => Math.exp(power * (log - top)))));
}
