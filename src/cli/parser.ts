/** Reads the command line with yargs and calls one command. */
import yargs, { type Argv } from 'yargs';
import { nearest, suggest } from '../base/problem.ts';
import { readArguments } from './arguments.ts';
import { nameOf, type Command } from './command.ts';
import { DONE, WRONG_INPUT } from './failure.ts';
import { commonOptions } from './options.ts';
import { note, print } from './streams.ts';
import { UserError } from '../base/user-error.ts';
import { VERSION } from './version.ts';
import { WIDTH } from '../base/wrap.ts';

const MODES = {
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'camel-case-expansion': false,
  'dot-notation': false,
} as const;

/** What yargs does by itself, but for ending: that is done here. */
const COMPLETION = 'completion';

/**
 * Runs the command that the arguments name.
 * @returns its exit code
 * @throws UserError where the arguments cannot be understood
 */
export async function runCommandLine(given: readonly string[], commands: readonly Command[]): Promise<number> {
  const args = readArguments(given, commands);
  let code = DONE;
  let running = false;
  const parser = yargs([...args])
    .scriptName('handoff')
    .usage(
      '$0 <command>\n\nSimulates immigration-enforcement programmes: who is handed over in jail, who is\narrested at large, who is never taken, and what each path costs.',
    )
    .parserConfiguration(MODES)
    .locale('en')
    .wrap(WIDTH)
    .version(VERSION)
    .alias('help', 'h')
    .options(commonOptions)
    .group(['color', 'help', 'version'], 'General:')
    .epilogue(
      '"handoff <command> --help" explains a command.\nA scenario is a shipped name ("handoff list"), a file, or - for standard input.',
    )
    .strict()
    .exitProcess(false)
    .fail(false);
  for (const command of commands) {
    const handler = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
      running = true;
      code = await command.run(lastOfFlags(values, command));
    };
    parser.command(command.usage, command.summary, (y) => describe(y, command), handler);
  }
  // Last, so that the help lists it last.
  parser.completion(COMPLETION, COMPLETES);
  if (args[0] === COMPLETION) return complete(parser, args.slice(1));
  if (args.length === 0) {
    note(await parser.getHelp());
    return WRONG_INPUT;
  }
  try {
    await parser.parseAsync();
  } catch (cause) {
    if (running) throw cause;
    throw misread(cause, args, commands);
  }
  return code;
}

const COMPLETES = 'Print a script for bash or zsh that completes commands.';

/** Prints the script; yargs would print it before it complains, and before its help. */
function complete(parser: Argv, [extra]: readonly string[]): number {
  if (extra === '--help' || extra === '-h') print(`handoff ${COMPLETION}\n\n${COMPLETES}`);
  else if (extra !== undefined)
    throw new UserError(`${extra}: one argument too many`, `"handoff ${COMPLETION}" takes none`);
  else parser.showCompletionScript();
  return DONE;
}

/** A flag that is given twice counts as it was given last. */
function lastOfFlags(values: Readonly<Record<string, unknown>>, { options }: Command): Record<string, unknown> {
  const last = (name: string, value: unknown): unknown =>
    options[name]?.type === 'boolean' && Array.isArray(value) ? value.at(-1) : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, last(name, value)]));
}

function describe(parser: Argv, command: Command): Argv {
  parser.usage(`handoff ${command.usage}\n\n${command.summary}`).epilogue('');
  for (const [name, what] of Object.entries(command.positionals ?? {})) parser.positional(name, { describe: what });
  for (const [line, does] of command.examples) parser.example(line, does);
  return parser.options(command.options);
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
