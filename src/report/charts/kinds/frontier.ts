/**
 * What one thing costs in another: two metrics against each other as differences from the baseline, a mark with its
 * intervals for each point, the points joined along one axis. What lies on a vertical line costs the same.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { SweepDocument, SweepPoint } from '../../../analysis/sweep/document.ts';
import type { Picture } from '../../../scenario/studies/sweep-study.ts';
import { type Box, placed, spreadOut } from '../drawing/apart.ts';
import { extent, settled } from '../drawing/extent.ts';
import type { Room } from '../drawing/frame.ts';
import { fit, textWidth } from '../drawing/fonts.ts';
import { type Drawing, pointRows } from './heat-map.ts';
import { measure } from '../../words/measures.ts';
import { changes, inFull } from '../../words/numbers.ts';
import { BASELINE, HAIRLINE, INK, MUTED, variantStyles } from '../drawing/style.ts';
import {
  axisLabel,
  axisOf,
  baselineLabel,
  placeInWords,
  spanInWords,
  sweptLabel,
  valueText,
} from '../../words/axes.ts';
import { spoken } from '../spoken.ts';

type Frontier = Extract<Picture, { kind: 'frontier' }>;

/** The axis below the plot: its values and its title. */
const BELOW = 40;
const SIZE = 11.5;
const SMALL = 10.5;
const AXIS = 84;
/** Of the title of an axis, at most. */
const LONGEST = 300;
/** Of the names of lines, at most. */
const NAMES = 250;
const MARK = 12;
const RING = 20;

/** The name of the line a point lies on: its scenario, where there are several, and the other axes. */
function lineOf(document: SweepDocument, { scenario, values }: SweepPoint, along: string, several: boolean): string {
  return [several ? sweptLabel(document, scenario) : '', placeInWords(document, values, [along])]
    .filter((part) => part !== '')
    .join(', ');
}

function rows(document: SweepDocument, { x, y, along }: Frontier) {
  const { points } = document;
  const several = new Set(points.map(({ scenario }) => scenario)).size > 1;
  return points.flatMap((point) => {
    const [a, b] = [point.differences[x], point.differences[y]];
    if (a.mean === null || b.mean === null) return [];
    return {
      line: lineOf(document, point, along, several),
      at: valueText(axisOf(document, along), point.values[along]),
      order: point.point,
      x: settled(a.mean),
      xLo: settled(a.lo ?? a.mean),
      xHi: settled(a.hi ?? a.mean),
      y: settled(b.mean),
      yLo: settled(b.lo ?? b.mean),
      yHi: settled(b.hi ?? b.mean),
    };
  });
}

type Row = ReturnType<typeof rows>[number];

/** The axis title and the format of a difference. */
function formatOf(id: string, unit: string, baseline: string) {
  const { label, kind } = measure(id, unit);
  const sign = `(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '')`;
  const size =
    kind === 'money'
      ? `'$' + replace(format(abs(datum.value), '~s'), 'G', 'B')`
      : kind === 'share'
        ? `format(abs(datum.value), '~%')`
        : `format(abs(datum.value), ',~r')`;
  return {
    title: fit(`${label}, difference from "${baseline}"`, LONGEST, 11),
    labelExpr: `${sign} + ${size}`,
    tickCount: 6,
    labelFlush: false,
  };
}

/** From the least to the greatest of some ends and zero, with a little room. */
function domainOf(ends: readonly number[]): [number, number] {
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = 0.06 * extent(most - least);
  return [least - room, most + room];
}

/** Where on the page numbers lie, and back. */
class Plane {
  readonly x: [number, number];
  readonly y: [number, number];
  readonly width: number;
  readonly height: number;

  constructor(all: readonly Row[], { width, height }: Room) {
    this.x = domainOf(all.flatMap(({ x, xLo, xHi }) => [x, xLo, xHi]));
    this.y = domainOf(all.flatMap(({ y, yLo, yHi }) => [y, yLo, yHi]));
    this.width = width;
    this.height = height;
  }

  place({ x, y }: Pick<Row, 'x' | 'y'>): { x: number; y: number } {
    const [left, right] = this.x;
    const [low, high] = this.y;
    return { x: ((x - left) / (right - left)) * this.width, y: this.height * (1 - (y - low) / (high - low)) };
  }
}

type Label = { text: string; left: number; top: number };

/** The values along the lines, each beside its point where there is room: above it, below it, at a side. */
function labelsOf(all: readonly Row[], plane: Plane): Label[] {
  const points = all.map((row) => ({ ...plane.place(row), text: row.at, width: textWidth(row.at, SMALL) }));
  const places = points.map(({ x, y, width }): Box[] => {
    const [gap, height] = [MARK / 2 + 2, SMALL + 2];
    const box = (left: number, top: number) => ({ x: left, y: top, width, height });
    const beside = [x - width / 2, x - width - gap, x + gap];
    const above = beside.map((left) => box(left, y - gap - height));
    const below = beside.map((left) => box(left, y + gap));
    return [...above, ...below, box(x + gap, y - height / 2), box(x - gap - width, y - height / 2)];
  });
  const zero = plane.place({ x: 0, y: 0 });
  const taken = [
    ...points.map(({ x, y }) => ({ x: x - MARK / 2, y: y - MARK / 2, width: MARK, height: MARK })),
    ...between(all, plane),
    ...ranges(all, plane),
    { x: zero.x - RING / 2, y: zero.y - RING / 2, width: RING, height: RING },
    { x: zero.x - 1, y: 0, width: 2, height: plane.height },
    { x: 0, y: zero.y - 1, width: plane.width, height: 2 },
  ];
  return placed(places, taken).flatMap((box, i) => (box ? [{ text: points[i].text, left: box.x, top: box.y }] : []));
}

/** The ranges through the marks. */
function ranges(all: readonly Row[], plane: Plane): Box[] {
  return all.flatMap(({ x, y, xLo, xHi, yLo, yHi }) => {
    const [left, right] = [plane.place({ x: xLo, y }), plane.place({ x: xHi, y })];
    const [low, high] = [plane.place({ x, y: yLo }), plane.place({ x, y: yHi })];
    return [
      { x: left.x, y: left.y - 1, width: right.x - left.x, height: 2 },
      { x: high.x - 1, y: high.y, width: 2, height: low.y - high.y },
    ];
  });
}

/** The lines as small boxes, which no label covers. */
function between(all: readonly Row[], plane: Plane): Box[] {
  const STEPS = 24;
  return all.flatMap((row, i) => {
    const next = all.slice(i + 1).find(({ line }) => line === row.line);
    if (!next) return [];
    const [from, to] = [plane.place(row), plane.place(next)];
    return Array.from({ length: STEPS }, (_, k) => ({
      x: from.x + ((to.x - from.x) * k) / STEPS - 1,
      y: from.y + ((to.y - from.y) * k) / STEPS - 1,
      width: 2,
      height: 2,
    }));
  });
}

/** The name of each line at the right edge, at the height of its last point, or as near as they fit. */
function namesOf(all: readonly Row[], lines: readonly string[], plane: Plane) {
  const ends = lines.map((line) => plane.place(all.findLast((row) => row.line === line)!));
  const middles = spreadOut(
    ends.map(({ y }) => y),
    SIZE + 5,
    [0, plane.height],
  );
  return lines.map((line, i) => ({ line, name: fit(line, NAMES, SIZE, 600), end: ends[i], y: middles[i] }));
}

function spec(document: SweepDocument, frontier: Frontier, room: Room): TopLevelSpec {
  const { baseline } = document;
  const all = rows(document, frontier);
  const lines = [...new Set(all.map(({ line }) => line))];
  const names = Math.max(0, ...lines.map((line) => textWidth(line, SIZE, 600)));
  const width = Math.floor(room.width - AXIS - Math.min(names, NAMES) - 24);
  const height = room.height - BELOW;
  const plane = new Plane(all, { width, height });
  const styles = variantStyles(lines.length);
  const byLine = (range: string[]) => ({
    field: 'line',
    type: 'nominal' as const,
    scale: { domain: lines, range },
    legend: null,
  });
  const color = byLine(styles.map((style) => style.color));
  const shape = byLine(styles.map((style) => style.shape));
  const q = (field: string, domain: [number, number], axis: object) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain, nice: false, zero: false },
    axis,
  });
  const format = (id: string) => formatOf(id, baseline.metrics[id].unit, baselineLabel(document));
  const across = (field: string) => q(field, plane.x, format(frontier.x));
  const up = (field: string) => q(field, plane.y, { ...format(frontier.y), minExtent: AXIS - 24 });
  const [x, y] = [across('x'), up('y')];
  const zero = (channel: 'x' | 'y') => ({
    data: { values: [{}] },
    mark: { type: 'rule' as const, color: HAIRLINE, strokeWidth: 1.5 },
    encoding: { [channel]: { datum: 0, type: 'quantitative' as const } },
  });
  const spread = { type: 'rule' as const, strokeWidth: 1.5, opacity: 0.7 };
  const words = (text: string, place: { x: number; y: number }, look: object) => ({
    data: { values: [{}] },
    mark: { type: 'text' as const, align: 'left' as const, baseline: 'middle' as const, text, ...look },
    encoding: { x: { value: place.x }, y: { value: place.y } },
  });
  const origin = plane.place({ x: 0, y: 0 });
  return {
    width,
    height,
    data: { values: all },
    layer: [
      zero('x'),
      zero('y'),
      {
        mark: { type: 'line', strokeWidth: 1.5 },
        encoding: { x, y, color, order: { field: 'order' }, detail: { field: 'line' } },
      },
      { mark: spread, encoding: { x: across('xLo'), x2: { field: 'xHi' }, y, color } },
      { mark: spread, encoding: { x, y: up('yLo'), y2: { field: 'yHi' }, color } },
      { mark: { type: 'point', filled: true, size: 56, opacity: 1 }, encoding: { x, y, color, shape } },
      {
        data: { values: [{}] },
        mark: {
          type: 'point',
          shape: 'circle',
          filled: false,
          size: 260,
          stroke: BASELINE,
          strokeWidth: 2,
          opacity: 1,
        },
        encoding: { x: { value: origin.x }, y: { value: origin.y } },
      },
      ...labelsOf(all, plane).map(({ text, left, top }) =>
        words(text, { x: left, y: top + SMALL / 2 + 1 }, { fontSize: SMALL, color: MUTED }),
      ),
      ...namesOf(all, lines, plane).map(({ name, y: middle }) =>
        words(name, { x: width + 12, y: middle }, { fontSize: SIZE, fontWeight: 600, color: INK }),
      ),
      ...namesOf(all, lines, plane).map(({ line, end, y: middle }) => ({
        data: { values: [{ line }] },
        mark: { type: 'rule' as const, strokeWidth: 1, strokeDash: [2, 2] },
        encoding: {
          x: { value: end.x + MARK / 2 },
          x2: { value: width + 9 },
          y: { value: end.y },
          y2: { value: middle },
          color,
        },
      })),
    ],
  };
}

/** The chart of two metrics against each other. */
export function frontierChart(document: SweepDocument, frontier: Frontier): Drawing {
  const { baseline, points } = document;
  const measureOf = (id: string) => measure(id, baseline.metrics[id].unit);
  const lines = new Set(rows(document, frontier).map(({ line }) => line));
  const [across, up] = [measureOf(frontier.x), measureOf(frontier.y)];
  const equal = lines.size < 2 ? '' : ` On a vertical line all ${across.kind === 'money' ? 'cost' : 'have'} the same.`;
  const written = ({ differences }: SweepPoint, id: string) =>
    `${measureOf(id).label} ${inFull(differences[id], changes(differences[id], measureOf(id).kind))}`;
  return {
    name: `frontier.${frontier.x}.${frontier.y}`,
    fit: (room) => spec(document, frontier, room),
    rows: [frontier.x, frontier.y].flatMap((id) => pointRows(document, points, id)),
    title: spanInWords(document, points, frontier.y),
    note:
      `Both axes: differences from "${baselineLabel(document)}" (ring), the same people and luck. Beside the marks: ` +
      `${axisLabel(axisOf(document, frontier.along))}. Lines through them: 95% ranges, each by itself.${equal}`,
    alt: spoken(
      `${up.label} against ${across.label.toLowerCase()}, differences from "${baselineLabel(document)}"`,
      points.map(
        (point) =>
          `${placeInWords(document, point.values)}: ${written(point, frontier.y)}, ${written(point, frontier.x)}`,
      ),
    ),
  };
}
