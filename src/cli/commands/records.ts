import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { recordsOptions } from '../options.ts';
import { readRunOptions } from '../request.ts';
import { tell } from '../tell.ts';

export const records: Command = {
  usage: 'records <scenario>',
  summary: 'What would have been published, and whether refusal tells custody.',
  positionals: { scenario: 'Shipped name, file, or -' },
  stdin: true,
  words: { scenario: scenarioNames },
  options: recordsOptions,
  examples: [
    ['handoff records historical --draws 5', 'by fiscal year, and across jurisdictions'],
    ['handoff records santa-clara --from 2015-07 --to 2015-11', 'one county by month'],
  ],
  async run(values) {
    const work = await import('../work/records.ts');
    const request = readRunOptions(values);
    const done = await work.records(String(values['scenario']), request);
    if (!done) return DONE;
    const { document, ...saved } = done;
    await tell(document, saved, request);
    return DONE;
  },
};
