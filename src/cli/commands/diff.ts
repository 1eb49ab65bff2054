import pc from 'picocolors';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { Provision } from '../../scenario/diff/diff.ts';
import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { readScenarioOptions, scenarioOptions } from '../options.ts';
import { count } from '../problems.ts';
import { print } from '../streams.ts';
import { tellReplaced } from '../replaced.ts';
import { VERSION } from '../version.ts';
import { behind } from '../../base/wrap.ts';

export const diff: Command = {
  usage: 'diff <a> <b>',
  summary: 'Say in words how scenario b differs from a; simulate nothing.',
  positionals: { a: 'What was', b: 'What is instead' },
  stdin: true,
  words: { a: scenarioNames, b: scenarioNames },
  options: scenarioOptions,
  examples: [
    ['handoff diff historical no-trust-act', 'what the state laws say that this question takes away'],
    ['handoff diff historical historical --set historical-2:state.law@2014-01-01=il-trust-act', 'a law in words'],
    ['handoff diff historical my-law.yaml --json', 'a file of your own, for a program'],
  ],
  async run(values) {
    const [{ readScenarios }, { loadWorld }, { differences }] = await Promise.all([
      import('../work/arms.ts'),
      import('../../world/files.ts'),
      import('../../scenario/diff/diff.ts'),
    ]);
    const request = readScenarioOptions(values);
    const world = loadWorld();
    const [a, b] = readScenarios([values['a'] as string, values['b'] as string], world, request, 'compared');
    const provisions = differences(a.scenario, b.scenario, world);
    if (request.json) print(JSON.stringify(documentOf(a, b, provisions), null, 2));
    else {
      tell(a, b, provisions);
      tellReplaced(b.name, replacedIn(b, provisions));
    }
    return DONE;
  },
};

/** What the second replaces of its parents, where it differs from the first. */
const replacedIn = ({ replaces }: ResolvedScenario, provisions: readonly Provision[]): ResolvedScenario['replaces'] =>
  replaces.filter(({ path }) => provisions.some(({ paths }) => paths.includes(path)));

function documentOf(a: ResolvedScenario, b: ResolvedScenario, provisions: readonly Provision[]): object {
  const side = ({ name, scenario, hash }: ResolvedScenario): object => ({
    name,
    title: scenario.title,
    scenario: hash,
  });
  return {
    schema: 'handoff.diff/1',
    handoff: VERSION,
    from: side(a),
    to: side(b),
    provisions,
    replaces: replacedIn(b, provisions),
  };
}

function tell(a: ResolvedScenario, b: ResolvedScenario, provisions: readonly Provision[]): void {
  if (provisions.length === 0) {
    print(`${b.name} does not differ from ${a.name} in anything that is simulated or counted.`);
    return;
  }
  print(`${b.name} differs from ${a.name} in ${count(provisions.length, 'provision')}.`);
  for (const { id, text, details, source } of provisions) {
    print(`\n${pc.bold(id)}`);
    const told = details.flatMap((detail) => behind('    ', detail, '  - '));
    for (const line of [...behind('  ', text), ...told, ...behind('  ', `Source: ${source}`)]) print(line);
  }
}
