/** What a posterior sample says: each parameter's centre and interval, what was learned, and the ridges. */
import { sortedQuantile } from '../statistics/quantile.ts';
import { correlation } from '../statistics/rank-correlation.ts';

export type Learned = {
  /** All as quantiles of the prior. */
  readonly mean: number;
  readonly lo: number;
  readonly median: number;
  readonly hi: number;
  /** 1 - posterior variance / prior variance: 0 when the patterns say nothing of the parameter, near 1 when all. */
  readonly learned: number;
};

/** Each parameter of equally weighted points. */
export function learned(points: readonly (readonly number[])[], level = 0.9): Learned[] {
  return points[0].map((_, parameter) => {
    const sorted = Float64Array.from(points, (point) => point[parameter]).sort();
    const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1);
    return {
      mean,
      lo: sortedQuantile(sorted, (1 - level) / 2),
      median: sortedQuantile(sorted, 0.5),
      hi: sortedQuantile(sorted, (1 + level) / 2),
      learned: 1 - 12 * variance,
    };
  });
}

/** Correlations of the parameters over the points: off the diagonal, near 1 or -1 where the patterns know only a ridge. */
export function ridges(points: readonly (readonly number[])[]): number[][] {
  const columns = points[0].map((_, parameter) => points.map((point) => point[parameter]));
  return columns.map((x, i) => columns.map((y, j) => (i === j ? 1 : correlation(x, y))));
}
