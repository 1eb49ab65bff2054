/** A briefing as a document for Word and its like: styles, native tables, pictures as vectors with a bitmap beside. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { toPng } from '../../charts/drawing/png.ts';
import { type Block, type Briefing, PART, type Picture, type Section, type Table } from '../model.ts';
import { fixedZip } from './fixed-zip.ts';
import { linesIn, widthsOf } from './slide-tables.ts';
import { CELL_SIZE, LINE, MUTED, STYLES } from './docx-styles.ts';

type Part = Paragraph | WordTable;

/** Of a page of letter size between its margins, in twentieths of a point. */
const INNER = 10080;
/** The same in pixels of 96 an inch, in which pictures are given. */
const WIDE = 672;
/** Of bitmaps, in pixels: three for each of the page. */
const BITMAP = 3 * WIDE;

function pictureOf({ name, title, alt, svg, width, height }: Picture): Paragraph {
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: { type: 'png', data: toPng(svg, BITMAP) },
    transformation: { width: WIDE, height: Math.round((WIDE * height) / width) },
    altText: { name, title, description: alt },
  });
  return new Paragraph({ children: [image], spacing: { before: 120, after: 160 } });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const THICK = { style: BorderStyle.SINGLE, size: 12, color: LINE };

type Cell = {
  readonly text: string;
  readonly width: number;
  readonly left: boolean;
  readonly head: boolean;
  readonly bold: boolean;
};

function cellOf({ text, width, left, head, bold }: Cell): TableCell {
  const part = text.startsWith(PART);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: { top: NONE, left: NONE, right: NONE, bottom: head ? THICK : THIN },
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    children: [
      new Paragraph({
        style: 'Cell',
        alignment: left ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: part ? { left: 200 } : undefined,
        children: [new TextRun({ text: part ? text.slice(PART.length) : text, bold: bold && !part })],
      }),
    ],
  });
}

/** Lines of a row that stays on one page; a higher one goes on on the next: LibreOffice would cut it off. */
const TALLEST = 30;
/** Of an inch. */
const TWIPS = 1440;

function tableOf(table: Table): Part[] {
  const widths = widthsOf(table, INNER).map(Math.floor);
  const heightOf = (texts: readonly string[]): number =>
    Math.max(...texts.map((text, i) => linesIn(text, CELL_SIZE, widths[i] / TWIPS)));
  const rowOf = (texts: readonly string[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: heightOf(texts) <= TALLEST,
      children: texts.map((text, i) =>
        cellOf({ text, width: widths[i], left: i === 0 || table.words === true, head, bold: head || i === 0 }),
      ),
    });
  return [
    new Paragraph({ text: table.caption, style: 'Caption', keepNext: true }),
    new WordTable({
      columnWidths: widths,
      width: { size: INNER, type: WidthType.DXA },
      rows: [rowOf(table.heads, true), ...table.rows.map((row) => rowOf(row, false))],
    }),
    new Paragraph({ style: 'Gap' }),
  ];
}

function partsOf(block: Block): Part[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ text: block.text, style: block.as === 'note' ? 'Note' : block.as === 'lead' ? 'Lead' : 'Normal' })]; // prettier-ignore
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 }, style: block.as === 'lead' ? 'Lead' : 'Normal' })); // prettier-ignore
    case 'table':
      return tableOf(block.table);
    case 'picture':
      return [pictureOf(block.picture)];
    case 'code':
      return [new Paragraph({ text: block.text, style: 'Typed' })];
  }
}

const sectionOf = ({ title, level, blocks, annex }: Section): Part[] => [
  new Paragraph({
    text: title,
    heading: level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    pageBreakBefore: annex === true,
  }),
  ...blocks.flatMap(partsOf),
];

const footerOf = (origin: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        children: [
          new TextRun(`${origin} `),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

/** The document as bytes. The same briefing gives the same bytes. */
export async function toDocx({ title, subtitle, origin, sections }: Briefing): Promise<Buffer> {
  const document = new Document({
    title,
    description: subtitle,
    creator: origin,
    lastModifiedBy: origin,
    styles: STYLES,
    sections: [
      {
        properties: { page: { size: { width: 12240, height: 15840 }, margin: { top: 1200, bottom: 1200, left: 1080, right: 1080 } } }, // prettier-ignore
        footers: { default: footerOf(origin) },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph({ children: [new TextRun({ text: subtitle, color: MUTED })] }),
          ...sections.flatMap(sectionOf),
        ],
      },
    ],
  });
  return fixedZip(await Packer.toBuffer(document));
}
