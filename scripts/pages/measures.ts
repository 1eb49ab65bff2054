/** docs/measures.md: metrics and outcomes, as `handoff list` defines them. */
import { DEFINITIONS, type Definition } from '../../src/report/words/definitions.ts';
import { metrics } from '../../src/cli/lists/measures.ts';
import { code, escaped, opening, table } from './markdown.ts';

const HEADS = ['name', 'called', 'unit', 'what it is, and by which month it counts'];
/** With what is known of whole field offices only. */
const TEXTS = new Map(metrics().map(({ name, lines = [] }) => [name, lines.join(' ')]));

const rows = (kind: Definition['kind']): string[][] =>
  DEFINITIONS.filter((one) => one.kind === kind).map(({ id, label, unit, definition }) => [
    code(id),
    escaped(label),
    escaped(unit),
    escaped((kind === 'metric' ? TEXTS.get(id) : undefined) ?? definition),
  ]);

export const measuresPage = (): string[] => [
  ...opening(
    'Measures',
    'What a run counts, in `results` and tables under these names. The unit of most is the custody episode: one booking of one ' +
      'person, up to what becomes of it. A count carries the date of its own event unless it says otherwise, so counts of one ' +
      'month need not add up. Ratios are formed in each run and then averaged; one whose denominator is zero is left out.',
  ),
  '## Metrics',
  '',
  ...table(HEADS, rows('metric')),
  '## Outcomes',
  '',
  'How an identified episode ends: exactly one of these. They need not equal metrics of the same name, which count all events ' +
    'of a month, whenever the booking was.',
  '',
  ...table(HEADS, rows('outcome')),
  '## Costs by path',
  '',
  ...table(HEADS, rows('cost')),
];
