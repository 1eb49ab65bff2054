/** The program: arguments in, exit code out. */
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
import { tellFailure } from './failure.ts';
import { runCommandLine } from './parser.ts';
import { endQuietlyOnClosedPipe, endWhenInterrupted } from './streams.ts';

endQuietlyOnClosedPipe();
endWhenInterrupted();
try {
  process.exitCode = await runCommandLine(process.argv.slice(2), [
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
  ]);
} catch (cause) {
  process.exitCode = tellFailure(cause);
}
