import type { Command } from '../command.ts';
import { DONE, NO } from '../failure.ts';
import { jsonOption } from '../options.ts';
import { print } from '../streams.ts';

export const score: Command = {
  usage: 'score <forecast> <figures>',
  summary: 'Hold a sealed forecast against the figures that came.',
  positionals: {
    forecast: 'The forecast.json that "handoff forecast" wrote, untouched',
    figures: 'CSV with the columns place,metric,from,to,value, named as in the forecast',
  },
  options: jsonOption,
  examples: [
    ['handoff score outputs/forecast/forecast.json figures.csv', 'exit code 1 where its intervals hold too few, 2 where its seal is broken'], // prettier-ignore
  ],
  async run(values) {
    const [{ score: scored }, { scoreText }] = await Promise.all([
      import('../work/score.ts'),
      import('../../report/text/score.ts'),
    ]);
    const found = scored(String(values['forecast']), String(values['figures']));
    print(values['json'] === true ? JSON.stringify(found, null, 2) : scoreText(found));
    return found.ok ? DONE : NO;
  },
};
