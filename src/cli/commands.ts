/** Every command, in groups and in the order in which the help lists them. */
import type { Command } from './command.ts';
import type { Groups } from './help.ts';
import { brief } from './commands/brief.ts';
import { calibrate } from './commands/calibrate.ts';
import { chart } from './commands/chart.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { completion } from './commands/completion.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { forecast } from './commands/forecast.ts';
import { init } from './commands/init.ts';
import { list } from './commands/list.ts';
import { mergeOf } from './commands/merge.ts';
import { place } from './commands/place.ts';
import { records } from './commands/records.ts';
import { run } from './commands/run.ts';
import { schema } from './commands/schema.ts';
import { score } from './commands/score.ts';
import { sensitivity } from './commands/sensitivity.ts';
import { sweep } from './commands/sweep.ts';
import { validate } from './commands/validate.ts';
import { verifyOf } from './commands/verify.ts';
import { worker } from './commands/worker.ts';

const verify = verifyOf(
  [['Bundles', [run, compare, place, explain, records, validate, forecast, sweep, sensitivity, calibrate]]],
  [['Made of bundles', [chart, brief]]],
);

const merge = mergeOf([['Dealt out', [run, compare, explain, sweep, sensitivity, calibrate]]]);

/** What people come for, what helps to understand it, and what takes a study and patience. */
export const GROUPS: Groups = [
  ['Ask', [run, compare, place, brief, chart, list, check, init]],
  ['Understand', [diff, explain, records, validate, forecast, score, verify]],
  ['Research', [sweep, sensitivity, calibrate, merge, worker]],
  ['For editors and shells', [schema, completion]],
];

export const COMMANDS: readonly Command[] = GROUPS.flatMap(([, commands]) => commands);
