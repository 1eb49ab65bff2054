/** What each figure is and by which date it counts, in words: the same in texts, charts and the description of tables. */
import { type Dated, type DatedMetric, isOfReleases, isStock } from '../../analysis/dated.ts';
import { METRICS } from '../../analysis/metrics.ts';
import { OUTCOME_METRICS } from '../../analysis/outcomes.ts';
import { PATH_METRICS } from '../../analysis/paths.ts';
import { series } from '../../scenario/words/series.ts';

const MONTH: Readonly<Record<Dated, string>> = {
  event: 'of its own event',
  request: 'of the request',
  booking: 'of the booking',
};

/** What a metric is and by which date it counts: "the jail did less than the form asked ...; by the month of the request". */
export function definitionOf(metric: DatedMetric): string {
  const { text, dated, additive, unit } = metric;
  if (isStock(metric)) return `${text}; as it stands at the end of the period`;
  if (isOfReleases(metric)) return `${text}; both by the month of the release`;
  if (dated === 'event' && unit === 'USD') return `${text}; each cost by the month in which it is incurred`;
  return `${text}; ${additive ? '' : 'both '}by the month ${additive || dated !== 'event' ? MONTH[dated] : 'of their own events'}`;
}

export type Definition = {
  readonly id: string;
  readonly kind: 'metric' | 'outcome' | 'cost';
  readonly label: string;
  readonly unit: string;
  readonly dated: Dated;
  readonly definition: string;
};

const described = (kind: Definition['kind'], metrics: readonly DatedMetric[]): Definition[] =>
  metrics.map((metric) => {
    const { id, label, unit, dated } = metric;
    return { id, kind, label, unit, dated, definition: definitionOf(metric) };
  });

/** Every measure that a table may hold. */
export const DEFINITIONS: readonly Definition[] = [
  ...described('metric', METRICS),
  ...described('outcome', OUTCOME_METRICS),
  ...described('cost', PATH_METRICS),
];

/** What a metric is, by its id; the id itself where it is none of ours. */
export const definitionFor = (id: string): string =>
  DEFINITIONS.find((known) => known.id === id && known.kind === 'metric')?.definition ?? id;

/** By which dates some metrics count, for the note under them. */
export function datesInWords(ids: readonly string[]): string {
  const by = (date: Dated) => METRICS.filter(({ id, dated }) => ids.includes(id) && dated === date);
  const told = (['request', 'booking'] as const).flatMap((date) => {
    const found = by(date);
    if (found.length === 0) return [];
    const labels = found.map(({ label }) => `"${label}"`);
    return [`${series(labels, 'and')} count${found.length === 1 ? 's' : ''} by the month of the ${date}`];
  });
  const others = by('event').length;
  const rest =
    others === 0 ? [] : [`${told.length === 0 ? 'each count' : 'every other count'} carries the date of its own event`];
  return `${[...told, ...rest].join('; ')}.`;
}
