/** Tables as CSV: for people, and for their spreadsheets. */
import { stringify } from 'csv-stringify/sync';
import { batchesOf } from './batches.ts';
import type { Table } from './tables.ts';

const ROWS_IN_A_CHUNK = 1000;

const OPTIONS = { record_delimiter: '\n', escape_formulas: true } as const;

/**
 * RFC 4180 with a header; an unknown value is empty. A text that a spreadsheet would compute (it begins with = + - @, a tab
 * or a carriage return) gets an apostrophe before it, which spreadsheets take for "this is a text". Numbers are left alone.
 */
export function* csvChunks({ columns, rows }: Table): Generator<string> {
  yield stringify([columns.map(({ name }) => name)], OPTIONS);
  for (const batch of batchesOf(rows, ROWS_IN_A_CHUNK)) yield stringify(batch, OPTIONS);
}

/** Rows of named values as CSV; the columns are those of all rows, in the order in which they first come. */
export function csvOf(rows: readonly Readonly<Record<string, string | number | null>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return stringify([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))], OPTIONS);
}
