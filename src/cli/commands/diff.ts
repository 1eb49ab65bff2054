import pc from 'picocolors';
import type { Replacement } from '../../scenario/check/replaced.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { Provision } from '../../scenario/diff/diff.ts';
import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { diffOptions } from '../options.ts';
import { readScenarioOptions } from '../request.ts';
import { print } from '../streams.ts';
import { VERSION } from '../version.ts';
import { behind } from '../../base/wrap.ts';
import { basisInWords } from '../../scenario/words/values.ts';
import { called } from '../work/called.ts';

export const diff: Command = {
  usage: 'diff <a> <b>',
  summary: 'Say in words how scenario b differs from a; simulate nothing.',
  positionals: { a: 'What was', b: 'What is instead' },
  stdin: true,
  words: { a: scenarioNames, b: scenarioNames },
  options: diffOptions,
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
    else tell([a, b], provisions, values['paths'] === true);
    return DONE;
  },
};

/** What the second replaces of its parents, where it differs from the first. */
const replacedIn = ({ replaces }: ResolvedScenario, provisions: readonly Provision[]): readonly Replacement[] =>
  replaces().filter(({ path }) => provisions.some(({ paths }) => paths.includes(path)));

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

function tell(
  arms: readonly [ResolvedScenario, ResolvedScenario],
  provisions: readonly Provision[],
  paths: boolean,
): void {
  const [a, b] = namesOf(arms).map((name) => `"${name}"`);
  const say = (margin: string, text: string, first = margin): void =>
    behind(margin, text, first).forEach((line) => print(line));
  if (provisions.length === 0) {
    say('', `${b} does not differ from ${a} in anything that is simulated or counted.`);
    return;
  }
  say('', `${b} differs from ${a} in ${provisions.length === 1 ? 'one thing' : `${provisions.length} things`}:`);
  const width = `${provisions.length}. `.length;
  const margin = ' '.repeat(width);
  provisions.forEach(({ id, text, details, source }, i) => {
    print('');
    say(margin, text, `${i + 1}.`.padEnd(width));
    for (const detail of details) say(`${margin}  `, detail, `${margin}- `);
    say(margin, basisInWords(source));
    if (paths) print(pc.dim(margin + id));
  });
  tellNotes(arms, provisions);
}

/** The titles; of one scenario twice, what the arms are called. */
function namesOf(arms: readonly [ResolvedScenario, ResolvedScenario]): string[] {
  const titles = arms.map(({ scenario }) => scenario.title);
  return titles[0] === titles[1] ? called(arms).labels : titles;
}

/** What a reader of the list should know besides: where ranges come from, and that values of single places give way. */
function tellNotes([, b]: readonly [ResolvedScenario, ResolvedScenario], provisions: readonly Provision[]): void {
  const replaced = replacedIn(b, provisions).length;
  const notes = [
    ...(b.scenario.posterior !== undefined &&
    provisions.some(({ text, details }) => [text, ...details].some(isUncertain))
      ? [
          'Ranges hold 95% of the values that a scenario allows; runs use what the fit to published figures leaves of them.',
        ]
      : []),
    ...(replaced === 0
      ? []
      : [
          `${replaced === 1 ? 'One of these also replaces' : `${replaced} of these also replace`} what was stated of single places; handoff check ${b.name} tells what, and how to keep it.`,
        ]),
  ];
  for (const note of notes) for (const line of ['', ...behind('', note)]) print(line);
}

const isUncertain = (text: string): boolean => text.includes('(uncertain: ');
