import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { compareOptions, readRunOptions } from '../options.ts';

export const compare: Command = {
  usage: 'compare <baseline> [variant..]',
  summary: 'The same people under each scenario: what differs.',
  positionals: {
    baseline: 'What the others are compared with',
    variant: 'Other scenarios; none: the baseline, changed by --set',
  },
  stdin: true,
  words: { baseline: scenarioNames, variant: scenarioNames },
  options: compareOptions,
  examples: [
    ['handoff compare secure-communities historical', 'what the new programme changed'],
    ['handoff compare tutorial --set local.hold_willing=0', 'a change without a file'],
    ['handoff compare historical mine.yaml --places state=MD', 'in one state'],
    ['handoff compare historical mine.yaml --map transferred --flips-by class', 'where, and whom'],
  ],
  async run(values) {
    const [{ simulate }, { changedBaseline }] = await Promise.all([
      import('../work/simulate.ts'),
      import('../work/changed.ts'),
    ]);
    const [baseline, variants] = [values['baseline'] as string, (values['variant'] ?? []) as readonly string[]];
    const request = readRunOptions(values);
    if (variants.length > 0) return simulate([baseline, ...variants], request, 'paired');
    const { names, sets } = changedBaseline(baseline, request.sets);
    return simulate(names, { ...request, sets }, 'paired');
  },
};
