/**
 * The records view: what would have been published from a simulated world, year by year and month by month, and beside
 * it what was true of the same requests. The two never share a table: a record is no measure of what happened.
 */
import { z } from 'zod';
import { formatMonth } from '../base/calendar.ts';
import { fiscalYears } from '../base/fiscal-years.ts';
import { month, range } from './form.ts';
import { METRICS } from './metrics.ts';
import type { Counts, Metric } from './metric.ts';
import { boundsOf, rangeOf } from './bounds.ts';
import { type DrawNumber, NestedMoments } from './nested.ts';
import { RECORDED, TRUE } from './shown.ts';

export type RecordedId = (typeof RECORDED)[number];
export type TrueId = (typeof TRUE)[number];
export type Figure = z.infer<typeof range>;

/** Some months, as "2014-10" to "2015-09", in the records and in truth. */
const recordsRow = z.object({
  from: month,
  to: month,
  records: z.record(z.enum(RECORDED), range),
  truth: z.record(z.enum(TRUE), range),
});
export type RecordsRow = z.infer<typeof recordsRow>;
export const records = z.object({ total: recordsRow, years: z.array(recordsRow), months: z.array(recordsRow) });
export type Records = z.infer<typeof records>;

/** First and last month of a row, counted from the first month reported. */
type Span = { readonly first: number; readonly last: number };

const metric = (id: string): Metric => METRICS.find((known) => known.id === id) as Metric;
const METRIC = Object.fromEntries([...RECORDED, ...TRUE].map((id) => [id, metric(id)])) as Record<
  RecordedId | TrueId,
  Metric
>;

/** Collects the records of one arm, run by run. */
export class RecordsView {
  private readonly from: number;
  private readonly rows: { readonly span: Span; readonly figures: Map<string, NestedMoments> }[];
  private readonly years: number;
  private readonly counts: Float64Array;

  /** @param from first month reported (months since 2000), @param to the last */
  constructor(from: number, to: number, counters: number) {
    this.from = from;
    const years = fiscalYears(from, to).map((year) => ({ first: year.from - from, last: year.to - from }));
    const months = Array.from({ length: to - from + 1 }, (_, month) => ({ first: month, last: month }));
    this.years = years.length;
    this.counts = new Float64Array(counters);
    this.rows = [{ first: 0, last: to - from }, ...years, ...months].map((span) => ({
      span,
      figures: new Map(Object.keys(METRIC).map((id) => [id, new NestedMoments()])),
    }));
  }

  /** Adds a run, given its counts by month. */
  add(months: readonly Counts[], draw: DrawNumber): void {
    for (const { span, figures } of this.rows) {
      const counts = this.counts.fill(0);
      for (let m = span.first; m <= span.last; m += 1)
        for (let i = 0; i < counts.length; i += 1) counts[i] += months[m][i];
      for (const [id, moments] of figures) moments.add(METRIC[id as RecordedId].value(counts), draw);
    }
  }

  /** @param whole whether counts of field offices are known */
  document(whole: boolean): Records {
    const rows = this.rows.map(({ span, figures }): RecordsRow => {
      const pick = <Id extends RecordedId | TrueId>(ids: readonly Id[]) =>
        Object.fromEntries(ids.map((id) => [id, figure(METRIC[id], figures.get(id), whole)])) as Record<Id, Figure>;
      return {
        from: formatMonth(this.from + span.first),
        to: formatMonth(this.from + span.last),
        records: pick(RECORDED),
        truth: pick(TRUE),
      };
    });
    return { total: rows[0], years: rows.slice(1, 1 + this.years), months: rows.slice(1 + this.years) };
  }
}

function figure(of: Metric, moments: NestedMoments | undefined, whole: boolean): Figure {
  if ((of.ofOffice && !whole) || moments === undefined) return { mean: null, lo: null, hi: null };
  return rangeOf(moments.read(), boundsOf(of));
}
