/** The difference of one metric in every county, as a map. */
import type { TopLevelSpec } from 'vega-lite';
import type { Difference, MapOf, RunDocument } from '../../../analysis/results.ts';
import { ranged } from '../drawn-rows.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { isClear } from '../../../analysis/direction.ts';
import { hasIntervals } from '../../words/about.ts';
import { fileName } from '../../words/file-name.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import { measure, type Kind, type Measure } from '../../words/measures.ts';
import { changes, inFull, levels } from '../../words/numbers.ts';
import { headline } from '../../words/sentences.ts';
import { DIVERGING, INNER, MUTED } from '../drawing/style.ts';
import { spoken } from '../spoken.ts';
import { wrap } from '../drawing/fonts.ts';
import { labelOf } from '../../words/labels.ts';
import { shapesAround } from './map-shapes.ts';

const NO_FIGURE = '#ffffff';
/** At most, in pixels; what is left beside it is for the legend. */
const ROOM = { width: INNER - 190, height: 400 };

/** From a hundredth of a percent to more than any figure has. */
const POWERS = Array.from({ length: 22 }, (_, i) => i - 4);

/** Three steps on each side of zero: 1, 2 and 5 times powers of ten, so that most counties differ in colour. */
export function breaks(sizes: readonly number[]): number[] {
  const ordered = sizes.filter((size) => size > 0).toSorted((a, b) => a - b);
  const at = (share: number) => ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? 1;
  const steps = POWERS.flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
  const nearest = (size: number) => steps.findLastIndex((step) => step <= size);
  const first = Math.max(0, nearest(at(0.5)));
  const second = Math.max(first + 1, nearest(at(0.8)));
  const third = Math.max(second + 1, nearest(at(0.95)));
  return [first, second, third].map((index) => steps[index]);
}

/** From so many counties on, borders are thin. */
const MANY = 400;

type County = { id: string; mean: number };

type Step = { readonly label: string; readonly from: number; readonly color: string };

/** The steps in words, from most to least, with their colours. */
function stepsOf([one, two, three]: readonly number[], kind: Kind): Step[] {
  // Steps are round numbers: digits that say nothing go.
  const write = (size: number) =>
    changes(
      { mean: size, lo: null, hi: null },
      kind,
    )(size).replace(/\.(\d*?)0+(?!\d)/, (_, digits: string) => (digits === '' ? '' : `.${digits}`));
  const [a, b, c] = [one, two, three].map((size) => [write(-size), write(size)]);
  const labels = [
    `${c[1]} or more`,
    `${b[1]} to ${c[1]}`,
    `${a[1]} to ${b[1]}`,
    `less than ${a[1].slice(1)} either way`,
    `${a[0]} to ${b[0]}`,
    `${b[0]} to ${c[0]}`,
    `${c[0]} or beyond`,
  ];
  // A size on the edge of two steps belongs to the outer one, on either side of zero.
  const from = [three, two, one, -one, -two, -three, Number.NEGATIVE_INFINITY];
  return labels.map((label, i) => ({ label, from: from[i], color: DIVERGING[DIVERGING.length - 1 - i] }));
}

const stepAt = (steps: readonly Step[], mean: number): Step =>
  steps.find(({ from }) => (from > 0 ? mean >= from : mean > from)) ?? steps[steps.length - 1];

function spec(counties: readonly County[], { label, kind }: Measure): TopLevelSpec {
  const steps = stepsOf(breaks(counties.map(({ mean }) => Math.abs(mean))), kind);
  const known = new Map(counties.map(({ id, mean }) => [id, stepAt(steps, mean).label]));
  const { counties: shapes, states, width, height, projection } = shapesAround([...known.keys()], ROOM);
  // The step goes into the shape itself, so that no look-up is needed.
  const drawn = shapes.map(({ id, geometry }) => ({ type: 'Feature', id, step: known.get(id) ?? null, geometry }));
  const near = shapes.length < MANY;
  const color = {
    condition: {
      test: 'datum.step !== null',
      field: 'step',
      type: 'nominal' as const,
      scale: { domain: steps.map((step) => step.label), range: steps.map((step) => step.color) },
      legend: {
        title: wrap(`${label}: difference${kind === 'money' ? ', dollars' : ''}`, 150, 12, 600),
        orient: 'right' as const,
        symbolType: 'square',
        symbolSize: 160,
        symbolStrokeWidth: 0.5,
        symbolStrokeColor: MUTED,
        offset: 24,
      },
    },
    value: NO_FIGURE,
  };
  return {
    width,
    height,
    projection: { type: 'identity', scale: projection.scale, translate: projection.translate },
    layer: [
      {
        data: { values: drawn },
        mark: { type: 'geoshape', stroke: near ? '#8a9096' : '#b9bfc5', strokeWidth: near ? 0.6 : 0.25 },
        encoding: { color },
      },
      {
        data: { values: [{ type: 'Feature', geometry: states }] },
        mark: { type: 'geoshape', filled: false, stroke: MUTED, strokeWidth: near ? 1.2 : 0.6 },
      },
    ],
  };
}

const count = (number: number): string => levels({ mean: number, lo: null, hi: null }, 'count')(number);

const COUNTY = /^\d{5}$/;

/** Every county with the figure of the jail that serves it. */
const countiesOf = (places: MapOf['places']): County[] =>
  places.flatMap(({ key, mean, serves = [] }) =>
    COUNTY.test(key) && mean !== null ? [key, ...serves].map((id) => ({ id, mean })) : [],
  );

/** How many counties have each colour, and the difference of all of them together. */
function inWords({ metrics }: Difference, id: string, counties: readonly County[], { label, kind }: Measure): string {
  const steps = stepsOf(breaks(counties.map(({ mean }) => Math.abs(mean))), kind);
  const number = (step: Step) => counties.filter(({ mean }) => stepAt(steps, mean) === step).length;
  const whole = metrics[id];
  const together = whole ? [`all places together ${inFull(whole, changes(whole, kind))}`] : [];
  return spoken(`A map of counties by their difference in "${label}"`, [
    ...together,
    ...steps.map((step) => `${step.label}: ${number(step)} counties`),
  ]);
}

/** The map of a metric's paired difference. */
export function mapChart(document: RunDocument, difference: Difference, { metric: id, places }: MapOf): PlottedChart {
  const { from, to } = difference;
  const known = measure(id, difference.metrics[id]?.unit);
  const counties = countiesOf(places);
  const alone = document.differences.length === 1;
  const title = hasIntervals(document) ? headline(document, id) : null;
  return {
    name: alone ? `map.${id}` : `map.${id}.${fileName(to)}`,
    spec: spec(counties, known),
    rows: places.flatMap(({ key, serves = [], ...found }) =>
      [key, ...serves].map((place) => ({ place, jail: key, ...ranged('difference', found) })),
    ),
    frame: {
      title:
        (alone && title) ||
        `${known.label}, county by county: ${labelOf(document, to)}, compared with ${labelOf(document, from)}`,
      subtitle: subtitle(document, [from, to]),
      footer: footer(document, ...notes(document, difference, places, known.kind)),
      alt: inWords(difference, id, counties, known),
    },
  };
}

function notes(document: RunDocument, { from, to }: Difference, places: MapOf['places'], kind: Kind): string[] {
  const clear = places.filter((place) => isClear(place.direction));
  const prisons = places.filter(({ key }) => !COUNTY.test(key)).reduce((sum, { mean }) => sum + (mean ?? 0), 0);
  const whole = { mean: Math.round(prisons), lo: null, hi: null };
  return [
    `${labelOf(document, to)} less ${labelOf(document, from)}, means over the runs, by county of booking; a county whose ` +
      'people are jailed in another has the colour of that one. White: not among the places simulated.',
    ...(hasIntervals(document)
      ? [
          `In ${count(clear.length)} of ${count(places.length)} places the difference is clear, each place taken by itself; ` +
            'of so many, one in twenty would seem so by chance alone.',
        ]
      : []),
    ...(kind === 'share' || prisons === 0 ? [] : [`Prisons are not drawn: ${changes(whole, kind)(whole.mean)}.`]),
  ];
}
