/** What a posterior sample says: each parameter's centre and interval, what was learned, and the ridges. */
import { meanSimple, medianSorted, quantileSorted } from 'simple-statistics';
import { correlation } from '../statistics/rank-correlation.ts';
import { variance } from '../statistics/variance.ts';

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
    const sorted = points.map((point) => point[parameter]).sort((a, b) => a - b);
    return {
      mean: meanSimple(sorted),
      lo: quantileSorted(sorted, (1 - level) / 2),
      median: medianSorted(sorted),
      hi: quantileSorted(sorted, (1 + level) / 2),
      learned: 1 - 12 * variance(sorted),
    };
  });
}

/** Correlations of the parameters over the points: off the diagonal, near 1 or -1 where the patterns know only a ridge. */
export function ridges(points: readonly (readonly number[])[]): number[][] {
  const columns = points[0].map((_, parameter) => points.map((point) => point[parameter]));
  return columns.map((x, i) => columns.map((y, j) => (i === j ? 1 : correlation(x, y))));
}
