/** Spearman's rank correlation with a bootstrap interval. */
import { BOOTSTRAP, type Bootstrap, bootstrap } from './bootstrap.ts';

/** Ranks from 1; equal values share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const result = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]] === values[order[first]]) end += 1;
    for (let i = first; i < end; i += 1) result[order[i]] = (first + 1 + end) / 2;
    first = end;
  }
  return result;
}

/** Pearson's correlation; NaN when one of the two never varies. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const varies = (values: ArrayLike<number>) => Array.from(values).some((value) => value !== values[0]);
  if (!varies(x) || !varies(y)) return Number.NaN;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    xx += (x[i] - mx) ** 2;
    yy += (y[i] - my) ** 2;
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / Math.sqrt(xx * yy);
}

/** Spearman's correlation; NaN when one of the two never varies. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return correlation(ranks(x), ranks(y));
}

/** Spearman's correlation with a percentile bootstrap interval over the pairs. Throws unless there are three pairs. */
export function spearmanWithInterval(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
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
