/** The parts of a command: where they lie, what they are called, of what their runs are made. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { shortHash } from '../../report/files/hash.ts';
import { UserError } from '../../base/user-error.ts';
import { commandLine } from './command-line.ts';
import { type PartHead, readPart, type Shard } from './part-text.ts';
import { besides } from './paths.ts';
import { questionOfRuns, withoutManner } from './question.ts';

const FOLDER = '.parts';
export const ENDING = '.part.csv';

/** The folder of the parts of results to come. */
export const partsFolder = (results: string): string => besides(results, FOLDER);

/** The folder of the results, as that in which the first of some parts lies tells it; undefined where it does not. */
export function resultsOf([path]: readonly string[]): string | undefined {
  const folder = [path, dirname(path)].map((one) => one.replace(/[/\\]+$/, '')).find((one) => one.endsWith(FOLDER));
  return folder?.slice(0, -FOLDER.length);
}

/** "runs-1-20.1-of-3.part.csv": which runs were dealt out, and which part of them. */
export const partName = ({ first, last, shard: { number, of } }: Pick<PartHead, 'first' | 'last' | 'shard'>): string =>
  `runs-${first}-${last}.${number}-of-${of}${ENDING}`;

/** What the runs of a command are: how many figures each has, how many there are, and hashes of what they are made of. */
export type RunsForm = Pick<PartHead, 'cells' | 'made'> & { readonly runs: number };

/** What the runs of the command in hand are made of: what a bank says, and the command line. */
export const madeHere = ({ made }: Pick<RunsForm, 'made'>): Record<string, string> => ({
  ...made,
  'the command line': shortHash(JSON.stringify(questionOfRuns(commandLine()))),
});

/** The runs that are dealt out to shards, by number from 1. */
export type Dealt = { readonly first: number; readonly last: number };

/** The head of a part of the command in hand. */
export const headOf = (
  form: Pick<RunsForm, 'cells' | 'made'>,
  shard: Shard,
  { first, last }: Dealt,
): Omit<PartHead, 'part'> => ({
  shard,
  first,
  last,
  cells: form.cells,
  made: madeHere(form),
  command: withoutManner(commandLine()),
});

/** In what two works differ, in words. */
export function differsIn(a: Record<string, string>, b: Record<string, string>): string | undefined {
  const all = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((what) => a[what] !== b[what]);
  return all.length > 0 ? all.join(', ') : undefined;
}

/** True if a part is the one that a head speaks of, complete. @throws UserError where it is damaged, or of other work */
export function isDone(path: string, about: Omit<PartHead, 'part'>): boolean {
  if (!existsSync(path)) return false;
  const differs = differsIn(readPart(path).made, about.made);
  if (differs === undefined) return true;
  throw new UserError(
    `${path}: is a part of other work: it differs in ${differs}`,
    'remove it to start afresh, or choose another folder with --out',
  );
}
