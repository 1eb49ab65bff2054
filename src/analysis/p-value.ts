/** How strongly runs speak against "no difference". */
import { twoSided } from './intervals.ts';

/**
 * The two-sided p value of a mean with this standard error: below 0.05 exactly where the 95% t interval excludes zero.
 * Where all agree to the last digit there is no spread for a t test; then the sign test speaks, which counts heads:
 * 2 × 0.5ⁿ for n of one sign, so that six are needed for 5%.
 * @param n how many values stand behind the mean, two at least
 */
export function pValue(mean: number, error: number, n: number): number {
  if (mean === 0) return 1;
  if (error === 0) return 0.5 ** (n - 1);
  return twoSided(mean / error, n - 1);
}
