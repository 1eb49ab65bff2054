import type { Command } from '../command.ts';
import { compareOptions, readRunOptions } from '../options.ts';

export const compare: Command = {
  usage: 'compare <baseline> <variant..>',
  summary: 'The same people under each scenario: what differs.',
  positionals: { baseline: 'What the others are compared with', variant: 'One or more other scenarios' },
  stdin: true,
  options: compareOptions,
  examples: [
    ['handoff compare secure-communities historical', 'what the new programme changed'],
    ['handoff compare tutorial tutorial --set tutorial-2:local.hold_willing=0', 'a change without a file'],
    ['handoff compare historical mine.yaml --replications 100', 'narrower intervals'],
    ['handoff compare historical mine.yaml --map transferred --flips-by class', 'where, and whom'],
  ],
  async run(values) {
    const { simulate } = await import('../work/simulate.ts');
    const names = [values['baseline'] as string, ...(values['variant'] as readonly string[])];
    return simulate(names, readRunOptions(values), 'paired');
  },
};
