import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { single } from '../given.ts';
import { forecastOptions } from '../options.ts';
import { readForecastOptions } from '../request.ts';
import { tell } from '../tell.ts';

export const forecast: Command = {
  usage: 'forecast [scenario]',
  summary: 'Say what no table has yet, sealed, to be scored when it comes.',
  positionals: { scenario: 'Shipped name, file, or - (default: historical)' },
  stdin: true,
  words: { scenario: scenarioNames, without: scenarioNames },
  options: forecastOptions,
  examples: [
    ['handoff forecast --out outputs/forecast', 'the nation, every state and 50 counties: half an hour on two cores'],
    ['handoff forecast --places state=MD --draws 39', 'one state and its counties, in minutes'],
  ],
  async run(values) {
    const work = await import('../work/forecast.ts');
    const request = readForecastOptions(values);
    const done = await work.forecast(single(values, 'scenario') ?? 'historical', request);
    if (!done) return DONE;
    const { document, folder } = done;
    await tell(document, { folder, table: work.sealedIn(folder) }, request);
    return DONE;
  },
};
