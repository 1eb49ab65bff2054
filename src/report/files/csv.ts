/** Tables as CSV: for people, and for their spreadsheets. */
import { stringify } from 'csv-stringify/sync';
import { batchesOf } from './batches.ts';
import type { Table } from './tables.ts';

const ROWS_IN_A_CHUNK = 1000;

/**
 * RFC 4180 with a header; an unknown value is empty. A text that a spreadsheet would compute (it begins with = + - @, a tab
 * or a carriage return) gets an apostrophe before it, which spreadsheets take for "this is a text". Numbers are left alone.
 */
export function* csvChunks({ columns, rows }: Table): Generator<string> {
  const options = { record_delimiter: '\n', escape_formulas: true };
  yield stringify([columns.map(({ name }) => name)], options);
  for (const batch of batchesOf(rows, ROWS_IN_A_CHUNK)) yield stringify(batch, options);
}
