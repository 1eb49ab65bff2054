/** What a metric and an outcome are called in charts, tables and sentences. A metric we do not know is told by its unit. */
import type { Kind as MetricKind } from '../../analysis/metric.ts';
import { METRICS } from '../../analysis/metrics.ts';
import { endingOf, OUTCOME_METRICS } from '../../analysis/outcomes.ts';
import { capital } from '../../scenario/words/series.ts';
import type { Outcome } from '../../base/vocabulary.ts';

export type Kind = MetricKind | 'amount';
/** `untilEnd`: it says what has become of people when the run ends. */
export type Measure = { label: string; phrase: string; kind: Kind; untilEnd?: true };

const OUTCOMES = new Map(OUTCOME_METRICS.map(({ id, label }) => [id, label]));
const MEASURES = new Map<string, Measure>(
  METRICS.map(({ id, label, phrase, kind, untilEnd }) => [id, { label, phrase, kind, ...(untilEnd && { untilEnd }) }]),
);

/** What stands in the place of an outcome where an episode has none in one of two arms. */
const WITHOUT: Readonly<Record<string, string>> = { absent: 'no such episode', not_identified: 'not identified' };

const inWords = (id: string): string => capital(id.replaceAll('_', ' '));

function kindOfUnit(unit: string): Kind {
  if (unit === 'USD') return 'money';
  return unit.startsWith('share') ? 'share' : 'amount';
}

/** The words for a metric. The unit decides how a metric outside the table is told. */
export function measure(id: string, unit = ''): Measure {
  const known = MEASURES.get(id);
  if (known) return known;
  const name = inWords(id);
  return { label: name, phrase: `the figure for "${id.replaceAll('_', ' ')}"`, kind: kindOfUnit(unit) };
}

/** The words for an outcome, which say that it is one: "Ended: jail declined". */
export const outcomeLabel = (id: string): string => OUTCOMES.get(id) ?? inWords(WITHOUT[id] ?? id);

/** The same where that is clear: "jail declined". */
export const outcomeWords = (id: string): string =>
  OUTCOMES.has(id) ? endingOf(id as Outcome) : (WITHOUT[id] ?? id.replaceAll('_', ' '));
