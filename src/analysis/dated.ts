/** By which date a metric counts: read from the counters that it is formed of, so that no text can say otherwise. */
import { BY_BOOKING, BY_RELEASE, BY_REQUEST, COUNTERS, type Counter, STOCK_COUNTERS } from '../base/counters.ts';
import type { Counts, Metric } from './metric.ts';

/** The month in which something is counted: that of its own event, of the request, or of the booking. */
export type Dated = 'event' | 'request' | 'booking';
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

/** A request is lodged in the month of the request: what counts some of them by that month counts all of them so. */
const LODGED: ReadonlySet<Counter> = new Set(['detainers', 'notifications', 'other_requests']);

/** The dates of what a metric counts: more than one would set months against others. */
export const datesOf = (metric: Metric): Dated[] => [
  ...new Set(
    countersOf([metric])
      .filter((counter) => !LODGED.has(counter))
      .map(dateOf),
  ),
];

/** The date by which a metric counts; that of a lodged request is its own. */
export const datedBy = (metric: Metric): Dated => datesOf(metric)[0] ?? 'event';

const dateOf = (counter: Counter): Dated =>
  BY_REQUEST.has(counter) ? 'request' : BY_BOOKING.has(counter) ? 'booking' : 'event';

/** True of a share of the people released in a month, whenever the rest happened. */
export const isOfReleases = (metric: Metric): boolean =>
  countersOf([metric]).some((counter) => BY_RELEASE.has(counter));

/** True of what stands for the end of the period. */
export const isStock = (metric: Metric): boolean =>
  countersOf([metric]).every((counter) => STOCK_COUNTERS.has(counter));
