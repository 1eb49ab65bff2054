/** The months that a command reports, out of all that are simulated. */
import type { Study } from '../experiment/study.ts';
import { parseMonth } from '../base/calendar.ts';
import { fiscalYears } from '../base/fiscal-years.ts';
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

/**
 * The counts of groups with those of the fiscal years, where they are asked for: a sum of months each, which no engine
 * counts apart. @param groups a row for each of the study; those of the years are filled in
 * @param months reported, in their order
 */
export function withFiscalYears(
  { order, rows }: Pick<Study, 'order' | 'rows'>,
  groups: Float64Array,
  months: readonly Float64Array[],
): Float64Array {
  const first = rows.findIndex(({ by }) => by === 'fiscal-year');
  if (first < 0) return groups;
  const start = parseMonth(order.from);
  fiscalYears(start, parseMonth(order.to)).forEach(({ from, to }, year) =>
    groups.set(periodOf(months.slice(from - start, to - start + 1)), (first + year) * K),
  );
  return groups;
}
