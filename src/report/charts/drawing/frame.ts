/**
 * What surrounds every chart: the finding as title; whom, where, when and how sure as subtitle; origin as footer. The
 * frame is laid around the drawing of vega as plain SVG, because vega-lite has no footer and aligns titles to plots.
 */
import type { About } from '../../../analysis/results.ts';
import { periodInWords, rangesInPrint, rangesInWords } from '../../words/about.ts';
import { labelOf } from '../../words/labels.ts';
import { balanced, FONT, textWidth, wrap } from './fonts.ts';
import { type Size, WIDE } from './sizes.ts';
import { HAIRLINE, INK, INNER, MARGIN, MUTED, PAPER } from './style.ts';

export type Frame = {
  title: string;
  subtitle: string[];
  footer: string[];
  /** Width in pixels of an upright page, as high as what is on it; without it the page has the shape asked for. */
  page?: number;
  /** The page in pixels, where another than the usual is asked for. */
  size?: Size;
  /** What a reader who does not see the picture should know besides title and subtitle: the numbers. */
  alt?: string;
};

type Line = { text: string; size: number; weight: 400 | 600; color: string; gap: number };

const SUBTITLE = 12;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const lines = (texts: string[], inner: number, style: Omit<Line, 'text'>, breaking = wrap): Line[] =>
  texts.flatMap((text) => breaking(text, inner, style.size, style.weight)).map((text) => ({ ...style, text }));

/** Where the chart stands on its page, between its title and its small print. */
export type Room = { readonly width: number; readonly height: number };

const pageOf = ({ page, size = WIDE }: Frame): Size => (page === undefined ? size : { width: page, height: 0 });

const heading = (around: Frame, inner: number): Line[] => [
  ...lines([around.title], inner, { size: 20, weight: 600, color: INK, gap: 7 }, balanced),
  ...lines(around.subtitle, inner, { size: SUBTITLE, weight: 400, color: MUTED, gap: 7 }),
];
const footLines = (around: Frame, inner: number): Line[] =>
  lines(around.footer, inner, { size: 10.5, weight: 400, color: MUTED, gap: 5 });

const HEAD = MARGIN - 16;
/** From the last line of the heading to the chart, from the chart to the rule and to the small print, and below it. */
const [ABOVE, RULE, BELOW, FOOT] = [24, 20, 24, 18];

/** The room of a chart on its page. A chart that takes more makes the page higher. */
export function roomIn(around: Frame): Room {
  const { width, height } = pageOf(around);
  const inner = width - 2 * MARGIN;
  const head = typeset(heading(around, inner), HEAD).bottom + ABOVE;
  const foot = typeset(footLines(around, inner), 0).bottom + BELOW + FOOT;
  return { width: inner, height: Math.max(160, height - head - foot) };
}

/** Writes lines under each other from `top`; returns the SVG and the height used. */
function typeset(all: Line[], top: number): { svg: string; bottom: number } {
  let y = top;
  const svg = all.map(({ text, size, weight, color, gap }, index) => {
    const newStyle = index > 0 && all[index - 1].size !== size;
    y += size + gap + (newStyle ? 6 : 0);
    const style = `font-family="${FONT}, sans-serif" font-size="${size}" font-weight="${weight}" fill="${color}"`;
    return `<text x="${MARGIN}" y="${y}" ${style}>${escaped(text)}</text>`;
  });
  return { svg: svg.join(''), bottom: y };
}

/** The drawing without its outer tag, and its size. */
function unwrap(svg: string): { body: string; width: number; height: number } {
  const open = /^<svg[^>]*?width="([\d.]+)"[^>]*?height="([\d.]+)"[^>]*>/.exec(svg);
  if (!open) throw new Error('a chart came out of vega without a size');
  const body = svg.slice(open[0].length, svg.lastIndexOf('</svg>'));
  return { body, width: Number(open[1]), height: Number(open[2]) };
}

/** Lays the frame around a drawing of vega; the result is a whole SVG document. */
export function framed(drawing: string, around: Frame): string {
  const { body, width, height } = unwrap(drawing);
  const { width: least, height: shape } = pageOf(around);
  const inner = least - 2 * MARGIN;
  const head = typeset(heading(around, inner), HEAD);
  const top = head.bottom + ABOVE;
  const print = footLines(around, inner);
  const printed = typeset(print, 0).bottom;
  const start = Math.max(top + height + BELOW, shape - printed - FOOT);
  const foot = typeset(print, start);
  const rule = start - (BELOW - RULE);
  // A label may reach half into the margin before the page grows.
  const page = { width: Math.max(least, Math.ceil(width) + 1.5 * MARGIN), height: Math.ceil(start + printed + FOOT) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}"`,
    ` viewBox="0 0 ${page.width} ${page.height}" role="img" aria-label="${escaped(around.title)}">`,
    `<title>${escaped(around.title)}</title>`,
    `<desc>${escaped([...around.subtitle, ...(around.alt === undefined ? [] : [around.alt])].join(' '))}</desc>`,
    `<rect width="${page.width}" height="${page.height}" fill="${PAPER}"/>`,
    head.svg,
    `<g transform="translate(${MARGIN},${top})">${body}</g>`,
    `<path d="M${MARGIN},${rule}H${page.width - MARGIN}" stroke="${HAIRLINE}" stroke-width="1" fill="none"/>`,
    foot.svg,
    '</svg>\n',
  ].join('');
}

/** The lines under the title: what the arms are called, what is covered, and what the ranges hold. */
export function subtitle(document: About, names = document.arms.map((arm) => arm.name)): string[] {
  const arms = document.arms.filter((arm) => names.includes(arm.name)).map(({ name }) => labelOf(document, name));
  const coverage = document.coverage.charAt(0).toUpperCase() + document.coverage.slice(1);
  const together = arms.join('  ·  ');
  return [
    ...(textWidth(together, SUBTITLE) <= INNER ? [together] : arms),
    `${coverage}, ${periodInWords(document)}`,
    rangesInWords(document),
  ];
}

/** The last line of every chart, after a chart's own notes. */
export function footer({ handoff, assumptions }: About, ...notes: (string | null)[]): string[] {
  const { assumed, parameters } = assumptions;
  return [
    ...notes.filter((note) => note !== null),
    `Handoff ${handoff}  ·  synthetic people  ·  assumptions: ${assumed} of ${parameters} parameters assumed`,
  ];
}

/** The one line of small print of a main chart, after its own notes: range, runs, what is assumed, version. */
export function smallPrint(document: About, ...notes: (string | null)[]): string {
  const { assumed, parameters } = document.assumptions;
  return [
    ...notes.filter((note) => note !== null),
    `${rangesInPrint(document)}.`,
    `${assumed} of ${parameters} inputs are assumed. Synthetic people. Handoff ${document.handoff}`,
  ].join(' ');
}
