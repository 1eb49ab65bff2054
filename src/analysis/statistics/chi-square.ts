/** Chi-square tests. */
import { meanSimple } from 'simple-statistics';
import { upperGamma } from './gamma.ts';

/** P(X > x) for chi-square with `df` degrees of freedom. */
export const chiSquareTail = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** Pearson's test that the counts come from cells of equal probability. */
export function uniformityTest(counts: readonly number[]): { statistic: number; df: number; p: number } {
  const expected = meanSimple(counts);
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const df = counts.length - 1;
  return { statistic, df, p: chiSquareTail(statistic, df) };
}
