/** Published figures as targets of a calibration. */
import { groupOf } from '../patterns/groups.ts';
import { isOrder, isShare, targetOf } from '../patterns/score.ts';
import type { Pattern } from '../patterns/table.ts';
import { type Target, target } from './pattern.ts';

/** The tolerance of a pattern is the half-width of a 90% interval of error: this many standard deviations. */
const TOLERANCE = 1.6448536269514722;

/**
 * The patterns that a calibration may read: never those of another role.
 * @param offices also figures of field offices
 */
export const readable = (patterns: readonly Pattern[], offices: boolean): Pattern[] =>
  patterns.filter(({ role, placesText }) => role === 'calibration' && (offices || !placesText.startsWith('office ')));

/** @param noise standard deviation by chance of each figure, in its own units */
export function targetsOf(patterns: readonly Pattern[], noise: readonly number[]): Target[] {
  return patterns.map((pattern, i) => {
    const { centre, tolerance, side } = targetOf(pattern);
    return target({
      id: pattern.id,
      scale: isShare(pattern) || isOrder(pattern) ? 'identity' : 'log',
      value: centre,
      tolerance: tolerance / TOLERANCE,
      noise: noise[i],
      side,
      group: groupOf(pattern),
    });
  });
}
