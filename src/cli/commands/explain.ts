import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { explainOptions } from '../options.ts';
import { readExplainOptions, readTraceOptions } from '../request.ts';
import { print } from '../streams.ts';
import { tell } from '../tell.ts';
import { UserError } from '../../base/user-error.ts';

type Values = Readonly<Record<string, unknown>>;

export const explain: Command = {
  usage: 'explain <baseline> <variant>',
  summary: "Split each difference over the provisions that differ, or show one person's two lives.",
  positionals: { baseline: 'What was', variant: 'What is instead' },
  stdin: true,
  words: { baseline: scenarioNames, variant: scenarioNames },
  options: explainOptions,
  examples: [
    ['handoff explain secure-communities historical', 'which provision of the new programme changed what'],
    [
      'handoff explain historical pep-as-written --group form=federal.programme,federal.adherence_form',
      'two provisions as one',
    ],
    ['handoff explain historical no-holds --metric requests,transferred --json', 'two metrics, for a program'],
    ['handoff explain historical no-holds --find "transferred->declined"', 'somebody whose fate changed, step by step'],
    ['handoff explain historical no-holds --person 06085-2014-03-17', 'this person under both'],
  ],
  run: (values) => (values['person'] === undefined && values['find'] === undefined ? split(values) : life(values)),
};

const namesIn = (values: Values): [string, string] => [String(values['baseline']), String(values['variant'])];

async function split(values: Values): Promise<number> {
  const explanation = await import('../work/explain.ts');
  const request = readExplainOptions(values);
  for (const name of ['replication', 'draw'])
    if (values[name] !== undefined)
      throw new UserError(`--${name}: says which life is shown, with --person or --find`, `for all, use --${name}s`);
  const done = await explanation.explain(namesIn(values), request);
  if (done) await tell(done.document, { folder: done.folder }, request);
  return DONE;
}

async function life(values: Values): Promise<number> {
  const [{ trace }, { nobodyText }, { jsonText }] = await Promise.all([
    import('../work/trace.ts'),
    import('../../report/text/trace.ts'),
    import('../../report/files/round.ts'),
  ]);
  const request = readTraceOptions(values);
  const found = await trace(namesIn(values), request);
  if ('document' in found) await tell(found.document, { folder: found.folder, briefed: [] }, request);
  else print(request.json ? jsonText({ schema: 'handoff.trace/1', person: null, arms: [], found }) : nobodyText(found));
  return DONE;
}
