import type { Command } from '../command.ts';
import { studyNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { studyOptions } from '../options.ts';
import { readRunOptions } from '../request.ts';
import { tell } from '../tell.ts';

// It writes no tables of its document.
const { parquet: _, ...options } = studyOptions;

export const calibrate: Command = {
  usage: 'calibrate <study>',
  summary: 'Fit uncertain parameters to published figures.',
  positionals: { study: 'Shipped name, file, or -' },
  stdin: true,
  words: { study: studyNames },
  options,
  examples: [['handoff calibrate historical-fit', 'two to three hours on two cores; goes on where it was stopped']],
  async run(values) {
    const { calibrate: fit } = await import('../work/calibrate.ts');
    const request = readRunOptions(values);
    const done = await fit(String(values['study']), request);
    if (!done) return DONE;
    const { document, ...saved } = done;
    await tell(document, saved, request);
    return DONE;
  },
};
