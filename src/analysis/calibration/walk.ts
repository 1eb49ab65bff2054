/**
 * Moves of particles that leave a tempered posterior as it is (Metropolis and Hastings).
 *
 * A particle x, whitened by the mean and covariance of all, goes to √(1 - s²) x + s ξ with ξ standard normal: at
 * s = 1 a fresh draw from the normal fitted to the particles, at small s a short step along their ridges. The step s
 * adapts to the share of moves taken.
 */
import type { Stream } from '../../base/stream.ts';
import { cholesky, moments, solveLower } from '../statistics/matrix.ts';
import { normalQuantile } from '../../base/normal-quantile.ts';

export type Walkers = {
  readonly parameters: number;
  /** Normal scores, one row of `parameters` numbers a particle. */
  readonly scores: Float64Array;
  /** The log likelihood of each particle. */
  readonly logs: Float64Array;
  readonly step: number;
};

/** Particles have moved enough when no score keeps more than this correlation with where it was. */
const FORGOTTEN = 0.2;
const SWEEPS = { least: 2, most: 60 };
/** The fitted normal is made a little wider than the particles, so that their tails are reached. */
const WIDER = 1.2;

/** `count` systematic draws: row numbers, each as often as its weight says, up to one. */
export function systematicDraws(weights: Float64Array, count: number, stream: Stream): Int32Array {
  const rows = new Int32Array(count);
  const start = stream.uniform();
  let [sum, row] = [weights[0], 0];
  for (let n = 0; n < rows.length; n += 1) {
    while (sum * count < start + n && row < weights.length - 1) sum += weights[(row += 1)];
    rows[n] = row;
  }
  return rows;
}

/**
 * Draws particles by their weights, then moves them under prior × likelihood^power.
 * @param logAt the log likelihood of a row of scores
 */
export function moveWalkers(
  walkers: Walkers,
  weights: Float64Array,
  power: number,
  logAt: (scores: Float64Array) => number,
  stream: Stream,
): Walkers & { sweeps: number; accepted: number; memory: number } {
  const k = walkers.parameters;
  const { mean, covariance } = moments(walkers.scores, k, weights);
  const lower = cholesky(
    covariance.map((value) => WIDER * value),
    k,
  );
  const chosen = systematicDraws(weights, weights.length, stream);
  const scores = new Float64Array(walkers.scores.length);
  chosen.forEach((row, n) => scores.set(walkers.scores.subarray(row * k, (row + 1) * k), n * k));
  const start = scores.slice();
  const logs = Float64Array.from(chosen, (row) => walkers.logs[row]);
  const move = mover({ mean, lower }, power, logAt, stream);
  let [step, sweeps, taken, memory] = [walkers.step, 0, 0, 1];
  while (sweeps < SWEEPS.least || (sweeps < SWEEPS.most && memory > FORGOTTEN)) {
    let moves = 0;
    for (let n = 0; n < logs.length; n += 1) moves += move(scores, logs, n, step) ? 1 : 0;
    const share = moves / logs.length;
    if (share < 0.2) step *= 0.7;
    else if (share > 0.4) step = Math.min(1, step / 0.7);
    sweeps += 1;
    taken += share;
    memory = largestCorrelation(start, scores, k);
  }
  return { parameters: k, scores, logs, step, sweeps, accepted: taken / sweeps, memory };
}

/** A function that tries one move of particle `n` and says whether it was taken. */
function mover(
  { mean, lower }: { mean: Float64Array; lower: Float64Array },
  power: number,
  logAt: (scores: Float64Array) => number,
  stream: Stream,
): (scores: Float64Array, logs: Float64Array, n: number, step: number) => boolean {
  const k = mean.length;
  const proposed = new Float64Array(k);
  const candidate = new Float64Array(k);
  // The proposal is reversible under the fitted normal, so only the ratio of the target to that normal counts.
  const ratio = (log: number, score: Float64Array, white: Float64Array) =>
    power * log - squares(score) / 2 + squares(white) / 2;
  return (scores, logs, n, step) => {
    const here = scores.subarray(n * k, (n + 1) * k);
    const centred = here.map((score, i) => score - mean[i]);
    const white = solveLower(lower, k, centred);
    const keep = Math.sqrt(1 - step * step);
    for (let i = 0; i < k; i += 1) proposed[i] = keep * white[i] + step * normalQuantile(stream.uniform());
    for (let i = 0; i < k; i += 1) {
      candidate[i] = mean[i];
      for (let j = 0; j <= i; j += 1) candidate[i] += lower[i * k + j] * proposed[j];
    }
    const log = logAt(candidate);
    const gain = ratio(log, candidate, proposed) - ratio(logs[n], here, white);
    if (Math.log(stream.uniform()) >= gain) return false;
    here.set(candidate);
    logs[n] = log;
    return true;
  };
}

function squares(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += x[i] * x[i];
  return sum;
}

/**
 * The largest correlation, over the parameters, between the scores at the start and now.
 *
 * Ours: simple-statistics' sampleCorrelation moves the last digits, and these may decide whether there is one more sweep.
 */
function largestCorrelation(start: Float64Array, now: Float64Array, k: number): number {
  let largest = 0;
  for (let i = 0; i < k; i += 1) {
    let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
    for (let at = i; at < start.length; at += k, n += 1) {
      x += start[at];
      y += now[at];
      xx += start[at] ** 2;
      yy += now[at] ** 2;
      xy += start[at] * now[at];
    }
    const spread = Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n));
    largest = Math.max(largest, spread > 0 ? (xy - (x * y) / n) / spread : 1);
  }
  return largest;
}
