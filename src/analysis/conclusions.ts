/** Which findings on costs hold whatever cost book is used, and which depend on it. */
import type { Direction } from './direction.ts';
import { CONCLUDED } from './shown.ts';
import type { Changes, Conclusion, Verdict } from './results.ts';

/**
 * One conclusion a cost, from a difference by every book.
 * @param alike the books that price a metric alike, in groups
 */
export function conclusionsOf(
  books: Readonly<Record<string, Changes>>,
  alike: (metric: string) => string[][],
): Conclusion[] {
  return CONCLUDED.map((metric) => {
    const found = Object.entries(books).map(([name, metrics]) => ({ name, way: metrics[metric].direction }));
    const those = (...ways: Direction[]): string[] =>
      found.flatMap(({ name, way }) => (ways.includes(way) ? [name] : []));
    const [more, less, unclear] = [those('more'), those('less'), those('unclear', 'same')];
    return {
      metric,
      verdict: verdictOf(more, less, unclear),
      more,
      less,
      unclear,
      untold: those('unknown'),
      alike: alike(metric),
    };
  });
}

function verdictOf(more: string[], less: string[], unclear: string[]): Verdict {
  if (more.length > 0 && less.length > 0) return 'flips';
  if (more.length + less.length === 0) return unclear.length > 0 ? 'none' : 'unknown';
  return unclear.length > 0 ? 'some' : 'same';
}
