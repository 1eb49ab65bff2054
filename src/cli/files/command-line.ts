/** The command line: as it was given, or that of a bundle or of parts whose command is done again. */
import { withoutQueue } from './question.ts';

let again: string[] | undefined;

/** The command line as it stands in a manifest: whoever simulates, the results are the same. */
export const commandLine = (): string[] => again ?? withoutQueue(['handoff', ...process.argv.slice(2)]);

/** Does the work of a command in the place of the one that was given: a bundle and a briefing then name it. */
export async function asCommand<T>(command: readonly string[], work: () => Promise<T>): Promise<T> {
  again = [...command];
  try {
    return await work();
  } finally {
    again = undefined;
  }
}
