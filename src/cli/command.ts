import type { OptionTable } from './options.ts';

/** A command as the door knows it: what the help says, and what to do. */
export type Command = {
  /** `run <scenario..>` in the notation of yargs. */
  readonly usage: string;
  readonly summary: string;
  /** What each positional argument is, by name. */
  readonly positionals?: Readonly<Record<string, string>>;
  /** True if "-" for one of them is standard input. */
  readonly stdin?: true;
  /** Words that an argument or the value of an option may be, by its name: for completion in the shell. */
  readonly words?: Readonly<Record<string, () => readonly string[]>>;
  readonly options: OptionTable;
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /**
   * Does the work with the values as the user wrote them. Loads what is heavy only now.
   * @returns the exit code
   */
  readonly run: (values: Readonly<Record<string, unknown>>) => Promise<number>;
};

export const nameOf = (command: Command): string => command.usage.split(' ', 1)[0] ?? '';
