/** Shares in percent of the whole difference, where that can be told from none. */
import { isClear } from '../direction.ts';
import type { Explained } from './document.ts';

/**
 * Each share in percent of the difference, as a ratio of means: the ratios of single runs may be anything where a run's
 * own difference is near 0. They add up to 100.
 * @returns null where the interval of the difference holds 0, or there are too few runs for one
 */
export function percentsOf({ difference, shares }: Pick<Explained, 'difference' | 'shares'>): number[] | null {
  if (!isClear(difference.direction) || !difference.mean) return null;
  return shares.map(({ mean }) => (100 * mean!) / difference.mean!);
}
