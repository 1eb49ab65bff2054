/**
 * What every variant changes, in percent of the baseline: a row a measure, a mark a variant, with its range and its number.
 * What is about the same, or not clear, is grey and has no number.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { RunDocument } from '../../../analysis/results.ts';
import { capital } from '../../../scenario/words/series.ts';
import { hasIntervals, monthsInWords, noIntervalInWords } from '../../words/about.ts';
import { labelOf } from '../../words/labels.ts';
import { measure } from '../../words/measures.ts';
import { tellsPercent } from '../../words/sentences.ts';
import { mainFinding } from '../../words/titles.ts';
import type { DrawnRow, FittedChart } from '../drawing/draw.ts';
import { fit, textWidth } from '../drawing/fonts.ts';
import { type Room, smallPrint } from '../drawing/frame.ts';
import { drawKey, placedKey } from '../drawing/key.ts';
import { Sheet } from '../drawing/sheet.ts';
import { GRID, HAIRLINE, INK, MUTED, PAPER, SAME, variantStyles } from '../drawing/style.ts';
import { effectRow } from '../drawn-rows.ts';
import type { Wish } from '../kind.ts';
import { arrowBeyond, domain, ticks } from './percent-axis.ts';
import { groupOf, isTold, type Line, linesOf, numberOf, type Told } from './what-changed-lines.ts';

const SIZE = 12.5;
const INDENT = 14;
const GAP = 20;
const MOST_HEADING = 150;
/** The header of the columns, and the axis below the plot. */
const [HEADER, AXIS] = [20, 22];
/** What stands apart from the rows above it, and dollars farther. */
const [BETWEEN, BEFORE_DOLLARS] = [6, 10];
/** A mark that is told has a line of its own; one that is not needs less. Height of a line in pixels, and of a row besides. */
const [TOLD, UNTOLD, LEAST_LINE, MOST_LINE, AROUND] = [1, 0.45, 5, 15, 4];
/** What a row gets besides where there is more room than its marks need. */
const MOST_SPACE = 36;
/** Numbers are written where lines are no lower. */
const LEAST_WITH_NUMBERS = 7.5;

/** What is written beside a mark needs its height, whatever it says. */
const weightOf = (one: Told): number => (isTold(one) || numberOf(one) !== '' ? TOLD : UNTOLD);
const weight = ({ told }: Line): number => told.reduce((sum, one) => sum + weightOf(one), 0);
const gapBefore = (line: Line, before: Line | undefined): number => {
  if (!before || groupOf(before.row) === groupOf(line.row)) return 0;
  return line.row.dollars ? BEFORE_DOLLARS : BETWEEN;
};

/** Where lines stand, from the top of the plot, in a height that they fill if they can. */
function placed(lines: readonly Line[], height: number) {
  const gaps = lines.map((line, i) => gapBefore(line, lines[i - 1]));
  const free = height - gaps.reduce((sum, gap) => sum + gap, 0) - AROUND * lines.length;
  const total = lines.reduce((sum, line) => sum + weight(line), 0);
  const step = Math.min(MOST_LINE, Math.max(LEAST_LINE, free / Math.max(1, total)));
  const around = AROUND + Math.min(MOST_SPACE, Math.max(0, free - total * step) / Math.max(1, lines.length));
  let y = 0;
  const rows = lines.map((line, i) => {
    const [top, tall] = [y + gaps[i], Math.max(SIZE + 3, weight(line) * step + around)];
    y = top + tall;
    let next = top + (tall - weight(line) * step) / 2;
    const marks = line.told.map((one) => {
      const own = weightOf(one) * step;
      next += own;
      return { ...one, y: next - own / 2 };
    });
    return { ...line, top, tall, gap: gaps[i], marks };
  });
  return { rows, step, height: y };
}

type Placed = ReturnType<typeof placed>;

type Scale = {
  readonly at: (percent: number) => number;
  readonly beyond: (percent: number) => string | undefined;
  readonly ticks: readonly number[];
};

/** Where a percentage stands in the plot, which leaves room for the widest number at the right of any mark. */
function scaleOf(lines: readonly Line[], [left, right]: readonly [number, number]): Scale {
  const ends = domain(lines.flatMap(({ told }) => told.filter(isTold).map(({ found }) => found.relative)));
  const at = (percent: number) => {
    const inside = Math.min(ends[1], Math.max(ends[0], percent));
    return left + ((inside - ends[0]) / (ends[1] - ends[0])) * (right - left);
  };
  return { at, beyond: (percent) => arrowBeyond(percent, ends), ticks: ticks(ends, right - left) };
}

/** The room that numbers at the left of their ranges lack, where the plot begins at `edge`. */
function lacking(lines: readonly Line[], { at }: Scale, edge: number, step: number): number {
  if (step < LEAST_WITH_NUMBERS) return 0;
  const all = lines.flatMap(({ told }) =>
    told.filter(isTold).flatMap((one) => {
      const { mean = null, lo = null } = one.found.relative ?? {};
      if (mean === null || mean >= 0) return [];
      return [textWidth(numberOf(one), sizeOfNumbers(step)) + 12 - (at(lo ?? mean) - edge)];
    }),
  );
  // What is given to the left is taken from the whole.
  return Math.max(0, ...all) * 1.2;
}

function drawAxis(sheet: Sheet, { at, ticks: all }: Scale, top: number, bottom: number): void {
  const upright = (percent: number, color: string) => ({ x: at(percent), x2: at(percent), y: top, y2: bottom, color });
  sheet.lines(all.map((tick) => upright(tick, tick === 0 ? MUTED : GRID)));
  const sign = (tick: number) => (tick > 0 ? '+' : tick < 0 ? '\u2212' : '');
  sheet.texts(
    all.map((tick) => ({ x: at(tick), y: bottom + 12, text: `${sign(tick)}${Math.abs(tick)}%` })),
    { align: 'center', size: 11, muted: true },
  );
  const less = [{ x: at(0) - 8, y: top - 9, text: '\u2190 less' }];
  sheet.texts(less, { align: 'right', size: 11, muted: true });
  sheet.texts([{ x: at(0) + 8, y: top - 9, text: 'more \u2192' }], { size: 11, muted: true });
}

/** A mark where it stands: the ends of its range in pixels, and the range itself in percent. */
function marksOf({ rows }: Placed, { at }: Scale) {
  return rows.flatMap(({ marks, top }) =>
    marks.map((one) => {
      const { mean = null, lo, hi } = one.found.relative ?? {};
      const color = isTold(one) ? one.style.color : SAME;
      const range = [lo ?? mean ?? 0, hi ?? mean ?? 0] as const;
      // Without a percentage the number alone stands at the line of no change.
      return { ...one, mean, color, range, y: top + one.y, x: at(range[0]), x2: at(range[1]) };
    }),
  );
}

type Mark = ReturnType<typeof marksOf>[number];

/** Lines, with an arrow at each end that lies beyond the axis. */
function drawRanges(sheet: Sheet, marks: readonly Mark[], { beyond }: Scale, step: number): void {
  const ranges = marks.filter(({ x, x2 }) => x2 > x);
  sheet.lines(
    ranges.map(({ x, x2, y, color }) => ({ x, x2, y, y2: y, color })),
    { width: 2.4 },
  );
  const arrows = ranges.flatMap(({ x, x2, y, color, range: [lo, hi] }) =>
    [
      { x, shape: beyond(lo) },
      { x: x2, shape: beyond(hi) },
    ].flatMap(({ x: end, shape }) => (shape ? [{ x: end, y, shape, fill: color, stroke: color }] : [])),
  );
  sheet.points(arrows, { size: sizeOfMarks(step) / 2 });
}

function drawMeans(sheet: Sheet, marks: readonly Mark[], { at, beyond }: Scale, step: number): void {
  sheet.points(
    marks.flatMap(({ mean, y, color, style, found, telling: how }) => {
      if (mean === null) return [];
      // A ring in colour: the number is clear, its percentage is not.
      const filled = (how === 'told' && tellsPercent(found)) || how === 'about the same';
      return [{ x: at(mean), y, shape: beyond(mean) ?? style.shape, fill: filled ? color : PAPER, stroke: color }];
    }),
    { size: sizeOfMarks(step), stroke: 1.6 },
  );
}

function drawNumbers(sheet: Sheet, marks: readonly Mark[], { at }: Scale, edge: number, step: number): void {
  if (step < LEAST_WITH_NUMBERS) return;
  const size = sizeOfNumbers(step);
  const numbers = marks.flatMap((one) => {
    const [text, mark] = [numberOf(one), at(one.mean ?? 0)];
    const [first, last] = [Math.min(one.x, mark) - 9, Math.max(one.x2, mark) + 9];
    const left = (one.mean ?? 0) < 0 && first - textWidth(text, size) > edge;
    return text === '' ? [] : [{ text, y: one.y, left, x: left ? first : last, color: isTold(one) ? INK : MUTED }];
  });
  sheet.texts(numbers.filter(({ left }) => !left), { size }); // prettier-ignore
  sheet.texts(numbers.filter(({ left }) => left), { size, align: 'right' }); // prettier-ignore
}

/** The area of a mark in square pixels, where a line is `step` high. */
const sizeOfMarks = (step: number): number => Math.min(70, Math.max(26, step * 5.5));
const sizeOfNumbers = (step: number): number => Math.min(11.5, Math.max(10, step));

type Columns = { readonly labels: number; readonly baseline: number; readonly numbers: number };

function columnsOf(lines: readonly Line[], base: string, step: number): Columns {
  const widest = (...widths: number[]) => Math.ceil(Math.max(0, ...widths));
  const label = ({ row }: Line) => textWidth(row.label, SIZE, row.part ? 400 : 600) + (row.part ? INDENT : 0);
  const numbers = lines.flatMap(({ told }) => told.map((one) => textWidth(numberOf(one), sizeOfNumbers(step))));
  const labels = widest(...lines.map(label));
  const column = widest(textWidth(base, 11), ...lines.map(({ baseline }) => textWidth(baseline, SIZE)));
  return { labels, baseline: labels + GAP + column, numbers: step < LEAST_WITH_NUMBERS ? 8 : widest(...numbers) + 12 };
}

function drawRows(sheet: Sheet, { rows }: Placed, columns: Columns, top: number): void {
  const middle = ({ top: at, tall }: Placed['rows'][number]) => top + at + tall / 2;
  const labels = rows.map((line) => ({ part: line.row.part === true, x: line.row.part ? INDENT : 0, y: middle(line), text: line.row.label })); // prettier-ignore
  sheet.texts(labels.filter(({ part }) => !part), { size: SIZE, bold: true }); // prettier-ignore
  sheet.texts(labels.filter(({ part }) => part), { size: SIZE }); // prettier-ignore
  const baselines = rows.map((line) => ({ x: columns.baseline, y: middle(line), text: line.baseline }));
  sheet.texts(baselines, { size: SIZE, align: 'right', muted: true });
  const apart = rows.filter(({ gap }) => gap > 0);
  sheet.lines(
    apart.map(({ top: at, gap, row }) => {
      const y = top + at - gap / 2;
      return { x: 0, x2: sheet.width, y, y2: y, color: row.dollars ? MUTED : HAIRLINE };
    }),
    { width: 0.8 },
  );
}

function draw(document: RunDocument, lines: readonly Line[], room: Room): TopLevelSpec {
  const styles = variantStyles(document.differences.length);
  const key = placedKey(
    document.differences.map(({ to }, i) => ({ label: labelOf(document, to), ...styles[i] })),
    room.width,
  );
  const top = key.height + HEADER;
  const laid = placed(lines, room.height - top - AXIS);
  const base = fit(labelOf(document, document.arms[0].name), MOST_HEADING, 11);
  const columns = columnsOf(lines, base, laid.step);
  const ends: [number, number] = [
    columns.baseline + GAP,
    Math.max(columns.baseline + 140, room.width - columns.numbers),
  ];
  const scale = scaleOf(lines, [ends[0] + lacking(lines, scaleOf(lines, ends), ends[0], laid.step), ends[1]]);
  const sheet = new Sheet(room.width, top + laid.height + AXIS);
  drawAxis(sheet, scale, top, top + laid.height);
  drawKey(sheet, key);
  sheet.texts([{ x: columns.baseline, y: top - 9, text: base }], { align: 'right', size: 11, muted: true });
  drawRows(sheet, laid, columns, top);
  const marks = marksOf({ ...laid, rows: laid.rows.map((row) => ({ ...row, top })) }, scale);
  drawRanges(sheet, marks, scale, laid.step);
  drawMeans(sheet, marks, scale, laid.step);
  drawNumbers(sheet, marks, scale, columns.baseline + 4, laid.step);
  return sheet.spec();
}

/** What is drawn, as rows and as sentences. */
function rowsOf(lines: readonly Line[]): DrawnRow[] {
  return lines.flatMap(({ row, told }) => told.map(({ found, label }) => effectRow(row.label, label, found)));
}

const inWords = (lines: readonly Line[]): string =>
  lines
    .map(({ row, baseline, told }) => {
      const each = told.map((one) => `${one.label} ${isTold(one) ? numberOf(one) : one.telling}`);
      return `${row.label} (${baseline}): ${each.join(', ')}.`;
    })
    .join(' ');

/** The chart of all variants of a comparison; null where nothing is compared. */
export function whatChangedChart(document: RunDocument, wish: Wish = {}): FittedChart | null {
  const { by, metric = 'transferred' } = wish;
  const title = by === undefined ? mainFinding(document) : mainFinding(document, metric);
  const lines = linesOf(document, wish);
  if (title === null || lines.length === 0) return null;
  const base = labelOf(document, document.arms[0].name);
  const grey = hasIntervals(document)
    ? 'Grey: about the same (under half a percent), or not clear (ring).'
    : `Rings: ${noIntervalInWords(document)}.`;
  const what = by === undefined ? 'Change' : `${measure(metric).label}: change`;
  return {
    name: by === undefined ? 'what-changed' : `what-changed.by-${by}`,
    fit: (room) => draw(document, lines, room),
    rows: rowsOf(lines),
    frame: {
      title,
      subtitle: [
        `${capital(document.coverage)}, ${monthsInWords(document)}. ${what} in percent of "${base}", for the same simulated people.`,
      ],
      footer: [smallPrint(document, grey)],
      alt: inWords(lines),
    },
  };
}
