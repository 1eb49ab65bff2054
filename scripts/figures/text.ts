/** Figures in texts: how a number is written, and how the marked spots of a Markdown text are filled. */
import { FIGURES, type Kind, type Table, TABLES } from './list.ts';
import { MISSES } from './misses.ts';

const ALL_TABLES: Readonly<Record<string, Table>> = { ...TABLES, ...MISSES };

/** Number by id of figure; null where the run does not define it. */
export type Values = Readonly<Record<string, number | null>>;

/** A figure as it stands in a text. */
export function written(value: number | null, kind: Kind): string {
  if (value === null) return '–';
  const text = WRITTEN[kind](value);
  const signed = SIGNED.has(kind) && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  return signed.replace('-', '−');
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US').replace(/^-0$/, '0');
const WRITTEN: Readonly<Record<Kind, (value: number) => string>> = {
  count: whole,
  change: whole,
  share: (value) => `${(100 * value).toFixed(1)}%`,
  points: (value) => (100 * value).toFixed(1),
  correlation: (value) => value.toFixed(2),
  millions: (value) => whole(value / 1e6),
  'millions-change': (value) => whole(value / 1e6),
};
const SIGNED: ReadonlySet<Kind> = new Set(['change', 'points', 'millions-change']);

/** "−1,204 [−1,310, −1,100]". */
function interval(id: string, values: Values): string {
  const [mean, lo, hi] = ['mean', 'lo', 'hi'].map((end) => figure(`${id}.${end}`, values));
  return `${mean} [${lo}, ${hi}]`;
}

function figure(id: string, values: Values): string {
  const known = FIGURES.get(id);
  if (known === undefined || !(id in values)) throw new Error(`there is no figure "${id}"`);
  return written(values[id], known.kind);
}

/** A table in Markdown, columns aligned as the formatter would. */
function table({ head, rows }: Table, values: Values): string {
  const cells = [head, ...rows].map((row) =>
    row.map((cell) =>
      cell.startsWith('=')
        ? figure(cell.slice(1), values)
        : cell.startsWith('~')
          ? interval(cell.slice(1), values)
          : cell,
    ),
  );
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const line = (row: readonly string[], fill: string) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i], fill) : cell.padStart(widths[i], fill))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(cells[0], ' '), rule, ...cells.slice(1).map((row) => line(row, ' '))].join('\n');
}

const FIGURE = /<!-- figure (\S+) -->(.*?)<!-- \/figure -->/g;
const TABLE = /<!-- table (\S+) -->(.*?)<!-- \/table -->/gs;

/**
 * The text with every marked spot filled.
 * @throws Error where a spot names a figure or table that does not exist
 */
export function filled(text: string, values: Values): string {
  return text
    .replaceAll(FIGURE, (_, id: string) => `<!-- figure ${id} -->${figure(id, values)}<!-- /figure -->`)
    .replaceAll(TABLE, (_, id: string) => {
      if (!(id in ALL_TABLES)) throw new Error(`there is no table "${id}"`);
      return `<!-- table ${id} -->\n\n${table(ALL_TABLES[id], values)}\n\n<!-- /table -->`;
    });
}

/** How many spots a text has. */
export const spots = (text: string): number => [...text.matchAll(FIGURE), ...text.matchAll(TABLE)].length;
