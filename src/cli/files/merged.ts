/** Parts put together: whether they are of one work, what is missing or stands twice, and their runs in order. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refused } from '../../base/refusals.ts';
import { error, type Problem } from '../../base/problem.ts';
import { UserError } from '../../base/user-error.ts';
import { count, tellProblems } from '../problems.ts';
import type { BankRow } from './bank-text.ts';
import { type Part, type PartHead, readPart, rowsIn, runsOf } from './part-text.ts';
import { type Dealt, differsIn, ENDING, madeHere, type RunsForm } from './parts.ts';

/** What parts hold together: runs without a gap. */
export type Parts = Dealt & {
  readonly command: readonly string[];
  /**
   * Their runs, in order, as far as a command lacks them.
   * @param form of the command in hand
   * @param known so many of the first it has
   * @throws UserError where they are of other work, or earlier runs are lacking
   */
  readonly rows: (form: RunsForm, known?: number) => Iterable<BankRow>;
};

/**
 * Parts that belong together.
 * @param paths of parts, or of folders in which they lie
 * @throws UserError where one cannot be read or is damaged, where they are of different work, or a run is missing or stands
 * twice: each has then been told
 */
export function readParts(paths: readonly string[]): Parts {
  const parts = paths.flatMap(partsAt).map(readPart);
  mustBeAlike(parts);
  return together(parts);
}

function partsAt(path: string): string[] {
  if (!existsSync(path))
    throw new UserError(`${path}: does not exist`, 'name parts that --shard wrote, or their folder');
  try {
    if (!statSync(path).isDirectory()) return [path];
    const found = readdirSync(path)
      .filter((name) => name.endsWith(ENDING))
      .toSorted();
    if (found.length > 0) return found.map((name) => join(path, name));
  } catch (cause) {
    throw refused(cause, path) ?? cause;
  }
  throw new UserError(`${path}: holds no part`, `parts end in ${ENDING}`);
}

function mustBeAlike([one, ...others]: readonly Part[]): void {
  const problems = others.flatMap((part) => {
    const what = differsIn(one.made, part.made);
    return what === undefined ? [] : [error(spotOf(part.path), '', `is of other work than ${one.path}: it differs in ${what}`)]; // prettier-ignore
  });
  refuse(problems, 'parts of different work cannot be merged', 'name the parts of one work only');
}

const spotOf = (file: string) => ({ file, line: 0, column: 0 });

function refuse(problems: readonly Problem[], message: string, hint: string): void {
  if (problems.length === 0) return;
  tellProblems(problems, []);
  throw new UserError(`${count(problems.length, 'problem')}: ${message}`, hint);
}

/** @throws UserError where runs are missing, or stand twice */
function together(parts: readonly Part[]): Parts {
  const first = parts.reduce((least, part) => Math.min(least, part.first), Infinity);
  const last = parts.reduce((most, part) => Math.max(most, part.last), 0);
  const owners: Part[][] = Array.from({ length: last - first + 1 }, () => []);
  for (const part of parts) for (const run of runsOf(part)) owners[run - first].push(part);
  refuse(
    [...missingIn(parts, owners, first), ...doubledIn(owners, first)],
    'the parts do not make a whole',
    'name each part once; one that is missing is made by the same command with its --shard',
  );
  const [{ command, made, cells }] = parts;
  return {
    first,
    last,
    command,
    *rows(form, known = 0) {
      mustBeOf(form, { made, cells, first, last }, known);
      const open = new Map(parts.map((part) => [part, rowsIn(part)]));
      for (const [i, [owner]] of owners.entries()) {
        const row = open.get(owner)!.next().value as BankRow;
        if (first + i > known) yield row;
      }
    },
  };
}

/** @param owners by run, the parts that hold it */
function missingIn(parts: readonly Part[], owners: readonly Part[][], first: number): Problem[] {
  const missing = owners.flatMap((by, i) => (by.length === 0 ? [first + i] : []));
  if (missing.length === 0) return [];
  const names = lackingOf(parts);
  const which = names.length > 0 ? `part ${names.join(', ')}: ` : '';
  return [error(spotOf(dirname(parts[0].path)), '', `${which}${runsInWords(missing)} missing`)];
}

function doubledIn(owners: readonly Part[][], first: number): Problem[] {
  const doubled = new Map<string, number[]>();
  for (const [i, by] of owners.entries()) {
    if (by.length < 2) continue;
    const paths = by.map(({ path }) => path).join(' and ');
    doubled.set(paths, [...(doubled.get(paths) ?? []), first + i]);
  }
  return [...doubled].map(([paths, runs]) => error(spotOf(paths), '', `both hold ${runsInWords(runs)}`));
}

/** The parts that are not there, "2/3", where what was dealt out was divided in one way. */
function lackingOf(parts: readonly Part[]): string[] {
  const dealt = ({ first, last }: Part): string => `${first} ${last}`;
  return [...new Set(parts.map(dealt))].flatMap((runs) => {
    const some = parts.filter((part) => dealt(part) === runs);
    const [{ of }] = some.map(({ shard }) => shard);
    if (some.some(({ shard }) => shard.of !== of)) return [];
    const numbers = Array.from({ length: of }, (_, i) => i + 1);
    const lacking = numbers.filter((number) => !some.some(({ shard }) => shard.number === number));
    return lacking.map((number) => `${number}/${of}`);
  });
}

const MOST_NAMED = 10;

/** "run 3", "runs 2, 5, 8", "runs 1, 3, 5 and 12 more". */
function runsInWords(runs: readonly number[]): string {
  const more = runs.length - MOST_NAMED;
  return `run${runs.length === 1 ? '' : 's'} ${runs.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function mustBeOf(
  form: RunsForm,
  { made, cells, first, last }: Pick<PartHead, 'made' | 'cells' | 'first' | 'last'>,
  known: number,
): void {
  const differs = differsIn(made, madeHere(form));
  if (differs !== undefined || cells !== form.cells || last > form.runs)
    throw new UserError(
      `the parts are of other work than this command does here: it differs in ${differs ?? 'what a run has, or their number'}`,
      'merge them with the files and the version with which they were made',
    );
  if (first > known + 1)
    throw new UserError(`runs ${known + 1} to ${first - 1} are not there yet: merge their parts first`);
}
