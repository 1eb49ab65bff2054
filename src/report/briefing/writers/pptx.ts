/** A briefing as slides: editable text, native tables, pictures with alternative text; what fills a slide goes on on the next. */
import Library from 'pptxgenjs';
import { toPng } from '../../charts/drawing/png.ts';
import { ACCENT, INK as CHART_INK, MUTED as CHART_MUTED } from '../../charts/drawing/style.ts';
import { type Briefing, PART, type Picture, type Section } from '../model.ts';
import { fixedZip } from './fixed-zip.ts';
import { INNER, widthsOf } from './slide-tables.ts';
import { BESIDE, BODY, CAPTION, LEAD, type Page, pagesOf, type Part, SMALL, type Texts } from './slides.ts';

// Its types are those of its CommonJS form, where the class is a property; loaded as a module, the class is what comes.
const Slides = Library as unknown as typeof Library.default;
type Slides = Library.default;
type Slide = Library.default.Slide;

const colorOf = (hex: string): string => hex.slice(1);
const [INK, MUTED, LINE] = [colorOf(CHART_INK), colorOf(CHART_MUTED), 'C4CAD0'];
const FONT = 'Arial';
/** Of bitmaps, in pixels: two and more for each of a large screen's. */
const BITMAP = 2880;

/** In inches: where things stand on a slide of 13.33 by 7.5. */
const SIDE = 0.6;
const TOP = 1.35;

type Deck = { readonly file: Slides; readonly origin: string };

/** A slide with its heading, and where it comes from in small print. */
function slideOf({ file, origin }: Deck, title: string): Slide {
  const slide = file.addSlide();
  slide.addText(title, { x: SIDE, y: 0.4, w: INNER, h: 0.75, fontFace: FONT, fontSize: 24, bold: true, color: INK, valign: 'middle', margin: 0, fit: 'shrink' }); // prettier-ignore
  slide.addShape('line', { x: SIDE, y: 1.18, w: INNER, h: 0, line: { color: colorOf(ACCENT), width: 1.5 } });
  slide.addText(origin, {
    x: SIDE,
    y: 7.05,
    w: INNER - 1,
    h: 0.3,
    fontFace: FONT,
    fontSize: 9,
    color: MUTED,
    margin: 0,
  });
  slide.slideNumber = { x: SIDE + INNER - 0.6, y: 7.05, w: 0.6, h: 0.3, fontFace: FONT, fontSize: 9, color: MUTED, align: 'right' }; // prettier-ignore
  return slide;
}

/** Paragraphs of a text box; each item of a list is one. */
function runsOf(block: Texts, size: number): Library.default.TextProps[] {
  const lead = 'as' in block && block.as === 'lead' ? { fontSize: size + LEAD, paraSpaceAfter: 14 } : {};
  const common = { fontFace: FONT, fontSize: size, color: INK, breakLine: true, paraSpaceAfter: 6, ...lead };
  if (block.kind === 'list')
    return block.items.map((text) => ({ text, options: { ...common, bullet: { indent: 14 } } }));
  if (block.kind === 'code') return [{ text: block.text, options: { ...common, fontFace: 'Courier New', fontSize: size + SMALL } }]; // prettier-ignore
  return [
    { text: block.text, options: block.as === 'note' ? { ...common, fontSize: size + SMALL, color: MUTED } : common },
  ];
}

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly size: number };

function addTexts(slide: Slide, blocks: readonly Texts[], { size, ...place }: Box): void {
  slide.addText(
    blocks.flatMap((block) => runsOf(block, size)),
    { ...place, valign: 'top', margin: 0 },
  );
}

/** A picture as large as its place allows; beside it what is said of it. */
function addPicture(slide: Slide, { svg, width, height, alt }: Picture, texts: readonly Texts[]): void {
  const most = texts.length > 0 ? INNER - BESIDE.width - 0.3 : INNER;
  const w = Math.min(most, (BODY * width) / height);
  const data = `image/png;base64,${toPng(svg, BITMAP).toString('base64')}`;
  const x = texts.length > 0 ? SIDE : SIDE + (INNER - w) / 2;
  slide.addImage({ data, x, y: TOP + 0.05, w, h: (w * height) / width, altText: alt });
  if (texts.length === 0) return;
  addTexts(slide, texts, { x: SIDE + w + 0.3, y: TOP, w: INNER - w - 0.3, h: BODY, size: BESIDE.size });
}

type Border = Library.default.BorderProps;
const NONE: Border = { type: 'none' };
/** A hairline below. */
const BORDER: [Border, Border, Border, Border] = [NONE, NONE, { type: 'solid', pt: 0.75, color: LINE }, NONE];

function addTable(slide: Slide, { table, size, top }: Part & { kind: 'table' }): void {
  const rowOf = (texts: readonly string[], head: boolean): Library.default.TableRow =>
    texts.map((text, i) => {
      const part = text.startsWith(PART);
      const align = i === 0 || table.words === true ? ('left' as const) : ('right' as const);
      const bold = head || (i === 0 && !part);
      return { text: part ? `   ${text.slice(PART.length)}` : text, options: { bold, align } };
    });
  const y = TOP + top;
  slide.addText(table.caption, { x: SIDE, y, w: INNER, h: 0.3, fontFace: FONT, fontSize: 11, color: MUTED, margin: 0 });
  slide.addTable([rowOf(table.heads, true), ...table.rows.map((row) => rowOf(row, false))], {
    x: SIDE,
    y: y + CAPTION,
    w: INNER,
    colW: widthsOf(table, INNER),
    fontFace: FONT,
    fontSize: size,
    color: INK,
    border: BORDER,
    margin: [0.03, 0.06, 0.03, 0.06],
    valign: 'top',
  });
}

function addPage(deck: Deck, { title }: Section, page: Page): void {
  const slide = slideOf(deck, title);
  if (page.kind === 'picture') return addPicture(slide, page.picture, page.texts);
  for (const part of page.parts) {
    if (part.kind === 'table') addTable(slide, part);
    else addTexts(slide, part.texts, { x: SIDE, y: TOP + part.top, w: INNER, h: part.height, size: part.size });
  }
}

/** The slides as bytes. The same briefing gives the same bytes. */
export async function toPptx({ title, subtitle, origin, sections }: Briefing): Promise<Buffer> {
  const file = new Slides();
  file.layout = 'LAYOUT_WIDE';
  file.title = title;
  file.author = origin;
  file.company = '';
  const deck = { file, origin };
  const first = file.addSlide();
  first.addShape('line', { x: SIDE, y: 2.3, w: 2.5, h: 0, line: { color: colorOf(ACCENT), width: 4 } });
  first.addText(title, { x: SIDE, y: 2.5, w: INNER, h: 1.6, fontFace: FONT, fontSize: 36, bold: true, color: INK, valign: 'top', margin: 0, fit: 'shrink' }); // prettier-ignore
  first.addText(subtitle, { x: SIDE, y: 4.2, w: INNER, h: 1, fontFace: FONT, fontSize: 18, color: MUTED, valign: 'top', margin: 0 }); // prettier-ignore
  first.addText(origin, { x: SIDE, y: 6.9, w: INNER, h: 0.3, fontFace: FONT, fontSize: 10, color: MUTED, margin: 0 });
  for (const one of sections) for (const page of pagesOf(one)) addPage(deck, one, page);
  const archive = await file.write({ outputType: 'uint8array' });
  return fixedZip(archive as Uint8Array);
}
