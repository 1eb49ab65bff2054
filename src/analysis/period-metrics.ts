/** Chosen metrics of a period, read from a run as it ends: for studies of many runs, of which little is kept. */
import type { Order } from '../experiment/order.ts';
import type { Places } from '../scenario/schema.ts';
import { countersOf } from './dated.ts';
import { COUNTS_IN_A_ROW as K, METRICS } from './metrics.ts';
import type { Metric } from './metric.ts';

/**
 * What an order must count for {@link metricsOf}: the places that a scenario reports, over the period, as far as the
 * metrics read them.
 * @param ids of the metrics
 */
export const countedFor = (
  ids: readonly string[],
  places: Places,
  { from, to }: { readonly from: string; readonly to: string },
): Pick<Order, 'windows' | 'counters'> => ({
  windows: [{ places, from, to }],
  counters: countersOf(METRICS.filter(({ id }) => ids.includes(id))),
});

type Run = { readonly arms: readonly { readonly windows: Float64Array }[] };

/** The metrics of one arm of a run; null where a denominator is zero. */
export const metricsOf = (metrics: readonly Metric[], { arms }: Run, arm: number): (number | null)[] =>
  metrics.map((metric) => metric.value(arms[arm].windows.subarray(0, K)));

/** Paired differences of an arm from the first, in the same units. */
export function differencesOf(metrics: readonly Metric[], run: Run, arm: number): (number | null)[] {
  const baseline = metricsOf(metrics, run, 0);
  return metricsOf(metrics, run, arm).map((value, i) => {
    const less = baseline[i];
    return value === null || less === null ? null : value - less;
  });
}
