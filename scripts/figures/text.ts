/**
 * Figures in texts. A number stands in a text as `<!-- figure ID -->...<!-- /figure -->`, an estimate with its interval as
 * `<!-- range ID -->...<!-- /range -->`; a table as a block between `<!-- table ID -->` and `<!-- /table -->`, what a
 * command printed between `<!-- lines ID -->` and `<!-- /lines -->`, sentences made of its document between
 * `<!-- words ID -->` and `<!-- /words -->`. {@link filled} writes what belongs there.
 */
import { changes, inFull, levels, type Spread } from '../../src/report/words/numbers.ts';
import { adaptationTables, isAdapted } from './adaptation.ts';
import { ANSWERED, isOfAnswer } from './answer.ts';
import type { Kind } from './command.ts';
import { FIGURES, LINES } from './commands.ts';
import { FACTS } from './facts.ts';
import { growthTables } from './growth.ts';
import { machinesTable, MEASURED } from './machines.ts';
import { isScored, scoreTables } from './score.ts';

/** Number by id of figure; null where the run does not define it. */
export type Values = Readonly<Record<string, number | null>>;
export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What can stand in marked spots: numbers, and lines that commands printed. */
export type Shown = { readonly values: Values; readonly lines: Readonly<Record<string, string>> };

/** Digits as the program shows them: the interval decides. */
const writing = (spread: Spread, kind: Kind) => (kind === 'change' ? changes(spread, 'count') : levels(spread, kind));

/** A figure as it stands in a text. */
export const written = (value: number | null, kind: Kind): string =>
  writing({ mean: value, lo: null, hi: null }, kind)(value);

/** What fills a mark; undefined where the command was not run yet. @throws Error where there is no such thing */
type Fill = (id: string, shown: Shown) => string | undefined;

const figure: Fill = (id, { values }) => {
  const fact = FACTS[id];
  if (fact) return written(...fact);
  const known = FIGURES.get(id);
  if (known === undefined) throw new Error(`there is no figure "${id}"`);
  return id in values ? written(values[id], known.kind) : undefined;
};

/** "−1,204 [−1,310, −1,100]". */
const range: Fill = (id, { values }) => {
  const kind = FIGURES.get(`${id}.mean`)?.kind;
  if (kind === undefined) throw new Error(`there is no estimate "${id}"`);
  const [mean, lo, hi] = ['mean', 'lo', 'hi'].map((end) => values[`${id}.${end}`]);
  if (mean === undefined || lo === undefined || hi === undefined) return undefined;
  return inFull({ mean, lo, hi }, writing({ mean, lo, hi }, kind));
};

/** Tables that all stand once what they show was run. */
const once = (isMade: boolean, tables: Readonly<Record<string, Table>>): Record<string, Table | undefined> =>
  isMade ? tables : Object.fromEntries(Object.keys(tables).map((id) => [id, undefined]));

const table: Fill = (id, { values }) => {
  if (isOfAnswer(id)) return id in ANSWERED.tables ? spaced(ANSWERED.tables[id]) : undefined;
  const tables = {
    ...once(isScored(values), scoreTables(values)),
    ...once(isAdapted(values), adaptationTables(values)),
    ...growthTables(),
    machines: MEASURED && machinesTable(MEASURED),
  };
  if (!(id in tables)) throw new Error(`there is no table "${id}"`);
  const found = tables[id as keyof typeof tables];
  return found && spaced(found);
};

const spaced = (found: Table): string => `\n\n${aligned(found)}\n\n`;

const lines: Fill = (id, shown) => {
  if (!LINES.has(id)) throw new Error(`there are no lines "${id}"`);
  return id in shown.lines ? `\n\n\`\`\`\n${shown.lines[id]}\n\`\`\`\n\n` : undefined;
};

const words: Fill = (id) => {
  if (!isOfAnswer(id)) throw new Error(`there are no words "${id}"`);
  return id in ANSWERED.words ? `\n\n${ANSWERED.words[id]}\n\n` : undefined;
};

/** A table in Markdown, columns aligned as the formatter would. */
export function aligned({ head, rows }: Table): string {
  const cells = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const line = (row: readonly string[], fill: string) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i], fill) : cell.padStart(widths[i], fill))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(cells[0], ' '), rule, ...cells.slice(1).map((row) => line(row, ' '))].join('\n');
}

const MARKS: Readonly<Record<string, Fill>> = { figure, range, table, lines, words };
const SPOT = new RegExp(`<!-- (${Object.keys(MARKS).join('|')}) (\\S+) -->(.*?)<!-- /\\1 -->`, 'gs');

/**
 * The text with every marked spot filled; one whose command was not run yet stays as it is.
 * @throws Error where a spot names what does not exist
 */
export const filled = (text: string, shown: Shown): string =>
  text.replaceAll(
    SPOT,
    (_, mark: string, id: string, now: string) =>
      `<!-- ${mark} ${id} -->${MARKS[mark](id, shown) ?? now}<!-- /${mark} -->`,
  );

/** The text without its marked spots: what nobody fills. */
export const unmarked = (text: string): string => text.replaceAll(SPOT, ' ');
