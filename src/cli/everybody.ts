/** Why a command takes no `--sample` or `--quick`, and which do. */
import { UserError } from '../base/user-error.ts';
import { series } from '../scenario/words/series.ts';
import { type Command, nameOf } from './command.ts';

const USUALLY =
  'it tells of single places or people, is held against what was published, or could not say that fewer are followed';
const WHY: Readonly<Record<string, string>> = {
  calibrate:
    'all its runs teach the emulators of the posterior, which would take the chance of few people, and what following few bends, for what the parameters do',
};

/**
 * Why one of these options is unknown to a command; undefined for every other option.
 * @param commands all there are: those that take the option are named
 */
export function needsEverybody(option: string, command: Command, commands: readonly Command[]): UserError | undefined {
  if (option !== 'sample' && option !== 'quick') return undefined;
  const name = nameOf(command);
  if ('sample' in command.options)
    return new UserError(
      `--quick: "handoff ${name}" makes as many draws as its study says`,
      'take --sample 0.05, which follows as few people',
    );
  const takers = commands.filter(({ options }) => option in options).map(nameOf);
  return new UserError(
    `--${option}: "handoff ${name}" needs everybody: ${WHY[name] ?? USUALLY}`,
    `leave it out; ${series(takers, 'and')} take it`,
  );
}
