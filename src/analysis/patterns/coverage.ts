/**
 * What intervals are worth: how often they hold what was published, and how wide they had to be for it. Both are needed: an
 * interval from nothing to everything always holds.
 */
import { z } from 'zod';
import { normalQuantile } from '../../base/normal-quantile.ts';
import { count, figure, share, untold } from '../form.ts';
import type { Target } from './score.ts';

/** The intervals that are looked at. A tolerance is read as the half-width of the last of them. */
export const LEVELS = [0.5, 0.9] as const;
const WIDEST = 0.9;

/** An interval of the model about its central value. */
export type Held = { readonly mean: number; readonly lo: number; readonly hi: number };

/**
 * True if an interval of the model holds the middle of what was published, or reaches the right side of a bound.
 * @param level of the interval
 * @param widened with the tolerance as an independent error of what was published
 */
export function holds({ mean, lo, hi }: Held, { centre, tolerance, side }: Target, level: number, widened: boolean) {
  const error = widened ? (tolerance * halfWidth(level)) / halfWidth(WIDEST) : 0;
  const reach = (half: number): number => Math.sqrt(half * half + error * error);
  const [least, most] = [mean - reach(mean - lo), mean + reach(hi - mean)];
  return side === 0 ? least <= centre && centre <= most : side < 0 ? most >= centre : least <= centre;
}

/** Of a normal error, in standard deviations. */
const halfWidth = (level: number): number => normalQuantile((1 + level) / 2);

/**
 * The interval score of Gneiting and Raftery (2007), in tolerances: the width of the interval, and for what lies outside
 * 2/(1 - level) times how far. Lower is better; on average no other interval does better than the true one.
 */
export function intervalScore(
  { lo, hi }: Pick<Held, 'lo' | 'hi'>,
  { centre, tolerance }: Target,
  level: number,
): number {
  const outside = Math.max(0, lo - centre, centre - hi);
  return (hi - lo + (2 / (1 - level)) * outside) / tolerance;
}

/** What the intervals of a figure are worth: by level, whether they hold it alone and with its tolerance. */
export const worthForm = z.object({
  held: z.array(z.object({ level: share, alone: z.boolean(), widened: z.boolean() })),
  /** Interval score of the 90% interval, in tolerances; null for a bound. */
  score: untold,
});
export type Worth = z.infer<typeof worthForm>;

/** @param intervals of the model, one for each of {@link LEVELS} */
export const worthOf = (intervals: readonly Held[], target: Target): Worth => ({
  held: LEVELS.map((level, i) => ({
    level,
    alone: holds(intervals[i], target, level, false),
    widened: holds(intervals[i], target, level, true),
  })),
  score: target.side === 0 ? intervalScore(intervals[LEVELS.indexOf(WIDEST)], target, WIDEST) : null,
});

export const coverageForm = z.object({
  /** Figures with intervals, bounds left out. */
  of: count,
  levels: z.array(z.object({ level: share, alone: count, widened: count })),
  /** Mean interval score of the 90% intervals, in tolerances. */
  score: figure,
});
export type Coverage = z.infer<typeof coverageForm>;

/** Of several figures; null where none has an interval. Bounds are left out: half of the line would hold them. */
export function coverageOf(worths: readonly (Worth | null)[]): Coverage | null {
  const told = worths.filter((worth) => worth !== null && worth.score !== null) as (Worth & { score: number })[];
  if (told.length === 0) return null;
  return {
    of: told.length,
    levels: LEVELS.map((level, i) => ({
      level,
      alone: told.filter(({ held }) => held[i].alone).length,
      widened: told.filter(({ held }) => held[i].widened).length,
    })),
    score: told.reduce((sum, { score }) => sum + score, 0) / told.length,
  };
}
