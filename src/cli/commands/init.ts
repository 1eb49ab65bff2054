import { writeFileSync } from 'node:fs';
import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { single } from '../options.ts';
import { print } from '../streams.ts';
import { reasonOf } from '../../base/refusals.ts';
import { UserError } from '../../base/user-error.ts';

export const init: Command = {
  usage: 'init [file]',
  summary: 'Write a scenario to start from.',
  positionals: { file: 'File to write (default: my-scenario.yaml)' },
  options: {},
  examples: [['handoff init pep-in-texas.yaml', 'then edit it and run "handoff check" on it']],
  async run(values) {
    const { starter } = await import('../../scenario/editor.ts');
    const file = single(values, 'file') ?? 'my-scenario.yaml';
    try {
      // `wx`: a file that exists is never written over, not even one that appears meanwhile.
      writeFileSync(file, starter(), { flag: 'wx' });
    } catch (cause) {
      throw refusal(file, cause) ?? cause;
    }
    print(
      `${file}: written\n  check it: handoff check ${file}\n  read it:  handoff diff historical ${file}\n  run it:   handoff compare historical ${file} --places "county=Harris, TX"`,
    );
    return DONE;
  },
};

function refusal(file: string, cause: unknown): UserError | undefined {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new UserError(`${file}: exists and is not written over`, 'choose another name');
  if (code === 'ENOENT') return new UserError(`${file}: the folder does not exist`, 'make it first, or choose another');
  const reason = reasonOf(cause);
  return reason === undefined ? undefined : new UserError(`${file}: ${reason}`, 'choose another name');
}
