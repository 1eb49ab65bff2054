/** By which date a metric counts: read from the counters that it is formed of, so that no text can say otherwise. */
import { COUNTERS, type Counter, type Dated, dateOf, STOCK_COUNTERS } from '../base/counters.ts';
import type { Counts, Metric } from './metric.ts';

export type DatedMetric = Metric & { readonly dated: Dated };

/** The counters that metrics are formed of: a formula reads all of its counts, whatever they are. */
export function countersOf(metrics: readonly Metric[]): Counter[] {
  const read = new Set<Counter>();
  const noting: Counts = new Proxy([], {
    get: (_, index) => {
      read.add(COUNTERS[Number(index)]);
      return 1;
    },
  });
  for (const { value } of metrics) value(noting);
  return [...read];
}

/** Lodged in the month of the request, listed in that of the release: what counts some of them by that month counts all so. */
const BEGINNINGS: ReadonlySet<Counter> = new Set(['detainers', 'notifications', 'other_requests', 'at_large_targets']);

/** The dates of what a metric counts: more than one would set months against others. */
export const datesOf = (metric: Metric): Dated[] => [
  ...new Set(
    countersOf([metric])
      .filter((counter) => !BEGINNINGS.has(counter))
      .map(dateOf),
  ),
];

/** The date by which a metric counts; that of a beginning is its own. */
export const datedBy = (metric: Metric): Dated => datesOf(metric)[0] ?? 'event';

/** True of what stands for the end of the period. */
export const isStock = (metric: Metric): boolean =>
  countersOf([metric]).every((counter) => STOCK_COUNTERS.has(counter));
