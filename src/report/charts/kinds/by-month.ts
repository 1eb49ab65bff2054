/**
 * A measure month by month: the arms as one line until they part, then each variant with the range of its paired difference
 * around it; below it that difference; black, what was published; below the axis the days on which something changes.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { MonthPoint, RunDocument } from '../../../analysis/results.ts';
import { capital } from '../../../scenario/words/series.ts';
import { hasIntervals, periodInWords } from '../../words/about.ts';
import { effect } from '../../words/effect.ts';
import { headlineRows, telling } from '../../words/headline.ts';
import { labelOf } from '../../words/labels.ts';
import { measure } from '../../words/measures.ts';
import { changes, monthName, value } from '../../words/numbers.ts';
import { byMonthTitle } from '../../words/titles.ts';
import type { DrawnRow, FittedChart } from '../drawing/draw.ts';
import { balanced, fit, textWidth } from '../drawing/fonts.ts';
import { type Room, smallPrint } from '../drawing/frame.ts';
import { Sheet } from '../drawing/sheet.ts';
import { type ArmStyle, armStyles, GRID, HAIRLINE, INK, MUTED } from '../drawing/style.ts';
import { drawChanges, drawRules, heightOfChanges } from './month-changes.ts';
import { changesIn, type Months, monthsBetween, namedMonths } from './month-axis.ts';
import { levelAxis, type Upright } from './upright.ts';

/** Chosen in this order, the first that moved. */
const METRICS = ['transferred', 'at_large_arrests', 'at_large_released', 'requests', 'cost_total', 'cost_local'];

const [LEFT, LABELS, LABEL, LINE] = [58, 168, 12, 14];
const [HEADING, BETWEEN, NAMES] = [25, 10, 20];
/** The part of the height that the difference has. */
const DIFFERENCE = 0.32;

type Series = {
  readonly label: string;
  readonly style: ArmStyle;
  readonly points: readonly MonthPoint[];
  /** The paired difference from the baseline, from the month before it begins; none for the baseline and for arms apart. */
  readonly change?: readonly MonthPoint[];
  /** So little differs that it has no line of its own. */
  readonly same: boolean;
};

/** The measure shown: the one asked for, else the first in which some variant differs. */
function metricOf({ arms, differences }: RunDocument, asked?: string): string | null {
  const known = (id: string) => arms[0].monthly[id]?.some(({ mean }) => mean !== null) ?? false;
  if (asked !== undefined) return known(asked) ? asked : null;
  const moved = (id: string) =>
    differences.some((difference) => {
      const found = effect(difference, id);
      return found !== null && telling(found) === 'told';
    });
  return METRICS.filter(known).find(moved) ?? METRICS.find(known) ?? null;
}

/** From the month before the first in which anything differs. */
function sinceParting(points: readonly MonthPoint[]): readonly MonthPoint[] {
  const first = points.findIndex(({ mean }) => mean !== null && mean !== 0);
  return first < 0 ? [] : points.slice(Math.max(0, first - 1));
}

function seriesOf(document: RunDocument, id: string): Series[] {
  const styles = armStyles(document.arms.length);
  return document.arms.map(({ name, monthly }, i) => {
    const own = { label: labelOf(document, name), style: styles[i], points: monthly[id] ?? [] };
    const difference = document.differences.find(({ to }) => to === name);
    if (i === 0 || !difference) return { ...own, same: false };
    const change = sinceParting(difference.monthly[id] ?? []);
    const found = effect(difference, id);
    const same = change.length === 0 || (found !== null && telling(found) === 'about the same');
    const from = change[0]?.month ?? '';
    return { ...own, points: own.points.filter(({ month }) => month >= from), change, same };
  });
}

type Panel = { readonly months: Months; readonly upright: Upright };

const places = ({ months, upright }: Panel, points: readonly MonthPoint[]) =>
  points.flatMap(({ month, mean }) => (mean === null ? [] : [{ x: months.middle(month), y: upright.at(mean) }]));

/** A band between the ends of ranges, moved by what each month adds. */
const bandOf = ({ months, upright }: Panel, points: readonly MonthPoint[], add: (month: string) => number | null) =>
  points.flatMap(({ month, mean, lo, hi }) => {
    const base = add(month);
    if (base === null || mean === null) return [];
    const [low, high] = [lo ?? mean, hi ?? mean];
    const inside = (level: number) => Math.min(upright.bottom, upright.at(level));
    return [{ x: months.middle(month), y: inside(base + low), y2: inside(base + high) }];
  });

function drawGrid(sheet: Sheet, { months, upright }: Panel, right: number, heading: string): void {
  sheet.texts([{ x: 0, y: upright.top - 17, text: heading }], { size: 12.5, bold: true });
  const lines = upright.ticks.map((tick) => ({ x: LEFT, x2: right, y: upright.at(tick), y2: upright.at(tick), color: tick === 0 ? MUTED : GRID })); // prettier-ignore
  sheet.lines(lines);
  sheet.texts(
    upright.ticks.map((tick) => ({ x: LEFT - 8, y: upright.at(tick), text: upright.text(tick) })),
    { align: 'right', size: 11, muted: true },
  );
  const starts = namedMonths(months).map(({ month }) => months.day(`${month}-01`));
  sheet.lines(starts.map((x) => ({ x, x2: x, y: upright.bottom, y2: upright.bottom + 4, color: HAIRLINE }))); // prettier-ignore
}

/** A line through months; of fewer than four months dots. */
function drawLine(sheet: Sheet, panel: Panel, points: readonly MonthPoint[], { color, dash, shape }: ArmStyle): void {
  const at = places(panel, points);
  if (at.length >= 2) sheet.curve(at, color, { width: 2.2, dash });
  if (at.length < 4) sheet.points(at.map((place) => ({ ...place, shape, fill: color, stroke: color })), { size: 50 }); // prettier-ignore
}

function drawPublished(sheet: Sheet, document: RunDocument, id: string, { months, upright }: Panel): void {
  const inside = publishedOf(document, id, months).map((one) => ({
    ...one,
    x: months.middle(one.from),
    x2: months.middle(one.to),
  }));
  const single = inside.filter(({ from, to }) => from === to);
  const middle = (low: number, high: number) => upright.at((low + high) / 2);
  const over = inside.filter(({ from, to }) => from !== to);
  sheet.lines(over.map(({ x, x2, low, high }) => ({ x, x2, y: middle(low, high), y2: middle(low, high), color: INK })), { width: 1.6, dash: [2, 3] }); // prettier-ignore
  sheet.lines(single.map(({ x, low, high }) => ({ x, x2: x, y: upright.at(low), y2: upright.at(high), color: INK })), { width: 1.6 }); // prettier-ignore
  sheet.points(single.map(({ x, low, high }) => ({ x, y: middle(low, high), shape: 'circle', fill: INK, stroke: INK })), { size: 42 }); // prettier-ignore
}

const publishedOf = ({ published = [] }: RunDocument, id: string, { all }: Pick<Months, 'all'>) =>
  published.filter(({ metric, from, to }) => metric === id && from >= all[0] && to <= all.at(-1)!);

/** The labels of arms where their lines end, apart from each other. */
function drawLabels(
  sheet: Sheet,
  series: readonly Series[],
  { upright }: Panel,
  { x, lowest }: { x: number; lowest: number },
): void {
  const labels = series
    .map(({ label, style, points, same }) => {
      const last = points.findLast(({ mean }) => mean !== null)?.mean ?? 0;
      const all = balanced(label, LABELS - 14, LABEL, 600);
      const most = same ? 2 : 3;
      const named =
        all.length <= most
          ? all
          : [...all.slice(0, most - 1), fit(all.slice(most - 1).join(' '), LABELS - 14, LABEL, 600)];
      const lines = same ? [...named, 'about the same'] : named;
      return { lines, color: same ? MUTED : style.color, y: upright.at(last), tall: lines.length * LINE + 3 };
    })
    .toSorted((a, b) => a.y - b.y);
  const total = labels.reduce((sum, { tall }) => sum + tall, 0);
  let next = Math.min(upright.top - 12, lowest - total);
  const texts = labels.flatMap(({ lines, color, y, tall }, i) => {
    const below = labels.slice(i).reduce((sum, label) => sum + label.tall, 0);
    const start = Math.max(next, Math.min(y - tall / 2, lowest - below));
    next = start + tall;
    return lines.map((text, line) => ({ x: x + 10, y: start + LINE / 2 + line * LINE, text, color }));
  });
  sheet.texts(texts, { size: LABEL, bold: true });
}

function draw(document: RunDocument, id: string, room: Room): TopLevelSpec {
  const series = seriesOf(document, id);
  const { kind } = measure(id);
  const right = room.width - LABELS;
  const months = monthsBetween(
    series.flatMap(({ points }) => points.map(({ month }) => month)),
    [LEFT, right],
  );
  const changing = changesIn(document, months);
  const below = NAMES + heightOfChanges(changing, room.width);
  const free = Math.max(160, room.height - below - HEADING);
  const told = series.filter(({ change, same }) => change !== undefined && !same);
  const tall = told.length > 0 ? (free - HEADING - BETWEEN) * (1 - DIFFERENCE) : free;
  const sheet = new Sheet(room.width, HEADING + free + below);

  const base = new Map(series[0].points.map(({ month, mean }) => [month, mean]));
  const ends = [
    ...series.flatMap(({ points, change }) =>
      points.flatMap(({ month, mean, hi }) => [
        mean,
        change || document.differences.length > 0 ? mean : hi,
        base.get(month) ?? 0,
      ]),
    ),
    ...told.flatMap(({ change = [] }) => change.map(({ month, hi }) => (base.get(month) ?? 0) + (hi ?? 0))),
    ...publishedOf(document, id, months).map(({ high }) => high),
  ].map((end) => end ?? 0);
  const upper: Panel = {
    months,
    upright: levelAxis([0, Math.max(...ends)], { top: HEADING, bottom: HEADING + tall }, (tick) => value(tick, kind)),
  };
  const heading = `${nameOf(document, id)}, each month`;
  drawGrid(sheet, upper, right, heading);
  drawRules(sheet, changing, months, HEADING, HEADING + free);
  drawReported(sheet, document, upper, textWidth(heading, 12.5, 600));
  for (const { change, points, style, same } of series) {
    if (same) continue;
    if (change) sheet.band(bandOf(upper, change, (month) => base.get(month) ?? null), style.color); // prettier-ignore
    else if (document.differences.length === 0) sheet.band(bandOf(upper, points, () => 0), style.color); // prettier-ignore
  }
  for (const { points, style, same } of series.toReversed()) if (!same) drawLine(sheet, upper, points, style);
  drawPublished(sheet, document, id, upper);
  drawLabels(sheet, series, upper, { x: right, lowest: HEADING + free });

  const bottom = HEADING + free;
  if (told.length > 0) {
    const span = told.flatMap(({ change = [] }) => change.flatMap(({ mean, lo, hi }) => [mean ?? 0, lo ?? 0, hi ?? 0]));
    const axis = levelAxis(
      [Math.min(0, ...span), Math.max(0, ...span)],
      { top: HEADING + tall + BETWEEN + HEADING, bottom },
      (tick) => changes({ mean: tick, lo: null, hi: null }, kind)(tick),
    );
    const lower: Panel = { months, upright: axis };
    drawGrid(sheet, lower, right, `Difference from ${series[0].label}`);
    for (const { change = [], style } of told) sheet.band(bandOf(lower, change, () => 0), style.color); // prettier-ignore
    for (const { change = [], style } of told) drawLine(sheet, lower, change, style);
  }
  sheet.texts(namedMonths(months).map(({ month, text }) => ({ x: months.day(`${month}-01`) + 3, y: bottom + 11, text })), { size: 11, muted: true }); // prettier-ignore
  drawChanges(sheet, changing, months, bottom + NAMES);
  return sheet.spec();
}

/** Where the months begin of which all other figures speak. */
function drawReported(sheet: Sheet, { period }: RunDocument, { months, upright }: Panel, beside: number): void {
  if (period.from <= months.all[0]) return;
  const x = months.day(`${period.from}-01`);
  sheet.lines([{ x, x2: x, y: upright.top - 14, y2: upright.bottom, color: MUTED }], { width: 0.8, dash: [1.5, 2.5] });
  const text = `reported from ${monthName(period.from)}`;
  const left = x - textWidth(text, 10.5) > LEFT + beside;
  // On a narrow page the heading may reach over that day: then it stands below it.
  const y = !left && x + 5 < beside ? upright.top + 8 : upright.top - 9;
  sheet.texts([{ x: x + (left ? -5 : 5), y, text }], {
    align: left ? 'right' : 'left',
    size: 10.5,
    muted: true,
  });
}

/** What the measure is called: as in the first table, where it is in it. */
const nameOf = (document: RunDocument, id: string): string =>
  capital(headlineRows(document).find((row) => row.id === id)?.label ?? measure(id).label);

const rowsOf = (document: RunDocument, id: string): DrawnRow[] =>
  document.arms.flatMap(({ name, monthly }) => {
    const difference = document.differences.find(({ to }) => to === name);
    return (monthly[id] ?? []).map(({ month, mean, lo, hi }, i) => {
      const change = difference?.monthly[id]?.[i];
      const apart = {
        difference: change?.mean ?? null,
        difference_lo: change?.lo ?? null,
        difference_hi: change?.hi ?? null,
      };
      return { scenario: labelOf(document, name), month, mean, lo, hi, ...apart };
    });
  });

function inWords(document: RunDocument, id: string): string {
  const { kind } = measure(id);
  const label = nameOf(document, id);
  return seriesOf(document, id)
    .map(({ label: arm, points }) => {
      const known = points.filter(({ mean }) => mean !== null);
      const [first, last] = [known[0], known.at(-1)];
      if (!first || !last) return `${arm}: not known.`;
      const at = ({ month, mean }: MonthPoint) => `${value(Math.round(mean ?? 0), kind)} in ${monthName(month)}`;
      return `${label}, ${arm}: ${at(first)}, ${at(last)}.`;
    })
    .join(' ');
}

/** The chart over time of a run or a comparison; null where the measure is not known by month. */
export function byMonthChart(document: RunDocument, asked?: string): FittedChart | null {
  const id = metricOf(document, asked);
  if (id === null) return null;
  const compared = document.differences.length > 0;
  const bands = !hasIntervals(document)
    ? ''
    : compared
      ? 'Band: the range of the difference, each month for itself.'
      : 'Band: 95% range, each month for itself.';
  const published = publishedOf(document, id, { all: (document.arms[0].monthly[id] ?? []).map(({ month }) => month) });
  const black = published.length > 0 ? 'Black: published; dotted, the mean of several months.' : '';
  return {
    name: asked === undefined ? 'by-month' : `by-month.${asked}`,
    fit: (room) => draw(document, id, room),
    rows: rowsOf(document, id),
    frame: {
      title: byMonthTitle(document, id),
      subtitle: [`${capital(document.coverage)}, month by month. Totals elsewhere are of ${periodInWords(document)}.`],
      footer: [smallPrint(document, ...[bands, black].map((note) => note || null))],
      alt: inWords(document, id),
    },
  };
}
