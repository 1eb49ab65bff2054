/** A briefing as slides: editable text, native tables, pictures with alternative text; what fills a slide goes on on the next. */
import Library from 'pptxgenjs';
import { toPng } from '../../charts/drawing/png.ts';
import { ACCENT, INK as CHART_INK, MUTED as CHART_MUTED } from '../../charts/drawing/style.ts';
import { type Block, type Briefing, PART, type Picture, type Section } from '../model.ts';
import { fixedZip } from './fixed-zip.ts';
import { type Page, pagesOf, rowsInPages, TEXT_SIZE, widthsOf } from './slides.ts';

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
const INNER = 12.13;
const TOP = 1.3;
const BODY = 5.5;

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

type Texts = Exclude<Block, { kind: 'table' } | { kind: 'picture' }>;

/** Paragraphs of a text box; each item of a list is one. */
function runsOf(block: Texts, size: number): Library.default.TextProps[] {
  const lead = 'as' in block && block.as === 'lead' ? { fontSize: size + 6, paraSpaceAfter: 14 } : {};
  const common = { fontFace: FONT, fontSize: size, color: INK, breakLine: true, paraSpaceAfter: 6, ...lead };
  if (block.kind === 'list')
    return block.items.map((text) => ({ text, options: { ...common, bullet: { indent: 14 } } }));
  if (block.kind === 'code') return [{ text: block.text, options: { ...common, fontFace: 'Courier New', fontSize: size - 3 } }]; // prettier-ignore
  return [
    { text: block.text, options: block.as === 'note' ? { ...common, fontSize: size - 3, color: MUTED } : common },
  ];
}

type Box = { readonly x: number; readonly w: number; readonly size: number };

function addTexts(slide: Slide, blocks: readonly Texts[], { x, w, size }: Box): void {
  slide.addText(
    blocks.flatMap((block) => runsOf(block, size)),
    { x, y: TOP + 0.05, w, h: BODY, valign: 'top', margin: 0 },
  );
}

/** A picture as large as its place allows; beside it what is said of it. */
function addPicture(slide: Slide, { svg, width, height, alt }: Picture, texts: readonly Texts[]): void {
  const most = texts.length > 0 ? 8.6 : INNER;
  const w = Math.min(most, (BODY * width) / height);
  const data = `image/png;base64,${toPng(svg, BITMAP).toString('base64')}`;
  const x = texts.length > 0 ? SIDE : SIDE + (INNER - w) / 2;
  slide.addImage({ data, x, y: TOP + 0.1, w, h: (w * height) / width, altText: alt });
  if (texts.length > 0) addTexts(slide, texts, { x: SIDE + w + 0.3, w: INNER - w - 0.3, size: 14 });
}

function addTable(deck: Deck, title: string, { table, below }: Page & { kind: 'table' }, annex: boolean): void {
  const size = annex ? 8 : 13;
  const widths = widthsOf(table, INNER);
  const border: [
    Library.default.BorderProps,
    Library.default.BorderProps,
    Library.default.BorderProps,
    Library.default.BorderProps,
  ] = [{ type: 'none' }, { type: 'none' }, { type: 'solid', pt: 0.75, color: LINE }, { type: 'none' }];
  const rowOf = (texts: readonly string[], head: boolean): Library.default.TableRow =>
    texts.map((text, i) => {
      const part = text.startsWith(PART);
      const align = i === 0 || table.words === true ? ('left' as const) : ('right' as const);
      const bold = head || (i === 0 && !part);
      return { text: part ? `   ${text.slice(PART.length)}` : text, options: { bold, align } };
    });
  const room = BODY - (below === '' ? 0.5 : 1.1);
  for (const rows of rowsInPages(table, widths, size, room)) {
    const slide = slideOf(deck, title);
    if (below !== '') slide.addText(below, { x: SIDE, y: 6.3, w: INNER, h: 0.6, fontFace: FONT, fontSize: 11, color: MUTED, valign: 'bottom', margin: 0 }); // prettier-ignore
    slide.addText(table.caption, { x: SIDE, y: TOP, w: INNER, h: 0.3, fontFace: FONT, fontSize: 11, color: MUTED, margin: 0 }); // prettier-ignore
    slide.addTable([rowOf(table.heads, true), ...rows.map((row) => rowOf(row, false))], {
      x: SIDE,
      y: TOP + 0.35,
      w: INNER,
      colW: widths,
      fontFace: FONT,
      fontSize: size,
      color: INK,
      border,
      margin: [0.03, 0.06, 0.03, 0.06],
      valign: 'top',
    });
  }
}

function addPage(deck: Deck, { title, annex }: Section, page: Page): void {
  if (page.kind === 'table') return addTable(deck, title, page, annex === true);
  const slide = slideOf(deck, title);
  if (page.kind === 'picture') addPicture(slide, page.picture, page.texts);
  else addTexts(slide, page.texts, { x: SIDE, w: INNER, size: TEXT_SIZE });
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
