/**
 * Means, standard deviations and Student's t intervals over replications.
 *
 * The t quantile is our own, so that a result needs no outside library: the tail of the t distribution is an
 * incomplete beta function, and the quantile is the root of that tail.
 */

/** Natural logarithm of the gamma function for x > 0 (Lanczos, g = 7, nine terms; relative error near 1e-15). */
function logGamma(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  let sum = coefficients[0];
  for (let term = 1; term < 9; term++) sum += coefficients[term] / (shifted + term);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** The continued fraction of the incomplete beta function (modified Lentz), for x below (a + 1) / (a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  const awayFromZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}

/** P(T > t) for t >= 0, exact in the far tail too: half of the incomplete beta function at df / (df + t²). */
function upperTail(t: number, df: number): number {
  const [a, b] = [df / 2, 0.5];
  const x = df / (df + t * t);
  const rest = (t * t) / (df + t * t);
  if (rest === 0) return 0.5;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest));
  const below = x < (a + 1) / (a + b + 2);
  return below ? (front * betaFraction(x, a, b)) / (2 * a) : 0.5 - (front * betaFraction(rest, b, a)) / (2 * b);
}

/**
 * The p quantile of Student's t distribution with `df` degrees of freedom (whole or not), right to 1e-9.
 *
 * tQuantile(0.975, 9) is 2.26215716280. Throws a RangeError unless 0 < p < 1 and df > 0.
 */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`tQuantile: p must be between 0 and 1, got ${p}`);
  if (!(df > 0 && df < Infinity)) throw new RangeError(`tQuantile: df must be above 0, got ${df}`);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  let low = 0;
  let high = 1;
  while (upperTail(high, df) > tail) {
    low = high;
    high *= 2;
  }
  // Plain halving: some 55 steps, no step can leave the bracket, and a result is asked for once per number of runs.
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (upperTail(middle, df) > tail) low = middle;
    else high = middle;
  }
  return p > 0.5 ? high : -high;
}

const cache = new Map<string, number>();

/** {@link tQuantile}, remembered. */
export function cachedQuantile(p: number, df: number): number {
  const key = `${p}/${df}`;
  const known = cache.get(key) ?? tQuantile(p, df);
  cache.set(key, known);
  return known;
}

/**
 * Mean and spread of a statistic over replications, one value at a time (Welford's method). Add the values in the
 * order of the replications: sums of doubles depend on order, and the order must not depend on workers.
 *
 * A null (a ratio with a zero denominator) is left out. With no value the mean is null; with fewer than two there is
 * no spread, so `sd`, `lo` and `hi` are null.
 */
export class Moments {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number | null): void {
    if (value === null) return;
    this.#count += 1;
    const step = value - this.#mean;
    this.#mean += step / this.#count;
    this.#squares += step * (value - this.#mean);
  }

  /** How many values were added, nulls not counted. */
  get count(): number {
    return this.#count;
  }

  get mean(): number | null {
    return this.#count === 0 ? null : this.#mean;
  }

  /** The sample variance, with n - 1 below. */
  get variance(): number | null {
    return this.#count < 2 ? null : this.#squares / (this.#count - 1);
  }

  get sd(): number | null {
    return this.variance === null ? null : Math.sqrt(this.variance);
  }

  /** The t interval of the mean: mean ± t × sd / √n. */
  interval(level = 0.95): { lo: number | null; hi: number | null } {
    if (this.sd === null) return { lo: null, hi: null };
    const half = (cachedQuantile((1 + level) / 2, this.#count - 1) * this.sd) / Math.sqrt(this.#count);
    return { lo: this.#mean - half, hi: this.#mean + half };
  }
}
