/** The interval of a paired difference in parts of its baseline: "14% [12, 16] fewer". */

export type Interval = { readonly lo: number; readonly hi: number };

/** A mean and half the width of its t interval. */
export type Centered = { readonly mean: number; readonly half: number };

/**
 * Fieller's interval of difference ÷ baseline, both means over the same replications. The baseline is a mean with an
 * error of its own, and the same luck is in both; what they share follows from the three half-widths, because
 * variant = baseline + difference.
 *
 * It excludes zero exactly when the interval of the difference does, and −1 exactly when that of the variant excludes
 * zero; a variant that is always zero gives [−1, −1]. Null where the baseline itself cannot be told from zero: then no
 * finite interval holds.
 */
export function ratioInterval(difference: Centered, baseline: Centered, variantHalf: number): Interval | null {
  const room = baseline.mean ** 2 - baseline.half ** 2;
  if (room <= 0) return null;
  const most = baseline.half * difference.half;
  const shared = clamp((variantHalf ** 2 - baseline.half ** 2 - difference.half ** 2) / 2, -most, most);
  const ratio = difference.mean / baseline.mean;
  const around = difference.half ** 2 - 2 * ratio * shared + ratio ** 2 * baseline.half ** 2;
  const root = Math.sqrt(Math.max(0, baseline.mean ** 2 * around - (most ** 2 - shared ** 2)));
  const middle = difference.mean * baseline.mean - shared;
  return { lo: (middle - root) / room, hi: (middle + root) / room };
}

const clamp = (x: number, least: number, most: number): number => Math.min(most, Math.max(least, x));
