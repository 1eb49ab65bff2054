import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { compareOptions } from '../options.ts';
import { readRunOptions } from '../request.ts';

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
    ['handoff compare historical secure-communities teams-doubled', 'what happened beside two others'],
    ['handoff compare tutorial --set local.hold_willing=0', 'a change without a file'],
    ['handoff compare historical teams-doubled --places state=MD', 'in one state'],
    ['handoff compare historical my-law.yaml --places office=BAL', 'a file of your own: "handoff init --kind law"'],
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
