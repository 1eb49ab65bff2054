import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE, NO } from '../failure.ts';
import { single } from '../given.ts';
import { validateOptions } from '../options.ts';
import { readRunOptions } from '../request.ts';
import { note } from '../streams.ts';
import { tell } from '../tell.ts';

export const validate: Command = {
  usage: 'validate [scenario]',
  summary: 'Hold a scenario against every published figure.',
  positionals: { scenario: 'Shipped name, file, or - (default: historical)' },
  stdin: true,
  words: { scenario: scenarioNames },
  options: validateOptions,
  examples: [
    ['handoff validate', 'the scoreboard of the historical scenario'],
    ['handoff validate --draws 1 --replications 4 --all', 'quick, with a line for every figure'],
    ['handoff validate --strict', 'exit code 1 when a figure recorded as met is missed'],
  ],
  async run(values) {
    const [{ validate: score }, { lost }] = await Promise.all([
      import('../work/validate.ts'),
      import('../work/score-record.ts'),
    ]);
    const request = readRunOptions({ draws: '40', replications: '1', ...values });
    const done = await score(single(values, 'scenario') ?? 'historical', request);
    if (!done) return DONE;
    const { board, ...saved } = done;
    await tell(board, saved, request, { all: values['all'] === true });
    if (values['strict'] !== true) return DONE;
    const missing = lost(board);
    for (const id of missing) note(`handoff: ${id}: recorded as met, missed in this run`);
    return missing.length === 0 ? DONE : NO;
  },
};
