/** Reads the command line with yargs and calls one command. */
import yargs from 'yargs';
import { nearest, suggest } from '../base/problem.ts';
import { readArguments } from './arguments.ts';
import { nameOf, type Command } from './command.ts';
import { ASKS, completions } from './complete.ts';
import { needsEverybody } from './everybody.ts';
import { DONE } from './failure.ts';
import { type Groups, helpAsked } from './help.ts';
import { commonOptions } from './options.ts';
import { print } from './streams.ts';
import { UserError } from '../base/user-error.ts';
import { VERSION } from './version.ts';

const MODES = {
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'camel-case-expansion': false,
  'dot-notation': false,
} as const;

const VERSION_FLAGS = new Set(['--version', '-v']);

/**
 * Runs the command that the arguments name, or tells its help.
 * @param groups all commands, by the heading under which the help lists them
 * @param instead values that take the place of those given, by name
 * @returns its exit code
 * @throws UserError where the arguments cannot be understood
 */
export async function runCommandLine(
  given: readonly string[],
  groups: Groups,
  instead: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const commands = groups.flatMap(([, of]) => of);
  const told = toldAtOnce(given, groups, commands);
  if (told !== undefined) {
    print(told);
    return DONE;
  }
  const args = readArguments(given, commands);
  let code = DONE;
  let running = false;
  const parser = yargs([...args])
    .scriptName('handoff')
    .parserConfiguration(MODES)
    .locale('en')
    .help(false)
    .version(false)
    .options(commonOptions)
    .strict()
    .exitProcess(false)
    .fail(false);
  for (const command of commands) {
    const handler = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
      running = true;
      code = await command.run({ ...lastOfFlags(values, command), ...instead });
    };
    parser.command(command.usage, command.summary, (y) => y.options(command.options), handler);
  }
  try {
    await parser.parseAsync();
  } catch (cause) {
    if (running) throw cause;
    throw misread(cause, args, commands);
  }
  return code;
}

/** What takes no command: words for the shell, the version, help. */
function toldAtOnce(given: readonly string[], groups: Groups, commands: readonly Command[]): string | undefined {
  // The first of the words is the program's own name.
  if (given[0] === ASKS) return completions(given.slice(2), commands).join('\n');
  if (given.length > 0 && VERSION_FLAGS.has(given[0])) return VERSION;
  return helpAsked(given, groups);
}

/** A flag that is given twice counts as it was given last. */
function lastOfFlags(values: Readonly<Record<string, unknown>>, { options }: Command): Record<string, unknown> {
  const last = (name: string, value: unknown): unknown =>
    options[name]?.type === 'boolean' && Array.isArray(value) ? value.at(-1) : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, last(name, value)]));
}

/** What yargs says about arguments it cannot read, in our words and with the nearest word that would do. */
function misread(cause: unknown, args: readonly string[], commands: readonly Command[]): UserError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const names = commands.map(nameOf);
  const command = commands.find((candidate) => args.includes(nameOf(candidate)));
  const help = command === undefined ? 'handoff --help' : `handoff ${nameOf(command)} --help`;
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/s.exec(message)?.[1]?.split(', ')[0];
  if (unknown === undefined) return new UserError(missing(message, command), `"${help}" explains the command`);
  if (isOption(unknown, args)) {
    const whole = command && needsEverybody(unknown, command, commands);
    if (whole) return whole;
    const options = ['help', 'version', ...Object.keys({ ...commonOptions, ...command?.options })];
    const like = nearest(unknown, options);
    return new UserError(
      `${unknown.length === 1 ? '-' : '--'}${unknown}: unknown option`,
      like === undefined ? `"${help}" lists the options` : `did you mean "--${like}"?`,
    );
  }
  if (command === undefined)
    return new UserError(`${unknown}: unknown command`, suggest(unknown, names) ?? `"${help}" lists the commands`);
  return new UserError(`${unknown}: one argument too many`, `"${help}" explains the command`);
}

const isOption = (name: string, args: readonly string[]): boolean =>
  args.some((arg) => arg.startsWith('-') && arg.replace(/^-+(no-)?/, '').split('=', 1)[0] === name);

/** What is missing: the value of an option, or an argument of the command. */
function missing(message: string, command: Command | undefined): string {
  const option = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  if (option !== undefined) return `--${option}: needs a value`;
  if (command !== undefined && message.startsWith('Not enough non-option arguments'))
    return `an argument is missing: handoff ${command.usage}`;
  const line = message.replace(/\s+/g, ' ').trim();
  return line.charAt(0).toLowerCase() + line.slice(1);
}
