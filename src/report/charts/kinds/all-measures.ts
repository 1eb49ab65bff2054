/**
 * What a variant changes: one row a metric, a dot and a line for the paired difference in percent of the baseline, and
 * the numbers at the side. A filled dot is a difference that remains after correction for looking at all of them, a ring
 * one that only its own interval supports; what is about the same, or not clear, is a grey ring.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { Difference, RunDocument } from '../../../analysis/results.ts';
import {
  figuresInWords,
  hasIntervals,
  missingInWords,
  noIntervalInWords,
  peopleInWords,
  unlikeInWords,
} from '../../words/about.ts';
import { pricesInWords } from '../../words/cost-books.ts';
import { effectRow } from '../drawn-rows.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { corrected, type Effect } from '../../words/effect.ts';
import { fileName } from '../../words/file-name.ts';
import { textWidth } from '../drawing/fonts.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import { telling } from '../../words/headline.ts';
import { labelOf } from '../../words/labels.ts';
import { levels } from '../../words/numbers.ts';
import { absoluteText, compared, relativeText } from '../../words/compared.ts';
import { ACCENT, INK, INNER, MUTED, PAPER, SAME } from '../drawing/style.ts';
import { tally } from '../../words/sentences.ts';
import { arrowBeyond, domain, ticks } from './percent-axis.ts';
import { rowAxis } from './row-axis.ts';

const ROW = 24;
const SIZE = 11.5;
const GAP = 20;

function rows(effects: Effect[], ends: [number, number]) {
  const clip = (end: number) => Math.min(ends[1], Math.max(ends[0], end));
  const remaining = corrected(effects);
  return effects.map((found) => {
    const { id, relative, direction, measure, baseline } = found;
    const mean = relative?.mean ?? null;
    return {
      label: measure.label,
      mean: mean === null ? null : clip(mean),
      lo: relative && relative.lo !== null ? clip(relative.lo) : null,
      hi: relative && relative.hi !== null ? clip(relative.hi) : null,
      shape: (mean === null ? undefined : arrowBeyond(mean, ends)) ?? 'circle',
      arrows: (['lo', 'hi'] as const).flatMap((end) => {
        const at = relative?.[end] ?? null;
        const shape = at === null ? undefined : arrowBeyond(at, ends);
        return shape ? [{ end: clip(at!), shape }] : [];
      }),
      clear: telling(found) === 'told' || direction === 'unknown',
      remains: telling(found) === 'told' && remaining.has(id),
      grey: telling(found) !== 'told' && direction !== 'unknown',
      baseline: levels(baseline, measure.kind)(baseline.mean),
      absolute: absoluteText(found),
      relative: relativeText(found),
    };
  });
}

/** Rows in order, with a thin gap between groups: positions in pixels. */
function positions(groups: Effect[][]): { y: Map<string, number>; height: number } {
  const y = new Map<string, number>();
  let next = 0;
  for (const group of groups) {
    for (const { measure } of group) y.set(measure.label, (next += ROW) - ROW / 2);
    next += ROW / 2;
  }
  return { y, height: next - ROW / 2 };
}

type Row = ReturnType<typeof rows>[number];

/** The columns as wide as their texts need; the plot takes what is left. Edges count from the left of the plot. */
function layout(all: Row[]) {
  const width = (field: 'label' | 'baseline' | 'absolute' | 'relative', least = 0) =>
    Math.max(least, ...all.map((row) => textWidth(row[field], SIZE)));
  const labels = Math.ceil(width('label') + GAP);
  const [baseline, absolute, relative] = [width('baseline', 50), width('absolute', 60), width('relative', 50)];
  const plot = Math.max(180, Math.floor(INNER - labels - baseline - absolute - relative - 3 * GAP));
  const edges = { baseline: plot + GAP + baseline, absolute: plot + 2 * GAP + baseline + absolute };
  return { labels, plot, edges: { ...edges, relative: edges.absolute + GAP + relative } };
}

function spec(difference: Difference): TopLevelSpec {
  const groups = compared(difference);
  const effects = groups.flat();
  const ends = domain(effects.map(({ relative }) => relative));
  const { y: place, height } = positions(groups);
  const values = rows(effects, ends).map((row) => ({ ...row, y: place.get(row.label)! }));
  const { labels, plot, edges } = layout(values);
  const y = rowAxis(height);
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: ends, range: [0, plot], nice: false },
    axis: {
      title: 'change in percent of the baseline',
      titleAnchor: 'start' as const,
      labelExpr: `(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '') + abs(datum.value) + '%'`,
      values: ticks(ends, plot),
      labelFlush: false,
    },
  });
  const ink = { condition: { test: 'datum.grey', value: MUTED }, value: INK };
  const accent = { condition: { test: 'datum.clear', value: ACCENT }, value: SAME };
  const text = (field: string, at: number, align: 'left' | 'right' = 'right') => ({
    mark: { type: 'text' as const, align, fontSize: SIZE },
    encoding: { x: { value: at }, y, text: { field }, color: ink },
  });
  const header = (words: string, at: number, align: 'left' | 'right') => ({
    data: { values: [{}] },
    mark: { type: 'text' as const, align, fontSize: 11, color: MUTED, text: words },
    encoding: { x: { value: at }, y: { value: -12 } },
  });
  const zero = ((0 - ends[0]) / (ends[1] - ends[0])) * plot;
  return {
    width: edges.relative,
    height,
    data: { values },
    layer: [
      {
        mark: { type: 'rule', color: INK, strokeWidth: 1 },
        data: { values: [{}] },
        encoding: { x: { value: zero }, y: { value: -4 }, y2: { value: height } },
      },
      {
        mark: { type: 'rule', strokeWidth: 2.5 },
        encoding: {
          x: x('lo'),
          x2: { field: 'hi' },
          y,
          color: accent,
        },
      },
      {
        data: {
          values: values.flatMap(({ arrows, clear, y: at }) => arrows.map((arrow) => ({ ...arrow, clear, y: at }))),
        },
        mark: { type: 'point', size: 34, opacity: 1, filled: true },
        encoding: { x: x('end'), y, shape: { field: 'shape', type: 'nominal' as const, scale: null }, color: accent },
      },
      {
        mark: { type: 'point', size: 64, strokeWidth: 1.75, opacity: 1, filled: true },
        encoding: {
          x: x('mean'),
          y,
          shape: { field: 'shape', type: 'nominal' as const, scale: null },
          fill: { condition: { test: 'datum.remains', value: ACCENT }, value: PAPER },
          stroke: accent,
        },
      },
      text('label', -labels, 'left'),
      text('baseline', edges.baseline),
      text('absolute', edges.absolute),
      text('relative', edges.relative),
      header('\u2190 less', Math.max(0, zero - 8), 'right'),
      header('more \u2192', zero + 8, 'left'),
      header('baseline', edges.baseline, 'right'),
      header('difference', edges.absolute, 'right'),
      header('percent', edges.relative, 'right'),
    ],
  };
}

/** What the marks mean; with one replication there is but one kind. */
function note(document: RunDocument, difference: Difference, effects: Effect[]): string {
  const { from, to } = difference;
  const [variant, baseline] = [labelOf(document, to), labelOf(document, from)];
  const pair = `${variant} less ${baseline} (the baseline), ${peopleInWords(difference)}.`;
  const scale = 'Percent: of the baseline. Arrow: beyond the axis.';
  if (!hasIntervals(document)) return `${pair} Rings: ${noIntervalInWords(document)}. ${scale}`;
  const compared = effects.filter(({ p }) => p !== null).length;
  return (
    `${pair} In brackets 95% ranges, each for itself. Filled dot: differs. Ring: suggestive only, may be chance ` +
    `among ${compared} measures. Grey: about the same (under half a percent), or not clear. ${scale}`
  );
}

/** The chart of one paired difference. With several differences in a document each file carries its variant's name. */
export function allMeasuresChart(document: RunDocument, difference: Difference): PlottedChart {
  const { from, to } = difference;
  const effects = compared(difference).flat();
  const alone = document.differences.length === 1;
  return {
    name: alone ? 'all-measures' : `all-measures.${fileName(to)}`,
    spec: spec(difference),
    rows: effects.map((found) => effectRow(found.measure.label, labelOf(document, to), found)),
    frame: {
      title: tally(document, difference, effects),
      subtitle: subtitle(document, [from, to]),
      footer: footer(
        document,
        note(document, difference, effects),
        unlikeInWords(document, difference),
        missingInWords(document),
        pricesInWords(document),
        figuresInWords(document),
      ),
    },
  };
}
