/**
 * One metric over a grid of two axes: each cell a difference from the baseline, written out; the colour says how large
 * and on which side. A cell whose interval holds zero is written in grey.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { SweepDocument, SweepPoint } from '../../../analysis/sweep/document.ts';
import type { Picture } from '../../../scenario/studies/sweep-study.ts';
import { fileName } from '../../words/file-name.ts';
import { extent } from '../drawing/extent.ts';
import { textWidth } from '../drawing/fonts.ts';
import { measure } from '../../words/measures.ts';
import { value } from '../../words/numbers.ts';
import { DIVERGING, INK, INNER, MUTED } from '../drawing/style.ts';
import { isClear } from '../../../analysis/direction.ts';
import { shortText } from '../../text/sweep.ts';

type Heat = Extract<Picture, { kind: 'heat' }>;
export type Drawing = { name: string; spec: TopLevelSpec; title: string; note: string };

const CELL = 34;
const SIZE = 11.5;
/** The paler colours of less and more, on which dark text can be read. */
const [, LESS, , NONE, , MORE] = DIVERGING;

function spec(points: readonly SweepPoint[], { metric, x, y }: Heat): TopLevelSpec {
  const order = (axis: string) => [...new Set(points.map(({ values }) => String(values[axis])))];
  const values = points.map(({ values: at, differences }) => ({
    x: String(at[x]),
    y: String(at[y]),
    mean: differences[metric].mean,
    clear: isClear(differences[metric].direction),
    text: shortText(metric, differences[metric]).replace(/^=/, ''),
  }));
  const most = extent(...values.map(({ mean }) => Math.abs(mean ?? 0)));
  const [columns, rows] = [order(x), order(y)];
  const margin = 30 + Math.max(...rows.map((row) => textWidth(row, 11)));
  const width = Math.min(columns.length * 110, INNER - Math.ceil(margin));
  const axis = (field: string, title: string, sort: string[]) => ({
    field,
    type: 'ordinal' as const,
    sort,
    axis: { title, labelAngle: 0, domain: false, ticks: false, grid: false },
  });
  const place = { x: axis('x', x, columns), y: axis('y', y, rows.toReversed()) };
  return {
    width,
    height: rows.length * CELL,
    data: { values },
    encoding: place,
    layer: [
      {
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 2 },
        encoding: {
          color: {
            field: 'mean',
            type: 'quantitative',
            scale: { domain: [-most, 0, most], range: [LESS, NONE, MORE] },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text', fontSize: SIZE },
        encoding: {
          text: { field: 'text' },
          color: { condition: { test: 'datum.clear', value: INK }, value: MUTED },
        },
      },
    ],
  };
}

/** A heat map for each swept scenario. */
export function heatMaps(document: SweepDocument, heat: Heat): Drawing[] {
  const { baseline, points } = document;
  const base = baseline.metrics[heat.metric];
  const { label, kind } = measure(heat.metric, base.unit);
  const scenarios = [...new Set(points.map(({ scenario }) => scenario))];
  return scenarios.map((scenario) => {
    const own = points.filter((point) => point.scenario === scenario);
    const clear = own.filter(({ differences }) => isClear(differences[heat.metric].direction));
    const more = clear.filter(({ differences }) => (differences[heat.metric].mean ?? 0) > 0).length;
    const alone = scenarios.length === 1;
    return {
      name: `heat.${heat.metric}${alone ? '' : `.${fileName(scenario)}`}`,
      spec: spec(own, heat),
      title:
        `${label}${alone ? '' : ` (${scenario})`}: more than under ${baseline.name} at ${more} of ${own.length} points, ` +
        `less at ${clear.length - more}`,
      note:
        `Each cell: ${label} at the point less ${value(base.mean, kind)} under ${baseline.name}, the same people and luck. ` +
        `Grey text: the 95% interval holds zero. summary.json has every interval.`,
    };
  });
}
