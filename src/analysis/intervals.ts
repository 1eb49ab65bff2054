/**
 * Means, standard deviations and Student's t intervals over replications.
 *
 * The t quantile is our own, since simple-statistics has none: the tail of the t distribution is an incomplete beta
 * function, and the quantile is the root of that tail.
 */
import { incompleteBeta } from './statistics/gamma.ts';

/** P(T > t) for t >= 0, exact in the far tail too: half of the incomplete beta function at df / (df + t²). */
function upperTail(t: number, df: number): number {
  return 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5, (t * t) / (df + t * t));
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

/** The chance of a t as far from zero as this one, on either side, if there were nothing to find. */
export function twoSided(t: number, df: number): number {
  return 2 * upperTail(Math.abs(t), df);
}

/** Both ends, or none. */
export type Interval = { readonly lo: number | null; readonly hi: number | null };
export const NO_INTERVAL: Interval = { lo: null, hi: null };

/** mean ± t(df) × error */
export function aroundMean(mean: number, error: number, df: number, level: number): { lo: number; hi: number } {
  const half = cachedQuantile((1 + level) / 2, df) * error;
  return { lo: mean - half, hi: mean + half };
}

/** An interval cut where the possible ends: a count at 0, a share at 0 and 1. */
export function cutTo({ lo, hi }: Interval, least: number, most: number): Interval {
  const within = (end: number | null) => (end === null ? null : Math.min(most, Math.max(least, end)));
  return { lo: within(lo), hi: within(hi) };
}

/**
 * The mean that Welford's steps arrive at, and exactly 0 where only their rounding keeps it from 0: differences of +1 and
 * -1 must not have a sign by the order in which they came.
 * @param squares sum of squares around the mean
 */
export const withoutNoise = (count: number, mean: number, squares: number): number =>
  count * mean * mean <= 1e-24 * squares ? 0 : mean;

const cache = new Map<string, number>();

/** {@link tQuantile}, remembered. */
function cachedQuantile(p: number, df: number): number {
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

  /** Moments whose sums were kept elsewhere. */
  static of(count: number, mean: number, squares: number): Moments {
    const moments = new Moments();
    moments.#count = count;
    moments.#mean = mean;
    moments.#squares = squares;
    return moments;
  }

  copy(): Moments {
    return Moments.of(this.#count, this.#mean, this.#squares);
  }

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
    return this.#count === 0 ? null : withoutNoise(this.#count, this.#mean, this.#squares);
  }

  /** The sample variance, with n - 1 below. */
  get variance(): number | null {
    return this.#count < 2 ? null : this.#squares / (this.#count - 1);
  }

  get sd(): number | null {
    return this.variance === null ? null : Math.sqrt(this.variance);
  }

  /** True where two values or more are all the same: they have no spread, so no interval is made of them. */
  get agree(): boolean {
    return this.#count > 1 && this.#squares === 0;
  }

  /** The standard error of the mean: sd / √n. */
  get errorOfMean(): number | null {
    return this.sd === null ? null : this.sd / Math.sqrt(this.#count);
  }

  /** The standard error of one further value as the mean tells it: sd × √(1 + 1/n). */
  get errorOfNext(): number | null {
    return this.sd === null ? null : this.sd * Math.sqrt(1 + 1 / this.#count);
  }

  /** The t interval of the mean; none where the values agree. */
  interval(level = 0.95): Interval {
    return this.around(this.errorOfMean, level);
  }

  /** The t interval of one further value (prediction interval); none where the values agree. */
  prediction(level = 0.95): Interval {
    return this.around(this.errorOfNext, level);
  }

  private around(error: number | null, level: number): Interval {
    if (error === null || error === 0) return NO_INTERVAL;
    return aroundMean(this.mean!, error, this.#count - 1, level);
  }
}
