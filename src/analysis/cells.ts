/** Statistics of metrics, and what the document says of them. */
import type { Counts, Metric } from './metric.ts';
import { type Bounds, boundsOf, UNBOUNDED } from './bounds.ts';
import { cutTo, type Interval, NO_INTERVAL } from './intervals.ts';
import { NestedMoments } from './nested.ts';
import type { Estimate, Metrics } from './results.ts';
import type { Statistic } from './statistic.ts';

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
  Object.fromEntries(cells.map(({ metric, moments }) => [metric.id, estimate(metric, moments.read(), told)]));

/** The figure of one metric; nothing where it cannot be told or was not counted. */
export function estimate(metric: Metric, statistic: Statistic | undefined, told: Told): Estimate {
  if (statistic && told(metric)) return estimateOf(metric.unit, statistic, boundsOf(metric));
  return { unit: metric.unit, mean: null, sd: null, ...NO_INTERVAL, chance: null, parameters: null };
}

/** Mean, spread and intervals of a statistic, cut where the possible ends. */
export function estimateOf(unit: string, of: Statistic, { least, most }: Bounds = UNBOUNDED): Estimate {
  const cut = <I extends Interval>(interval: I | null) => interval && (cutTo(interval, least, most) as I);
  return {
    unit,
    mean: of.mean,
    sd: of.sd,
    ...cutTo(of.interval(), least, most),
    chance: cut(of.chance()),
    parameters: cut(of.parameters()),
    ...(of.drawsUsed === undefined ? {} : { draws: of.drawsUsed }),
  };
}
