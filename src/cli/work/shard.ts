/** `--shard i/n`: a part of the runs of a command, in place of its results. `merge` puts the parts together. */
import { join } from 'node:path';
import { makeFolder } from '../../report/files/whole-folder.ts';
import type { BankRow } from '../files/bank-text.ts';
import { intoFolder } from '../files/made.ts';
import { partLines, runsOf } from '../files/part-text.ts';
import { type Dealt, headOf, isDone, partName, partsFolder, type RunsForm } from '../files/parts.ts';
import type { RunRequest } from '../request.ts';
import { count } from '../problems.ts';
import { note } from '../streams.ts';
import { announce } from './announce.ts';
import type { Plan } from './plan.ts';

/** Simulates some runs, by their numbers, and hands on the figures of each, in their order. */
type Simulate = (runs: readonly number[], take: (row: BankRow) => void) => Promise<void>;

/**
 * Writes one part: whole, at its place by renaming, or not at all. One that is there already is left as it is.
 * @param dealt the runs that are dealt out; all of them if left out
 * @throws UserError where a part of other work, or a damaged one, has its name; before anything is simulated
 */
export async function writePart(
  plan: Plan,
  form: RunsForm,
  { shard, quiet }: Required<Pick<RunRequest, 'shard' | 'quiet'>>,
  simulate: Simulate,
  dealt: Dealt = { first: 1, last: form.runs },
): Promise<void> {
  const folder = partsFolder(plan.folder);
  const about = headOf(form, shard!, dealt);
  const path = join(folder, partName(about));
  const tell = (text: string): void => (quiet ? undefined : note(`${path}: ${text}`));
  const next = dealt.last < form.runs ? ', and merged before the next are dealt out' : '';
  if (isDone(path, about))
    return tell(`is complete, nothing is left to do until all parts of runs ${dealt.first} to ${dealt.last} are there${next}`); // prettier-ignore
  makeFolder(folder);
  const runs = runsOf(about);
  announce({ ...plan, runs: runs.length, known: 0, folder: path }, { quiet, held: undefined });
  const { lines, add } = partLines(about);
  await simulate(runs, add);
  await intoFolder(folder, [[partName(about), lines]]);
  tell(`${count(runs.length, 'run')} of ${dealt.last - dealt.first + 1}; when all parts are there: handoff merge ${folder}`); // prettier-ignore
}
