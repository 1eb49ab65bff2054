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

/** No duration is longer, in minutes. */
const LONGEST = 2 ** 30;
/** One table serves every mean, and stays close to the processor: see docs/speed.md. */
const UNIT_EXPONENTIAL = Int32Array.from(EXPONENTIAL);

/** An exponential duration in whole minutes. `mean` in minutes, `u` a draw of 32 bits. */
export const exponentialMinutes = (mean: number, u: number): number =>
  Math.min(LONGEST, Math.floor((mean * UNIT_EXPONENTIAL[slice(u)]) / SCALE + 0.5));

/** What a lognormal quantity is a multiple of its median by, one a slice. `logSd` is the sd of the logarithm. */
export const lognormalSpread = (logSd: number): Float64Array =>
  Float64Array.from(NORMAL, (z) => exponential((logSd * z) / SCALE));

/** A lognormal duration in whole minutes. `median` in minutes, `u` a draw of 32 bits. */
export const lognormalMinutes = (median: number, spread: Float64Array, u: number): number =>
  Math.min(LONGEST, Math.floor(median * spread[slice(u)] + 0.5));

/** A value of the standard normal. `u` a draw of 32 bits. */
export const standardNormal = (u: number): number => NORMAL[slice(u)] / SCALE;

const CHUNK = 16;

/** The cumulative Poisson distribution for a whole chunk, and where to begin looking in it, by the top bits of a draw. */
const WHOLE_CHUNK = new Float64Array(201);
for (let k = 0, term = exponential(-CHUNK), sum = term; k < WHOLE_CHUNK.length; k += 1) {
  WHOLE_CHUNK[k] = sum;
  term *= CHUNK / (k + 1);
  sum += term;
}

const LOOK_FROM = Uint8Array.from({ length: 256 }, (_, top) => WHOLE_CHUNK.findIndex((sum) => top / 256 <= sum));

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
    const u = draw(key, decision, occurrence + chunk);
    const p = (u + 0.5) / 4294967296;
    let k = LOOK_FROM[u >>> 24];
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
