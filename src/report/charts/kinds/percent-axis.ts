/** The axis of changes in percent. */
import type { Spread } from '../../words/numbers.ts';

/** Beyond three times the baseline a mark would flatten all others: it stands at the edge as an arrow, and so does a range that goes on. */
const FARTHEST = 200;

/** What the axis spans: all marks and ranges, zero and ten percent on each side of it at least, in steps of ten. */
export function domain(changes: readonly (Spread | null)[]): [number, number] {
  const ends = changes.flatMap((change) =>
    change && change.mean !== null ? [change.lo ?? change.mean, change.hi ?? change.mean] : [],
  );
  const inside = ends.map((end) => Math.min(FARTHEST, Math.max(-FARTHEST, end)));
  const outward = (end: number, step: (x: number) => number) => step(end / 10) * 10;
  const lowest = Math.min(-10, ...inside);
  const highest = Math.max(10, ...inside);
  return [outward(lowest * 1.05, Math.floor), outward(highest * 1.05, Math.ceil)];
}

/** Where a mark or the end of a range lies beyond the axis, the arrow that says so; undefined within. */
export function arrowBeyond(percent: number, [left, right]: readonly [number, number]): string | undefined {
  if (percent > right) return 'triangle-right';
  return percent < left ? 'triangle-left' : undefined;
}

/** Every 10, 20, 50 or 100 percent, as many as have room for their labels. */
export function ticks([left, right]: readonly [number, number], plot: number): number[] {
  const step = [10, 20, 50, 100].find((each) => ((right - left) / each) * 52 <= plot) ?? 200;
  const first = Math.ceil(left / step);
  return Array.from({ length: Math.floor(right / step) - first + 1 }, (_, index) => (first + index) * step);
}
