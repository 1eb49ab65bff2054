/** The counts that patterns are read from, and their values in a run. */
import { quantile as quantileOf } from 'simple-statistics';
import type { Window } from '../../experiment/windows.ts';
import type { Places } from '../../scenario/schema.ts';
import { parseMonth } from '../../base/calendar.ts';
import type { Counter } from '../../base/counters.ts';
import { countersOf } from '../dated.ts';
import { REQUESTS } from '../metric.ts';
import { COUNTS_IN_A_ROW as K } from '../metrics.ts';
import { declined, RECORD } from './chosen.ts';
import { withPublished, withRefusals } from './orders.ts';
import { isOrder } from './score.ts';
import type { Pattern, Span } from './table.ts';

const spansOf = ({ from, to, base, chosen }: Pattern): Span[] => [
  { from, to },
  ...(base === null ? [] : [base]),
  ...(chosen ? [RECORD] : []),
];

const ofJail = (jurisdiction: string): Places => ({ jurisdiction });

const keyOf = (places: Places, { from, to }: Span): string => JSON.stringify({ places, from, to });

/** The windows that patterns need, each once. */
export function windowsOf(patterns: readonly Pattern[]): Window[] {
  const found = new Map<string, Window>();
  for (const pattern of patterns) {
    const { places, each, over } = pattern;
    for (const { from, to } of spansOf(pattern)) {
      for (const where of [...(each?.map(ofJail) ?? [places]), ...(over === null ? [] : [over])]) {
        found.set(keyOf(where, { from, to }), { places: where, from, to });
      }
    }
  }
  return [...found.values()];
}

/** The counters that patterns are formed of. */
export const countersFor = (patterns: readonly Pattern[]): Counter[] => [
  ...new Set([
    ...countersOf(patterns.map(({ metric }) => metric)),
    ...(patterns.some(({ chosen }) => chosen) ? (['recorded_refusals'] as const) : []),
    ...(patterns.some((pattern) => pattern.withRefusals) ? [...REQUESTS, 'recorded_refusals' as const] : []),
  ]),
];

/** A figure of a run; null where a denominator is zero. */
type Reader = (counts: Float64Array) => number | null;
/** Where the row of some places and months begins among the counts of a run. */
type RowOf = (places: Places, span: Span) => number;

/** A function that reads the value of each pattern from a run's windows. */
export function readerOf(patterns: readonly Pattern[], windows: readonly Window[]) {
  const position = new Map(windows.map((window, i) => [keyOf(window.places, window), i * K]));
  const readers = patterns.map((pattern) => readerOfOne(pattern, (places, span) => position.get(keyOf(places, span))!));
  return (counts: Float64Array): (number | null)[] => readers.map((read) => read(counts));
}

function readerOfOne(pattern: Pattern, rowOf: RowOf): Reader {
  const { from, to, base } = pattern;
  const own = inSpan(pattern, { from, to }, rowOf);
  if (base === null) return own;
  const earlier = inSpan(pattern, base, rowOf);
  return (counts) => ratio(own(counts), earlier(counts));
}

const ratio = (top: number | null, bottom: number | null): number | null =>
  top === null || bottom === null || bottom === 0 ? null : top / bottom;

/** The figure in some months: a mean of months where it is one, or is set against other months. */
function inSpan(pattern: Pattern, span: Span, rowOf: RowOf): Reader {
  const { metric, over, others, base, byMonth, quantile } = pattern;
  if (quantile !== null) return quantileIn(pattern, quantile, span, rowOf);
  if (isOrder(pattern)) return orderIn(pattern, span, rowOf);
  const months = parseMonth(span.to) - parseMonth(span.from) + 1;
  const own = countsIn(pattern, span, rowOf);
  if (over === null) {
    const parts = metric.additive && (byMonth || base !== null) ? months : 1;
    return (counts) => ratio(metric.value(own(counts)), parts);
  }
  const whole = rowOf(over, span);
  return (counts) => {
    const [part, all] = [own(counts), counts.subarray(whole, whole + K)];
    return ratio(metric.value(part), metric.value(others ? all.map((count, i) => count - part[i]) : all));
  };
}

/** The counts of the places of a pattern: of those taken one by one, the sum over the chosen. */
function countsIn({ places, each, chosen }: Pattern, span: Span, rowOf: RowOf): (counts: Float64Array) => Float64Array {
  if (!chosen) {
    const row = rowOf(places, span);
    return (counts) => counts.subarray(row, row + K);
  }
  const rows = (each ?? []).map((code) => [rowOf(ofJail(code), span), rowOf(ofJail(code), RECORD)] as const);
  return (counts) => {
    const sum = new Float64Array(K);
    for (const [row, record] of rows)
      if (declined(counts.subarray(record, record + K))) for (let i = 0; i < K; i += 1) sum[i] += counts[row + i];
    return sum;
  };
}

/** A quantile over jurisdictions; those where the metric has no value are left out. */
function quantileIn({ metric, each }: Pattern, q: number, span: Span, rowOf: RowOf): Reader {
  const rows = (each ?? []).map((code) => rowOf(ofJail(code), span));
  return (counts) => {
    const values = rows.map((row) => metric.value(counts.subarray(row, row + K)));
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : quantileOf(known, q);
  };
}

/** How the order of jurisdictions agrees with another. */
function orderIn({ metric, each, ranked }: Pattern, span: Span, rowOf: RowOf): Reader {
  const rows = (each ?? []).map((code) => rowOf(ofJail(code), span));
  return (counts) => {
    const own = rows.map((row) => counts.subarray(row, row + K));
    return ranked === null ? withRefusals(metric.value, own) : withPublished(metric.value, own, ranked);
  };
}
