import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { readRunOptions, runOptions } from '../options.ts';

export const run: Command = {
  usage: 'run <scenario..>',
  summary: 'Simulate scenarios side by side.',
  positionals: { scenario: 'Shipped names or files; - for standard input' },
  stdin: true,
  words: { scenario: scenarioNames },
  options: runOptions,
  examples: [
    ['handoff run tutorial', 'five counties, a second or two'],
    ['handoff run historical --by state --from 2015-10 --to 2016-09', 'one fiscal year by state'],
    [
      'handoff run historical --places "county=Cook, IL" --from 2009-10 --by fiscal-year',
      'one county, before and after',
    ],
    ['handoff run tutorial --set pickup.level@2015-07-02=0.5', 'from a day on'],
  ],
  async run(values) {
    const { simulate } = await import('../work/simulate.ts');
    return simulate(values['scenario'] as readonly string[], readRunOptions(values), 'apart');
  },
};
