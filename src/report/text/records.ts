/**
 * The records view of `run` and `compare`: what would have been published from the simulated world, by fiscal year and,
 * of up to two years, by month. Records and truth stand in tables of their own, each under a heading that says which.
 */
import picocolors from 'picocolors';
import type { Figure, RecordedId, RecordsRow, TrueId } from '../../analysis/records.ts';
import type { RecordsDocument } from '../../analysis/records-document.ts';
import type { About, Arm } from '../../analysis/results.ts';
import { RECORDED, TRUE } from '../../analysis/shown.ts';
import { bentInWords, figuresInWords } from '../words/about.ts';
import { labelOf } from '../words/labels.ts';
import type { Kind } from '../words/measures.ts';
import { inColumn, inFull, levels, monthName, NONE } from '../words/numbers.ts';
import { type Colors, table } from './plain-table.ts';
import { wrapped } from '../../base/wrap.ts';
import { heading } from './full.ts';
import { refusalAndCustodyText } from './refusal-and-custody.ts';

/** Widths of the columns: the period, the figure that may be a count, the shares. */
const WIDTHS = [11, 24, 21, 21] as const;
/** By month where no more than this many are reported. */
const MOST_MONTHS = 24;

type Shown<Id> = readonly [id: Id, label: string, kind: Kind];

const RECORDS: readonly (readonly Shown<RecordedId>[])[] = [
  [
    ['requests', 'requests', 'count'],
    ['notification_share', 'on the I-247N', 'share'],
    ['recorded_no_conviction_share', 'without conviction', 'share'],
  ],
  [
    ['recorded_refusals', 'refusals', 'count'],
    ['refusal_rate_recorded', 'refused', 'share'],
    ['recorded_custody_rate', 'in custody', 'share'],
  ],
];
const TRUTH: readonly (readonly Shown<TrueId>[])[] = [
  [
    ['declined_rate', 'declined, of answers', 'share'],
    ['not_taken_rate', 'not taken, of closed', 'share'],
  ],
  [
    ['transferred', 'handed over in jail', 'count'],
    ['at_large_share', 'of arrests, at large', 'share'],
  ],
];

const MEANING =
  'Requests count in the month they were lodged, and so do the refusal and the custody on their record. Records show only ' +
  'what was linked to a request before they were extracted. Truth: what jails answered and how cases ended by the end ' +
  'of the run, whatever is on record; people handed over and arrests count in their own month.';

/** A figure with its interval: "2.0% [1.6, 2.4]"; a count in thousands where it is too long for its column. */
function withInterval(figure: Figure, kind: Kind): string {
  if (figure.mean === null) return NONE;
  if (kind === 'share') return inFull(figure, levels(figure, kind)).replaceAll(/%(?=[,\]])/g, '');
  return inColumn(figure, kind, WIDTHS[1] - 1);
}

/** "FY2015", "Nov 2015", or "FY2015 part" where the period holds only some of its months. */
export function periodOf({ from, to }: Pick<RecordsRow, 'from' | 'to'>): string {
  if (from === to) return monthName(from);
  const whole = from.endsWith('-10') && to.endsWith('-09');
  const fiscal = Number(to.slice(0, 4)) + (Number(to.slice(5)) > 9 ? 1 : 0);
  return `FY${fiscal}${whole ? '' : ' part'}`;
}

function tablesOf<Id extends string>(
  title: string,
  rows: readonly RecordsRow[],
  groups: readonly (readonly Shown<Id>[])[],
  of: (row: RecordsRow) => Record<Id, Figure>,
  c: Colors,
): string[] {
  const drawn = groups.map((group) =>
    table(
      ['', ...group.map(([, label]) => label)],
      WIDTHS.slice(0, group.length + 1),
      rows.map((row) => [periodOf(row), ...group.map(([id, , kind]) => withInterval(of(row)[id], kind))]),
    ),
  );
  return [c.bold(wrapped(title)), ...drawn];
}

/** The records of one arm, and the truth beside them. */
function armText({ records }: Pick<Arm, 'records'>, label: string, c: Colors): string {
  const rows = [...records.years, ...(records.months.length > MOST_MONTHS ? [] : records.months)];
  // A month alone is its own fiscal year's part: it stands once.
  const shown = rows.filter((row, i) => !rows.slice(i + 1).some(({ from, to }) => from === row.from && to === row.to));
  return [
    ...tablesOf(`${label}: on record`, shown, RECORDS, (row) => row.records, c),
    ...tablesOf(`${label}: in truth, which no record shows`, shown, TRUTH, (row) => row.truth, c),
  ].join('\n');
}

/** What the view reads of a document of runs. */
type Told = Omit<About, 'arms'> & {
  readonly arms: (About['arms'][number] & Pick<Arm, 'records'>)[];
};

/** The records view as text, with colour or without, each line at most 80 columns wide. */
export function recordsText(document: Told, { color = false }: { color?: boolean } = {}): string {
  const c = picocolors.createColors(color);
  const { assumed, parameters } = document.assumptions;
  const parts = [
    heading(document, c),
    ...document.arms.map((arm) => armText(arm, labelOf(document, arm.name), c)),
    c.dim(wrapped(MEANING)),
    [
      ...[bentInWords(document, [...RECORDED, ...TRUE]) ?? [], figuresInWords(document)]
        .flat()
        .map((text) => wrapped(text)),
      `Handoff ${document.handoff}, synthetic people. Assumptions: ${assumed} of ${parameters} parameters assumed.`,
    ].join('\n'),
  ];
  return `${parts.join('\n\n').replaceAll(/[ \t]+$/gm, '')}\n`;
}

/** The document of `records` as text: the view of its scenario, and refusal against custody. */
export function recordsDocumentText(document: RecordsDocument, options: { color?: boolean } = {}): string {
  const { scenario, records, refusal_and_custody: periods } = document;
  const { name, title, label, hash } = scenario;
  const arm = { name, title, label, scenario: hash, records };
  return `${recordsText({ ...document, arms: [arm] }, options)}\n${refusalAndCustodyText(periods, options)}`;
}
