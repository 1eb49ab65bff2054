/** Month by month: requests, transfers and at-large arrests of each arm, with bands and the days on which rules change. */
import type { TopLevelSpec } from 'vega-lite';
import type { MonthPoint, RunDocument } from '../../../analysis/results.ts';
import { missingInWords } from '../../words/about.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { hasIntervals, noIntervalInWords } from '../../words/about.ts';
import { fit, textWidth } from '../drawing/fonts.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import {
  AXIS,
  dates,
  FEWEST_FOR_LINES,
  monthsIn,
  RULE,
  rules,
  span,
  timeAxis,
  timeOf,
  WIDTH,
  type Span,
} from './monthly-axis.ts';
import { levels, monthName } from '../../words/numbers.ts';
import { armStyles } from '../drawing/style.ts';
import { MONTHLY } from '../../../analysis/shown.ts';
import { headline } from '../../words/sentences.ts';

const HEADINGS: Readonly<Record<(typeof MONTHLY)[number], string>> = {
  requests: 'Requests lodged per month',
  transferred: 'Transferred per month',
  at_large_arrests: 'At-large arrests per month',
};

const HEIGHT = 132;

/**
 * Each month stands at its middle, so that a rule of the first day lies before its month; dots of several arms stand
 * side by side. The baseline is drawn last: its dashes then lie over the other lines where arms share their past, and
 * both are seen.
 */
function points(document: RunDocument, id: string, dots: boolean) {
  const apart = dots ? 2 * 86_400_000 : 0;
  const place = (index: number) => (index - (document.arms.length - 1) / 2) * apart;
  return document.arms
    .map(({ name, monthly }, index) =>
      (monthly[id] ?? []).map(({ month, mean, lo, hi }) => ({
        arm: name,
        time: timeOf(month, 15) + place(index),
        mean,
        lo,
        hi,
      })),
    )
    .toReversed()
    .flat();
}

type Points = ReturnType<typeof points>;

/** From zero to the highest value; never a scale without height, and no more ticks than whole numbers. */
function vertical(values: Points) {
  const highest = Math.max(1, ...values.map(({ mean, hi }) => hi ?? mean ?? 0));
  return (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, highest], nice: 4 },
    axis: {
      title: null,
      format: ',.0f',
      tickCount: 4,
      tickMinStep: 1,
      domain: false,
      ticks: false,
      minExtent: AXIS - 6,
      maxExtent: AXIS - 6,
    },
  });
}

function panel(document: RunDocument, id: string, heading: string | null, all: Span, last: boolean) {
  const names = document.arms.map(({ name }) => name);
  const styles = armStyles(names.length);
  const x = timeAxis(all, last);
  const dots = monthsIn(all) < FEWEST_FOR_LINES;
  const values = points(document, id, dots);
  const y = vertical(values);
  const color = {
    field: 'arm',
    type: 'nominal' as const,
    scale: { domain: names, range: styles.map((style) => style.color) },
    legend: null,
  };
  const strokeDash = {
    field: 'arm',
    type: 'nominal' as const,
    scale: { domain: names, range: styles.map((style) => style.dash) },
    legend: null,
  };
  const ends = { x, y: y('lo'), y2: { field: 'hi' }, color };
  const means = { x, y: y('mean'), color };
  const lines = [
    { mark: { type: 'area' as const, opacity: 0.25 }, encoding: ends },
    {
      mark: { type: 'line' as const, strokeWidth: 2, strokeCap: 'butt' as const },
      encoding: { ...means, strokeDash },
    },
  ];
  const strokes = [
    { mark: { type: 'rule' as const, strokeWidth: 2 }, encoding: ends },
    { mark: { type: 'point' as const, filled: true, opacity: 1, size: 60 }, encoding: means },
  ];
  return {
    ...(heading && { title: { text: heading, frame: 'group' as const } }),
    width: WIDTH,
    height: HEIGHT,
    layer: [
      { data: { values: rules(document, all) }, mark: RULE, encoding: { x } },
      ...(dots ? strokes : lines).map((layer) => ({ data: { values }, ...layer })),
    ],
  };
}

const KEY_ROW = 20;

/** The key to the lines: a stroke as it is drawn, and the arm's name; as many rows as the names need. */
function key(document: RunDocument) {
  let [left, row] = [0, 0];
  const styles = armStyles(document.arms.length);
  const values = document.arms.map(({ name }, index) => {
    const shown = fit(name, WIDTH - 42, 12, 600);
    const width = 42 + textWidth(shown, 12, 600);
    if (left > 0 && left + width > WIDTH) [left, row] = [0, row + 1];
    const entry = { name: shown, row: row + 0.5, start: left, end: left + 34, text: left + 42, ...styles[index] };
    left += width + 32;
    return entry;
  });
  const rows = row + 1;
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, WIDTH], nice: false },
    axis: null,
  });
  const y = { field: 'row', type: 'quantitative' as const, scale: { domain: [rows, 0], nice: false }, axis: null };
  const plain = (field: string) => ({ field, type: 'nominal' as const, scale: null, legend: null });
  return {
    width: WIDTH,
    height: rows * KEY_ROW,
    layer: [
      ...values.map((entry) => ({
        data: { values: [entry] },
        mark: { type: 'rule' as const, strokeWidth: 2.5, strokeDash: entry.dash, color: entry.color },
        encoding: { x: x('start'), x2: { field: 'end' }, y },
      })),
      {
        data: { values },
        mark: { type: 'text' as const, align: 'left' as const, fontWeight: 600 as const },
        encoding: { x: x('text'), y, text: plain('name') },
      },
    ],
  };
}

function spec(document: RunDocument): TopLevelSpec {
  const all = span(document);
  if (!all) return { data: { values: [] }, mark: 'point' };
  const shown = MONTHLY.filter((id) =>
    document.arms.some(({ monthly }) => monthly[id]?.some(({ mean }) => mean !== null)),
  );
  const named = rules(document, all);
  const panels = shown.map((id, index) => {
    const heading = HEADINGS[id];
    const last = index === shown.length - 1;
    if (index > 0 || named.length === 0) return panel(document, id, heading, all, last);
    return { vconcat: [dates(named, all, heading), panel(document, id, null, all, last)], spacing: 0 };
  });
  return { vconcat: [key(document), ...panels], spacing: 14, resolve: { scale: { color: 'independent' } } };
}

function title(document: RunDocument): string {
  const told = headline(document, 'requests');
  if (told) return told;
  const { name, monthly } = document.arms[0];
  const known = (monthly['requests'] ?? []).filter(({ mean }) => mean !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `Requests, transfers and at-large arrests by month under ${name}.`;
  const count = (point: MonthPoint) => levels(point, 'count')(point.mean);
  return `Under ${name}, ICE lodged ${count(first)} requests in ${monthName(first.month)} and ${count(last)} in ${monthName(last.month)}.`;
}

/** The chart by month of a run or a comparison. */
export function monthlyChart(document: RunDocument): PlottedChart {
  const all = span(document);
  const [mark, range] = all && monthsIn(all) < FEWEST_FOR_LINES ? ['Dots', 'strokes'] : ['Lines', 'bands'];
  const what = hasIntervals(document)
    ? `${mark}: means over the runs; ${range}: 95% intervals, each month for itself, cut at zero.`
    : `${mark}: ${noIntervalInWords(document)}.`;
  const note = `${what} Dotted rules: days on which rules change in an arm.`;
  return {
    name: 'monthly',
    spec: spec(document),
    frame: {
      title: title(document),
      subtitle: subtitle(document),
      footer: footer(document, note, missingInWords(document)),
    },
  };
}
