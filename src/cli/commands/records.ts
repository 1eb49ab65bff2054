import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { readRunOptions, recordsOptions } from '../options.ts';
import { print } from '../streams.ts';

export const records: Command = {
  usage: 'records <scenario>',
  summary: 'What would have been published, and whether refusal tells custody.',
  positionals: { scenario: 'Shipped name, file, or -' },
  stdin: true,
  words: { scenario: scenarioNames },
  options: recordsOptions,
  examples: [
    ['handoff records historical --replications 2', 'by fiscal year, and across jurisdictions'],
    ['handoff records santa-clara --from 2015-07 --to 2015-11', 'one county by month'],
  ],
  async run(values) {
    const [{ readRecords }, { recordsText }, { refusalAndCustodyText }, { jsonText, roundJson }, { default: pc }] =
      await Promise.all([
        import('../work/records.ts'),
        import('../../report/text/records.ts'),
        import('../../report/text/refusal-and-custody.ts'),
        import('../../report/files/round.ts'),
        import('picocolors'),
      ]);
    const request = readRunOptions(values);
    const [found, document] = await readRecords(values['scenario'] as string, request);
    const color = pc.isColorSupported;
    if (request.json) print(jsonText(roundJson(found)));
    else print(`${recordsText(document, { color })}\n${refusalAndCustodyText(found.refusal_and_custody, { color })}`);
    return DONE;
  },
};
