import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { readRunOptions, studyOptions } from '../options.ts';
import { print } from '../streams.ts';

export const sensitivity: Command = {
  usage: 'sensitivity <study>',
  summary: 'Which uncertain parameters matter, and how much is chance.',
  positionals: { study: 'Shipped name or file' },
  options: studyOptions,
  examples: [
    ['handoff sensitivity tutorial-sensitivity', 'about half a minute; goes on where it was stopped'],
    ['handoff sensitivity mine.yaml --json', 'shares, effects and intervals as JSON'],
  ],
  async run(values) {
    const [{ sensitivity: study }, { sensitivityText }, { jsonText }, { default: pc }] = await Promise.all([
      import('../work/sensitivity.ts'),
      import('../../report/text/sensitivity.ts'),
      import('../../report/files/round.ts'),
      import('picocolors'),
    ]);
    const request = readRunOptions(values);
    const { document, folder } = await study(String(values['study']), request);
    if (request.json) print(jsonText(document));
    else print(`${sensitivityText(document, { color: pc.isColorSupported })}\n\nResults: ${folder}`);
    return DONE;
  },
};
