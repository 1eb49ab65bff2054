/** The difference of one metric in every county, as a map. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { TopLevelSpec } from 'vega-lite';
import type { Difference, MapOf, RunDocument } from '../../../analysis/results.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { isClear } from '../../../analysis/direction.ts';
import { hasIntervals } from '../../words/about.ts';
import { fileName } from '../../words/file-name.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import { measure, type Kind } from '../../words/measures.ts';
import { changes, levels } from '../../words/numbers.ts';
import { headline } from '../../words/sentences.ts';
import { DIVERGING, INNER } from '../drawing/style.ts';

const NO_JAIL = '#ffffff';
/** The projected shapes of us-atlas fill a page of 975 by 610. */
const SHAPES = { width: 975, height: 610 };

type Topology = { objects: { counties: { geometries: { id: string; properties: object }[] } } };

/** Boundaries of the counties of 2014 or so, already projected. */
function shapes(): Topology {
  const path = createRequire(import.meta.url).resolve('us-atlas/counties-albers-10m.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Topology;
}

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

type County = { id: string; mean: number };

/** The steps in words, from most to least, with their colours. */
function stepsOf([one, two, three]: readonly number[], kind: Kind): { label: string; from: number; color: string }[] {
  const write = (size: number) => changes({ mean: size, lo: null, hi: null }, kind)(size);
  const [a, b, c] = [one, two, three].map((size) => [write(-size), write(size)]);
  const labels = [
    `${c[1]} or more`,
    `${b[1]} to ${c[1]}`,
    `${a[1]} to ${b[1]}`,
    `between ${a[0]} and ${a[1]}`,
    `${a[0]} to ${b[0]}`,
    `${b[0]} to ${c[0]}`,
    `${c[0]} or less`,
  ];
  // A size on the edge of two steps belongs to the outer one, on either side of zero.
  const from = [three, two, one, -one, -two, -three, Number.NEGATIVE_INFINITY];
  return labels.map((label, i) => ({ label, from: from[i], color: DIVERGING[DIVERGING.length - 1 - i] }));
}

function spec(counties: readonly County[], { label, kind }: ReturnType<typeof measure>): TopLevelSpec {
  const steps = stepsOf(breaks(counties.map(({ mean }) => Math.abs(mean))), kind);
  const stepOf = (mean: number): string =>
    (steps.find(({ from }) => (from > 0 ? mean >= from : mean > from)) ?? steps[steps.length - 1]).label;
  const known = new Map(counties.map(({ id, mean }) => [id, stepOf(mean)]));
  const drawn = shapes();
  // The step goes into the shape itself, so that no look-up is needed.
  for (const county of drawn.objects.counties.geometries) county.properties = { step: known.get(county.id) ?? null };
  const scale = INNER / SHAPES.width;
  const color = {
    condition: {
      test: 'datum.properties.step !== null',
      field: 'properties.step',
      type: 'nominal' as const,
      scale: { domain: steps.map((step) => step.label), range: steps.map((step) => step.color) },
      legend: {
        title: kind === 'money' ? `${label}, USD` : label,
        orient: 'bottom-right' as const,
        symbolType: 'square',
        symbolStrokeWidth: 0,
        offset: 0,
      },
    },
    value: NO_JAIL,
  };
  return {
    width: INNER,
    height: Math.ceil(SHAPES.height * scale),
    projection: { type: 'identity', scale, translate: [0, 0] },
    layer: [
      {
        data: { values: drawn, format: { type: 'topojson', feature: 'counties' } },
        mark: { type: 'geoshape', stroke: '#b9bfc5', strokeWidth: 0.25 },
        encoding: { color },
      },
      {
        data: { values: drawn, format: { type: 'topojson', mesh: 'states' } },
        mark: { type: 'geoshape', filled: false, stroke: '#5f666d', strokeWidth: 0.6 },
      },
    ],
  };
}

const count = (number: number): string => levels({ mean: number, lo: null, hi: null }, 'count')(number);

const COUNTY = /^\d{5}$/;

/** The map of a metric's paired difference. */
export function mapChart(document: RunDocument, difference: Difference, { metric: id, places }: MapOf): PlottedChart {
  const { from, to } = difference;
  const known = measure(id, difference.metrics[id]?.unit);
  const counties = places.flatMap(({ key, mean }) => (COUNTY.test(key) && mean !== null ? [{ id: key, mean }] : []));
  const alone = document.differences.length === 1;
  const title = headline(document, id);
  return {
    name: alone ? `map.${id}` : `map.${id}.${fileName(to)}`,
    spec: spec(counties, known),
    frame: {
      title: (alone && title) || `${known.label}: ${to} against ${from}, by county`,
      subtitle: subtitle(document, [from, to]),
      footer: footer(document, ...notes(document, difference, places, known.kind)),
    },
  };
}

function notes(document: RunDocument, { from, to }: Difference, places: MapOf['places'], kind: Kind): string[] {
  const clear = places.filter((place) => isClear(place.direction));
  const prisons = places.filter(({ key }) => !COUNTY.test(key)).reduce((sum, { mean }) => sum + (mean ?? 0), 0);
  const whole = { mean: Math.round(prisons), lo: null, hi: null };
  return [
    `${to} less ${from}, means over the runs, by county of booking. White: no jail of its own, or not in these scenarios.`,
    ...(hasIntervals(document)
      ? [
          `In ${count(clear.length)} of ${count(places.length)} places the interval of the place alone excludes zero; ` +
            'of so many, one in twenty would by chance.',
        ]
      : []),
    ...(kind === 'share' || prisons === 0 ? [] : [`Prisons are not drawn: ${changes(whole, kind)(whole.mean)}.`]),
  ];
}
