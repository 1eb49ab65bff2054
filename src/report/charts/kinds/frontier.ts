/**
 * What one thing costs in another: two metrics against each other as differences from the baseline, a dot with its
 * intervals for each point, the points joined along one axis. What lies on a vertical line costs the same.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { SweepDocument, SweepPoint } from '../../../analysis/sweep/document.ts';
import type { Picture } from '../../../scenario/studies/sweep-study.ts';
import { settled } from '../drawing/extent.ts';
import { textWidth } from '../drawing/fonts.ts';
import type { Drawing } from './heat-map.ts';
import { measure } from '../../words/measures.ts';
import { HAIRLINE, INK, INNER, MUTED, variantStyles } from '../drawing/style.ts';
import { placeText } from '../../text/sweep.ts';

type Frontier = Extract<Picture, { kind: 'frontier' }>;

const HEIGHT = 420;
const SIZE = 11.5;

/** The name of the line a point lies on: its scenario, where there are several, and the other axes. */
function lineOf({ scenario, values }: SweepPoint, along: string, several: boolean): string {
  const { [along]: _, ...others } = values;
  return [...(several ? [scenario] : []), ...(placeText(others) === '' ? [] : [placeText(others)])].join(', ');
}

function rows({ points }: SweepDocument, { x, y, along }: Frontier) {
  const several = new Set(points.map(({ scenario }) => scenario)).size > 1;
  return points.flatMap((point) => {
    const [a, b] = [point.differences[x], point.differences[y]];
    if (a.mean === null || b.mean === null) return [];
    return {
      line: lineOf(point, along, several),
      at: String(point.values[along]),
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
function axisOf(id: string, unit: string, baseline: string) {
  const { label, kind } = measure(id, unit);
  const sign = `(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '')`;
  const size =
    kind === 'money'
      ? `'$' + replace(format(abs(datum.value), '~s'), 'G', 'B')`
      : kind === 'share'
        ? `format(abs(datum.value), '~%')`
        : `format(abs(datum.value), ',~r')`;
  return {
    title: `${label}, difference from ${baseline}`,
    labelExpr: `${sign} + ${size}`,
    tickCount: 6,
    labelFlush: false,
  };
}

/** The last point of every line, where its name stands. */
const lastOf = (all: readonly Row[], lines: readonly string[]): Row[] =>
  lines.map((line) => all.findLast((row) => row.line === line)!);

function spec(document: SweepDocument, frontier: Frontier): TopLevelSpec {
  const { baseline } = document;
  const all = rows(document, frontier);
  const lines = [...new Set(all.map(({ line }) => line))];
  const names = Math.max(0, ...lines.map((line) => textWidth(line, SIZE, 600)));
  const width = Math.floor(INNER - 80 - Math.min(names, 260) - 16);
  const styles = variantStyles(lines.length);
  const color = {
    field: 'line',
    type: 'nominal' as const,
    scale: { domain: lines, range: lines.map((_, i) => styles[i].color) },
    legend: null,
  };
  const q = (field: string, axis: object | null = null) => ({
    field,
    type: 'quantitative' as const,
    ...(axis ? { axis } : {}),
  });
  const x = q('x', axisOf(frontier.x, baseline.metrics[frontier.x].unit, baseline.name));
  const y = {
    ...q('y', { ...axisOf(frontier.y, baseline.metrics[frontier.y].unit, baseline.name), titleAnchor: 'end' }),
  };
  const zero = (channel: 'x' | 'y') => ({
    data: { values: [{}] },
    mark: { type: 'rule' as const, color: HAIRLINE, strokeWidth: 1.5 },
    encoding: { [channel]: { datum: 0, type: 'quantitative' as const } },
  });
  const spread = { type: 'rule' as const, strokeWidth: 1.5, opacity: 0.7 };
  return {
    width,
    height: HEIGHT,
    data: { values: all },
    layer: [
      zero('x'),
      zero('y'),
      {
        mark: { type: 'line', strokeWidth: 1.5 },
        encoding: { x, y, color, order: { field: 'order' }, detail: { field: 'line' } },
      },
      { mark: spread, encoding: { x: q('xLo'), x2: { field: 'xHi' }, y, color } },
      { mark: spread, encoding: { x, y: q('yLo'), y2: { field: 'yHi' }, color } },
      { mark: { type: 'point', filled: true, size: 48, opacity: 1 }, encoding: { x, y, color } },
      {
        mark: { type: 'text', fontSize: 10, dx: -6, dy: -9, align: 'right', color: MUTED },
        encoding: { x, y, text: { field: 'at' } },
      },
      {
        data: { values: lastOf(all, lines) },
        mark: { type: 'text', align: 'left', dx: 14, fontSize: SIZE, fontWeight: 600, color: INK },
        encoding: { x, y, text: { field: 'line' } },
      },
    ],
  };
}

/** The chart of two metrics against each other. */
export function frontierChart(document: SweepDocument, frontier: Frontier): Drawing {
  const { baseline } = document;
  const label = (id: string) => measure(id, baseline.metrics[id].unit).label;
  const lines = new Set(rows(document, frontier).map(({ line }) => line));
  const money = measure(frontier.x, baseline.metrics[frontier.x].unit).kind === 'money';
  const equal = lines.size < 2 ? '' : `: what lies on a vertical line ${money ? 'costs' : 'has'} the same`;
  return {
    name: `frontier.${frontier.x}.${frontier.y}`,
    spec: spec(document, frontier),
    title: `${label(frontier.y)} against ${label(frontier.x).toLowerCase()}${equal}`,
    note:
      `Both axes: differences from ${baseline.name}, the same people and luck; zero is ${baseline.name} itself. ` +
      `Dots: points, with ${frontier.along} beside them; lines through them: 95% intervals, each for itself.`,
  };
}
