/** Spearman's rank correlation with a bootstrap interval. */
import { meanSimple } from 'simple-statistics';
import { BOOTSTRAP, type Bootstrap, bootstrap } from './bootstrap.ts';

/** Ranks from 1; equal values share the mean of their ranks. Ours: simple-statistics keeps its ranks to itself. */
export function ranks(values: readonly number[]): number[] {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const result = new Array<number>(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]] === values[order[first]]) end += 1;
    for (let i = first; i < end; i += 1) result[order[i]] = (first + 1 + end) / 2;
    first = end;
  }
  return result;
}

/**
 * Pearson's correlation; NaN when one of the two never varies.
 *
 * Ours: simple-statistics' sampleCorrelation divides by two roots, which moves the last bits, and it may say 0 for NaN.
 */
export function correlation(x: readonly number[], y: readonly number[]): number {
  const varies = (values: readonly number[]) => values.some((value) => value !== values[0]);
  if (!varies(x) || !varies(y)) return Number.NaN;
  const [mx, my] = [meanSimple(x), meanSimple(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    xx += (x[i] - mx) ** 2;
    yy += (y[i] - my) ** 2;
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / Math.sqrt(xx * yy);
}

/**
 * Spearman's correlation; NaN when one of the two never varies.
 *
 * Ours: simple-statistics' sampleRankCorrelation moves the last bits, and 1 is not always 1 there.
 */
export function spearman(x: readonly number[], y: readonly number[]): number {
  return correlation(ranks(x), ranks(y));
}

/** Spearman's correlation with a percentile bootstrap interval over the pairs. Throws unless there are three pairs. */
export function spearmanWithInterval(
  x: readonly number[],
  y: readonly number[],
  options: Bootstrap = BOOTSTRAP,
): { value: number; lo: number; hi: number } {
  if (x.length !== y.length || x.length < 3)
    throw new RangeError(`Spearman's correlation needs at least three pairs, got ${x.length} and ${y.length} values`);
  const [interval] = bootstrap(
    x.length,
    (rows) => [
      spearman(
        Array.from(rows, (row) => x[row]),
        Array.from(rows, (row) => y[row]),
      ),
    ],
    options,
  );
  return { value: spearman(x, y), ...interval };
}
