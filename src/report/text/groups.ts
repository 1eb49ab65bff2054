/**
 * Groups asked for with --by and --flips-by, as short tables: the largest groups, and where the others stand. Every
 * number is one of the document's.
 */
import type { Arm, ChangedRow, Difference, Flip, GroupRow, RunDocument } from '../../analysis/results.ts';
import { BY_CLASS, BY_GROUP, BY_YEAR } from '../../analysis/shown.ts';
import { wrapped } from '../../base/wrap.ts';
import { number } from '../../scenario/words/series.ts';
import { absoluteText } from '../words/compared.ts';
import { effect } from '../words/effect.ts';
import { labelOf } from '../words/labels.ts';
import { measure, outcomeWords } from '../words/measures.ts';
import { inColumn, inFull, levels, NONE, percents, type Spread } from '../words/numbers.ts';
import { whoIsCompared } from '../words/sentences.ts';
import { type Colors, table } from './plain-table.ts';

/** Rows of a table: more are read in a spreadsheet. */
const MOST_ROWS = 12;
const NAME = 24;
const FIGURE = 27;
const CHANGE = [NAME, 13, 29, 11];
const FLIP = [22, 33, 23];

type Told<Row> = { readonly by: string } & (
  { readonly rows: readonly Row[] } | { readonly rows: number; readonly table: string }
);

const shortened = (text: string, most: number): string => {
  const letters = Array.from(text);
  return letters.length < most ? text : `${letters.slice(0, most - 2).join('')}.`;
};

const heads: Readonly<Record<string, string>> = {
  state: 'state',
  office: 'field office',
  jurisdiction: 'jurisdiction',
  kind: 'kind of jail',
  class: 'conviction class',
  'fiscal-year': 'fiscal year (October to September)',
};

/** The rows of a grouping as a table, or where they stand. @param size by which the largest are chosen */
function groupText<Row extends { readonly name: string }>(
  title: string,
  group: Told<Row>,
  size: (row: Row) => number,
  draw: (rows: readonly Row[]) => string,
  file: string,
  c: Colors,
): string {
  const head = c.bold(wrapped(`${title}, by ${heads[group.by] ?? group.by}`));
  if ('table' in group) return `${head}\n${wrapped(`${number(group.rows)} rows: in ${group.table}`)}`;
  const largest = new Set(group.rows.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_ROWS));
  const shown = group.rows.filter((row) => largest.has(row));
  const more = group.rows.length - shown.length;
  const rest = more > 0 ? [c.dim(`The ${shown.length} largest; ${number(more)} more in ${file}.`)] : [];
  return [head, draw(shown), ...rest].join('\n');
}

function withInterval(figure: Spread | undefined, id: string): string {
  if (!figure || figure.mean === null) return NONE;
  return inColumn(figure, measure(id).kind, FIGURE - 1);
}

/** By which groups are large: people handed over, or those asked for where a small country does not show that. */
const SIZES = [BY_GROUP[0], 'requests'];

const sizeBy = (meanOf: (id: string) => number | null | undefined): number => SIZES.map(meanOf).find((mean) => typeof mean === 'number') ?? 0; // prettier-ignore

/** The metrics of a grouping, a table each. */
function tablesOf(by: string): readonly (readonly string[])[] {
  if (by === 'fiscal-year') return BY_YEAR;
  return [by === 'class' ? BY_CLASS.slice(0, 2) : BY_GROUP];
}

/** The groups of one arm: a column a metric. */
const armText = (document: RunDocument, { name, groups }: Arm, c: Colors): string[] =>
  groups.map((group) =>
    groupText<GroupRow>(
      labelOf(document, name),
      group,
      ({ metrics }) => sizeBy((id) => metrics[id]?.mean),
      (rows) =>
        tablesOf(group.by)
          .map((shown) => figuresText(rows, shown))
          .join('\n\n'),
      'groups.csv',
      c,
    ),
  );

const figuresText = (rows: readonly GroupRow[], shown: readonly string[]): string =>
  table(
    ['', ...shown.map((id) => measure(id).label)],
    [NAME, ...shown.map(() => FIGURE)],
    rows.map((row) => [shortened(row.name, NAME), ...shown.map((id) => withInterval(row.metrics[id], id))]),
  );

function changeCells(row: ChangedRow, id: string): string[] {
  const found = effect(row, id);
  if (!found || found.difference.mean === null) return [NONE, NONE, NONE];
  const { baseline, relative, measure: known } = found;
  const level = { mean: baseline.mean, lo: null, hi: null };
  return [
    levels(level, known.kind)(level.mean),
    absoluteText(found),
    relative ? percents(relative)(relative.mean) : NONE,
  ];
}

/** The groups of a difference: a table a metric. */
const differenceText = (document: RunDocument, difference: Difference, c: Colors): string[] =>
  difference.groups.flatMap((group) => {
    const who = whoIsCompared(document, difference);
    const shown = group.by === 'class' ? BY_CLASS : BY_GROUP;
    const told = 'table' in group ? shown.slice(0, 1) : shown;
    return told.map((id) =>
      groupText<ChangedRow>(
        'table' in group ? who : `${measure(id).label}: ${who}`,
        group,
        ({ metrics }) => sizeBy((id) => metrics[id]?.baseline.mean),
        (rows) =>
          table(
            ['', 'baseline', 'difference', 'of baseline'],
            CHANGE,
            rows.map((row) => [shortened(row.name, NAME), ...changeCells(row, id)]),
          ),
        'group_differences.csv',
        c,
      ),
    );
  });

const changed = ({ from, to }: Flip): boolean => from !== to;

/** Who ends otherwise, group by group: the most frequent of them. */
const flipsText = (document: RunDocument, { from, to, flip_groups: groups = [] }: Difference, c: Colors): string[] =>
  groups.map((group) => {
    const [before, now] = [labelOf(document, from), labelOf(document, to)];
    const rows = 'table' in group ? group.rows : group.rows.flatMap(({ name, flips }) => flips.filter(changed).map((flip) => ({ name, ...flip }))); // prettier-ignore
    return groupText<{ readonly name: string } & Flip>(
      `How people end: ${before}, then ${now}`,
      { ...group, rows } as Told<{ readonly name: string } & Flip>,
      ({ mean }) => mean,
      (shown) =>
        table(
          ['', `${shortened(before, 16)} > ${shortened(now, 15)}`, 'episodes'],
          FLIP,
          shown.map((flip) => [
            shortened(flip.name, FLIP[0]),
            `${outcomeWords(flip.from)} > ${outcomeWords(flip.to)}`,
            inFull(flip, levels(flip, 'count')),
          ]),
        ),
      'flip_groups.csv',
      c,
    );
  });

/** The tables of all groupings: of differences where there are any, else of each arm. */
export const groupsText = (document: RunDocument, c: Colors): string[] =>
  document.differences.length > 0
    ? document.differences.flatMap((each) => [...differenceText(document, each, c), ...flipsText(document, each, c)])
    : document.arms.flatMap((arm) => armText(document, arm, c));
