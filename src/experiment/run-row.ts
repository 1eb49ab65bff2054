/** A run as one row of whole numbers, to be kept on disk: what is read back is the run to the bit. */
import type { Task } from './draws.ts';
import { countsOf, emptyRun, type Replicate } from './replicate.ts';
import type { Study } from './study.ts';

/** How many figures a row has besides counts. */
const BESIDES = 2;

/** The figures of a run: what was simulated for it, then all that was counted. Draw and replication are its number's. */
export const rowOfRun = (run: Replicate): number[] => [
  run.episodes,
  run.officeMonths,
  ...countsOf(run).flatMap((counts) => Array.from(counts)),
];

/** How many figures the row of a run of this study has. */
export const cellsOf = (study: Study): number =>
  BESIDES + countsOf(emptyRun(study, { draw: 1, replication: 1 })).reduce((sum, { length }) => sum + length, 0);

/** The run of a row, which {@link rowOfRun} made for the same study. */
export function runOfRow(study: Study, task: Task, row: readonly number[]): Replicate {
  const run = emptyRun(study, task);
  let at = BESIDES;
  for (const counts of countsOf(run)) {
    counts.set(row.slice(at, at + counts.length));
    at += counts.length;
  }
  return { ...run, episodes: row[0], officeMonths: row[1] };
}
