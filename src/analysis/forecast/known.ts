/**
 * What a table of the project already has: none of it is forecast, whatever its role. A month of a figure is known where
 * published figures of just this place and metric that lie in its months, or records of its state by month, cover it; a figure,
 * where each of its months is; a change, where that holds of both counts.
 */
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import type { Pattern, Span } from '../patterns/table.ts';
import { rowsOf } from '../patterns/places.ts';
import { type Asked, CHANGE, CUSTODY_LATE } from './asked.ts';
import type { ForecastPlace } from './places.ts';

/** What each share is formed of, or is nearly the same as: who has all of these has the share. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  [CUSTODY_LATE.id]: ['recorded_custody_rate'],
  recorded_custody_rate: ['recorded_custody', 'requests'],
  refusal_rate_recorded: ['recorded_refusals', 'requests'],
};
/** What the tables of the record have of a state and month, and of facilities over some. */
const ON_RECORD = ['refusal_rate_recorded', 'requests'];
/** The months of record_facilities.csv. */
const RECORD: Span = { from: '2014-10', to: '2015-07' };

export const EXCLUDED =
  'No figure that scenarios/data has is forecast, whatever its role (fitted to, held out, input): neither where a published ' +
  'figure is of just this place, metric and months, nor where such figures, or record_states.csv, add up to it month by ' +
  'month: left_out names each. Where tables have some of the months of a figure, known says which share. Totals over FY2003 ' +
  'to November 2015 (record_custody.csv) are no figure of a year: the model knows them';

/**
 * A function that says which share of the months of a figure is known: 1 where the figure is.
 * @param tables the tables of scenarios/data, of which those of the record by state and by facility are read
 * @param places of which figures are asked for
 */
export function knownIn(
  patterns: readonly Pattern[],
  tables: Readonly<Record<string, string>>,
  places: readonly Pick<ForecastPlace, 'place' | 'code'>[],
) {
  const spans = new Map<string, Span[]>();
  const add = (place: string, metric: string, span: Span): void => {
    const key = `${metric} of ${place}`;
    spans.set(key, [...(spans.get(key) ?? []), span]);
  };
  for (const pattern of patterns) if (standsAlone(pattern)) add(pattern.placesText, pattern.metric.id, pattern);
  for (const [place, span] of [...statesOnRecord(tables), ...countiesOnRecord(tables, places)])
    for (const metric of ON_RECORD) add(place, metric, span);
  const has = (place: string, metric: string, within: Span, month: string): boolean =>
    (spans.get(`${metric} of ${place}`) ?? []).some(
      (span) => holds(within, span) && span.from <= month && month <= span.to,
    ) ||
    (PARTS[metric]?.every((part) => has(place, part, within, month)) ?? false);
  const changes = new Set(patterns.filter(isChange).map((row) => keyOf(row.placesText, row, row.base as Span)));
  return ({ place, metric, from, to, base }: Asked): number => {
    const own = { from, to };
    if (base && changes.has(keyOf(place, own, base))) return 1;
    const months = [own, ...(base ? [base] : [])].flatMap((span) => monthsIn(span).map((month) => ({ span, month })));
    const of = metric === CHANGE ? 'requests' : metric;
    return months.filter(({ span, month }) => has(place, of, span, month)).length / months.length;
  };
}

type Recorded = readonly [place: string, span: Span];

const statesOnRecord = (tables: Readonly<Record<string, string>>): Recorded[] =>
  rowsOf('record_states', tables).map(({ state, month }) => [`state ${state}`, { from: month, to: month }]);

/** The months that the record has of some facility of a county: of all its requests it may be fewer. */
function countiesOnRecord(
  tables: Readonly<Record<string, string>>,
  places: readonly Pick<ForecastPlace, 'place' | 'code'>[],
): Recorded[] {
  const called = new Map(places.map(({ code, place }) => [code, place]));
  const facilities = rowsOf('record_facilities', tables);
  const countyOf = new Map(facilities.map((row) => [`${row['facility']}, ${row['state']}`, row['jurisdiction']]));
  const windows = rowsOf('record_windows', tables).map((row): readonly [string | undefined, Span] => [
    countyOf.get(`${row['facility']}, ${row['state']}`),
    { from: row['from'], to: row['to'] },
  ]);
  const all = [...facilities.map((row) => [row['jurisdiction'], RECORD] as const), ...windows];
  return all.flatMap(([code = '', span]): Recorded[] => {
    const place = called.get(code);
    return place === undefined ? [] : [[place, span]];
  });
}

const holds = (within: Span, { from, to }: Span): boolean => from >= within.from && to <= within.to;

const monthsIn = ({ from, to }: Span): string[] =>
  Array.from({ length: parseMonth(to) - parseMonth(from) + 1 }, (_, i) => formatMonth(parseMonth(from) + i));

/** Of some places and months, set against nothing else. */
const standsAlone = ({ over, base, quantile, ranked, withRefusals, chosen }: Pattern): boolean =>
  over === null && base === null && quantile === null && ranked === null && !withRefusals && !chosen;

const isChange = ({ metric, base, over, chosen }: Pattern): boolean =>
  metric.id === 'requests' && base !== null && over === null && !chosen;

const keyOf = (place: string, { from, to }: Span, base: Span): string =>
  [place, from, to, base.from, base.to].join(' ');
