/**
 * Tempering: a likelihood raised to a power between 0 and 1, so that weights pass from even to full in steps that keep
 * enough of them alive.
 */

/** Weights proportional to exp(power × log), summing to 1. */
export function temperedWeights(logs: ArrayLike<number>, power: number): Float64Array {
  let top = -Infinity;
  for (let i = 0; i < logs.length; i += 1) top = Math.max(top, logs[i]);
  const weights = Float64Array.from(logs, (log) => Math.exp(power * (log - top)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The effective number of equally weighted points: 1 / Σ w². */
export function effectiveNumber(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/** The largest power up to `most` that leaves an effective number of at least `least`. */
export function largestPower(logs: ArrayLike<number>, least: number, most = 1): number {
  if (effectiveNumber(temperedWeights(logs, most)) >= least) return most;
  let [low, high] = [0, most];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (effectiveNumber(temperedWeights(logs, middle)) >= least) low = middle;
    else high = middle;
  }
  return low;
}
