/**
 * What a table of the project already has: none of it is forecast, whatever its role. A figure is known where published
 * figures of just this place and metric, or records of its state by month, cover each of its months and no other; a change,
 * where that holds of both counts.
 */
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import type { Pattern, Span } from '../patterns/table.ts';
import { rowsOf } from '../patterns/places.ts';
import { type Asked, CHANGE, CUSTODY_LATE } from './asked.ts';

/** What each share is formed of, or is nearly the same as: who has all of these has the share. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  [CUSTODY_LATE.id]: ['recorded_custody_rate'],
  recorded_custody_rate: ['recorded_custody', 'requests'],
  refusal_rate_recorded: ['recorded_refusals', 'requests'],
};
/** What record_states.csv has of a state and month. */
const BY_STATE = ['refusal_rate_recorded', 'requests'];

export const EXCLUDED =
  'No figure that scenarios/data has is forecast, whatever its role (fitted to, held out, input): neither where a published ' +
  'figure is of just this place, metric and months, nor where such figures, or record_states.csv, add up to it month by ' +
  'month. left_out names each. Totals over FY2003 to November 2015 (record_custody.csv) are no figure of a year: the model ' +
  'knows them';

/** @param tables the tables of scenarios/data, of which record_states is read */
export function knownIn(patterns: readonly Pattern[], tables: Readonly<Record<string, string>>) {
  const spans = new Map<string, Span[]>();
  const add = (place: string, metric: string, span: Span): void => {
    const key = `${metric} of ${place}`;
    spans.set(key, [...(spans.get(key) ?? []), span]);
  };
  for (const pattern of patterns) if (standsAlone(pattern)) add(pattern.placesText, pattern.metric.id, pattern);
  for (const { state, month } of rowsOf('record_states', tables))
    for (const metric of BY_STATE) add(`state ${state}`, metric, { from: month, to: month });
  const has = (place: string, metric: string, span: Span): boolean =>
    covers(spans.get(`${metric} of ${place}`) ?? [], span) ||
    (PARTS[metric]?.every((part) => has(place, part, span)) ?? false);
  const changes = new Set(patterns.filter(isChange).map((row) => keyOf(row.placesText, row, row.base as Span)));
  return ({ place, metric, from, to, base }: Asked): boolean =>
    metric === CHANGE && base
      ? changes.has(keyOf(place, { from, to }, base)) ||
        [{ from, to }, base].every((span) => has(place, 'requests', span))
      : has(place, metric, { from, to });
}

/** Of some places and months, set against nothing else. */
const standsAlone = ({ over, base, quantile, ranked, withRefusals, chosen }: Pattern): boolean =>
  over === null && base === null && quantile === null && ranked === null && !withRefusals && !chosen;

const isChange = ({ metric, base, over, chosen }: Pattern): boolean =>
  metric.id === 'requests' && base !== null && over === null && !chosen;

const keyOf = (place: string, { from, to }: Span, base: Span): string =>
  [place, from, to, base.from, base.to].join(' ');

/** True if the spans inside some months hold each of these. */
function covers(spans: readonly Span[], { from, to }: Span): boolean {
  const inside = spans.filter((span) => span.from >= from && span.to <= to);
  for (let month = parseMonth(from); month <= parseMonth(to); month += 1) {
    const text = formatMonth(month);
    if (!inside.some((span) => span.from <= text && text <= span.to)) return false;
  }
  return true;
}
