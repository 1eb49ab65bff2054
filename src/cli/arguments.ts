/** Arguments before yargs sees them, which drops a bare "-" and what stands behind "--", and takes any text for a flag. */
import { UserError } from '../base/user-error.ts';
import { type Command, nameOf } from './command.ts';
import { STDIN } from './files/sources.ts';
import { commonOptions } from './options.ts';

/** True for an option of a command that is followed by its value. */
const takesValue = (command: Command | undefined, option: string): boolean =>
  command?.options[option.replace(/^--/, '')]?.requiresArg === true;

/**
 * The arguments with standard input under its name, and without "--": what stands behind it are files.
 * @throws UserError where "-" stands where it cannot be read, or a flag is given a value
 */
export function readArguments(given: readonly string[], commands: readonly Command[]): string[] {
  const command = commands.find((candidate) => nameOf(candidate) === given[0]);
  const end = given.indexOf('--');
  const files = end < 0 ? [] : given.slice(end + 1).map((arg) => (/^-./.test(arg) ? `./${arg}` : arg));
  const args = end < 0 ? given : [...given.slice(0, end), ...files];
  const isInput = (arg: string, i: number): boolean => arg === '-' && !takesValue(command, args[i - 1] ?? '');
  if (command) {
    mustReadOnce(args.filter(isInput).length, command);
    for (const arg of given.slice(0, end < 0 ? undefined : end)) mustBeNoValue(arg, command);
  }
  return args.map((arg, i) => (isInput(arg, i) ? STDIN : arg));
}

function mustReadOnce(times: number, command: Command): void {
  if (times > 0 && command.stdin !== true)
    throw new UserError(`-: "handoff ${nameOf(command)}" does not read standard input`, `"handoff ${nameOf(command)} --help" says what it takes`); // prettier-ignore
  if (times > 1)
    throw new UserError(`-: stands ${times} times, but standard input can be read only once`, 'write it to a file and name that'); // prettier-ignore
}

function mustBeNoValue(arg: string, command: Command): void {
  const [, name, value] = /^--(?:no-)?([^=]+)=(.*)$/s.exec(arg) ?? [];
  if (name === undefined || { ...commonOptions, ...command.options }[name]?.type !== 'boolean') return;
  if (value !== 'true' && value !== 'false')
    throw new UserError(
      `--${name}: is a flag and takes no value, got "${value}"`,
      `write "--${name}", or leave it out`,
    );
}
