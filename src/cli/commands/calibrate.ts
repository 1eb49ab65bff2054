import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { readRunOptions, studyOptions } from '../options.ts';
import { print } from '../streams.ts';

export const calibrate: Command = {
  usage: 'calibrate <study>',
  summary: 'Fit uncertain parameters to published figures.',
  positionals: { study: 'Shipped name or file' },
  options: studyOptions,
  examples: [['handoff calibrate historical-fit', 'some 40 minutes on two cores; goes on where it was stopped']],
  async run(values) {
    const [{ calibrate: fit }, { calibrationText }, { whereItIs }, { jsonText }, { default: pc }] = await Promise.all([
      import('../work/calibrate.ts'),
      import('../../report/text/calibration.ts'),
      import('../files/bundles.ts'),
      import('../../report/files/round.ts'),
      import('picocolors'),
    ]);
    const request = readRunOptions(values);
    const { document, folder, charts } = await fit(String(values['study']), request);
    if (request.json) print(jsonText(document));
    else print(`${calibrationText(document, { color: pc.isColorSupported })}\n\n${whereItIs(folder, charts)}`);
    return DONE;
  },
};
