/** Tables of the terminal. */
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import type picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Rules between header and body only: a full grid would take a third of the 80 columns. */
const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

/** A cell of a line that is put together by hand: to the right, and never touching the one before it. */
export const cell = (text: string, width: number): string => ` ${text}`.padStart(width);

/** A figure with its range; the range below it where both have no room side by side: cut off, it would be another number. */
const within = (text: string, width: number): string =>
  stripVTControlCharacters(text).length > width ? text.replace(' [', '\n[') : text;

/** A table whose first column is text, the others figures. */
export function table(head: string[], widths: number[], rows: string[][]): string {
  const drawn = new Table({
    head,
    chars: plain,
    colWidths: widths,
    colAligns: widths.map((_, column) => (column === 0 ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  drawn.push(...rows.map((row) => row.map((text, column) => (column === 0 ? text : within(text, widths[column])))));
  return drawn.toString();
}
