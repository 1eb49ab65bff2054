/**
 * Which factors matter for one metric: a row each, by rank, a filled dot and a line for its size with the interval, the
 * number at the side. Of Sobol's indices a ring marks what the factor does alone. Chance has a colour of its own.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { SensitiveMetric, SensitivityDocument, Share } from '../../../analysis/sensitivity/document.ts';
import { CHANCE } from '../../../analysis/sensitivity/factors.ts';
import { periodInWords } from '../../words/about.ts';
import { ranged } from '../drawn-rows.ts';
import type { Chart, DrawnRow } from '../drawing/draw.ts';
import { extent } from '../drawing/extent.ts';
import { fit, textWidth } from '../drawing/fonts.ts';
import { measure } from '../../words/measures.ts';
import { spoken } from '../spoken.ts';
import { calledScenario } from '../../words/labels.ts';
import { effectText, factorInWords, factorsInWords, figureName, shareText } from '../../text/sensitivity.ts';
import { ACCENT, COUNTER, INK, INNER, MUTED } from '../drawing/style.ts';
import { rowAxis } from './row-axis.ts';

const ROW = 22;
const SIZE = 11.5;
const GAP = 20;
const WIDEST_NAME = 380;
/** Rows in a chart: those after them are told in the footer. */
const SHOWN = 20;

/** `label`: what the factor is, in words. */
type Row = { factor: string; label: string; size: Share; alone: number | null; text: string };

function spec(rows: readonly Row[], most: number, title: string, format: string): TopLevelSpec {
  const labels = Math.ceil(Math.min(WIDEST_NAME, Math.max(...rows.map(({ label }) => textWidth(label, SIZE)))) + GAP);
  const texts = Math.max(60, ...rows.map(({ text }) => textWidth(text, SIZE)));
  const plot = Math.floor(INNER - labels - texts - GAP);
  const height = rows.length * ROW;
  const clip = (end: number) => Math.min(most, Math.max(0, end));
  const values = rows.map(({ factor, label, size, alone, text }, i) => ({
    label: fit(label, WIDEST_NAME, SIZE),
    mean: clip(size.value),
    lo: clip(size.lo),
    hi: clip(size.hi),
    alone: alone === null ? null : clip(alone),
    chance: factor === CHANCE,
    text,
    y: (i + 0.5) * ROW,
  }));
  const y = rowAxis(height);
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, most], range: [0, plot], nice: false },
    axis: { title, titleAnchor: 'start' as const, tickCount: 6, labelFlush: false, format },
  });
  const color = { condition: { test: 'datum.chance', value: COUNTER }, value: ACCENT };
  const text = (field: string, at: number, align: 'left' | 'right') => ({
    mark: { type: 'text' as const, align, fontSize: SIZE },
    encoding: {
      x: { value: at },
      y,
      text: { field },
      color: { value: INK },
    },
  });
  return {
    width: plot + GAP + texts,
    height,
    data: { values },
    layer: [
      { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x: x('lo'), x2: { field: 'hi' }, y, color } },
      {
        mark: { type: 'point', size: 60, filled: true, opacity: 1 },
        encoding: { x: x('mean'), y, color },
      },
      ...(rows.some(({ alone }) => alone !== null)
        ? [
            {
              mark: { type: 'point' as const, size: 34, filled: true, opacity: 1, strokeWidth: 1.5 },
              encoding: { x: x('alone'), y, stroke: color, fill: { value: '#ffffff' } },
            },
          ]
        : []),
      text('label', -labels, 'left'),
      text('text', plot + GAP + texts, 'right'),
      {
        data: { values: [{}] },
        mark: { type: 'text', align: 'right', fontSize: 11, color: MUTED, text: 'size' },
        encoding: { x: { value: plot + GAP + texts }, y: { value: -10 } },
      },
    ],
  };
}

function frame(document: SensitivityDocument, title: string, notes: readonly string[], rows: readonly Row[]) {
  const { scenario, baseline, coverage, handoff, seed } = document;
  const from = coverage.charAt(0).toUpperCase() + coverage.slice(1);
  return {
    title,
    subtitle: [
      `${document.title}  ·  ${calledScenario(scenario)}${baseline ? `, compared with ${calledScenario(baseline)}` : ''}`,
      `${from}, ${periodInWords(document)}  ·  seed "${seed}"`,
      factorsInWords(document),
    ],
    footer: [...notes, `Handoff ${handoff}  ·  synthetic people`],
    alt: spoken(
      title,
      rows.map(({ label, text }) => `${label} ${text}`),
    ),
  };
}

/** Every factor, those that are not drawn too. */
const drawnRows = (all: readonly Row[], unit: string): DrawnRow[] =>
  all.map(({ label, size: { value: mean, lo, hi }, alone }) => ({
    input: label,
    ...ranged('size', { mean, lo, hi }),
    ...(alone !== null && { alone }),
    unit,
  }));

const others = (count: number): string => (count > 0 ? ` ${count} smaller ones are not shown.` : '');

/** The assumption with the largest part, in words. */
const largest = ([first]: readonly Row[]): string =>
  first.factor === CHANCE ? 'chance moves it most' : `${first.label} moves it most`;

function sobolChart(metric: SensitiveMetric, document: SensitivityDocument): Chart[] {
  if (!metric.sobol) return [];
  const { indices, shares, points, runs } = metric.sobol;
  const ranked = indices.toSorted((a, b) => b.total.value - a.total.value);
  const all = ranked.map(({ factor, total, first }): Row => ({
    factor,
    label: factorInWords(document, factor),
    size: total,
    alone: first.value,
    text: shareText(total),
  }));
  const rows = all.slice(0, SHOWN);
  const most = Math.min(1, Math.max(0.1, ...rows.map(({ size }) => size.hi)) * 1.05);
  const label = figureName(metric, document);
  return [
    {
      name: `sobol.${metric.id}`,
      spec: spec(rows, most, 'part in what varies', '~%'),
      rows: drawnRows(all, 'share'),
      frame: frame(
        document,
        `${label}: ${largest(rows)}; chance has a part in ${shareText(shares.chance)} of what varies`,
        [
          `Dot: the part in what varies that an assumption has, alone and together with others; line: its 95% range. Ring: alone. ` +
            `Parts held together may add up to more than all. ${points} points with their mixtures, ${runs} runs.${others(ranked.length - SHOWN)}`,
        ],
        rows,
      ),
    },
  ];
}

function morrisChart(metric: SensitiveMetric, document: SensitivityDocument): Chart[] {
  if (!metric.morris) return [];
  const { effects, trajectories, levels } = metric.morris;
  const ranked = effects.toSorted((a, b) => b.mu_star.value - a.mu_star.value);
  const share = measure(metric.id, metric.unit).kind === 'share';
  const all = ranked.map(({ factor, mu_star }): Row => ({
    factor,
    label: factorInWords(document, factor),
    size: mu_star,
    alone: null,
    text: effectText(mu_star, metric),
  }));
  const rows = all.slice(0, SHOWN);
  const most = extent(...rows.map(({ size }) => size.hi)) * 1.05;
  const label = figureName(metric, document);
  const chance = ranked.findIndex(({ factor }) => factor === CHANCE) + 1;
  return [
    {
      name: `morris.${metric.id}`,
      spec: spec(rows, most, `how far it moves, ${share ? 'percentage points' : metric.unit}`, share ? '.2~%' : ',~r'),
      rows: drawnRows(all, metric.unit),
      frame: frame(
        document,
        `${label}: ${largest(rows)}; chance comes ${chance} of ${ranked.length}`,
        [
          `Dot: how much the figure moves, on average, as an assumption goes through its whole range (of chance: twice the change between two lucks); ` +
            `line: its 95% range. ${trajectories} ways through the assumptions, in ${levels} steps each.${others(ranked.length - SHOWN)}`,
        ],
        rows,
      ),
    },
  ];
}

/** The charts of a study: one for each metric and method that has something to show. */
export const sensitivityCharts = (document: SensitivityDocument): Chart[] =>
  document.metrics.flatMap((metric) => [...sobolChart(metric, document), ...morrisChart(metric, document)]);
