/** The distribution of a figure over draws, as the points that cut it into twenty equally likely parts. */
import { PARTS } from './document.ts';

/** With fewer draws the outermost part would reach beyond the least of them. */
export const LEAST_DRAWS = PARTS - 1;

/** Digits kept of a point: more than any published figure has. */
const DIGITS = 5;

/**
 * The 5%, 10%, ..., 95% points. The k-th is the value at place k (D + 1) / 20 among D in order, between two of them a
 * point on the line that joins them: one more draw lies below it with probability k / 20, whatever the distribution
 * (exactly so where the place is whole, as it is with 19, 39, ..., 199 draws). So the intervals between two points are
 * prediction intervals, which no normal curve stands behind: shares near 0 are not normal.
 * @param values of {@link LEAST_DRAWS} draws or more, in any order
 */
export function twentieths(values: readonly number[]): number[] {
  if (values.length < LEAST_DRAWS)
    throw new RangeError(`twentieths: needs ${LEAST_DRAWS} values, got ${values.length}`);
  const sorted = values.toSorted((a, b) => a - b);
  return Array.from({ length: PARTS - 1 }, (_, k) => {
    const place = ((k + 1) * (sorted.length + 1)) / PARTS;
    const below = Math.floor(place);
    const [low, high] = [sorted[below - 1], sorted[Math.min(below, sorted.length - 1)]];
    return Number((low + (place - below) * (high - low)).toPrecision(DIGITS));
  });
}
