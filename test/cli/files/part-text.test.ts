/** A part on disk: what was written is read back, and whatever was changed, cut off or added is refused with its line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partLines, readPart, rowsIn, runsOf } from '../../../src/cli/files/part-text.ts';
import { freshFolder } from '../handoff.ts';

const here = freshFolder();
const path = join(here, 'runs-1-7.2-of-3.part.csv');
const ABOUT = {
  shard: { number: 2, of: 3 },
  first: 1,
  last: 7,
  cells: 3,
  made: { all: 'abc' },
  command: ['handoff', 'run', 'ä'],
};
const ROWS = [
  [1, 0.1, null],
  [2, -3e-7, 12345678901],
];

function whole(): Buffer {
  const { lines, add } = partLines(ABOUT);
  for (const row of ROWS) add(row);
  return Buffer.from(lines.join(''));
}

/** How a changed part is refused: by the file and a line of it. */
const refused = (bytes: Uint8Array): (() => unknown) => {
  writeFileSync(path, bytes);
  return () => readPart(path);
};
const PLACE = /runs-1-7\.2-of-3\.part\.csv:\d+: /;

describe('a part', () => {
  it('is read back as it was written', () => {
    writeFileSync(path, whole());
    const part = readPart(path);
    expect(part).toEqual({ ...ABOUT, part: 1, path });
    expect([...rowsIn(part)]).toEqual(ROWS);
  });

  it.each([
    [{ number: 1, of: 3 }, 1, 7, [1, 4, 7]],
    [{ number: 3, of: 3 }, 1, 7, [3, 6]],
    [{ number: 2, of: 2 }, 5, 8, [6, 8]],
    [{ number: 1, of: 2 }, 5, 5, [5]],
    [{ number: 2, of: 2 }, 5, 5, []],
    [{ number: 5, of: 9 }, 1, 3, []],
  ])('of %j of runs %i to %i holds %j', (shard, first, last, runs) => {
    expect(runsOf({ shard, first, last })).toEqual(runs);
  });

  it('is refused with file and line wherever a byte was changed', () => {
    const bytes = whole();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] ^= by;
        expect(refused(changed)).toThrow(PLACE);
      }),
    );
  });

  it('is refused with file and line wherever it was cut off', () => {
    const bytes = whole();
    for (let length = 0; length < bytes.length; length += 1) expect(refused(bytes.subarray(0, length))).toThrow(PLACE);
  });

  it('is refused with file and line where lines were taken out, put elsewhere, or added', () => {
    const lines = whole()
      .toString()
      .split(/(?<=\n)/);
    expect(lines).toHaveLength(3);
    for (const order of [
      [0, 2],
      [0, 1],
      [0, 2, 1],
      [0, 1, 1, 2],
      [0, 1, 2, 2],
      [1, 2],
      [0, 1, 2, 0],
    ])
      expect(refused(Buffer.from(order.map((line) => lines[line]).join('')))).toThrow(PLACE);
  });
});
