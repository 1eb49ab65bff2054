/** Widths and heights of tables, by an estimate of their letters. */
import type { Table } from '../model.ts';

/** Of a slide between its margins, in inches. */
export const INNER = 12.13;
/** Height of a line, and width of a letter, in parts of the size; a point is a 72nd of an inch. */
export const LINE = 1.2;
const LETTER = 0.54;
/** Above and below the text of a cell, and left and right of it, in inches. */
const [AROUND, BESIDES] = [0.09, 0.12];

/** Lines that a text takes. @param size of its letters, in points @param width in inches */
export const linesIn = (text: string, size: number, width: number): number =>
  Math.max(1, Math.ceil(text.length / Math.floor((width * 72) / (size * LETTER))));

/** Widths of columns, together `inner`; where none are told, the first column takes as much as almost two. */
export function widthsOf({ heads, widths }: Table, inner: number): number[] {
  const parts = widths ?? [1.6, ...heads.slice(1).map(() => 1)];
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (inner * part) / all);
}

/** Inches that the head and each row of a table take on a slide. @param size of its letters, in points */
export function headAndRows(
  table: Table,
  size: number,
): { readonly head: number; readonly heights: readonly number[] } {
  const widths = widthsOf(table, INNER);
  const heightOf = (cells: readonly string[]): number => {
    const lines = cells.map((text, i) => linesIn(text, size, widths[i] - BESIDES));
    return (Math.max(...lines) * size * LINE) / 72 + AROUND;
  };
  return { head: heightOf(table.heads), heights: table.rows.map(heightOf) };
}
