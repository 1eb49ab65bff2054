/**
 * Levels of the baseline and what each variant changes of them, row by row in the rows' own unit: a mark with its range
 * for each variant, and the numbers at the side. What is about the same or not clear is grey and has no number. Without
 * variants the levels are bars.
 */
import type { Effect } from '../../words/effect.ts';
import { telling } from '../../words/headline.ts';
import type { Kind } from '../../words/measures.ts';
import { changes, inFull, levels, type Spread } from '../../words/numbers.ts';
import type { Room } from '../drawing/frame.ts';
import { extent } from '../drawing/extent.ts';
import { fit, textWidth, wrap } from '../drawing/fonts.ts';
import { type Line, type Point, Sheet, type Text } from '../drawing/sheet.ts';
import { ACCENT, HAIRLINE, INK, MUTED, SAME, variantStyles } from '../drawing/style.ts';

export type PairedRow = {
  readonly label: string;
  /** Of whom or of what the row above tells all. */
  readonly part?: boolean;
  readonly kind: Kind;
  readonly level: Spread;
  /** Of each variant; null where it is not known. */
  readonly effects: readonly (Effect | null)[];
};

const SIZE = 12;
const GAP = 22;
const INDENT = 14;
const HEAD = 52;
const HEAD_LINES = 3;
const AXIS = 26;
const LEAST_PLOT = 180;

/** What is written of an effect: its size, with the range or without, or that there is none worth saying. */
export function effectText(effect: Effect | null, ranged = true): string {
  if (effect === null) return 'not known';
  const told = telling(effect);
  if (told !== 'told') return told;
  const write = changes(effect.difference, effect.measure.kind);
  return ranged ? inFull(effect.difference, write) : write(effect.difference.mean);
}

/** Of several variants the ranges are drawn and spoken, but not written: there is no room for so many figures. */
const hasRanges = (variants: readonly string[]): boolean => variants.length < 2;

function levelText({ level, kind }: PairedRow, ranged: boolean): string {
  const write = levels(level, kind);
  return ranged ? inFull(level, write) : write(level.mean);
}

/** Round steps over an axis, about five. */
function ticks(low: number, high: number): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / 4));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => (high - low) / each <= 4) ?? 10 * power;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

/** The columns from left to right; the plot takes what the texts leave. */
function columnsOf(rows: readonly PairedRow[], variants: readonly string[], width: number) {
  const ranged = hasRanges(variants);
  const widest = (texts: readonly string[], least = 0) =>
    Math.max(least, ...texts.map((text) => textWidth(text, SIZE)));
  const labels = Math.ceil(widest(rows.map(({ label, part }) => label + (part ? '   ' : ''))) + GAP);
  const level = Math.ceil(
    widest(
      rows.map((row) => levelText(row, ranged)),
      70,
    ),
  );
  const own = variants.map((_, i) =>
    Math.ceil(
      widest(
        rows.map(({ effects }) => effectText(effects[i], ranged)),
        90,
      ),
    ),
  );
  const texts = own.reduce((sum, each) => sum + each + GAP, 0);
  const plot = Math.max(LEAST_PLOT, Math.floor(width - labels - level - texts - GAP));
  const left = labels + level + GAP;
  const edges = own.map((_, i) => left + plot + own.slice(0, i + 1).reduce((sum, each) => sum + each + GAP, 0));
  return { labels, levelEdge: labels + level, left, plot, edges, own };
}

/** @param variants what they are called, none for a single run */
export function pairedRows(
  rows: readonly PairedRow[],
  { baseline, variants }: { readonly baseline: string; readonly variants: readonly string[] },
  room: Room,
): Sheet {
  const columns = columnsOf(rows, variants, room.width);
  const step = Math.max(22, Math.min(46, Math.floor((room.height - HEAD - AXIS) / Math.max(1, rows.length))));
  const sheet = new Sheet(columns.edges.at(-1) ?? columns.left + columns.plot, HEAD + rows.length * step + AXIS);
  const middle = (row: number): number => HEAD + (row + 0.5) * step;
  const bottom = HEAD + rows.length * step;
  const spreads = variants.length > 0 ? rows.flatMap(({ effects }) => effects.flatMap((each) => each?.difference ?? [])) : rows.map(({ level }) => level); // prettier-ignore
  const ends = spreads.flatMap(({ mean, lo, hi }) => [mean ?? 0, lo ?? mean ?? 0, hi ?? mean ?? 0]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const padding = 0.04 * extent(most - least);
  const [low, high] = [least - (least < 0 ? padding : 0), most + padding];
  const across = (value: number): number => columns.left + ((value - low) / (high - low)) * columns.plot;
  const kind = rows[0]?.kind ?? 'count';
  const write = variants.length > 0 ? changes : levels;

  const marks = ticks(low, high);
  sheet.lines(marks.map((at) => ({ x: across(at), x2: across(at), y: HEAD, y2: bottom, color: HAIRLINE })), { width: 0.7 }); // prettier-ignore
  sheet.lines([{ x: across(0), x2: across(0), y: HEAD - 4, y2: bottom, color: INK }]);
  sheet.texts(
    marks.map((at) => ({ x: across(at), y: bottom + 14, text: write({ mean: at, lo: null, hi: null }, kind)(at) })),
    { align: 'center', size: 11, muted: true },
  );

  sheet.texts(
    rows.map(({ label, part }, i) => ({ x: part ? INDENT : 0, y: middle(i), text: label })),
    { size: SIZE },
  );
  sheet.texts(rows.map((row, i) => ({ x: columns.levelEdge, y: middle(i), text: levelText(row, hasRanges(variants)) })), { size: SIZE, align: 'right' }); // prettier-ignore
  const heads = (name: string, x: number, width: number, color?: string): Text[] => {
    const all = wrap(name, width, 11, 600);
    const last = all.slice(HEAD_LINES - 1).join(' ');
    const lines = [...all.slice(0, HEAD_LINES - 1), ...(last === '' ? [] : [fit(last, width, 11, 600)])];
    return lines.map((text, i) => ({ x, y: HEAD - 14 - 13 * (lines.length - 1 - i), text, ...(color && { color }) }));
  };
  sheet.texts(heads(baseline, columns.levelEdge, columns.levelEdge), { align: 'right', size: 11, bold: true });

  if (variants.length === 0) {
    const bar = Math.min(16, step / 2);
    sheet.boxes(rows.map(({ level }, i) => ({ x: across(0), x2: across(level.mean ?? 0), y: middle(i) - bar / 2, y2: middle(i) + bar / 2, color: ACCENT }))); // prettier-ignore
  }
  const styles = variantStyles(variants.length);
  variants.forEach((name, v) => {
    const { color, shape } = styles[v];
    const offset = (v - (variants.length - 1) / 2) * Math.min(9, (step - 8) / variants.length);
    const known = rows.flatMap(({ effects }, i) => {
      const effect = effects[v];
      if (!effect || effect.difference.mean === null) return [];
      const ink = telling(effect) === 'told' ? color : SAME;
      return [{ ...effect.difference, mean: effect.difference.mean, y: middle(i) + offset, ink }];
    });
    const ranges = known.map(({ mean, lo, hi, y, ink }): Line => ({ x: across(lo ?? mean), x2: across(hi ?? mean), y, y2: y, color: ink })); // prettier-ignore
    sheet.lines(ranges, { width: 2 });
    sheet.points(known.map(({ mean, y, ink }): Point => ({ x: across(mean), y, shape, fill: ink, stroke: ink })), { size: 60 }); // prettier-ignore
    const texts = rows.map(({ effects }, i): Text => {
      const effect = effects[v];
      const clear = effect !== null && telling(effect) === 'told';
      return {
        x: columns.edges[v],
        y: middle(i),
        text: effectText(effect, hasRanges(variants)),
        color: clear ? INK : MUTED,
      };
    });
    sheet.texts(texts, { size: SIZE, align: 'right' });
    sheet.texts(heads(name, columns.edges[v], columns.own[v] + GAP - 12, color), {
      align: 'right',
      size: 11,
      bold: true,
    });
  });
  return sheet;
}
