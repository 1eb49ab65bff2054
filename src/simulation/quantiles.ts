/**
 * Durations and counts by inversion: one draw, one value, monotone in the draw, so that a changed parameter moves
 * each person's value a little and nobody else's at all. Only + - * / on doubles and integer operations are used.
 */
import { EXPONENTIAL, NORMAL } from './quantile-tables.ts';
import { type Key, draw } from './random.ts';

/** A draw picks one of the 4,096 slices of a quantile table by its top 12 bits. */
export const slice = (u: number): number => u >>> 20;
const SCALE = 65536;

/**
 * e^x for |x| <= 700 by our own arithmetic: Taylor's polynomial on x / 2^k, squared k times.
 * Relative error below 1e-12; the same bits everywhere.
 */
export function exponential(x: number): number {
  let squarings = 0;
  let r = x;
  while (r > 0.125 || r < -0.125) {
    r /= 2;
    squarings += 1;
  }
  let sum = 1;
  for (let k = 12; k >= 1; k -= 1) sum = 1 + (r / k) * sum;
  for (; squarings > 0; squarings -= 1) sum *= sum;
  return sum;
}

/** Lognormal durations in whole minutes, one a slice. `median` in minutes, `logSd` the sd of the logarithm. */
export function lognormalTable(median: number, logSd: number): Int32Array {
  return Int32Array.from(NORMAL, (z) => Math.min(2 ** 30, Math.floor(median * exponential((logSd * z) / SCALE) + 0.5)));
}

/** Exponential durations in whole minutes, one a slice. `mean` in minutes. */
export function exponentialTable(mean: number): Int32Array {
  return Int32Array.from(EXPONENTIAL, (e) => Math.min(2 ** 30, Math.floor((mean * e) / SCALE + 0.5)));
}

const CHUNK = 16;

/** The cumulative Poisson distribution for a whole chunk. */
const WHOLE_CHUNK = new Float64Array(201);
for (let k = 0, term = exponential(-CHUNK), sum = term; k < WHOLE_CHUNK.length; k += 1) {
  WHOLE_CHUNK[k] = sum;
  term *= CHUNK / (k + 1);
  sum += term;
}

/** Poisson quantile by the cumulative sum, for mean < 16. `u` is an unsigned 32-bit draw. */
function poissonInversion(mean: number, atZero: number, u: number): number {
  const p = (u + 0.5) / 4294967296;
  let term = atZero;
  let sum = term;
  let k = 0;
  while (p > sum && k < 200) {
    k += 1;
    term *= mean / k;
    sum += term;
  }
  return k;
}

/**
 * A Poisson count with one keyed draw per 16 of the mean, so that any mean is exact and a changed mean moves only
 * the last chunk.
 * @param occurrence first occurrence; the chunks use the ones that follow
 */
export function poisson(mean: number, key: Key, decision: number, occurrence: number): number {
  let count = 0;
  let chunk = 0;
  let left = mean;
  for (; left >= CHUNK; left -= CHUNK, chunk += 1) {
    const p = (draw(key, decision, occurrence + chunk) + 0.5) / 4294967296;
    let k = 0;
    while (p > WHOLE_CHUNK[k] && k < 200) k += 1;
    count += k;
  }
  return left > 0 ? count + poissonInversion(left, exponential(-left), draw(key, decision, occurrence + chunk)) : count;
}

/**
 * A count of many independent people of whom the model follows none: Poisson below a mean of 400; above it the
 * rounded normal quantile (relative error of its spread below 0.2%). Monotone in the mean for one draw.
 */
export function manyPeople(mean: number, key: Key, decision: number, occurrence: number): number {
  if (mean <= 400) return poisson(mean, key, decision, occurrence);
  const z = NORMAL[slice(draw(key, decision, occurrence))] / SCALE;
  return Math.max(0, Math.floor(mean + Math.sqrt(mean) * z + 0.5));
}
