/** What the page of the model speaks of: the shipped scenario, its parameters, the world and the published figures. */
import { shippedPatterns } from '../../../src/analysis/patterns/table.ts';
import { loadScenario } from '../../../src/cli/files/scenarios.ts';
import { parametersOf } from '../../../src/scenario/values/evidence.ts';
import { describeParameters } from '../../../src/scenario/words/described.ts';
import { namesOf } from '../../../src/scenario/words/places.ts';
import { loadTables, loadWorld } from '../../../src/world/files.ts';
import { formatPath } from '../../../src/base/problem.ts';

export const WORLD = loadWorld();
const loaded = loadScenario('historical', WORLD);
if (!loaded.ok) throw new Error('scenarios/historical.yaml: npx handoff check historical says what is wrong');

export const HISTORICAL = loaded.resolved.scenario;
export const PARAMETERS = describeParameters(HISTORICAL, namesOf(WORLD));
export const PATTERNS = shippedPatterns(loadTables());

/** By path of a parameter: the families of distributions that its values have. */
export const FAMILIES: ReadonlyMap<string, readonly string[]> = new Map(
  parametersOf(HISTORICAL).map(({ path, parameter }) => [formatPath(path), familiesIn(parameter)]),
);

function familiesIn(parameter: unknown): string[] {
  const found = JSON.stringify(parameter).matchAll(/"distribution":"(\w+)"/g);
  return [...new Set([...found].map(([, family]) => family))];
}

type Described = (typeof PARAMETERS)[number];
const evidenceOf = (one: Described) => [one, ...one.values];
export const isAssumed = (one: Described): boolean => evidenceOf(one).some(({ assumed }) => assumed !== undefined);
export const sourcesOf = (one: Described): string[] => [
  ...new Set(evidenceOf(one).flatMap(({ source }) => (source === undefined ? [] : [source]))),
];
