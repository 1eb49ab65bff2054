import type { Command } from '../command.ts';
import { studyNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { sampledStudyOptions } from '../options.ts';
import { readRunOptions } from '../request.ts';
import { tell } from '../tell.ts';

export const sweep: Command = {
  usage: 'sweep <study>',
  summary: 'A space of policies, each point compared with a baseline.',
  positionals: { study: 'Shipped name, file, or -' },
  stdin: true,
  words: { study: studyNames },
  options: sampledStudyOptions,
  examples: [
    ['handoff sweep trust-act-teams', 'a few minutes; goes on where it was stopped'],
    ['handoff sweep my-study.yaml --set at_large.success=0.5', 'a value that every point shares'],
  ],
  async run(values) {
    const { sweep: study } = await import('../work/sweep.ts');
    const request = readRunOptions(values);
    const done = await study(String(values['study']), request);
    if (!done) return DONE;
    const { document, ...saved } = done;
    await tell(document, saved, request);
    return DONE;
  },
};
