/**
 * The table of a first screen: nine rows at most. Of one variant the baseline, the variant, the difference and the percent
 * with their ranges; of several a column of percents each beside the baseline's level; of scenarios side by side their
 * levels. What does not fit 80 columns comes in blocks under each other.
 */
import type { Difference, Estimate, RunDocument } from '../../analysis/results.ts';
import { linesOf, piecesOf, WIDTH } from '../../base/wrap.ts';
import { effect, type Effect } from '../words/effect.ts';
import { headlineRows, type Row, telling } from '../words/headline.ts';
import { labelOf } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import {
  aboutLevel,
  briefChange,
  briefLevel,
  briefPercent,
  compactLevels,
  inFull,
  levels,
  NONE,
  twoDigits,
} from '../words/numbers.ts';
import { tellsPercent } from '../words/sentences.ts';
import type { Colors } from './plain-table.ts';

type Cell = { readonly text: string; readonly grey?: boolean };

const NAME = 21;
const LEVEL = 8;
/** The narrowest column of a variant: "+1.8% [0.4, 3.3]" and a blank. */
const NARROW = 17;
/** A column of levels with their ranges, in full and in thousands. */
const [WIDE, COMPACT] = [27, 18];
const MOST_HEAD_LINES = 3;

const plain = (text: string): Cell => ({ text });
const letters = (text: string): number => Array.from(text).length;

/** A text in lines of so many letters. */
function lines(text: string, width: number, indent = ''): string[] {
  const fits = (piece: string): boolean => letters(piece) <= width;
  const words = text.split(' ').flatMap((word) => piecesOf(word, (piece) => letters(piece) <= width - indent.length));
  return linesOf(words, fits, indent);
}

/** A label over a column: what does not fit three lines ends in points. */
export function headLines(text: string, width: number): string[] {
  const all = lines(text, width);
  if (all.length <= MOST_HEAD_LINES) return all;
  const shown = all.slice(0, MOST_HEAD_LINES);
  const last = Array.from(shown[MOST_HEAD_LINES - 1])
    .slice(0, width - 2)
    .join('');
  return [...shown.slice(0, -1), `${last}..`];
}

/** A row's name: the part of another one, and what goes over a line, indented. */
function nameLines(text: string, width: number): string[] {
  const indent = text.startsWith(' ') ? '  ' : '';
  return lines(text.trimStart(), width - indent.length, '  ').map((line) => indent + line);
}

/** What a head may take of its column: the first one a few letters of the names' too. */
const headWidth = (widths: readonly number[], column: number): number => widths[column] - (column === 1 ? -2 : 1);

type Table = { readonly heads: readonly string[]; readonly widths: readonly number[]; readonly rows: Cell[][] };

/** Heads that end on the same line. No head stands over the names, so that the one beside them may be wider. */
function headRows(heads: readonly string[], widths: readonly number[]): string[] {
  const columns = heads.slice(1).map((text, i) => ({
    lines: headLines(text, headWidth(widths, i + 1)),
    width: widths[i + 1] + (i === 0 ? widths[0] : 0),
  }));
  const height = Math.max(...columns.map((column) => column.lines.length));
  return Array.from({ length: height }, (_, i) =>
    columns
      .map(({ lines: own, width }) => {
        const text = own[i - height + own.length] ?? '';
        return ' '.repeat(Math.max(0, width - letters(text))) + text;
      })
      .join(''),
  );
}

/** Columns to the right of the names, each cell on as many lines as it needs. */
function drawn({ heads, widths, rows }: Table, c: Colors): string[] {
  const cellLines = ({ text }: Cell, column: number): string[] => {
    const width = widths[column] - (column === 0 ? 0 : 1);
    if (column === 0) return nameLines(text, width);
    return letters(text) <= width ? [text] : text.split(/ (?=\[)/).flatMap((part) => lines(part, width));
  };
  const put = (text: string, column: number): string => {
    const blanks = ' '.repeat(Math.max(0, widths[column] - letters(text)));
    return column === 0 ? text + blanks : blanks + text;
  };
  const drawRow = (cells: readonly string[][], paint: (text: string, column: number) => string): string[] =>
    Array.from({ length: Math.max(...cells.map((own) => own.length)) }, (_, i) =>
      cells.map((own, column) => paint(put(own[i] ?? '', column), column)).join(''),
    );
  return [
    ...headRows(heads, widths).map((line) => c.bold(line)),
    ...rows.flatMap((row) => drawRow(row.map(cellLines), (text, column) => (row[column].grey ? c.dim(text) : text))),
  ];
}

const nameOf = ({ label, short, part }: Row): Cell => plain((part ? '  ' : '') + (short ?? label));

/** A level in full, or in thousands or millions where it is long. */
function levelOf(estimate: Estimate | undefined, id: string): string {
  if (!estimate || estimate.mean === null) return NONE;
  const { kind } = measure(id);
  const full = aboutLevel(estimate, kind);
  return full.length < LEVEL ? full : compactLevels(twoDigits(estimate), kind)(estimate.mean);
}

/** A variant's cell where several stand beside each other. */
function percentCell(found: Effect | null, most: number): Cell {
  if (!found) return plain(NONE);
  const told = telling(found);
  if (told === 'not known') return { text: found.difference.mean === null ? NONE : 'too few runs', grey: true };
  if (told !== 'told') return { text: told, grey: true };
  return plain(
    tellsPercent(found) ? briefPercent(found.relative, most) : briefChange(found.difference, found.measure.kind, most),
  );
}

/** Difference and percent of the one variant. */
function changeCells(found: Effect | null): [Cell, Cell] {
  if (!found || found.difference.mean === null) return [plain(NONE), plain(NONE)];
  const told = telling(found);
  const change = briefChange(found.difference, found.measure.kind, NARROW - 1);
  if (told === 'about the same') return [plain(''), { text: told, grey: true }];
  if (told === 'told')
    return [plain(change), plain(tellsPercent(found) ? briefPercent(found.relative, NARROW - 1) : '')];
  return [
    { text: change, grey: true },
    { text: told === 'not clear' ? told : 'too few runs', grey: true },
  ];
}

const armOf = (document: RunDocument, name: string) => document.arms.find((arm) => arm.name === name)!;

function ofOne(document: RunDocument, difference: Difference): Table {
  const [baseline, variant] = [armOf(document, difference.from), armOf(document, difference.to)];
  const rows = headlineRows(document).map((row) => {
    const { id } = row;
    const { kind } = measure(id);
    const [before, now] = [baseline.metrics[id], variant.metrics[id]];
    return [
      nameOf(row),
      plain(before ? briefLevel(before, kind, NARROW - 1) : NONE),
      plain(levelOf(now, id)),
      ...changeCells(effect(difference, id)),
    ];
  });
  return {
    heads: ['', 'baseline', 'variant', 'difference', 'in percent'],
    widths: [NAME, NARROW, LEVEL, NARROW, NARROW],
    rows,
  };
}

function ofSeveral(document: RunDocument, differences: readonly Difference[]): Table {
  const [{ from }] = differences;
  const baseline = armOf(document, from);
  const width = Math.min(20, Math.floor((WIDTH - NAME - LEVEL) / differences.length));
  const rows = headlineRows(document).map((row) => [
    nameOf(row),
    plain(levelOf(baseline.metrics[row.id], row.id)),
    ...differences.map((difference) => percentCell(effect(difference, row.id), width - 1)),
  ]);
  const labels = [from, ...differences.map(({ to }) => to)].map((name) => labelOf(document, name));
  return { heads: ['', ...labels], widths: [NAME, LEVEL, ...differences.map(() => width)], rows };
}

function ofArms(document: RunDocument, arms: RunDocument['arms'], width: number): Table {
  const figure = (estimate: Estimate | undefined, id: string): string => {
    if (!estimate || estimate.mean === null) return NONE;
    const { kind } = measure(id);
    const full = inFull(estimate, levels(estimate, kind));
    return letters(full) < width ? full : briefLevel(estimate, kind, width - 1);
  };
  const rows = headlineRows(document).map((row) => [
    nameOf(row),
    ...arms.map(({ metrics }) => plain(figure(metrics[row.id], row.id))),
  ]);
  return {
    heads: ['', ...arms.map(({ name }) => labelOf(document, name))],
    widths: [NAME, ...arms.map(() => width)],
    rows,
  };
}

/** Some at a time. */
const inBlocks = <T>(items: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, i) => items.slice(i * most, (i + 1) * most));

function tablesOf(document: RunDocument): Table[] {
  const { arms, differences } = document;
  if (differences.length === 1) return [ofOne(document, differences[0])];
  if (differences.length > 1)
    return inBlocks(differences, Math.floor((WIDTH - NAME - LEVEL) / NARROW)).map((some) => ofSeveral(document, some));
  const width = arms.length * WIDE + NAME <= WIDTH ? WIDE : COMPACT;
  return inBlocks(arms, Math.floor((WIDTH - NAME) / width)).map((some) => ofArms(document, some, width));
}

/** The labels that were cut over a column, to be told in full. */
const cutIn = ({ heads, widths }: Table): string[] =>
  heads.filter((text, column) => column > 0 && lines(text, headWidth(widths, column)).length > MOST_HEAD_LINES);

/** The table in lines, in blocks with an empty line between them; below it whatever label was cut. */
export function firstTable(document: RunDocument, c: Colors): string[] {
  const all = tablesOf(document);
  const cut = [...new Set(all.flatMap(cutIn))];
  return [
    ...all.flatMap((table, i) => [...(i === 0 ? [] : ['']), ...drawn(table, c)]),
    ...cut.flatMap((label) => lines(`In full: ${label}`, WIDTH, '  ').map(c.dim)),
  ];
}
