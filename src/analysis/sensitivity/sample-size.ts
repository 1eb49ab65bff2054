/** Is the sample large enough to say what the indices seem to say? */
import type { SobolIndices } from './sobol-indices.ts';

/** An index whose interval is wider than asked. */
export type Wide = { readonly parameter: number; readonly order: 'first' | 'total'; readonly width: number };

/** The indices whose intervals are wider than `widest`, the widest first; NaN counts as wide. */
export function tooWide({ parameters }: SobolIndices, widest = 0.1): Wide[] {
  return parameters
    .flatMap(({ first, total }, parameter): Wide[] => [
      { parameter, order: 'first', width: first.hi - first.lo },
      { parameter, order: 'total', width: total.hi - total.lo },
    ])
    .filter(({ width }) => !(width <= widest))
    .sort((a, b) => b.width - a.width);
}

/**
 * The next power of two of base points at which the widest interval should be narrow enough, since widths shrink with
 * the square root of the sample at least.
 */
export function baseNeeded(base: number, width: number, widest = 0.1): number {
  return 2 ** Math.ceil(Math.log2(base * Math.max(1, width / widest) ** 2));
}
