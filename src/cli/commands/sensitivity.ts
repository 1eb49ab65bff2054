import type { Command } from '../command.ts';
import { studyNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { sampledStudyOptions } from '../options.ts';
import { readRunOptions } from '../request.ts';
import { tell } from '../tell.ts';

export const sensitivity: Command = {
  usage: 'sensitivity <study>',
  summary: 'Which uncertain parameters matter, and how much is chance.',
  positionals: { study: 'Shipped name, file, or -' },
  stdin: true,
  words: { study: studyNames },
  options: sampledStudyOptions,
  examples: [
    ['handoff sensitivity tutorial-sensitivity', 'about half a minute; goes on where it was stopped'],
    ['handoff sensitivity tutorial-sensitivity --json', 'shares, effects and intervals as JSON'],
  ],
  async run(values) {
    const { sensitivity: study } = await import('../work/sensitivity.ts');
    const request = readRunOptions(values);
    const done = await study(String(values['study']), request);
    if (!done) return DONE;
    const { document, ...saved } = done;
    await tell(document, saved, request);
    return DONE;
  },
};
