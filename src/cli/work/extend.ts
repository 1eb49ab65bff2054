/** `run --extend`: the command of a bundle with more draws. What the bundle keeps of its runs is not simulated again. */
import { wrapped } from '../../base/wrap.ts';
import { UserError } from '../../base/user-error.ts';
import { readManifest } from '../../report/files/read-bundle.ts';
import { asCommand } from '../files/command-line.ts';
import { runsKept } from '../files/kept-runs.ts';
import { recoverForReading } from '../files/made.ts';
import { valueIn, withoutManner, withValue } from '../files/question.ts';
import type { Groups } from '../help.ts';
import type { readExtendOptions } from '../request.ts';
import { runCommandLine } from '../parser.ts';
import { note } from '../streams.ts';

/**
 * @param commands those that keep their runs
 * @returns the exit code of the command
 * @throws UserError where the bundle keeps no runs or has no draws, or its scenarios are not what they were
 */
export async function extend(
  { bundle, more, ...instead }: NonNullable<ReturnType<typeof readExtendOptions>>,
  commands: Groups,
): Promise<number> {
  recoverForReading(bundle);
  const manifest = readManifest(bundle);
  const kept = runsKept(bundle, manifest);
  const before = withoutManner(manifest.command);
  mustHaveDraws(bundle, before);
  const draws = kept.last / manifest.replications + more;
  const command = withValue(before, 'draws', String(draws));
  if (!instead.quiet) note(wrapped(`${kept.last} runs are known; goes on as: ${command.join(' ')}`));
  const [, ...args] = command;
  return asCommand(command, () => runCommandLine(args, commands, { ...instead, parts: { ...kept, command } }));
}

/** @throws UserError where every parameter stands at its median */
function mustHaveDraws(bundle: string, command: readonly string[]): void {
  const draws = valueIn(command, 'draws');
  if (draws === undefined ? valueIn(command, 'replications') === undefined : Number(draws) > 0) return;
  throw new UserError(`${bundle}: its runs are no draws: every parameter stands at its median`, 'make it with --draws');
}
