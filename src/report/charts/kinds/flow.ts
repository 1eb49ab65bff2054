/**
 * Which outcomes became which: ribbons from the outcomes of the baseline to those of the variant, for the episodes that
 * end otherwise. Those that end alike are counted in the subtitle: they would flatten all others.
 */
import { sankey, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { Difference, Flip, RunDocument } from '../../../analysis/results.ts';
import { ranged } from '../drawn-rows.ts';
import type { DrawnChart } from '../drawing/draw.ts';
import { fileName } from '../../words/file-name.ts';
import { spreadOut } from '../drawing/apart.ts';
import { LEAST } from '../drawing/extent.ts';
import { fit, FONT, wrap } from '../drawing/fonts.ts';
import { type Frame, footer, roomIn, subtitle } from '../drawing/frame.ts';
import { labelOf } from '../../words/labels.ts';
import { spoken } from '../spoken.ts';
import { outcomeWords } from '../../words/measures.ts';
import { inFull, levels } from '../../words/numbers.ts';
import { INK, INNER, MUTED, outcomeColor } from '../drawing/style.ts';

type Node = { id: string; outcome: string };
type Link = { outcome: string };

const SIZE = 11.5;
/** The least height, and the room for the heads of both sides: two lines. */
const LEAST_HEIGHT = 260;
const TOP = 38;
const LABELS = 220;
/** What labels of the least outcomes may take below the ribbons. */
const BELOW = 12;
const GAP = 8;

const shown = (count: number | undefined): string =>
  levels({ mean: Math.round(count ?? 0), lo: null, hi: null }, 'count')(Math.round(count ?? 0));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sum = (flips: readonly Flip[]): number => flips.reduce((total, { mean }) => total + mean, 0);

/** Outcomes of both sides in the order of the table of flips, the larger of them first. */
function layout(changed: readonly Flip[], height: number) {
  const side = (key: 'from' | 'to'): string[] => [...new Set(changed.map((flip) => flip[key]))];
  const of = (key: 'from' | 'to') => (outcome: string) => sum(changed.filter((flip) => flip[key] === outcome));
  const nodesOf = (key: 'from' | 'to') =>
    side(key)
      .toSorted((a, b) => of(key)(b) - of(key)(a))
      .map((outcome) => ({ id: `${key} ${outcome}`, outcome }));
  const arrange = sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeWidth(10)
    .nodePadding(SIZE + 2.5)
    .nodeSort(null)
    .extent([
      [LABELS, TOP],
      [INNER - LABELS, height],
    ]);
  return arrange({
    nodes: [...nodesOf('from'), ...nodesOf('to')],
    links: changed.map(({ from, to, mean }) => ({
      source: `from ${from}`,
      target: `to ${to}`,
      value: mean,
      outcome: to,
    })),
  });
}

const fixed = (x: number | undefined): string => (x ?? 0).toFixed(2);

/** A filled shape: strokes as wide as some ribbons would reach beyond the page. */
function ribbon({ source, target, width = 0, y0 = 0, y1 = 0, outcome }: SankeyLink<Node, Link>): string {
  const [x0, x1] = [(source as SankeyNode<Node, Link>).x1 ?? 0, (target as SankeyNode<Node, Link>).x0 ?? 0];
  const middle = (x0 + x1) / 2;
  const half = Math.max(width, 0.5) / 2;
  const curve = (ya: number, yb: number, from: number, to: number) =>
    `${fixed(from)},${fixed(ya)}C${fixed(middle)},${fixed(ya)} ${fixed(middle)},${fixed(yb)} ${fixed(to)},${fixed(yb)}`;
  const shape = `M${curve(y0 - half, y1 - half, x0, x1)}L${curve(y1 + half, y0 + half, x1, x0)}Z`;
  return `<path d="${shape}" fill="${outcomeColor(outcome)}" fill-opacity="0.45"/>`;
}

function label(text: string, x: number, y: number, anchor: 'start' | 'end', color = INK): string {
  const style = `font-family="${FONT}, sans-serif" font-size="${SIZE}" fill="${color}"`;
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" ${style}>${text}</text>`;
}

/** Labels of one side, moved apart where outcomes are thin. */
function labelsOf(nodes: readonly SankeyNode<Node, Link>[], left: boolean, height: number): string[] {
  const middles = spreadOut(
    nodes.map(({ y0 = 0, y1 = 0 }) => (y0 + y1) / 2),
    SIZE + 2.5,
    [TOP, height + BELOW],
  );
  return nodes.map(({ outcome, value: count, x0 = 0, x1 = 0 }, i) =>
    label(
      `${capital(outcomeWords(outcome))}  ${shown(count)}`,
      left ? x0 - GAP : x1 + GAP,
      middles[i] + 4,
      left ? 'end' : 'start',
    ),
  );
}

function drawing(changed: readonly Flip[], [from, to]: readonly string[], height: number): string {
  const { nodes, links } = layout(changed, height);
  const sideOf = (key: string) => nodes.filter(({ id }) => id.startsWith(`${key} `));
  const bars = nodes.map(({ outcome, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => {
    const size = `width="${fixed(x1 - x0)}" height="${fixed(Math.max(1, y1 - y0))}"`;
    return `<rect x="${fixed(x0)}" y="${fixed(y0)}" ${size} fill="${outcomeColor(outcome)}"/>`;
  });
  const head = (name: string, x: number, anchor: 'start' | 'end') => {
    const [first, ...rest] = wrap(name, LABELS - GAP, SIZE);
    const lines = rest.length > 0 ? [first, fit(rest.join(' '), LABELS - GAP, SIZE)] : ['', first];
    return lines.map((line, i) => label(escaped(line), x, 10 + i * (SIZE + 3), anchor, MUTED)).join('');
  };
  return [
    `<svg width="${INNER}" height="${height + BELOW}">`,
    head(`under ${from}`, LABELS - GAP, 'end'),
    head(`under ${to}`, INNER - LABELS + GAP, 'start'),
    ...links.map(ribbon),
    ...bars,
    ...labelsOf(sideOf('from'), true, height),
    ...labelsOf(sideOf('to'), false, height),
    '</svg>',
  ].join('');
}

/** The largest changes of outcome first. */
function inWords(document: RunDocument, { from, to }: Difference, changed: readonly Flip[]): string {
  const largest = changed.toSorted((a, b) => b.mean - a.mean);
  return spoken(
    `Whose outcome changes from ${labelOf(document, from)} to ${labelOf(document, to)}`,
    largest.map(
      (flip) => `${outcomeWords(flip.from)} becomes ${outcomeWords(flip.to)}: ${inFull(flip, levels(flip, 'count'))}`,
    ),
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** The flow of outcomes between the arms of a difference; null where nobody's outcome changes. */
export function flowChart(document: RunDocument, difference: Difference): DrawnChart | null {
  const { from, to, flips } = difference;
  const changed = flips.filter((flip) => flip.from !== flip.to && flip.mean >= LEAST);
  if (changed.length === 0) return null;
  const [all, otherwise] = [sum(flips), sum(changed)];
  const percent = (100 * otherwise) / all;
  const note =
    `Of ${shown(all)} jail stays of people identified, booked in the period, followed to the end of the run, ${shown(otherwise)} ` +
    `(${percent < 10 ? percent.toFixed(1) : Math.round(percent)}%) end otherwise: these are drawn, as means over the runs. ` +
    'Colour: how they end.';
  const alone = document.differences.length === 1;
  const [before, now] = [from, to].map((name) => labelOf(document, name));
  const frame: Frame = {
    title: `${shown(otherwise)} of ${shown(all)} jail stays end otherwise under ${now} than under ${before}`,
    subtitle: subtitle(document, [from, to]),
    footer: footer(document, note),
    alt: inWords(document, difference, changed),
  };
  return {
    name: alone ? 'flow' : `flow.${fileName(to)}`,
    drawing: drawing(changed, [before, now], Math.max(LEAST_HEIGHT, roomIn(frame).height - BELOW)),
    rows: changed.map((flip) => ({
      before: outcomeWords(flip.from),
      after: outcomeWords(flip.to),
      ...ranged('stays', flip),
    })),
    frame,
  };
}
