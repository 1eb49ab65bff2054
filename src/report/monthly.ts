/** Month by month: requests, transfers and at-large arrests of each arm, with bands and the days on which rules change. */
import type { TopLevelSpec } from 'vega-lite';
import type { RunDocument } from '../analysis/results.ts';
import type { Chart } from './draw.ts';
import { textWidth } from './fonts.ts';
import { footer, subtitle } from './frame.ts';
import { AXIS, dates, RULE, rules, span, timeAxis, timeOf, WIDTH, type Span } from './monthly-axis.ts';
import { monthName, value } from './numbers.ts';
import { armStyles } from './style.ts';
import { headline } from './words.ts';

const PANELS = [
  ['requests', 'Requests lodged per month'],
  ['transferred', 'Transferred per month'],
  ['at_large_arrests', 'At-large arrests per month'],
] as const;

const HEIGHT = 132;

/**
 * Each month stands at its middle, so that a rule of the first day lies before its month. The baseline is drawn last:
 * its dashes then lie over the other lines where arms share their past, and both are seen.
 */
function points(document: RunDocument, id: string) {
  return document.arms
    .toReversed()
    .flatMap(({ name, monthly }) =>
      (monthly[id] ?? []).map(({ month, mean, lo, hi }) => ({ arm: name, time: timeOf(month, 15), mean, lo, hi })),
    );
}

function panel(document: RunDocument, id: string, heading: string | null, all: Span, last: boolean) {
  const names = document.arms.map(({ name }) => name);
  const styles = armStyles(names.length);
  const x = timeAxis(all, last);
  const color = {
    field: 'arm',
    type: 'nominal' as const,
    scale: { domain: names, range: styles.map((style) => style.color) },
    legend: null,
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { zero: true },
    axis: {
      title: null,
      format: ',.0f',
      tickCount: 4,
      domain: false,
      ticks: false,
      minExtent: AXIS - 6,
      maxExtent: AXIS - 6,
    },
  });
  return {
    ...(heading && { title: { text: heading, frame: 'group' as const } }),
    width: WIDTH,
    height: HEIGHT,
    layer: [
      {
        data: { values: rules(document, all) },
        mark: RULE,
        encoding: { x },
      },
      {
        data: { values: points(document, id) },
        mark: { type: 'area' as const, opacity: 0.25 },
        encoding: { x, y: y('lo'), y2: { field: 'hi' }, color },
      },
      {
        data: { values: points(document, id) },
        mark: { type: 'line' as const, strokeWidth: 2, strokeCap: 'butt' as const },
        encoding: {
          x,
          y: y('mean'),
          color,
          strokeDash: {
            field: 'arm',
            type: 'nominal' as const,
            scale: { domain: names, range: styles.map((style) => style.dash) },
            legend: null,
          },
        },
      },
    ],
  };
}

/** The key to the lines: a stroke as it is drawn, and the arm's name. */
function key(document: RunDocument) {
  let left = 0;
  const styles = armStyles(document.arms.length);
  const values = document.arms.map(({ name }, index) => {
    const entry = { name, start: left, end: left + 34, text: left + 42, ...styles[index] };
    left = entry.text + textWidth(name, 12, 600) + 32;
    return entry;
  });
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, WIDTH], nice: false },
    axis: null,
  });
  const plain = (field: string) => ({ field, type: 'nominal' as const, scale: null, legend: null });
  return {
    width: WIDTH,
    height: 16,
    layer: [
      ...values.map((entry) => ({
        data: { values: [entry] },
        mark: { type: 'rule' as const, strokeWidth: 2.5, strokeDash: entry.dash, color: entry.color },
        encoding: { x: x('start'), x2: { field: 'end' } },
      })),
      {
        data: { values },
        mark: { type: 'text' as const, align: 'left' as const, fontWeight: 600 as const },
        encoding: { x: x('text'), text: plain('name') },
      },
    ],
  };
}

function spec(document: RunDocument): TopLevelSpec {
  const all = span(document);
  if (!all) return { data: { values: [] }, mark: 'point' };
  const shown = PANELS.filter(([id]) =>
    document.arms.some(({ monthly }) => monthly[id]?.some(({ mean }) => mean !== null)),
  );
  const named = rules(document, all);
  const panels = shown.map(([id, heading], index) => {
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
  const count = (mean: number | null) => value(mean, 'count');
  return `Under ${name}, ICE lodged ${count(first.mean)} requests in ${monthName(first.month)} and ${count(last.mean)} in ${monthName(last.month)}.`;
}

/** The chart by month of a run or a comparison. */
export function monthlyChart(document: RunDocument): Chart {
  const note =
    'Lines: means over the replications; bands: 95% intervals. Dotted rules: days on which rules change in an arm.';
  return {
    name: 'monthly',
    spec: spec(document),
    frame: { title: title(document), subtitle: subtitle(document), footer: footer(document, note) },
  };
}
