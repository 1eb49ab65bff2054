/**
 * The form of a part on disk: some of the runs of a command, which another machine may have simulated. A line of head says which
 * runs and of what; then a line a run, with its number. Each line ends in a check over itself and all lines before it, as
 * in a bank.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { UserError } from '../../base/user-error.ts';
import { bankLine, type BankRow, CHECK, figuresIn, sealed, whatIsWrong } from './bank-text.ts';

/** Every `of`-th run, beginning with number `number`, from 1. */
export type Shard = { readonly number: number; readonly of: number };

const FORM = 1;
const whole = z.int().min(1);

const head = z.strictObject({
  part: z.literal(FORM),
  shard: z.strictObject({ number: whole, of: whole }),
  /** The first and the last of the runs that were dealt out. */
  first: whole,
  last: whole,
  /** How many figures a run has. */
  cells: whole,
  /** Hashes of everything that the runs depend on, by what it is in words. */
  made: z.record(z.string(), z.string()),
  /** The command, without what says how it is done; none where the file that holds the part has it. */
  command: z.array(z.string()),
});
export type PartHead = z.infer<typeof head>;

/** A part on disk that was found whole. */
export type Part = PartHead & { readonly path: string };

/** The runs of a shard, in their order. */
export const runsOf = ({ shard: { number, of }, first, last }: Pick<PartHead, 'shard' | 'first' | 'last'>): number[] =>
  Array.from(
    { length: Math.max(0, Math.ceil((last - first - number + 2) / of)) },
    (_, i) => first + number - 1 + i * of,
  );

/** Makes the lines of a part one by one: the head, then each run that it is given, in their order. */
export function partLines(about: Omit<PartHead, 'part'>): {
  readonly lines: string[];
  readonly add: (row: BankRow) => void;
} {
  const runs = runsOf(about);
  let { line, check } = sealed('', JSON.stringify({ part: FORM, ...about }));
  const lines = [line];
  const add = (row: BankRow): void => {
    ({ line, check } = bankLine(check, runs[lines.length - 1], row));
    lines.push(line);
  };
  return { lines, add };
}

/**
 * Reads a part through.
 * @throws UserError where it is none, is cut off or was changed, with the file and the line; a system error where it cannot be read
 */
export function readPart(path: string): Part {
  const lines = linesIn(path);
  const first = lines.next().value;
  const found = first === undefined ? undefined : headIn(first);
  if (!found)
    throw damaged(path, 1, first === '' || first === undefined ? 'is empty' : 'is no head of a part, or was changed');
  const form = { columns: { length: found.cells }, runs: found.last };
  let check = first!.slice(-CHECK - 1, -1);
  for (const [i, run] of runsOf(found).entries()) {
    const line = lines.next().value;
    if (line === undefined) throw damaged(path, i + 2, `run ${run} is missing: the file is cut off here`);
    if (!line.endsWith('\n')) throw damaged(path, i + 2, 'is cut off');
    const wrong = whatIsWrong(line.slice(0, -1), run, check, { ...form, always: 0 });
    if (wrong !== undefined) throw damaged(path, i + 2, wrong);
    check = line.slice(-CHECK - 1, -1);
  }
  if (!lines.next().done) throw damaged(path, runsOf(found).length + 2, 'is a line too many');
  return { ...found, path };
}

/** The figures of a part that was read through, run by run. */
export function* rowsIn({ path }: Part): Generator<BankRow> {
  const lines = linesIn(path);
  lines.next();
  for (const line of lines) yield figuresIn(line.slice(0, -1));
}

/** The head in a whole first line; undefined where it is none that this version writes, or was changed. */
function headIn(line: string): PartHead | undefined {
  const body = line.slice(0, line.lastIndexOf(','));
  if (sealed('', body).line !== line) return undefined;
  try {
    return head.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

const damaged = (path: string, line: number, what: string): UserError =>
  new UserError(
    `${path}:${line}: ${what}`,
    'the part is damaged: remove it, and simulate it again with the same command',
  );

/** Many parts are read side by side. */
const CHUNK = 1 << 16;

/** The lines of a file, each with its break, without holding all of it: a nation by county is large. */
function* linesIn(path: string): Generator<string, undefined> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const bytes = Buffer.alloc(CHUNK);
    let rest = '';
    for (let size = readSync(file, bytes); size > 0; size = readSync(file, bytes)) {
      const lines = (rest + decoder.write(bytes.subarray(0, size))).split('\n');
      rest = lines.pop()!;
      for (const line of lines) yield `${line}\n`;
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
