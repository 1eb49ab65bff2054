/** The shipped scenarios as a newcomer would ask with them, and those that a page of docs is made of. */
import { basename, dirname } from 'node:path';
import { listScenarios } from '../files/scenarios.ts';
import type { Item } from './item.ts';

/** The scenarios that stand in scenarios/ itself, by what they ask. A test holds that none is missing. */
const QUESTIONS: readonly (readonly [heading: string, names: readonly string[]])[] = [
  ['What happened', ['historical']],
  ['Another federal programme', ['secure-communities', 'pep-as-written']],
  [
    'Other state and local limits',
    ['trust-act-nationwide', 'no-trust-act', 'no-holds', 'notify-only', 'full-cooperation'],
  ],
  ['More officers or fewer', ['teams-doubled', 'no-fugitive-operations', 'no-287g', '287g-everywhere']],
  ['Jails that set their limits by what they see', ['adaptive', 'adaptive-secure-communities', 'adaptive-no-outreach']],
  ['A place to try', ['santa-clara', 'tutorial']],
];

/** What the scenarios of each folder are for. */
const FOLDERS: readonly (readonly [folder: string, heading: string])[] = [
  ['answer', 'What changed between 2013 or June 2014 and 2015, for docs/answer-2014-2015.md'],
  ['puzzle', 'Seven explanations of 2015, alone and together, for docs/puzzle.md'],
  [
    'reasons',
    'Hypotheses on missed figures, made from the figures they explain: met there is no test; for docs/misses.md',
  ],
];

type Listed = ReturnType<typeof listScenarios>[number];

const itemOf = ({ name, title, description, path }: Listed, group: string): Item => ({
  name,
  title,
  group,
  also: description,
  data: { description, path },
});

/** The scenarios to ask with, in groups. */
export function questions(): Item[] {
  const known = new Map(listScenarios().map((scenario) => [scenario.name, scenario]));
  return QUESTIONS.flatMap(([heading, names]) => names.map((name) => itemOf(known.get(name) as Listed, heading)));
}

/** All shipped scenarios: those to ask with, then those of each page. */
export function allScenarios(): Item[] {
  const listed = listScenarios();
  const ofPages = FOLDERS.flatMap(([folder, heading]) =>
    listed.filter(({ path }) => basename(dirname(path)) === folder).map((scenario) => itemOf(scenario, heading)),
  );
  return [...questions(), ...ofPages];
}
