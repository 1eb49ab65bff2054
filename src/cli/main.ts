/** The program: arguments in, exit code out. */
import { GROUPS } from './commands.ts';
import { tellFailure } from './failure.ts';
import { runCommandLine } from './parser.ts';
import { endWhenInterrupted, outliveReaders } from './streams.ts';

outliveReaders((cause) => process.exit(tellFailure(cause)));
endWhenInterrupted();
try {
  process.exitCode = await runCommandLine(process.argv.slice(2), GROUPS);
} catch (cause) {
  process.exitCode = tellFailure(cause);
}
