/** docs/parameters.md: every parameter of the scenario "historical", with its values and what they rest on. */
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import {
  describeParameters,
  sectionInWords,
  type DescribedParameter,
  type DescribedValue,
} from '../../src/scenario/words/described.ts';
import { namesOf } from '../../src/scenario/words/places.ts';
import { capital } from '../../src/scenario/words/series.ts';
import { evidenceInWords, type Evidence } from '../../src/scenario/words/values.ts';
import { loadWorld } from '../../src/world/files.ts';
import { code, escaped, opening } from './markdown.ts';

/** ": assumed: why", or nothing where nothing is stated. */
function rests(evidence: Evidence): string {
  const told = evidenceInWords(evidence);
  return told === 'not stated' ? '' : `: ${escaped(told)}`;
}

const valueLine = ({ value, where, from, ...evidence }: DescribedValue): string => {
  const when = from === '' ? '' : `from ${from}`;
  return `  - ${[`**${escaped(value)}**`, where, when].filter((part) => part !== '').join(' ')}${rests(evidence)}`;
};

function entry(parameter: DescribedParameter): string[] {
  const { path, words, unit, table, values, note } = parameter;
  const [first] = values;
  const single = values.length === 1 && table === undefined;
  const value = single ? `**${escaped(first.value)}** (${escaped(unit)})` : `(${escaped(unit)})`;
  return [
    `- ${code(path)}: ${escaped(words)}: ${value}${rests(parameter)}`,
    ...(note === undefined ? [] : [`  - Note: ${escaped(note)}`]),
    ...(table === undefined ? [] : [`  - **by place**: ${code(`scenarios/data/${table}.csv`)}; elsewhere`]),
    ...(single ? [] : values.map(valueLine)),
  ];
}

export function parametersPage(): string[] {
  const world = loadWorld();
  const loaded = loadScenario('historical', world);
  if (!loaded.ok) throw new Error('scenarios/historical.yaml: npx handoff check historical says what is wrong');
  const all = describeParameters(loaded.resolved.scenario, namesOf(world));
  const sections = [...new Set(all.map(({ section }) => section))];
  const assumed = all.filter((one) => [one, ...one.values].some((evidence) => evidence.assumed !== undefined)).length;
  return [
    ...opening(
      'Parameters',
      `The ${all.length} parameters of the scenario \`historical\`, on which all others build: value, unit, place and day, and ` +
        `who published it or why it is assumed. ${assumed} of them rest on an assumption in part or in whole. \`handoff list ` +
        'parameters WORDS` searches them, `--set PATH=value` changes one for a run.',
      'A value such as **0.7 (0.5 to 0.84)** is uncertain: the middle, and where 95 of 100 draws lie. That is what was thought before ' +
        'the model was fitted; runs draw from the fit (`scenarios/data/posterior_historical.csv`) where it has a column.',
    ),
    ...sections.flatMap((section) => [
      `## ${capital(section).replaceAll('_', ' ')}`,
      '',
      sectionInWords(section),
      '',
      ...all.filter((one) => one.section === section).flatMap(entry),
      '',
    ]),
  ];
}
