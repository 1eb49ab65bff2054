/** Binomial counts: intervals of a probability, bands of a count, exact tests. */
import { incompleteBeta, logGamma } from './gamma.ts';

const checked = (count: number, trials: number) => {
  if (!(Number.isInteger(count) && Number.isInteger(trials) && count >= 0 && count <= trials && trials > 0))
    throw new RangeError(`a binomial count must be whole, from 0 to the trials: got ${count} of ${trials}`);
};

/** P(X <= count). */
function atMost(count: number, trials: number, p: number): number {
  if (count < 0) return 0;
  return count >= trials ? 1 : incompleteBeta(1 - p, trials - count, count + 1, p);
}

/** P(X = count). */
function exactly(count: number, trials: number, p: number): number {
  if (p <= 0 || p >= 1) return count === (p <= 0 ? 0 : trials) ? 1 : 0;
  const ways = logGamma(trials + 1) - logGamma(count + 1) - logGamma(trials - count + 1);
  return Math.exp(ways + count * Math.log(p) + (trials - count) * Math.log(1 - p));
}

/** The x in (0, 1) where an increasing function reaches a value. */
function rootOf(increasing: (x: number) => number, value: number): number {
  let [low, high] = [0, 1];
  for (let middle = 0.5; middle > low && middle < high; middle = (low + high) / 2) {
    if (increasing(middle) < value) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The exact (Clopper and Pearson) interval of a probability after `count` successes in `trials`: it covers with at
 * least the level, whatever the probability.
 */
export function binomialInterval(count: number, trials: number, level = 0.95): { lo: number; hi: number } {
  checked(count, trials);
  const tail = (1 - level) / 2;
  return {
    lo: count === 0 ? 0 : rootOf((p) => 1 - atMost(count - 1, trials, p), tail),
    hi: count === trials ? 1 : rootOf((p) => 1 - atMost(count, trials, p), 1 - tail),
  };
}

/** The counts between which `trials` of probability `p` fall with at least the level, half of the rest on each side. */
export function binomialBand(trials: number, p: number, level = 0.99): { lo: number; hi: number } {
  const tail = (1 - level) / 2;
  let lo = 0;
  while (atMost(lo, trials, p) < tail) lo += 1;
  let hi = lo;
  while (atMost(hi, trials, p) < 1 - tail) hi += 1;
  return { lo, hi };
}

/** The exact two-sided p value: the probability of all counts that are no likelier than this one. */
export function binomialTest(count: number, trials: number, p: number): number {
  checked(count, trials);
  const bar = exactly(count, trials, p) * (1 + 1e-7);
  let sum = 0;
  for (let other = 0; other <= trials; other += 1) {
    const probability = exactly(other, trials, p);
    if (probability <= bar) sum += probability;
  }
  return Math.min(1, sum);
}
