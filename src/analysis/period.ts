/** The months that a command reports, out of all that are simulated. */
import type { Study } from '../experiment/study.ts';
import { parseMonth } from '../base/calendar.ts';
import { COUNTER, COUNTERS, STOCK_COUNTERS, type Counter } from '../base/counters.ts';

const K = COUNTERS.length;
const STOCKS = [...STOCK_COUNTERS].map((name) => COUNTER[name as Counter]);

/** A row of counts for each month reported, or from another on, as views of the counts of all months. */
export function monthsOf({ order, firstMonth }: Study, monthly: Float64Array, since = order.from): Float64Array[] {
  const [from, to] = [parseMonth(since), parseMonth(order.to)];
  return Array.from({ length: to - from + 1 }, (_, m) => {
    const start = (from + m - firstMonth) * K;
    return monthly.subarray(start, start + K);
  });
}

/** One row for all of these months. Stocks stand for the end of the last. */
export function periodOf(months: readonly Float64Array[]): Float64Array {
  const period = new Float64Array(K);
  for (const month of months) for (let i = 0; i < K; i += 1) period[i] += month[i];
  for (const stock of STOCKS) period[stock] = months[months.length - 1][stock];
  return period;
}
