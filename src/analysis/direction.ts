/** Which way a difference goes, where the runs tell it. */

/** `unknown`: too few runs for a p value; `same`: no run differs; `unclear`: what differs may be none. */
export const DIRECTIONS = ['more', 'less', 'unclear', 'same', 'unknown'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The direction that a mean difference has by its own p value. @param agree whether all runs show the same difference */
export function direction(mean: number | null, p: number | null, agree: boolean): Direction {
  if (mean === 0 && agree) return 'same';
  if (mean === null || p === null) return 'unknown';
  if (p >= 0.05) return 'unclear';
  return mean > 0 ? 'more' : 'less';
}

/** True where a direction is told. */
export const isClear = (found: Direction): found is 'more' | 'less' => found === 'more' || found === 'less';
