/** How far counts are from what chance gives. */
import { meanSimple } from 'simple-statistics';
import { variance } from '../../src/analysis/statistics/variance.ts';

/** Pearson's sum for counts in cells of the shares given. */
export function chiSquared(counts: readonly number[], shares: readonly number[]): number {
  const all = counts.reduce((sum, n) => sum + n, 0);
  return counts.reduce((sum, n, i) => sum + (n - all * shares[i]) ** 2 / (all * shares[i]), 0);
}

/** The mean of some numbers, and its standard error. */
export function meanOf(numbers: readonly number[]): { mean: number; se: number } {
  return { mean: meanSimple([...numbers]), se: Math.sqrt(variance(numbers) / numbers.length) };
}
