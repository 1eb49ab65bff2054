/** The help, made of what each command says of itself: the same for `--help`, `help` and docs/commands.md. */
import pc from 'picocolors';
import type { Options } from 'yargs';
import { nearest } from '../base/problem.ts';
import { UserError } from '../base/user-error.ts';
import { behind } from '../base/wrap.ts';
import { type Command, nameOf } from './command.ts';
import { commonOptions, LATER } from './options.ts';

type Rows = readonly (readonly [name: string, what: string])[];
/** Commands by the heading under which the help lists them. */
export type Groups = readonly (readonly [heading: string, commands: readonly Command[]])[];

const ABOUT =
  'Simulates immigration-enforcement programmes: who is handed over in jail, who is arrested at large, who is never taken, ' +
  'and what each path costs.';
const GENERAL: Rows = [
  ['--no-color', 'No colours; NO_COLOR=1 does the same'],
  ['--help, -h', 'This help; also "handoff help <command>"'],
  ['--version, -v', 'The version'],
];

/** All commands, in groups. */
export function helpOfAll(groups: Groups): string {
  const told = groups.map(([heading, commands]): [string, Rows] => [
    heading,
    commands.map((command) => [nameOf(command), command.summary]),
  ]);
  const column = widest([...told.flatMap(([, rows]) => rows), ...GENERAL]);
  return [
    'handoff <command>',
    '',
    ...behind('', ABOUT),
    ...[...told, ['General', GENERAL] as const].flatMap(([heading, rows]) => section(heading, rows, column)),
    '',
    ...behind('', 'A scenario is a shipped name ("handoff list"), a file, or - for standard input. To begin with:'),
    '  handoff compare historical secure-communities',
    '  handoff init --kind law my-law.yaml',
  ].join('\n');
}

/** One command: its arguments, its options with those of the first screen before the rest, examples. */
export function helpOf(command: Command): string {
  const { usage, summary, positionals = {}, examples } = command;
  const [first, later] = optionsOf(command);
  const column = widest([...Object.entries(positionals), ...first, ...later]);
  return [
    `handoff ${usage}`,
    '',
    ...behind('', summary),
    ...section('Arguments', Object.entries(positionals), column),
    ...section('Options', first, column),
    ...section('More options', later, column),
    '',
    pc.bold('Examples:'),
    ...examples.flatMap(([line, does]) => [...behind('    ', line, '  '), ...behind('      ', does)]),
  ].join('\n');
}

/** The options of a command as rows: those of the first screen, and the rest. */
export function optionsOf({ options }: Command): readonly [first: Rows, later: Rows] {
  const rows = (late: boolean): Rows =>
    Object.entries(options)
      .filter(([, { group }]) => (group === LATER) === late)
      .map(([name, option]) => [`--${name}`, whatIs(option)]);
  return [rows(false), rows(true)];
}

const whatIs = ({ describe = '', defaultDescription }: Options): string =>
  defaultDescription === undefined ? describe : `${describe} (default: ${defaultDescription})`;

const widest = (rows: Rows): number => Math.max(0, ...rows.map(([name]) => name.length)) + 2;

const section = (heading: string, rows: Rows, column: number): string[] =>
  rows.length === 0
    ? []
    : [
        '',
        pc.bold(`${heading}:`),
        ...rows.flatMap(([name, what]) => behind(' '.repeat(column + 2), what, `  ${name.padEnd(column)}`)),
      ];

/**
 * The help that a command line asks for, if it asks for one: of no command, `help`, `--help` or `-h`.
 * @throws UserError where it is asked for a command that there is not
 */
export function helpAsked(args: readonly string[], groups: Groups): string | undefined {
  const common = new Set(Object.keys(commonOptions).flatMap((name) => [`--${name}`, `--no-${name}`]));
  const said = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined).filter((arg) => !common.has(arg));
  const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';
  const asked = said[0] === 'help' ? said.slice(1) : said.some(isHelp) ? said : undefined;
  if (said.length > 0 && asked === undefined) return undefined;
  const name = asked?.find((arg) => !isHelp(arg));
  if (name === undefined) return helpOfAll(groups);
  const commands = groups.flatMap(([, of]) => of);
  const command = commands.find((candidate) => nameOf(candidate) === name);
  if (command !== undefined) return helpOf(command);
  const like = nearest(name, commands.map(nameOf));
  throw new UserError(
    `${name}: unknown command`,
    like === undefined ? '"handoff --help" lists the commands' : `did you mean "${like}"?`,
  );
}
