/**
 * One metric over a grid of two axes: each cell a difference from the baseline, written out; the colour says how large
 * and on which side. A cell whose interval holds zero is written in grey. A ring stands where the baseline lies.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { SweepAxis, SweepDocument, SweepPoint } from '../../../analysis/sweep/document.ts';
import type { Picture } from '../../../scenario/studies/sweep-study.ts';
import { fileName } from '../../words/file-name.ts';
import { extent } from '../drawing/extent.ts';
import { textWidth, wrap } from '../drawing/fonts.ts';
import { measure } from '../../words/measures.ts';
import { value } from '../../words/numbers.ts';
import { DIVERGING, INK, MUTED } from '../drawing/style.ts';
import { isClear } from '../../../analysis/direction.ts';
import { shortText } from '../../text/sweep.ts';
import {
  axisOf,
  axisTitle,
  baselineLabel,
  isBaseline,
  placeInWords,
  pointInWords,
  spanInWords,
  sweptLabel,
  valueText,
} from '../../words/axes.ts';
import { ranged } from '../drawn-rows.ts';
import type { DrawnRow } from '../drawing/draw.ts';
import type { Room } from '../drawing/frame.ts';
import { spoken } from '../spoken.ts';

type Heat = Extract<Picture, { kind: 'heat' }>;
export type Drawing = {
  name: string;
  fit: (room: Room) => TopLevelSpec;
  rows: DrawnRow[];
  title: string;
  note: string;
  alt: string;
};

/** A measure's differences at some points: where each lies, and how much. */
export const pointRows = (document: SweepDocument, points: readonly SweepPoint[], id: string): DrawnRow[] =>
  points.map(({ scenario, values, differences }) => ({
    scenario: sweptLabel(document, scenario),
    place: placeInWords(document, values),
    measure: measure(id, differences[id].unit).label,
    ...ranged('difference', differences[id]),
  }));

/** The height of a cell at most, and of the axis below all. */
const CELL = 96;
const AXIS = 40;
const LEGEND = 130;
const SIZE = 12;
/** Half the ring's width and height. */
const RING = { x: 40, y: 13 };
/** The paler colours of less and more, on which dark text can be read. */
const [, LESS, , NONE, , MORE] = DIVERGING;

type At = SweepPoint['values'][string];

const valuesOn = (points: readonly SweepPoint[], axis: string): At[] => [
  ...new Set(points.map(({ values }) => values[axis])),
];

/** Where the baseline lies among the values of an axis, in cells from the first; null where it is not known, or beyond. */
function cellOf({ name, baseline }: SweepAxis, values: readonly At[], points: readonly SweepPoint[]): number | null {
  const at = baseline ?? points.find(isBaseline)?.values[name];
  const same = values.indexOf(at ?? null);
  if (same >= 0) return same + 0.5;
  if (typeof at !== 'number') return null;
  const after = values.findIndex((each) => typeof each === 'number' && each > at);
  if (after <= 0) return null;
  const [low, high] = [values[after - 1], values[after]] as [number, number];
  return after - 0.5 + (at - low) / (high - low);
}

/** The ring's place in cells from the left and from below; null where either is not known. */
function ringOf(
  document: SweepDocument,
  points: readonly SweepPoint[],
  { x, y }: Heat,
): { x: number; y: number } | null {
  const [across, up] = [x, y].map((axis) => cellOf(axisOf(document, axis), valuesOn(points, axis), points));
  return across === null || up === null ? null : { x: across, y: up };
}

function spec(document: SweepDocument, points: readonly SweepPoint[], heat: Heat, room: Room): TopLevelSpec {
  const { metric, x, y } = heat;
  const { label, kind } = measure(metric, document.baseline.metrics[metric].unit);
  const [across, up] = [axisOf(document, x), axisOf(document, y)];
  const columns = valuesOn(points, x).map((at) => valueText(across, at));
  const rows = valuesOn(points, y).map((at) => valueText(up, at));
  const values = points.map(({ values: at, differences }) => ({
    x: valueText(across, at[x]),
    y: valueText(up, at[y]),
    mean: differences[metric].mean,
    clear: isClear(differences[metric].direction),
    text: shortText(metric, differences[metric]).replace(/^=/, ''),
  }));
  const most = extent(...values.map(({ mean }) => Math.abs(mean ?? 0)));
  const margin = 44 + Math.max(...rows.map((row) => textWidth(row, 11)));
  const width = room.width - Math.ceil(margin) - LEGEND;
  const cell = Math.min(CELL, (room.height - AXIS) / rows.length);
  const height = Math.ceil(Math.max(22, cell) * rows.length);
  const ring = ringOf(document, points, heat);
  const axis = (field: string, title: string, sort: string[]) => ({
    field,
    type: 'ordinal' as const,
    sort,
    scale: { paddingInner: 0, paddingOuter: 0 },
    axis: { title, titleFontSize: 12, labelFontSize: 12, labelAngle: 0, domain: false, ticks: false, grid: false },
  });
  const sign = `(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '')`;
  const size = kind === 'money' ? `'$' + format(abs(datum.value), '~s')` : kind === 'share' ? `format(abs(datum.value), '~%')` : `format(abs(datum.value), ',~r')`; // prettier-ignore
  return {
    width,
    height,
    data: { values },
    layer: [
      {
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 2 },
        encoding: {
          x: axis('x', axisTitle(across), columns),
          y: axis('y', axisTitle(up), rows.toReversed()),
          color: {
            field: 'mean',
            type: 'quantitative',
            scale: { domain: [-most, 0, most], range: [LESS, NONE, MORE], interpolate: 'rgb' },
            legend: {
              title: wrap(`${label}: difference${kind === 'money' ? ', dollars' : ''}`, LEGEND - 30, 11, 600),
              titleFontSize: 11,
              labelFontSize: 11,
              gradientLength: Math.min(160, height),
              tickCount: 5,
              labelExpr: `${sign} + ${size}`,
              offset: 20,
            },
          },
        },
      },
      {
        mark: { type: 'text', fontSize: SIZE },
        encoding: {
          x: axis('x', axisTitle(across), columns),
          y: axis('y', axisTitle(up), rows.toReversed()),
          text: { field: 'text' },
          color: { condition: { test: 'datum.clear', value: INK }, value: MUTED },
        },
      },
      ...(ring === null
        ? []
        : [
            {
              data: { values: [{}] },
              mark: { type: 'rect' as const, filled: false, stroke: INK, strokeWidth: 2, cornerRadius: 12 },
              encoding: {
                x: { value: (ring.x / columns.length) * width - RING.x },
                x2: { value: (ring.x / columns.length) * width + RING.x },
                y: { value: height - (ring.y / rows.length) * height - RING.y },
                y2: { value: height - (ring.y / rows.length) * height + RING.y },
              },
            },
          ]),
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
    const alone = scenarios.length === 1;
    const title = spanInWords(document, own, heat.metric) + (alone ? '' : ` (${sweptLabel(document, scenario)})`);
    const ring = ringOf(document, own, heat) === null ? '' : ` Ring: where "${baselineLabel(document)}" lies.`;
    return {
      name: `heat.${heat.metric}${alone ? '' : `.${fileName(scenario)}`}`,
      fit: (room) => spec(document, own, heat, room),
      rows: pointRows(document, own, heat.metric),
      title,
      note:
        `Each cell: ${label} there, less the ${value(base.mean, kind)} under "${baselineLabel(document)}"; the same people and ` +
        `luck. Grey text: no clear difference.${ring}`,
      alt: spoken(
        title,
        own.map((point) => pointInWords(document, point, heat.metric)),
      ),
    };
  });
}
