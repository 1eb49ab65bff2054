/** The variance of a sample. */
import { meanSimple } from 'simple-statistics';

/**
 * The sample variance, with n - 1 below; NaN of a single value.
 *
 * Ours: simple-statistics' sampleVariance sums its mean with Kahan's compensation, which moves the last bits.
 */
export function variance(values: readonly number[]): number {
  const mean = meanSimple(values);
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1);
}
