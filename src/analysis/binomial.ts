/** Intervals of a share of successes. */
const Z = 1.959963984540054;

/**
 * Wilson's 95% score interval of a probability (Wilson 1927): never outside 0 to 1, and sound for few trials.
 * @returns 0 to 1 where there was no trial
 */
export function wilson(successes: number, trials: number): { lo: number; hi: number } {
  if (trials === 0) return { lo: 0, hi: 1 };
  const share = successes / trials;
  const spread = (Z * Z) / trials;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials))) / (1 + spread);
  return { lo: Math.max(0, centre - half), hi: Math.min(1, centre + half) };
}
