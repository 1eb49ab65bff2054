/** What a metric and an outcome are called in charts, tables and sentences. A metric we do not know is told by its unit. */
import type { Kind as MetricKind } from '../../analysis/metric.ts';
import { METRICS } from '../../analysis/metrics.ts';
import type { Outcome } from '../../base/vocabulary.ts';

export type Kind = MetricKind | 'amount';
/** `untilEnd`: it says what has become of people when the run ends. */
export type Measure = { label: string; phrase: string; kind: Kind; untilEnd?: true };

const MEASURES = new Map<string, Measure>(
  METRICS.map(({ id, label, phrase, kind, untilEnd }) => [id, { label, phrase, kind, ...(untilEnd && { untilEnd }) }]),
);

const outcomes: Readonly<Record<Outcome | 'absent' | 'not_identified', string>> = {
  not_requested: 'Not requested',
  transferred: 'Transferred',
  at_large: 'Arrested at large',
  declined: 'Declined',
  released_unannounced: 'Released unannounced',
  not_collected: 'Not collected',
  missed: 'Missed',
  too_late: 'Request too late',
  pending: 'Pending',
  absent: 'No such episode',
  not_identified: 'Not identified',
};

const inWords = (id: string) => {
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

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

/** The words for an outcome. */
export function outcomeLabel(id: string): string {
  return id in outcomes ? outcomes[id as keyof typeof outcomes] : inWords(id);
}
