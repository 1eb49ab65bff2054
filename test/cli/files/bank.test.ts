import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/base/user-error.ts';
import { Bank } from '../../../src/cli/files/bank.ts';
import { type BankForm, bankHead, bankLine, type BankRow, readBank } from '../../../src/cli/files/bank-text.ts';
import { csvChunks } from '../../../src/report/files/csv.ts';
import { freshFolder } from '../handoff.ts';

const here = freshFolder();
const HEAD = 2;

const formOf = (columns: number, runs: number, always = 0): BankForm => ({
  columns: Array.from({ length: columns }, (_, i) => `figure, "${i}"`),
  always,
  runs,
  made: { 'the tables': 'ab', 'seed of the study': 'cd' },
});

/** The lines of a bank, each with its line break. */
function linesOf(form: BankForm, rows: readonly BankRow[]): string[] {
  const lines = bankHead(form).text.split(/(?<=\n)/);
  let { check } = bankHead(form);
  rows.forEach((row, i) => {
    const next = bankLine(check, i + 1, row);
    lines.push(next.line);
    ({ check } = next);
  });
  return lines;
}

const read = (text: string, form: BankForm) => readBank(Buffer.from(text), form, 'bank.csv');

/** What was read, or the line and the words of the refusal. */
function outcome(text: string, form: BankForm): { rows: BankRow[] } | { line: number; words: string } {
  try {
    return { rows: read(text, form).rows };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const [, line, words] = /^bank\.csv:(\d+): (.*)$/s.exec(cause.message) ?? [];
    expect(cause.hint).toBeDefined();
    return { line: Number(line), words };
  }
}

const figure = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
  fc.constant(null),
);
/** A form with two figures or more, and some of its rows: three or more. */
const bank = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 3, max: 12 })).chain(([columns, count]) =>
  fc.record({
    rows: fc.array(fc.array(figure, { minLength: columns, maxLength: columns }), {
      minLength: count,
      maxLength: count,
    }),
    form: fc.constant(formOf(columns, 12)),
  }),
);

/** What may become of one line, at `at` of `lines`; each gives the new lines. */
type Mutation = (lines: readonly string[], at: number, pick: number, character: string) => string[];
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  delete: (lines, at) => lines.toSpliced(at, 1),
  duplicate: (lines, at) => lines.toSpliced(at, 0, lines[at]),
  swap: (lines, at, pick) => {
    const other = HEAD + (pick % (lines.length - HEAD));
    return lines.with(at, lines[other]).with(other, lines[at]);
  },
  'cut short': (lines, at, pick) => lines.with(at, `${lines[at].slice(0, pick % (lines[at].length - 1))}\n`),
  'change a character': (lines, at, pick, character) => {
    const place = pick % (lines[at].length - 1);
    return lines.with(at, lines[at].slice(0, place) + character + lines[at].slice(place + 1));
  },
  'insert garbage': (lines, at, _, character) => lines.toSpliced(at, 0, `${character}${character},0\n`),
  'insert an empty line': (lines, at) => lines.toSpliced(at, 0, '\n'),
  'lose a cell': (lines, at) => lines.with(at, lines[at].replace(/,[^,]*/, '')),
  'gain a cell': (lines, at) => lines.with(at, lines[at].replace(',', ',,')),
  'lose a line break': (lines, at) => lines.with(at, lines[at].slice(0, -1)),
};

describe('a bank that is read', () => {
  it('gives the runs that were written, to the last digit', () => {
    fc.assert(
      fc.property(bank, ({ rows, form }) => {
        const text = linesOf(form, rows).join('');
        expect(read(text, form)).toMatchObject({ rows, size: Buffer.byteLength(text) });
      }),
    );
  });

  it.each(Object.keys(MUTATIONS))('is refused with the line, or is as it was before it: %s', (name) => {
    const place = fc.record({
      line: fc.nat(),
      pick: fc.nat(),
      character: fc.constantFrom(...'0123456789,.-ex \n"'.split('')),
    });
    fc.assert(
      fc.property(bank, place, ({ rows, form }, { line, pick, character }) => {
        const lines = linesOf(form, rows);
        const changed = MUTATIONS[name](lines, HEAD + (line % rows.length), pick, character).join('');
        fc.pre(changed !== lines.join(''));
        const now = changed.split(/(?<=\n)/);
        const first = now.findIndex((text, i) => text !== lines[i]);
        const found = outcome(changed, form);
        // Lines that are gone from the end, or a last one without its break, are what a kill leaves.
        if (first < 0 || (first === now.length - 1 && !changed.endsWith('\n')))
          expect(found).toEqual({ rows: rows.slice(0, first < 0 ? now.length - HEAD : first - HEAD) });
        else expect(found).toMatchObject({ line: first + 1 });
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing but a line that was cut off by a kill, wherever that was', () => {
    fc.assert(
      fc.property(bank, fc.nat(), ({ rows, form }, cut) => {
        const text = linesOf(form, rows).join('');
        const start = bankHead(form).text.length;
        const part = text.slice(0, start + (cut % (text.length - start)));
        const whole = part.split('\n').length - 1 - HEAD;
        expect(outcome(part, form)).toEqual({ rows: rows.slice(0, whole) });
      }),
    );
  });

  const form = formOf(2, 3, 1);
  const rows = [
    [1, 2],
    [3, null],
    [5, 6],
  ];
  const lines = linesOf(form, rows);
  /** A line whose check is right, so that something else must notice what is wrong with it. */
  const sealed = (before: string, body: string): string =>
    `${body},${createHash('sha256')
      .update(`${before.trimEnd().slice(-8)}\n${body}`)
      .digest('hex')
      .slice(0, 8)}\n`;
  it.each([
    ['a row too many', [...lines, sealed(lines[4], '4,7,8')], 6, 'is a line too many: the study has 3 runs'],
    ['a cell too few', lines.with(3, sealed(lines[2], '2,3')), 4, 'has 3 cells where a run has 4'],
    ['a cell too many', lines.with(3, sealed(lines[2], '2,3,4,5')), 4, 'has 5 cells where a run has 4'],
    ['a number out of order', lines.with(3, sealed(lines[2], '3,3,4')), 4, 'must be run 2, got "3"'],
    ['a number twice', lines.with(3, sealed(lines[2], '1,3,4')), 4, 'run 1 stands here again'],
    ['a cell that is no number', lines.with(3, sealed(lines[2], '2,3,x')), 4, 'figure, "1": must be a number, got "x"'],
    ['a cell without end', lines.with(3, sealed(lines[2], '2,3,Infinity')), 4, 'must be a number, got "Infinity"'],
    ['a figure that must not be missing', lines.with(3, sealed(lines[2], '2,,4')), 4, 'figure, "0": must be a number'],
    ['another digit', lines.with(3, lines[3].replace('3', '4')), 4, 'its check at the end does not fit'],
    [
      'a row of another bank',
      lines.with(
        3,
        linesOf(formOf(2, 4, 1), [
          [1, 9],
          [3, 4],
        ])[3],
      ),
      4,
      'does not fit',
    ],
    ['garbage', lines.with(3, 'garbage\n'), 4, 'has 1 cell where a run has 4'],
  ] as const)('says what is wrong: %s', (_, changed, line, words) => {
    expect(outcome(changed.join(''), form)).toEqual({ line, words: expect.stringContaining(words) as string });
  });

  it('says what another study differs in', () => {
    const text = lines.join('');
    const other = { ...form, made: { ...form.made, 'the tables': 'xy', 'scenario b': 'z' } };
    const words = 'holds the runs of another study: it differs in the tables, scenario b';
    expect(outcome(text, other)).toEqual({ line: 1, words });
    expect(outcome(text, { ...form, columns: ['a', 'b'] })).toMatchObject({ line: 2 });
    for (const strange of ['', '# 0123\na,b\n1,2\n', text.replace('"ab"', '"ac"'), text.slice(0, 20)])
      expect(outcome(strange, form)).toEqual({
        line: 1,
        words: expect.stringContaining('another study or version') as string,
      });
  });
});

describe('a bank on disk', () => {
  const form = formOf(2, 5);
  const open = (name: string) => Bank.open(join(here, name), form, { quiet: true });
  const bankOf = (name: string) => join(here, `${name}.unfinished`, 'bank.csv');
  /** A process that was killed leaves its bank; its lock is given back here, since this process lives on. */
  const killed = async (name: string, rows: readonly BankRow[], tail = '') => {
    mkdirSync(join(here, `${name}.unfinished`));
    writeFileSync(bankOf(name), linesOf(form, rows).join('') + tail);
  };

  it('only grows: what was there is not written again, and a cut line goes', async () => {
    await killed('grows', [[1, 2]]);
    const before = linesOf(form, [[1, 2]]).join('');
    utimesSync(bankOf('grows'), 1, 1);
    const opened = await open('grows');
    expect(statSync(bankOf('grows')).mtimeMs).toBe(1000);
    // The results cannot be written: the bank stays.
    const saving = opened.whenSaved(Promise.reject(new UserError('the disk is full', 'choose another')));
    await expect(saving).rejects.toMatchObject({
      hint: expect.stringContaining('grows.unfinished keeps the runs') as string,
    });
    rmSync(join(here, 'grows.unfinished', 'lock.json'));
    writeFileSync(bankOf('grows'), '2,0.3', { flag: 'a' });
    const bank = await open('grows');
    expect(readFileSync(bankOf('grows'), 'utf8')).toBe(before);
    bank.add([3, -0]);
    bank.add([null, 0.1]);
    expect(readFileSync(bankOf('grows'), 'utf8')).toBe(linesOf(form, [[1, 2], [3, 0], [null, 0.1]]).join('')); // prettier-ignore
    expect(bank.rows).toEqual([[1, 2], [3, 0], [null, 0.1]]); // prettier-ignore
    const table = bank.table('runs', (column) => `what ${column} is`);
    expect([...csvChunks(table)].join('')).toBe('run,"figure, ""0""","figure, ""1"""\n1,1,2\n2,3,0\n3,,0.1\n');
    expect(table.columns[1].description).toBe('what figure, "0" is');
    await bank.whenSaved(Promise.resolve());
    expect(existsSync(join(here, 'grows.unfinished'))).toBe(false);
  });

  it('leaves everything as it is where it refuses', async () => {
    await killed('refused', [[1, 2]], 'x\n');
    const before = readFileSync(bankOf('refused'), 'utf8');
    await expect(open('refused')).rejects.toThrow('bank.csv:4: has 1 cell');
    expect(readFileSync(bankOf('refused'), 'utf8')).toBe(before);
    expect(readdirSync(join(here, 'refused.unfinished'))).toEqual(['bank.csv']);
  });

  it('removes its own files only', async () => {
    await killed('notes', []);
    writeFileSync(join(here, 'notes.unfinished', 'note.txt'), 'mine');
    writeFileSync(`${bankOf('notes')}.new`, 'half a head');
    writeFileSync(join(here, 'notes.unfinished', 'lock.json.4711'), '');
    await (await open('notes')).whenSaved(Promise.resolve());
    expect(readdirSync(join(here, 'notes.unfinished'))).toEqual(['note.txt']);
  });

  it('lies beside its results however their folder is written', async () => {
    mkdirSync(join(here, 'slash'));
    const bank = await open('slash/');
    expect(existsSync(bankOf('slash'))).toBe(true);
    expect(readdirSync(join(here, 'slash'))).toEqual([]);
    await bank.whenSaved(Promise.resolve());
  });

  it('is given up by a process whose lock is gone', async () => {
    const bank = await open('gone');
    writeFileSync(join(here, 'gone.unfinished', 'lock.json'), 'of another');
    expect(() => bank.add([1, 2])).toThrow('another process has taken the study over');
    expect(readFileSync(join(here, 'gone.unfinished', 'lock.json'), 'utf8')).toBe('of another');
  });
});
