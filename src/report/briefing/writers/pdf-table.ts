/** A table on pages of PDF: its head again on each page, no row broken, a hairline under each. */
import { INK } from '../../charts/drawing/style.ts';
import { PART, type Table } from '../model.ts';
import { asArtifact, INNER, needRoom, PLAIN, SIDE } from './pdf-page.ts';
import { widthsOf } from './slide-tables.ts';

type Pdf = PDFKit.PDFDocument;

const LINE = '#c4cad0';
const [INSIDE, AROUND] = [4, 3];

type Grid = { readonly widths: readonly number[]; readonly size: number; readonly words: boolean };
type Cell = { readonly text: string; readonly bold: boolean; readonly indent: number };

const cellsOf = (texts: readonly string[], head: boolean): Cell[] =>
  texts.map((text, i) => {
    const part = text.startsWith(PART);
    return { text: part ? text.slice(PART.length) : text, bold: head || (i === 0 && !part), indent: part ? 10 : 0 };
  });

const fontOf = (pdf: Pdf, { bold }: Cell, size: number): Pdf => pdf.font(bold ? 'Bold' : 'Regular').fontSize(size);

function heightOf(pdf: Pdf, cells: readonly Cell[], { widths, size }: Grid): number {
  const heights = cells.map((cell, i) =>
    fontOf(pdf, cell, size).heightOfString(cell.text, { width: widths[i] - 2 * INSIDE - cell.indent, features: PLAIN }),
  );
  return Math.max(...heights, size) + 2 * AROUND;
}

/** Draws a row where the page stands, as part of its table, and stands below it then. */
function drawRow(pdf: Pdf, table: PDFKit.PDFStructureElement, cells: readonly Cell[], grid: Grid, head: boolean): void {
  const height = heightOf(pdf, cells, grid);
  const [top, row] = [pdf.y, pdf.struct('TR')];
  table.add(row);
  let x = SIDE;
  cells.forEach((cell, i) => {
    const left = x + INSIDE + cell.indent;
    const width = grid.widths[i] - 2 * INSIDE - cell.indent;
    const align = i === 0 || grid.words ? 'left' : 'right';
    const draw = () =>
      fontOf(pdf, cell, grid.size)
        .fillColor(INK)
        .text(cell.text, left, top + AROUND, { width, align, features: PLAIN });
    row.add(pdf.struct(head || i === 0 ? 'TH' : 'TD', {}, () => void draw()));
    x += grid.widths[i];
  });
  row.end();
  asArtifact(pdf, 'Layout', () => pdf.rect(SIDE, top + height, INNER, head ? 1 : 0.5).fill(LINE));
  pdf.x = SIDE;
  pdf.y = top + height + 1;
}

/** Draws a table from where the page stands on. @param size of its letters, in points */
export function addTable(
  { pdf, root }: { pdf: Pdf; root: PDFKit.PDFStructureElement },
  table: Table,
  size: number,
): void {
  const grid = { widths: widthsOf(table, INNER), size, words: table.words === true };
  const head = cellsOf(table.heads, true);
  const element = pdf.struct('Table');
  root.add(element);
  const bottom = (): number => pdf.page.height - pdf.page.margins.bottom;
  const drawHead = () => drawRow(pdf, element, head, grid, true);
  needRoom(pdf, heightOf(pdf, head, grid) * 2);
  drawHead();
  for (const texts of table.rows) {
    const cells = cellsOf(texts, false);
    if (pdf.y + heightOf(pdf, cells, grid) > bottom()) {
      pdf.addPage();
      drawHead();
    }
    drawRow(pdf, element, cells, grid, false);
  }
  element.end();
  pdf.y += 8;
}
