/**
 * How near the model comes to a published figure. One rule for all, written before anything was fitted: a published range
 * is its own tolerance, and so is one that the row of the figure states; else it is 10% for a count or a ratio and 5 points
 * for a share. A pattern is met at a distance of at most 1.
 */
import type { Pattern } from './table.ts';

const COUNT = 0.1;
const SHARE = 0.05;

export type Target = {
  /** The middle of what was published, or its only bound. */
  readonly centre: number;
  readonly tolerance: number;
  /** Only values on one side are wrong: below a lower bound (-1), above an upper one (1), or on both sides (0). */
  readonly side: -1 | 0 | 1;
};

/** True where a figure is set against that of other months or other places: it may be above 1. */
export const isRatio = ({ base, others }: Pattern): boolean => base !== null || others;

/** True for figures that say how well two orders agree, between -1 and 1. */
export const isOrder = ({ ranked, withRefusals }: Pattern): boolean => ranked !== null || withRefusals;

/** True for figures between 0 and 1. */
export const isShare = (pattern: Pattern): boolean =>
  !isRatio(pattern) && !isOrder(pattern) && (pattern.over !== null || pattern.metric.unit.startsWith('share'));

/** The middle of what was published, or its only bound, and the side on which values are wrong. */
export function aimOf(low: number | null, high: number | null): Pick<Target, 'centre' | 'side'> {
  if (low === null || high === null) return { centre: (low ?? high) as number, side: low === null ? 1 : -1 };
  return { centre: (low + high) / 2, side: 0 };
}

/** What a pattern asks for. */
export function targetOf(pattern: Pattern): Target {
  const { low, high, within } = pattern;
  const aim = aimOf(low, high);
  const ranges = low !== null && high !== null && high > low;
  const allowed = isShare(pattern) ? SHARE : Math.abs(aim.centre) * COUNT;
  return { ...aim, tolerance: within ?? (ranges ? (high - low) / 2 : allowed) };
}

/**
 * Distance of a value from what was published, in tolerances, with the sign of the error. Where only a bound was
 * published a value on its right side is at 0, and one on the wrong side counts from 1, since a bound is kept or not.
 */
export function distanceOf(value: number, { centre, tolerance, side }: Target): number {
  const off = (value - centre) / tolerance;
  if (side === 0 || off === 0) return off;
  return Math.sign(off) === side ? off + side : 0;
}

/** True if a distance is within the tolerance. */
export const isMet = (distance: number): boolean => Math.abs(distance) <= 1;
