/** The axis of time of the monthly chart, and the policy dates on it. */
import type { RunDocument } from '../../../analysis/results.ts';
import { textWidth } from '../drawing/fonts.ts';
import { INNER, MARGIN, MUTED, PAPER } from '../drawing/style.ts';

/** Room for the numbers at the left, and the width of the plot beside them. */
export const AXIS = 52;
export const WIDTH = INNER - AXIS;

const LABEL_SIZE = 10.5;
const LABEL_STEP = 14;

/** The stroke of a policy date. */
export const RULE = { type: 'rule' as const, color: '#9aa1a8', strokeWidth: 1, strokeDash: [2, 3] };

/** Milliseconds of a day of a month: everything is drawn in UTC, so no machine's time zone shifts it. */
export function timeOf(month: string, day: number): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Date.UTC(year, number - 1, day);
}

/** The last moment of a month: its successor's first would be named at the end of the axis. */
function endOf(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Date.UTC(year, number, 1) - 1;
}

export type Span = { from: string; to: string; start: number; end: number };

/** The months on the axis: those of the series. */
export function span(document: RunDocument): Span | null {
  const months = document.arms
    .flatMap(({ monthly }) =>
      Object.values(monthly)
        .flat()
        .map(({ month }) => month),
    )
    .toSorted();
  const [from, to] = [months[0], months.at(-1)];
  if (!from || !to) return null;
  return { from, to, start: timeOf(from, 1), end: endOf(to) };
}

export type Rule = { time: number; text: string; level: number; left: boolean };

/**
 * The policy dates inside the span. Labels are placed from the last to the first, each on the lowest level where it
 * neither meets a later label nor lies across the rule that hangs from one.
 */
export function rules(document: RunDocument, { start, end }: Span): Rule[] {
  const placed: { from: number; level: number }[] = [];
  return document.policy_dates
    .map(({ day, text }) => ({ time: Date.parse(day), text }))
    .filter((date) => date.time > start && date.time < end)
    .toSorted((a, b) => b.time - a.time)
    .map(({ time, text }) => {
      const at = ((time - start) / (end - start)) * WIDTH;
      const width = textWidth(text, LABEL_SIZE) + 8;
      const left = at + width > WIDTH + MARGIN / 2;
      const from = left ? at - width : at;
      const blocked = placed.filter((later) => later.from < from + width).map((later) => later.level);
      const level = Math.max(-1, ...blocked) + 1;
      placed.push({ from, level });
      return { time, text, level, left };
    });
}

/** Shorter series have no line worth drawing: they are dots with the interval as a stroke. */
export const FEWEST_FOR_LINES = 4;

/** How many months lie in a span. */
export const monthsIn = ({ start, end }: Span): number => Math.round((end - start) / (30.44 * 86_400_000));

/** The middle of each month, where its values stand. */
function middles({ start }: Span, months: number): number[] {
  const first = new Date(start);
  return Array.from({ length: months }, (_, i) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 15));
}

/** Years are named where many months are shown, else every third month or each; of very few the middle is named. */
function ticks(all: Span) {
  const months = monthsIn(all);
  if (months > 40) return { format: '%Y', tickCount: { interval: 'year' as const, step: 1 } };
  if (months < FEWEST_FOR_LINES) return { format: '%b %Y', values: middles(all, months) };
  return { format: '%b %Y', tickCount: { interval: 'month' as const, step: months <= 12 ? 1 : 3 } };
}

/** The encoding of time, with the labels of the axis or without. */
export function timeAxis(all: Span, visible: boolean) {
  return {
    field: 'time',
    type: 'temporal' as const,
    scale: { type: 'utc' as const, domain: [all.start, all.end], nice: false },
    axis: { ...ticks(all), title: null, grid: false, labels: visible, labelFlush: false },
  };
}

/** The names of the policy dates over the first panel; each rule runs down from its name. */
export function dates(values: Rule[], all: Span, heading: string) {
  const levels = Math.max(...values.map(({ level }) => level + 1));
  const height = levels * LABEL_STEP;
  const x = { ...timeAxis(all, false), axis: null };
  const y = {
    field: 'level',
    type: 'quantitative' as const,
    scale: { domain: [-0.5, levels - 0.5], range: [height, 0], nice: false },
    axis: null,
  };
  const text = (left: boolean, halo: boolean) => ({
    transform: [{ filter: `datum.left === ${left}` }],
    mark: {
      type: 'text' as const,
      align: left ? ('right' as const) : ('left' as const),
      dx: left ? -4 : 4,
      fontSize: LABEL_SIZE,
      color: halo ? PAPER : MUTED,
      ...(halo && { stroke: PAPER, strokeWidth: 4 }),
    },
    encoding: { x, y, text: { field: 'text' } },
  });
  const stem = {
    mark: RULE,
    encoding: { x, y, y2: { value: height } },
  };
  return {
    title: { text: heading, frame: 'group' as const },
    width: WIDTH,
    height,
    data: { values },
    // A name at the left of its rule may lie across another rule, which gives way to it.
    layer: [stem, ...[true, false].flatMap((halo) => [text(false, halo), text(true, halo)])],
  };
}
