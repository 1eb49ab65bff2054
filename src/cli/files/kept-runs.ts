/** What was counted in each run of a bundle, kept in it: a part that has all of its runs. */
import { join } from 'node:path';
import { sha256 } from '../../report/files/hash.ts';
import type { Manifest } from '../../report/files/manifest.ts';
import { UserError } from '../../base/user-error.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { BankRow } from './bank-text.ts';
import type { Besides } from './bundles.ts';
import type { Parts } from './merged.ts';
import { partLines, readPart, rowsIn } from './part-text.ts';
import { madeHere, type RunsForm } from './parts.ts';

const RUNS = 'runs.part.csv';

/** Of what the runs of the command in hand are made: in the manifest, so that the file is the same wherever results are. */
const madeOf = (form: RunsForm): string => sha256(canonicalJson(madeHere(form)));

/** Takes runs in their order, to be kept. `besides`: what the bundle then holds of them. */
export function keptRuns(form: RunsForm): { readonly add: (row: BankRow) => void; readonly besides: Besides } {
  const whole = { shard: { number: 1, of: 1 }, first: 1, last: form.runs };
  const { lines, add } = partLines({ ...whole, cells: form.cells, made: {}, command: [] });
  return { add, besides: { files: [[RUNS, lines]], made: madeOf(form) } };
}

/**
 * The runs that a bundle keeps.
 * @throws UserError where it keeps none, or they were changed
 */
export function runsKept(folder: string, { outputs, made }: Manifest): Omit<Parts, 'command'> {
  if (!(RUNS in outputs))
    throw new UserError(
      `${folder}: does not hold what was counted in each run, so nothing can be added to it`,
      'make it again with --keep-runs',
    );
  const part = readPart(join(folder, RUNS));
  const rows = (form: RunsForm): Iterable<BankRow> => {
    if (made === madeOf(form) && part.cells === form.cells) return rowsIn(part);
    throw new UserError(
      `${folder}: its runs are not those that this command makes here: the version, the program, a scenario or a table is not what it was`,
      'make it again with --keep-runs',
    );
  };
  return { first: 1, last: part.last, rows };
}
