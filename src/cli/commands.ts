/** Every command, in the order in which the help lists them. */
import type { Command } from './command.ts';
import { calibrate } from './commands/calibrate.ts';
import { chart } from './commands/chart.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { init } from './commands/init.ts';
import { list } from './commands/list.ts';
import { records } from './commands/records.ts';
import { run } from './commands/run.ts';
import { schema } from './commands/schema.ts';
import { sensitivity } from './commands/sensitivity.ts';
import { sweep } from './commands/sweep.ts';
import { validate } from './commands/validate.ts';

export const COMMANDS: readonly Command[] = [
  run,
  compare,
  explain,
  records,
  validate,
  calibrate,
  sensitivity,
  sweep,
  diff,
  chart,
  check,
  list,
  schema,
  init,
];
