import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvChunks } from '../../../src/report/files/csv.ts';
import { type Cell, number, type Table, text } from '../../../src/report/files/tables.ts';

const table = (rows: Cell[][]): Table => ({
  name: 't',
  description: '',
  columns: [text('arm', ''), number('mean', '')],
  rows,
});
const csv = (rows: Cell[][]): string => [...csvChunks(table(rows))].join('');

/** What makes a spreadsheet compute a cell. */
const FORMULA = /^[=+\-@\t\r]/;

describe('CSV', () => {
  it('holds no text that a spreadsheet would compute, loses none, and leaves numbers as they are', () => {
    const cell = fc
      .tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'), fc.string())
      .map(([begin, rest]) => begin + rest);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.double({ noNaN: true })), { minLength: 1 }), (rows) => {
        const [, ...read] = parse(csv(rows.map((row) => [...row])));
        rows.forEach(([given, mean], i) => {
          expect(read[i][0]).toBe(FORMULA.test(given) ? `'${given}` : given);
          expect(read[i][1]).toBe(String(mean));
        });
      }),
    );
  });

  it.each(['+1+cmd', '=1+1', '@sum', '-2+3', '\tx', '\rx'])('takes %j for a text', (arm) => {
    expect(parse(csv([[arm, -1.5]]))[1]).toEqual([`'${arm}`, '-1.5']);
  });

  it('comes in chunks, whatever the number of rows, with one header', () => {
    const rows = Array.from({ length: 2500 }, (_, i): Cell[] => [`arm ${i}`, i]);
    expect([...csvChunks(table(rows))]).toHaveLength(4);
    expect(csv(rows)).toBe(`arm,mean\n${rows.map((row) => `${row.join(',')}\n`).join('')}`);
    expect(csv([])).toBe('arm,mean\n');
  });
});
