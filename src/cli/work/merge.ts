/** `merge`: does the command of some parts again, with their runs in place of simulating. */
import { asCommand } from '../files/command-line.ts';
import { readParts } from '../files/merged.ts';
import { resultsOf } from '../files/parts.ts';
import type { Groups } from '../help.ts';
import { runCommandLine } from '../parser.ts';

type Request = { readonly out: string | undefined; readonly json: boolean; readonly quiet: boolean };

/**
 * @param paths of parts, or of folders in which they lie
 * @param dealt the commands whose runs can be dealt out
 * @returns the exit code of the command
 * @throws UserError where parts are damaged, lacking or of different work, or the files of the command are not what they were
 */
export async function merge(paths: readonly string[], { out, ...request }: Request, dealt: Groups): Promise<number> {
  const parts = readParts(paths);
  const { command } = parts;
  const [, ...args] = command;
  const instead = { ...request, out: out ?? resultsOf(paths), parts };
  return asCommand(command, () => runCommandLine(args, dealt, instead));
}
