/** A briefing as PDF: tagged, text selectable, Inter embedded, pictures as vectors. No browser, no clock. */
import PDFDocument from 'pdfkit';
import SVGtoPDF from 'svg-to-pdfkit';
import { FONT_FILES } from '../../charts/drawing/fonts.ts';
import { ACCENT, INK, MUTED } from '../../charts/drawing/style.ts';
import type { Block, Briefing, Picture, Section } from '../model.ts';
import { addTable } from './pdf-table.ts';
import { asArtifact, INNER, needRoom, PLAIN, SIDE } from './pdf-page.ts';

const [TITLE, HEADING, SMALLER, LEAD, TEXT, NOTE] = [21, 14.5, 11.5, 11.5, 9.5, 8];
/** A fixed day, so that the same briefing gives the same bytes. */
const DAY = new Date('2000-01-01T00:00:00Z');

type Pdf = PDFKit.PDFDocument;
type Style = { readonly size: number; readonly color?: string; readonly bold?: boolean; readonly indent?: number };

function write(pdf: Pdf, text: string, { size, color = INK, bold = false, indent = 0 }: Style): void {
  pdf
    .font(bold ? 'Bold' : 'Regular')
    .fontSize(size)
    .fillColor(color)
    .text(text, SIDE + indent, pdf.y, { width: INNER - indent, lineGap: size * 0.25, features: PLAIN });
  pdf.moveDown(0.45);
}

/** The pages, and the tag that holds all others. */
type Paper = { readonly pdf: Pdf; readonly root: PDFKit.PDFStructureElement };

/** Something with its tag, for whoever listens to the page. */
function tagged({ pdf, root }: Paper, tag: string, draw: () => void, more: object = {}): void {
  root.add(pdf.struct(tag, more, draw));
}

function listOf(paper: Paper, items: readonly string[], size: number): void {
  const { pdf } = paper;
  for (const item of items) {
    needRoom(pdf, size * 2);
    const y = pdf.y + size * 0.55;
    asArtifact(pdf, 'Layout', () => pdf.circle(SIDE + 4, y, 1.5).fill(INK));
    tagged(paper, 'P', () => write(pdf, item, { size, indent: 14 }));
  }
}

function pictureOf(paper: Paper, { svg, width, height, alt, title }: Picture): void {
  const { pdf } = paper;
  const tall = (INNER * height) / width;
  needRoom(pdf, tall + 8);
  const { y } = pdf;
  tagged(
    paper,
    'Figure',
    () => {
      pdf.save();
      pdf.translate(SIDE, y).scale(INNER / width);
      SVGtoPDF(pdf, svg, 0, 0, { assumePt: true, width, height, fontCallback: () => 'Regular' });
      pdf.restore();
    },
    { alt, title },
  );
  pdf.x = SIDE;
  pdf.y = y + tall + 10;
}

function blockOf(paper: Paper, block: Block, annex: boolean): void {
  const { pdf } = paper;
  switch (block.kind) {
    case 'paragraph': {
      const style = block.as === 'note' ? { size: NOTE, color: MUTED } : { size: block.as === 'lead' ? LEAD : TEXT };
      return tagged(paper, 'P', () => write(pdf, block.text, style));
    }
    case 'list':
      return listOf(paper, block.items, block.as === 'lead' ? LEAD : TEXT);
    case 'table':
      needRoom(pdf, 60);
      tagged(paper, 'Caption', () => write(pdf, block.table.caption, { size: NOTE, color: MUTED }));
      return addTable(paper, block.table, annex ? 7 : 8.5);
    case 'picture':
      return pictureOf(paper, block.picture);
    case 'code':
      return tagged(paper, 'P', () => write(pdf, block.text, { size: NOTE, indent: 10 }));
  }
}

function sectionOf(paper: Paper, { title, level, blocks, annex }: Section): void {
  const { pdf } = paper;
  if (annex) pdf.addPage();
  else needRoom(pdf, blocks[0]?.kind === 'picture' ? 360 : 90);
  if (level === 2) {
    pdf.outline.addItem(title);
    pdf.y += annex ? 0 : 10;
    asArtifact(pdf, 'Layout', () => pdf.rect(SIDE, pdf.y, INNER, 1.5).fill(ACCENT));
    pdf.y += 9;
  } else pdf.y += 6;
  tagged(paper, level === 2 ? 'H2' : 'H3', () =>
    write(pdf, title, { size: level === 2 ? HEADING : SMALLER, bold: true }),
  );
  for (const block of blocks) blockOf(paper, block, annex === true);
}

/** Where every page comes from, and which it is; no part of what is read aloud. */
function footers(pdf: Pdf, origin: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    pdf.switchToPage(i);
    // Below the margin a page would be begun.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - 34;
    asArtifact(pdf, 'Pagination', () => {
      pdf.font('Regular').fontSize(7.5).fillColor(MUTED);
      pdf.text(origin, SIDE, y, { width: INNER * 0.8, lineBreak: false, features: PLAIN });
      pdf.text(`${i + 1} / ${count}`, SIDE + INNER * 0.8, y, {
        width: INNER * 0.2,
        align: 'right',
        lineBreak: false,
        features: PLAIN,
      });
    });
  }
}

/** The pages as bytes. The same briefing gives the same bytes. */
export function toPdf({ title, subtitle, origin, sections }: Briefing): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margins: { top: 54, bottom: 58, left: SIDE, right: SIDE },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: origin, CreationDate: DAY, ModDate: DAY },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.registerFont('Regular', FONT_FILES.regular).registerFont('Bold', FONT_FILES.bold);
  const paper = { pdf, root: pdf.struct('Document') };
  pdf.addStructure(paper.root);
  tagged(paper, 'H1', () => write(pdf, title, { size: TITLE, bold: true }));
  tagged(paper, 'P', () => write(pdf, subtitle, { size: TEXT, color: MUTED }));
  for (const section of sections) sectionOf(paper, section);
  paper.root.end();
  footers(pdf, origin);
  pdf.end();
  return done;
}
