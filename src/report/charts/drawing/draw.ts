/** From a vega-lite specification to SVG, and from SVG to PDF. No browser, no system fonts, no clock. */
import type { Font, Glyph } from 'fontkit';
import PDFDocument from 'pdfkit';
import SVGtoPDF from 'svg-to-pdfkit';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { FONT_FILES, glyphsOf, textWidth } from './fonts.ts';
import { framed, type Frame } from './frame.ts';
import { config } from './style.ts';

/** A chart before it is drawn: the file's name without ending, the specification, and what stands around it. */
export type PlottedChart = { name: string; spec: TopLevelSpec; frame: Frame };
/** A chart for which vega has no marks: the drawing as SVG with its size. */
export type DrawnChart = { name: string; drawing: string; frame: Frame };
export type Chart = PlottedChart | DrawnChart;

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

/** Draws a chart as an SVG document. The same chart gives the same text each time. @throws Error where vega fails */
export async function toSvg(chart: Chart): Promise<string> {
  if ('drawing' in chart) return framed(chart.drawing, chart.frame);
  measureWithInter();
  const { spec, frame } = chart;
  const runtime = vega.parse(compile(spec, { config }).spec);
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

type Run = { glyphs: Glyph[]; positions: object[]; advanceWidth: number };
type Face = { font: Font; scale: number; layoutRun: (text: string) => Run };

/** Registers Inter in a PDF, set letter by letter as it was measured: see `glyphsOf`. */
function registerInter(pdf: PDFKit.PDFDocument): void {
  for (const [name, file] of Object.entries(FONT_FILES)) {
    const { _font: face } = pdf.registerFont(name, file).font(name) as unknown as { _font: Face };
    face.layoutRun = (text) => {
      const glyphs = glyphsOf(face.font, text);
      const widths = glyphs.map((glyph) => glyph.advanceWidth * face.scale);
      const positions = widths.map((width) => ({
        xAdvance: width,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
        advanceWidth: width,
      }));
      return { glyphs, positions, advanceWidth: widths.reduce((sum, width) => sum + width, 0) };
    };
  }
}

/** One page of the picture's size, vector, with Inter embedded as a subset. */
export function toPdf(svg: string, title: string): Promise<Buffer> {
  const size = sizeOf(svg);
  const pdf = new PDFDocument({ size, margin: 0, info: { Title: title, CreationDate: DATE, ModDate: DATE } });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  registerInter(pdf);
  const fontCallback = (_family: string, bold: boolean): keyof typeof FONT_FILES => (bold ? 'bold' : 'regular');
  SVGtoPDF(pdf, svg, 0, 0, { assumePt: true, width: size[0], height: size[1], fontCallback });
  pdf.end();
  return done;
}
