/** docs/commands.md: what `--help` says, of all commands. */
import { nameOf, type Command } from '../../src/cli/command.ts';
import { GROUPS } from '../../src/cli/commands.ts';
import { optionsOf } from '../../src/cli/help.ts';
import { code, escaped, opening, table } from './markdown.ts';

const CODES =
  'Exit codes: 0 done; 1 it ran, and the answer is no (`--strict`, or a search that finds nothing); 2 the input is wrong; 3 the ' +
  'program is wrong; 130 interrupted.';

const rows = (all: readonly (readonly [string, string])[]): string[][] =>
  all.map(([name, what]) => [code(name), escaped(what)]);

function commandPage(command: Command): string[] {
  const { usage, summary, positionals = {}, examples } = command;
  const [first, later] = optionsOf(command);
  return [
    `### ${nameOf(command)}`,
    '',
    escaped(summary),
    '',
    '```sh',
    `handoff ${usage}`,
    '```',
    '',
    ...table(['argument', 'means'], rows(Object.entries(positionals))),
    ...table(['option', 'means'], rows(first)),
    ...table(['more options', 'mean'], rows(later)),
    'Examples:',
    '',
    '```sh',
    ...examples.map(([line, does]) => `${line} # ${does}`),
    '```',
    '',
  ];
}

export const commandsPage = (): string[] => [
  ...opening(
    'Commands',
    'In a checkout every command begins with `npx`: `npx handoff list`. `handoff help COMMAND` says the same as this page. A ' +
      'scenario is a shipped name, a file, or `-` for standard input. All commands take `--no-color`, `--help` and `--version`.',
    CODES,
  ),
  ...GROUPS.flatMap(([heading, commands]) => [`## ${heading}`, '', ...commands.flatMap(commandPage)]),
];
