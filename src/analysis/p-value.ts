/** How strongly replications speak against "no difference". */
import { tQuantile, twoSided } from './intervals.ts';

/**
 * The two-sided p value of a mean difference over replications, from its 95% interval: below 0.05 exactly when the
 * interval excludes zero. Where all replications agree to the last digit there is no spread for a t test; then the
 * sign test speaks, which counts heads: 2 × 0.5ⁿ for n replications of one sign, so that six are needed for 5%.
 */
export function pValue(mean: number, half: number, replications: number): number {
  if (mean === 0 || replications < 2) return 1;
  if (half === 0) return 0.5 ** (replications - 1);
  return twoSided((mean / half) * tQuantile(0.975, replications - 1), replications - 1);
}
