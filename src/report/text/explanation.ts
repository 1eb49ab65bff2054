/** What `explain` prints: 80 columns, a table for each metric and one paragraph in words. */
import picocolors from 'picocolors';
import type { Explained, ExplainDocument } from '../../analysis/attribution/document.ts';
import { isClear } from '../../analysis/direction.ts';
import {
  bentInWords,
  hasIntervals,
  intervalsInWords,
  isChanceOnly,
  periodInWords,
  runsInWords,
  titled,
} from '../words/about.ts';
import { measure, type Measure } from '../words/measures.ts';
import { NONE, value } from '../words/numbers.ts';
import { table } from './plain-table.ts';
import { inOneUnit, splitOf, type Split } from '../words/shares.ts';
import { wrapped } from '../../base/wrap.ts';
import { GROUPED_BY_HAND } from '../../scenario/diff/switches.ts';
import { capital, series } from '../../scenario/words/series.ts';
import { quoted } from '../words/labels.ts';
import { provisionInWords } from '../words/provisions.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

/** With a space between columns, 80 in all. */
const WIDTHS = [23, 29, 6, 9, 9];
const ROOM = WIDTHS[0] - 1;
const HEAD = ['', 'share', 'of all', 'in order', 'reversed'];

/** The number of a provision and its name, in the lines that its column has room for. */
const stacked = (number: string, name: string): string =>
  number + wrapped(name.replace(/^the /, ''), ' '.repeat(number.length), ROOM - number.length);

const ofProvision = (index: number): string => `${index + 1} `.padEnd(3);

function legend({ provisions, method }: ExplainDocument, c: Colors): string {
  const all = `${method.coalitions} ${method.coalitions === 1 ? 'combination' : 'combinations'}`;
  const told = provisions.map((provision, i) => {
    const { text, grouped } = provision;
    const name = capital(provisionInWords(provision).replace(/^the /, ''));
    const why = grouped === GROUPED_BY_HAND ? 'as asked for' : 'since one cannot hold without the other';
    return [
      wrapped(c.bold(`${ofProvision(i)}${name}`), '   '),
      wrapped(`   ${text}`, '   '),
      ...(grouped === undefined ? [] : [wrapped(`   Taken together, ${why}.`, '   ')]),
    ].join('\n');
  });
  const count = provisions.length;
  return [
    wrapped(
      `${count === 1 ? 'One thing differs' : `${count} things differ`}; all ${all} were simulated; the shares are exact.`,
    ),
    ...told,
  ].join('\n\n');
}

/** A metric under both scenarios: the heading of its table. */
function levelsText(document: ExplainDocument, { label, kind }: Measure, { baseline, variant }: Explained): string {
  const [from, to] = [document.from, document.to].map((name) => quoted(document, name));
  return wrapped(
    `${label}: ${value(baseline.mean, kind)} under ${from}, ${value(variant.mean, kind)} under ${to}`,
    '  ',
  );
}

function metricTable(document: ExplainDocument, split: Split, c: Colors): string {
  const { measure, explained, rows, rounding, total } = split;
  return [
    c.bold(levelsText(document, measure, explained)),
    table(HEAD, WIDTHS, [
      ...rows.map((row) => [
        stacked(ofProvision(row.provision), row.name),
        row.text,
        row.percent,
        row.forward,
        row.backward,
      ]),
      ...(rounding ? [['   rounding', rounding.text, rounding.percent, '', '']] : []),
      ['   all', total, split.noPercent === null && split.direction !== 'same' ? '100%' : '', '', ''],
    ]),
    ...(split.noPercent === null ? [] : [wrapped(split.noPercent, '  ')]),
    ...strongest(document, split),
  ].join('\n');
}

/** The pair whose interaction is the largest of those that chance cannot explain. */
function strongest(document: ExplainDocument, { explained, write }: Split): string[] {
  const clear = explained.interactions.filter((pair) => isClear(pair.direction));
  const [largest] = clear.toSorted((a, b) => Math.abs(b.mean!) - Math.abs(a.mean!));
  if (!largest) return [];
  const [one, other] = largest.provisions.map((id) => document.provisions.findIndex((each) => each.id === id) + 1);
  return [
    wrapped(
      `Largest interaction: ${one} with ${other}, ${inOneUnit(largest, write)}, what both change beyond what each does.`,
      '  ',
    ),
  ];
}

/** Metrics told in the paragraph. */
const MOST_TOLD = 4;

/** What the tables say, in words that name both scenarios and claim no more than the intervals. */
export function paragraph(document: ExplainDocument): string {
  const [from, to] = [document.from, document.to].map((name) => quoted(document, name));
  const splits = splitsOf(document).slice(0, MOST_TOLD);
  if (!hasIntervals(document))
    return `${isChanceOnly(document) ? 'One replication' : 'So few draws'} of ${from} and ${to} gives no intervals, so no share can be told from chance.`;
  const sentences = splits.map((split) => {
    const { measure, direction, rows, total } = split;
    if (direction === 'same') return `${measure.label}: the same under both.`;
    if (direction !== 'more' && direction !== 'less') return `${measure.label}: no clear difference.`;
    const clear = rows
      .filter((row) => (row.direction === 'more' || row.direction === 'less') && row.percent !== '0%')
      .toSorted((a, b) => Math.abs(b.share.mean!) - Math.abs(a.share.mean!));
    const parts = clear.map((row) => `${row.percent} by ${row.name}`);
    const rest = rows.some((row) => row.direction === 'unclear' || (row.direction !== 'same' && row.percent === '0%'))
      ? ' What is left is small or not clear.'
      : '';
    return parts.length === 0
      ? `${measure.label}: ${total}, but no single share is clear.`
      : `${measure.label}: ${total}, of which ${series(parts, 'and')}.${rest}`;
  });
  return `${to} against ${from}, the same people under both. ${sentences.join(' ')}`;
}

/** What stands in the place of the table of a metric that has no split; nothing where no run defines it. */
function unsplit(document: ExplainDocument, id: string, c: Colors): string[] {
  if (!document.bent?.differences.includes(id)) return [];
  const explained = document.metrics[id];
  const head = levelsText(document, measure(id, explained.unit), explained);
  return [`${c.bold(head)}\n${table(HEAD, WIDTHS, [['   all', NONE, '', '', '']])}`];
}

const splitsOf = (document: ExplainDocument): Split[] =>
  Object.keys(document.metrics).flatMap((id) => splitOf(document, id) ?? []);

const HOW_TO_READ =
  'A share is what a provision changes, as the mean over all orders in which the provisions could be switched; in ' +
  'every run the shares add up to the difference, and so do their means (docs/answer-2014-2015.md). Their ranges do not ' +
  'add up: each is of one share by itself. A share in percent is its mean by the mean of the whole difference. "In ' +
  'order" and "reversed" switch the provisions one after another, as listed and from the last: where the two differ, ' +
  'what a provision does depends on the others.';

/** The explanation as text, each line at most 80 columns wide. */
export function explanationText(document: ExplainDocument, { color = false }: { color?: boolean } = {}): string {
  const c = picocolors.createColors(color);
  const { coverage, assumptions, handoff } = document;
  const [from, to] = [document.from, document.to].map((name) => quoted(document, name));
  const bent = bentInWords(document);
  return [
    [
      c.bold(wrapped(titled(`${to} against ${from}: what each provision changed`, document))),
      wrapped(`${coverage}, ${periodInWords(document)}; ${runsInWords(document)}`),
      wrapped(intervalsInWords(document)),
    ].join('\n'),
    wrapped(paragraph(document)),
    legend(document, c),
    ...Object.keys(document.metrics).flatMap((id) => {
      const split = splitOf(document, id);
      return split ? metricTable(document, split, c) : unsplit(document, id, c);
    }),
    c.dim(wrapped(HOW_TO_READ)),
    ...(bent === null ? [] : [wrapped(bent)]),
    `Handoff ${handoff}, synthetic people. Assumptions: ${assumptions.assumed} of ${assumptions.parameters} parameters assumed.`,
  ]
    .join('\n\n')
    .replaceAll(/[ \t]+$/gm, '');
}
