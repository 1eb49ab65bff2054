/** A CSV table as rows that know where they stand, so that a bad cell can be named. */
import { parse } from 'csv-parse/sync';

/** One row of a table. */
export type TableRecord = {
  readonly table: string;
  readonly line: number;
  readonly cells: { readonly [column: string]: string };
};

/** The rows of a CSV text with a header; line 1 is the header. */
export function parseTable(table: string, text: string): TableRecord[] {
  const rows = parse<{ [column: string]: string }>(text, { columns: true, bom: true, skip_empty_lines: true });
  return rows.map((cells, i) => ({ table, line: i + 2, cells }));
}

/** A cell as text; may be empty. @throws Error where the column is missing */
export function textOf(row: TableRecord, column: string): string {
  const cell = row.cells[column];
  if (cell === undefined) throw new Error(`${row.table}.csv:${row.line}: ${column}: no such column`);
  return cell;
}

/** A cell as a number. @throws Error where it is empty or no number */
export function numberOf(row: TableRecord, column: string): number {
  const cell = textOf(row, column);
  const value = Number(cell);
  if (cell.trim() === '' || !Number.isFinite(value)) {
    throw new Error(`${row.table}.csv:${row.line}: ${column}: must be a number, got "${cell}"`);
  }
  return value;
}
