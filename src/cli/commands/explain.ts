import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { explainOptions, readExplainOptions } from '../options.ts';
import { print } from '../streams.ts';

export const explain: Command = {
  usage: 'explain <baseline> <variant>',
  summary: 'Split each difference over the provisions that differ.',
  positionals: { baseline: 'What was', variant: 'What is instead' },
  options: explainOptions,
  examples: [
    ['handoff explain secure-communities historical', 'which provision of the new programme changed what'],
    ['handoff explain a.yaml b.yaml --group law=state.law,local.policy', 'two provisions as one'],
    ['handoff explain a.yaml b.yaml --metric requests,transferred --json', 'two metrics, for a program'],
  ],
  async run(values) {
    const [{ explain: split }, { explanationText }, { jsonText }, { default: pc }] = await Promise.all([
      import('../explain.ts'),
      import('../../report/explanation.ts'),
      import('../../report/round.ts'),
      import('picocolors'),
    ]);
    const request = readExplainOptions(values);
    const { document, folder } = await split([String(values['baseline']), String(values['variant'])], request);
    if (request.json) print(jsonText(document));
    else print(`${explanationText(document, { color: pc.isColorSupported })}\n\nResults: ${folder}`);
    return DONE;
  },
};
