/** Which figures are forecast of places: by fiscal year and half-year, how they are counted, and how they are read from a run. */
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import type { Window } from '../../experiment/windows.ts';
import type { Places, Scenario } from '../../scenario/schema.ts';
import { at, type Metric, rate, ratio, REQUESTS as REQUEST_COUNTERS, sum } from '../metric.ts';
import { COUNTS_IN_A_ROW as K, METRICS } from '../metrics.ts';
import type { Span } from '../patterns/table.ts';
import type { ForecastDocument, ForecastFigure } from './document.ts';
import type { ForecastPlace } from './places.ts';

/** What a figure is of, in words. */
export type Told = ForecastDocument['metrics'][number];
/** A figure before anything is simulated. */
export type Asked = Omit<ForecastFigure, 'quantiles' | 'known'> & {
  readonly told: Told;
  /** The months with which a change is a comparison. */
  readonly base?: Span;
};
/** What a run counts, by arm. */
export type Counted = Replicate['arms'];
/** A figure, and how it is read from a run; null where a denominator is zero. */
export type Readable = Asked & { readonly read: (arms: Counted) => number | null };

/** Requests of some months over those of the same months a year before. */
export const CHANGE = 'requests_on_year_before';
const CHANGE_TOLD: Told = {
  metric: CHANGE,
  unit: 'ratio',
  text: 'requests of these months / requests of the same months a year before',
};

/** By the id of its metric. */
export const metricOf = (id: string) => METRICS.find((metric) => metric.id === id)!;
const CUSTODY = metricOf('recorded_custody_rate');
const REFUSED = metricOf('refusal_rate_recorded');
const REQUESTS = metricOf('requests');

/** Custody as a record has it that is made long after: see {@link lateRecord}. */
export const CUSTODY_LATE = rate(
  'recorded_custody_rate_late',
  'share of closed requests',
  'Recorded custody rate, late record',
  'the share of closed requests ending in custody in a late record',
  'requests with custody in a record made long after / requests that are closed when the run ends',
  (c) => ratio(at(c, 'recorded_custody'), sum(c, REQUEST_COUNTERS) - at(c, 'requests_pending')),
);

/** The metrics that are read from windows. */
export const COUNTED = [CUSTODY, CUSTODY_LATE, REFUSED, REQUESTS];

/** After the last day that can be simulated. */
const LATE = '2017-09-30';

/**
 * The scenario with a record made after everything that is simulated. The record of which figures were published ended in
 * November 2015: of later months, and of custody that came later, only another record can tell.
 */
export const lateRecord = (scenario: Scenario): Scenario => ({
  ...scenario,
  recorder: { ...scenario.recorder, extract: { ...scenario.recorder.extract, date: LATE } },
});

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
 * The figures of a place, of months that are simulated: of the first arm, and of the last, in which the record is late.
 * @param windows told what must be counted
 */
export function figuresAt({ place, places }: ForecastPlace, scenario: Scenario, windows: Windows): Readable[] {
  const { simulate, recorder } = scenario;
  const within = (span: Span): boolean => span.from >= simulate.from && span.to <= simulate.to;
  return SPANS.filter(within).flatMap((span): Readable[] => {
    const row = windows.row(places, span);
    const of = ({ id: metric, unit, text, value }: Metric, arm: number): Readable => ({
      place,
      metric,
      told: { metric, unit, text },
      ...span,
      read: (arms) => value(countsIn(arms.at(arm), row)),
    });
    // The record that there is ends there.
    const custody = recorder.extract.date.slice(0, span.to.length) < span.to ? [] : [of(CUSTODY, 0)];
    const shares = [...custody, of(CUSTODY_LATE, -1), of(REFUSED, 0)];
    const base = yearBefore(span);
    if (!within(base)) return shares;
    const before = windows.row(places, base);
    const asked = ([own]: Counted, at: number): number => REQUESTS.value(countsIn(own, at)) as number;
    const read = (arms: Counted) => ratio(asked(arms, row), asked(arms, before));
    return [...shares, { place, metric: CHANGE, told: CHANGE_TOLD, ...span, base, read }];
  });
}

const countsIn = (arm: Counted[number] | undefined, row: number): Float64Array => arm!.windows.subarray(row, row + K);
