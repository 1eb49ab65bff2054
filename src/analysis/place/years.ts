/** The counts of a place by fiscal year, gathered run by run from windows of the months of each. */
import type { Window } from '../../experiment/windows.ts';
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import { fiscalYearName, fiscalYears } from '../../base/fiscal-years.ts';
import type { Places } from '../../scenario/schema.ts';
import { boundsOf, rangeOf } from '../bounds.ts';
import { COUNTS_IN_A_ROW as K, METRICS, type MetricId } from '../metrics.ts';
import { type DrawNumber, NestedMoments } from '../nested.ts';
import type { PlaceYear } from './document.ts';

/** What the table has, in the order of a person's way. */
export const YEARLY: readonly MetricId[] = [
  'arrests',
  'identified',
  'requests',
  'declined_requests',
  'transferred',
  'at_large_released',
  'at_large_arrests',
  'serious_never_taken',
  'cost_local',
];

export class YearCounts {
  /** What is counted: the place in the months of each fiscal year. */
  readonly windows: readonly Window[];
  private readonly names: readonly string[];
  private readonly metrics: (typeof METRICS)[number][];
  private readonly moments: NestedMoments[][];

  /** @param whole true if counts of whole field offices are known there */
  constructor(places: Places, { from, to }: { readonly from: string; readonly to: string }, whole: boolean) {
    const years = fiscalYears(parseMonth(from), parseMonth(to));
    this.names = years.map(fiscalYearName);
    this.windows = years.map((year) => ({ places, from: formatMonth(year.from), to: formatMonth(year.to) }));
    this.metrics = YEARLY.map((id) => METRICS.find((metric) => metric.id === id)!).filter(
      ({ ofOffice }) => whole || !ofOffice,
    );
    this.moments = years.map(() => this.metrics.map(() => new NestedMoments()));
  }

  /** Adds a run. @param counts a row for each of the windows */
  add(counts: Float64Array, draw: DrawNumber): void {
    this.moments.forEach((own, year) => {
      const row = counts.subarray(year * K, (year + 1) * K);
      own.forEach((moments, i) => moments.add(this.metrics[i].value(row), draw));
    });
  }

  /** Means with 95% intervals, year by year. */
  rows(): PlaceYear[] {
    return this.windows.map(({ from, to }, year) => ({
      name: this.names[year],
      from,
      to,
      metrics: Object.fromEntries(
        this.metrics.map((metric, i) => [metric.id, rangeOf(this.moments[year][i].read(), boundsOf(metric))]),
      ),
    }));
  }
}
