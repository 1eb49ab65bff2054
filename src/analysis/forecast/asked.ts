/** Which figures are forecast of places: by fiscal year and half-year, how they are counted, and how they are read from a run. */
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import type { Window } from '../../experiment/windows.ts';
import type { Places } from '../../scenario/schema.ts';
import { ratio } from '../metric.ts';
import { COUNTS_IN_A_ROW as K, METRICS } from '../metrics.ts';
import type { Span } from '../patterns/table.ts';
import type { ForecastFigure } from './document.ts';
import type { ForecastPlace } from './places.ts';

/** A figure before anything is simulated. */
export type Asked = Omit<ForecastFigure, 'quantiles'>;
/** What a run counts, by arm. */
export type Counted = Replicate['arms'];
/** A figure, and how it is read from a run; null where a denominator is zero. */
export type Readable = Asked & { readonly read: (arms: Counted) => number | null };

/** Requests of some months over those of the same months a year before. */
export const CHANGE = 'requests_on_year_before';

/** By the id of its metric. */
export const metricOf = (id: string) => METRICS.find((metric) => metric.id === id)!;
const SHARES = ['recorded_custody_rate', 'refusal_rate_recorded'].map(metricOf);
const REQUESTS = metricOf('requests');
/** The metrics that are read from windows. */
export const COUNTED = [...SHARES, REQUESTS];

/** Fiscal years, the whole and its halves. */
const SPANS: readonly Span[] = [2014, 2015, 2016].flatMap((year) => [
  { from: `${year - 1}-10`, to: `${year}-09` },
  { from: `${year - 1}-10`, to: `${year}-03` },
  { from: `${year}-04`, to: `${year}-09` },
]);

const yearBefore = ({ from, to }: Span): Span => ({
  from: formatMonth(parseMonth(from) - 12),
  to: formatMonth(parseMonth(to) - 12),
});

/** The counts that are asked for, each once. */
export class Windows {
  readonly all: Window[] = [];
  private readonly rows = new Map<string, number>();

  /** Asks for the counts of some places and months. @returns where they begin in a run */
  row(places: Places, { from, to }: Span): number {
    const key = JSON.stringify({ places, from, to });
    const known = this.rows.get(key) ?? this.all.push({ places, from, to }) - 1;
    this.rows.set(key, known);
    return known * K;
  }
}

/**
 * The figures of a place in the first arm, of months that are simulated.
 * @param windows told what must be counted
 */
export function figuresAt({ place, places }: ForecastPlace, simulated: Span, windows: Windows): Readable[] {
  const within = (span: Span): boolean => span.from >= simulated.from && span.to <= simulated.to;
  return SPANS.filter(within).flatMap((span): Readable[] => {
    const counts = rowAt(windows.row(places, span));
    const shares = SHARES.map(({ id: metric, unit, value }) => ({
      place,
      metric,
      unit,
      ...span,
      read: (arms: Counted) => value(counts(arms)),
    }));
    const base = yearBefore(span);
    if (!within(base)) return shares;
    const before = rowAt(windows.row(places, base));
    const asked = (of: Float64Array): number => REQUESTS.value(of) as number;
    const read = (arms: Counted) => ratio(asked(counts(arms)), asked(before(arms)));
    return [...shares, { place, metric: CHANGE, unit: 'ratio', ...span, base, read }];
  });
}

const rowAt =
  (row: number) =>
  ([{ windows }]: Counted): Float64Array =>
    windows.subarray(row, row + K);
