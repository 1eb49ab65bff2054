import type { Command } from '../command.ts';
import { DONE, NO } from '../failure.ts';
import { readRunOptions, single, validateOptions } from '../options.ts';
import { note, print } from '../streams.ts';

export const validate: Command = {
  usage: 'validate [scenario]',
  summary: 'Hold a scenario against every published figure.',
  positionals: { scenario: 'Shipped name or file (default: historical)' },
  options: validateOptions,
  examples: [
    ['handoff validate', 'the scoreboard of the historical scenario'],
    ['handoff validate --draws 1 --replications 4 --all', 'quick, with a line for every figure'],
    ['handoff validate --strict', 'exit code 1 when a figure recorded as met is missed'],
  ],
  async run(values) {
    const [{ validate: score }, { lost }, { scoreboardText }, { whereItIs }, { jsonText }, { default: pc }] =
      await Promise.all([
        import('../work/validate.ts'),
        import('../work/score-record.ts'),
        import('../../report/text/scoreboard.ts'),
        import('../files/bundles.ts'),
        import('../../report/files/round.ts'),
        import('picocolors'),
      ]);
    const request = readRunOptions({ draws: '40', replications: '1', ...values });
    const { board, folder, charts } = await score(single(values, 'scenario') ?? 'historical', request);
    if (request.json) print(jsonText(board));
    else {
      const text = scoreboardText(board, { color: pc.isColorSupported, all: values['all'] === true });
      print(`${text}\n\n${whereItIs(folder, charts)}`);
    }
    if (values['strict'] !== true) return DONE;
    const missing = lost(board);
    for (const id of missing) note(`handoff: ${id}: recorded as met, missed in this run`);
    return missing.length === 0 ? DONE : NO;
  },
};
