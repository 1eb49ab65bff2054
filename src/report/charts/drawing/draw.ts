/** From a vega-lite specification to SVG, and from SVG to PDF. No browser, no system fonts, no clock. */
import PDFDocument from 'pdfkit';
import SVGtoPDF from 'svg-to-pdfkit';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { FONT, FONT_FILES, textWidth } from './fonts.ts';
import { framed, type Frame, type Room, roomIn } from './frame.ts';
import { outlined } from './outlines.ts';
import { config } from './style.ts';

/** One row of what a chart draws, for its table: a value by its column. */
export type DrawnRow = Readonly<Record<string, string | number | null>>;

type About = {
  /** The file's name without ending. */
  name: string;
  frame: Frame;
  /** What is drawn, for whoever wants the numbers. */
  rows: readonly DrawnRow[];
};
/** A chart before it is drawn; its specification may depend on the room that title and small print leave. */
export type PlottedChart = About & { spec: TopLevelSpec };
export type FittedChart = About & { fit: (room: Room) => TopLevelSpec };
/** A chart for which vega has no marks: the drawing as SVG with its size. */
export type DrawnChart = About & { drawing: string };
export type Chart = PlottedChart | FittedChart | DrawnChart;

/** The specification of a chart, where it has one. */
export function specOf(chart: Exclude<Chart, DrawnChart>): TopLevelSpec {
  return 'spec' in chart ? chart.spec : chart.fit(roomIn(chart.frame));
}

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** A chart as a vega-lite document that stands alone, with its data in it; null for a drawing. */
export function toVegaLite(chart: Chart): string | null {
  if ('drawing' in chart) return null;
  const { title, subtitle } = chart.frame;
  const whole = { $schema: SCHEMA, title: { text: title, subtitle }, config, ...specOf(chart) };
  return `${JSON.stringify(whole)}\n`;
}

type TextItem = { text?: unknown; fontSize?: number; fontWeight?: unknown };
type TextMetrics = { width: (item: TextItem, text?: unknown) => number };

/**
 * Makes vega measure texts with Inter. Without a canvas vega guesses 0.8 of the size for each letter: labels are cut
 * and margins come out too wide. vega exports this object at run time, though not in its types.
 */
function measureWithInter(): void {
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
  textMetrics.width = (item, text) =>
    textWidth(`${(text ?? item.text ?? '') as string | number}`, item.fontSize ?? 11, item.fontWeight);
}

/** A chart as a picture for any viewer. The same chart gives the same text each time. @throws Error where vega fails */
export const toPicture = async (chart: Chart): Promise<string> => outlined(await toSvg(chart));

/** Draws a chart as an SVG document whose texts are texts. @throws Error where vega fails */
export async function toSvg(chart: Chart): Promise<string> {
  if ('drawing' in chart) return framed(chart.drawing, chart.frame);
  measureWithInter();
  const { frame } = chart;
  const runtime = vega.parse(compile(specOf(chart), { config }).spec);
  // vega tells its errors to a logger, and draws what is left.
  const failures: unknown[] = [];
  const logger = vega.logger(vega.Error);
  logger.error = (...told: readonly unknown[]) => {
    failures.push(...told);
    return logger;
  };
  const view = new vega.View(runtime, { renderer: 'none', logger });
  try {
    const svg = await view.toSVG();
    if (failures.length > 0) throw failures[0];
    return framed(svg, frame);
  } finally {
    view.finalize();
  }
}

/** A fixed date, so that the same chart gives the same bytes. */
const DATE = new Date('2000-01-01T00:00:00Z');

const sizeOf = (svg: string): [number, number] => {
  const size = /width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  if (!size) throw new Error('an SVG without a size cannot become a page');
  return [Number(size[1]), Number(size[2])];
};

/** One page of the picture's size, vector; texts are outlines already. */
export function toPdf(svg: string, title: string): Promise<Buffer> {
  const size = sizeOf(svg);
  const pdf = new PDFDocument({ size, margin: 0, info: { Title: title, CreationDate: DATE, ModDate: DATE } });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  // What is left as text has letters that Inter lacks: they come out as boxes, like in a PNG.
  pdf.registerFont(FONT, FONT_FILES.regular);
  const fontCallback = () => FONT;
  SVGtoPDF(pdf, svg, 0, 0, { assumePt: true, width: size[0], height: size[1], fontCallback });
  pdf.end();
  return done;
}
