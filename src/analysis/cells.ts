/** Statistics of metrics, and what the document says of them. */
import type { Counts, Metric } from './metric.ts';
import { NestedMoments } from './nested.ts';
import type { Estimate, Metrics } from './results.ts';

export type Cell = { readonly metric: Metric; readonly moments: NestedMoments };

export const cellsOf = (metrics: readonly Metric[]): Cell[] =>
  metrics.map((metric) => ({ metric, moments: new NestedMoments() }));

/** A metric of a row of counts; with `less`, the difference from that of another row. */
export function valueOf(metric: Metric, counts: Counts, less?: Counts): number | null {
  const x = metric.value(counts);
  if (!less || x === null) return x;
  const y = metric.value(less);
  return y === null ? null : x - y;
}

/** Which metrics can be told; of the others the document says that they are not known. */
export type Told = (metric: Metric) => boolean;

export const table = (cells: readonly Cell[], told: Told): Metrics =>
  Object.fromEntries(cells.map(({ metric, moments }) => [metric.id, estimate(metric, moments, told)]));

const NONE = { lo: null, hi: null };

/** The figure of one metric; nothing where it cannot be told or was not counted. */
export function estimate(metric: Metric, moments: NestedMoments | undefined, told: Told): Estimate {
  if (!moments || !told(metric))
    return { unit: metric.unit, mean: null, sd: null, ...NONE, chance: NONE, parameters: null };
  return estimateOf(metric.unit, moments);
}

/** Mean, spread and intervals of a statistic. */
export function estimateOf(unit: string, moments: NestedMoments): Estimate {
  return {
    unit,
    mean: moments.mean,
    sd: moments.sd,
    ...moments.interval(),
    chance: moments.chance(),
    parameters: moments.parameters(),
  };
}
