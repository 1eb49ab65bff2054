/** How far counts are from what chance gives. */

/** Pearson's sum for counts in cells of the shares given. */
export function chiSquared(counts: readonly number[], shares: readonly number[]): number {
  const all = counts.reduce((sum, n) => sum + n, 0);
  return counts.reduce((sum, n, i) => sum + (n - all * shares[i]) ** 2 / (all * shares[i]), 0);
}

/** The mean of some numbers, and its standard error. */
export function meanOf(numbers: readonly number[]): { mean: number; se: number } {
  const n = numbers.length;
  const mean = numbers.reduce((sum, x) => sum + x, 0) / n;
  const squares = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, se: Math.sqrt(squares / (n - 1) / n) };
}
