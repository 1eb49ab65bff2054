import { writeFileSync } from 'node:fs';
import { printable } from '../../base/printable.ts';
import { suggest } from '../../base/problem.ts';
import { reasonOf } from '../../base/refusals.ts';
import { UserError } from '../../base/user-error.ts';
import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { starter, starterKinds, stepsIn, USUAL_KIND } from '../files/starters.ts';
import { single } from '../given.ts';
import { print } from '../streams.ts';

export const init: Command = {
  usage: 'init [file]',
  summary: 'Write a commented file to start from: a law, a county, a study.',
  positionals: { file: 'File to write (default: my-KIND.yaml)' },
  words: { kind: starterKinds },
  options: {
    kind: {
      requiresArg: true,
      describe: 'What it is for: law, county, policy, study, cost-book or scenario',
      defaultDescription: USUAL_KIND,
    },
  },
  examples: [
    ['handoff init --kind law my-law.yaml', 'a law of a state'],
    ['handoff init --kind county', 'one county with its own bookings and prices: my-county.yaml'],
    ['handoff init pep-in-texas.yaml', 'any change of any value'],
  ],
  async run(values) {
    const kind = kindOf(single(values, 'kind') ?? USUAL_KIND);
    const file = single(values, 'file') ?? `my-${kind}.yaml`;
    const text = starter(kind, file);
    try {
      // `wx`: a file that exists is never written over, not even one that appears meanwhile.
      writeFileSync(file, text, { flag: 'wx' });
    } catch (cause) {
      throw refusal(file, cause) ?? cause;
    }
    print([`${file}: written. Edit it, then`, ...stepsIn(text).map((step) => `  ${step}`)].join('\n'));
    return DONE;
  },
};

/** @throws UserError where there is no such kind */
function kindOf(given: string): string {
  const kinds = starterKinds();
  if (kinds.includes(given)) return given;
  throw new UserError(`--kind: must be one of ${kinds.join(', ')}, got "${printable(given)}"`, suggest(given, kinds));
}

function refusal(file: string, cause: unknown): UserError | undefined {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new UserError(`${file}: exists and is not written over`, 'choose another name');
  if (code === 'ENOENT') return new UserError(`${file}: the folder does not exist`, 'make it first, or choose another');
  const reason = reasonOf(cause);
  return reason === undefined ? undefined : new UserError(`${file}: ${reason}`, 'choose another name');
}
