import { UserError } from '../../base/user-error.ts';
import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { onlyRunOptions } from '../options.ts';
import { readExtendOptions, readRunOptions } from '../request.ts';
import { compare } from './compare.ts';

export const run: Command = {
  usage: 'run [scenario..]',
  summary: 'Simulate scenarios side by side.',
  positionals: { scenario: 'Shipped names or files; - for standard input' },
  stdin: true,
  words: { scenario: scenarioNames },
  options: onlyRunOptions,
  examples: [
    ['handoff run tutorial', 'five counties, a second or two'],
    ['handoff run historical --by state --from 2015-10 --to 2016-09', 'one fiscal year by state'],
    [
      'handoff run historical --places "county=Cook, IL" --from 2009-10 --by fiscal-year',
      'one county, before and after',
    ],
    ['handoff run tutorial --set pickup.level@2015-07-02=0.5', 'from a day on'],
    ['handoff run --extend outputs/tutorial --draws +80', 'more draws for results made with --keep-runs'],
  ],
  async run(values) {
    const more = readExtendOptions(values);
    if (more) {
      const { extend } = await import('../work/extend.ts');
      return extend(more, [['Extended', [run, compare]]]);
    }
    const names = (values['scenario'] ?? []) as readonly string[];
    if (names.length === 0)
      throw new UserError(
        'an argument is missing: handoff run <scenario..>',
        '"handoff run --help" explains the command',
      );
    const { simulate } = await import('../work/simulate.ts');
    return simulate(names, readRunOptions(values), 'apart');
  },
};
