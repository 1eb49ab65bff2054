/** What may stand where the cursor is: the script of `handoff completion` asks for it. */
import { type Command, nameOf } from './command.ts';
import { commonOptions } from './options.ts';

/** The argument under which yargs' scripts ask. */
export const ASKS = '--get-yargs-completions';

/** @param words of the command line after "handoff", the last of them just begun; may be empty */
export function completions(words: readonly string[], commands: readonly Command[]): string[] {
  const begun = words.at(-1) ?? '';
  return candidates(words.slice(0, -1), begun, commands).filter((word) => word.startsWith(begun));
}

function candidates(before: readonly string[], begun: string, commands: readonly Command[]): readonly string[] {
  const names = commands.map(nameOf);
  const [first, ...rest] = before;
  if (first === undefined) return begun.startsWith('-') ? ['--help', '--version'] : [...names, 'help'];
  if (first === 'help') return rest.length === 0 ? names : [];
  const command = commands.find((candidate) => nameOf(candidate) === first);
  if (command === undefined) return [];
  if (begun.startsWith('-')) return optionsOf(command);
  return command.words?.[asked(rest, command)]?.() ?? [];
}

/** The name of the option or argument whose value stands next: the last argument takes all that follow. */
function asked(before: readonly string[], { options, positionals = {} }: Command): string {
  const taking = (word: string | undefined): string | undefined => {
    const name = /^--([^=]+)$/.exec(word ?? '')?.[1];
    return name !== undefined && options[name]?.requiresArg === true ? name : undefined;
  };
  const option = taking(before.at(-1));
  if (option !== undefined) return option;
  const given = before.filter((word, i) => !word.startsWith('-') && taking(before[i - 1]) === undefined).length;
  const names = Object.keys(positionals);
  return names[Math.min(given, names.length - 1)] ?? '';
}

/** As they are typed: a flag that is on by itself is turned off. */
const optionsOf = ({ options }: Command): string[] => [
  ...Object.keys(options).map((name) => `--${name}`),
  ...Object.keys(commonOptions).map((name) => `--no-${name}`),
  '--help',
];
