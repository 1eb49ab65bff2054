import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { readRunOptions, studyOptions } from '../options.ts';
import { print } from '../streams.ts';

export const sweep: Command = {
  usage: 'sweep <study>',
  summary: 'A space of policies, each point compared with a baseline.',
  positionals: { study: 'Shipped name or file' },
  options: studyOptions,
  examples: [
    ['handoff sweep trust-act-teams', 'a few minutes; goes on where it was stopped'],
    ['handoff sweep mine.yaml --set at_large.success=0.5', 'a value that every point shares'],
  ],
  async run(values) {
    const [{ sweep: study }, { sweepText }, { jsonText }, { default: pc }] = await Promise.all([
      import('../work/sweep.ts'),
      import('../../report/text/sweep.ts'),
      import('../../report/files/round.ts'),
      import('picocolors'),
    ]);
    const request = readRunOptions(values);
    const { document, folder } = await study(String(values['study']), request);
    if (request.json) print(jsonText(document));
    else print(`${sweepText(document, { color: pc.isColorSupported })}\n\nResults: ${folder}`);
    return DONE;
  },
};
