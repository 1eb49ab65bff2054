/** Parts put together: the runs of all in their order, and refused where one is missing, stands twice or is of other work. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readParts } from '../../../src/cli/files/merged.ts';
import { partLines, runsOf, type Shard } from '../../../src/cli/files/part-text.ts';
import { headOf, partName } from '../../../src/cli/files/parts.ts';
import { freshFolder } from '../handoff.ts';

const here = freshFolder();
const FORM = { cells: 2, made: { tables: 'abc' }, runs: 12 };

/** Writes the part of a shard, in which the figures of a run are its number and ten times that. */
function part(number: number, of: number, { first = 1, last = 7, made = FORM.made } = {}, mark = ''): string {
  const shard: Shard = { number, of };
  const about = headOf({ ...FORM, made }, shard, { first, last });
  const { lines, add } = partLines(about);
  for (const run of runsOf(about)) add([run, run * 10]);
  const path = join(here, mark + partName({ first, last, shard }));
  writeFileSync(path, lines.join(''));
  return path;
}

let told = '';
beforeEach(() => {
  told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (told += String(text)) !== '');
});
afterEach(() => vi.restoreAllMocks());

const numbers = (rows: Iterable<readonly (number | null)[]>): (number | null)[] => [...rows].map(([run]) => run);

describe('parts', () => {
  it('give their runs in order, however they were dealt out and named', () => {
    const paths = [part(2, 3), part(3, 3), part(1, 3)];
    const { first, last, rows } = readParts(paths);
    expect([first, last]).toEqual([1, 7]);
    expect([...rows(FORM)]).toEqual([1, 2, 3, 4, 5, 6, 7].map((run) => [run, run * 10]));
  });

  it('of several dealings go on from each other, and leave out what is known', () => {
    const later = { first: 8, last: 12 };
    const { rows } = readParts([part(1, 2, later), part(1, 1), part(2, 2, later)]);
    expect(numbers(rows(FORM))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(numbers(rows(FORM, 9))).toEqual([10, 11, 12]);
  });

  it('cannot be used before those that come earlier', () => {
    const { rows } = readParts([part(1, 1, { first: 8, last: 12 })]);
    expect(() => [...rows(FORM, 5)]).toThrow('runs 6 to 7 are not there yet');
    expect(numbers(rows(FORM, 7))).toEqual([8, 9, 10, 11, 12]);
  });

  it('are refused where one is missing or stands twice', () => {
    const refused = (message: string, ...paths: string[]) => {
      expect(() => readParts(paths)).toThrow('1 problem: the parts do not make a whole');
      expect(told).toContain(message);
    };
    refused('part 2/3: runs 2, 5 missing', part(1, 3), part(3, 3));
    refused(': both hold runs 2, 4, 6', part(1, 2), part(2, 2), part(2, 2, {}, 'again-'));
    refused(': both hold run 7', part(1, 1), part(1, 1, { first: 7, last: 9 }));
  });

  it('are refused where they are of other work, than each other or than the command', () => {
    const other = { made: { tables: 'abd' } };
    expect(() => readParts([part(1, 2), part(2, 2, other)])).toThrow('parts of different work');
    expect(told).toContain('it differs in tables');
    const { rows } = readParts([part(1, 1)]);
    expect(() => [...rows({ ...FORM, ...other })]).toThrow('it differs in tables');
    expect(() => [...rows({ ...FORM, cells: 3 })]).toThrow('what a run has, or their number');
    expect(() => [...rows({ ...FORM, runs: 6 })]).toThrow('what a run has, or their number');
  });
});
