/** One scenario resolved with many settings, as the points of a sweep are: each as if it were read for itself. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { departure } from '../../src/scenario/diff/diff.ts';
import {
  resolverOf,
  resolveScenario,
  type LoadResult,
  type ReadParent,
  type Sets,
  type SourceFile,
} from '../../src/scenario/load.ts';
import { plain } from '../../src/scenario/read/tree.ts';
import { readTree } from '../../src/scenario/read/yaml.ts';
import { parseScenario } from '../../src/scenario/check/parse.ts';
import { scenario as schema, type Scenario } from '../../src/scenario/schema.ts';
import { atQuantiles } from '../../src/scenario/values/uncertainty.ts';
import { loadWorld } from '../../src/world/files.ts';
import { readLibrary } from '../../src/cli/files/scenarios.ts';
import { complete, file, resolved } from './fixtures/load.ts';

const world = loadWorld();
const HISTORICAL = readFileSync(new URL('../../scenarios/historical.yaml', import.meta.url), 'utf8');
const CHILD = file(
  `handoff: 1
title: A child
description: With a value of its own for one state, and a book of its own.
extends: historical
local: { hold_willing: { values: [{ from: 2014-01-01, places: { state: TX }, value: 0.5, assumed: a question }] } }
cost_books: { mine: { title: Mine, extends: default, assumed: a question, lines: [{ id: request, usd: 1, price_year: 2016, assumed: a question }] } }
`,
);

/** New objects every time, so that nothing is remembered from another reading. */
const afresh = (source: SourceFile): SourceFile => ({ ...source });
const read: ReadParent = () => file(HISTORICAL, 'historical');
const options = () => ({ hash: (text: string) => text, shared: readLibrary().map(afresh) });

const SETS: readonly Sets[] = [
  [],
  ['local.hold_willing=0.25'],
  ['local.hold_willing=0.25', 'pickup.level@2014-01-01=2'],
  ['local.hold_willing=2', 'nothing.here=1'],
  ['places={ county: "Travis, TX" }', 'capacity=own', 'arrests.bookings=100'],
  ['places={ state: XX }'],
  ['federal.programme=pep'],
  ['cost_books.mine.lines[0].usd=3'],
  [
    'local.policy={ unit: policy, values: [{ from: 2030-01-01, places: { state: [CA, NV] }, value: none }], assumed: a question }',
  ],
  ['simulate.from=2030-01'],
  [],
];

/** All that is told of a scenario, its text among it: of two such that differ, somebody would see it. */
const told = (result: LoadResult): unknown =>
  result.ok
    ? { ...result.resolved, replaces: result.resolved.replaces(), files: result.resolved.files.length }
    : { ...result, files: result.files.length };

describe('a scenario resolved with one setting after another', () => {
  const resolve = resolverOf(afresh(CHILD), read, world, options());

  it.each(SETS)('is what it is when it is read for itself: %j %j', (...sets) => {
    const alone = resolveScenario(afresh(CHILD), read, world, { ...options(), sets });
    const after = resolve(sets);
    expect(told(after)).toEqual(told(alone));
    if (after.ok && alone.ok)
      expect(JSON.stringify(after.resolved.scenario)).toBe(JSON.stringify(alone.resolved.scenario));
  });

  it('has in common with the others what is not set, so that thousands fit into memory', () => {
    const [one, other] = ['0.25', '0.75'].map((value) => resolved(resolve([`local.hold_willing=${value}`])).scenario);
    const own = (Object.keys(one) as (keyof Scenario)[]).filter((key) => one[key] !== other[key]);
    expect(own.toSorted()).toEqual(['cost_books', 'local', 'policies', 'programmes']);
    expect(Object.values(one.policies).every((policy) => Object.values(other.policies).includes(policy))).toBe(true);
  });

  it('stays as it is when it is compared and drawn', () => {
    const [one, other] = SETS.slice(1, 3).map((sets) => deeplyFrozen(resolved(resolve(sets)).scenario));
    expect(departure(one, other, world)).toBeGreaterThan(0);
    expect(atQuantiles(one, () => 0.3)).not.toBe(one);
  });
});

describe('a scenario parsed section by section', () => {
  it('is what the whole schema makes of it, keys in their order', () => {
    const { tree } = readTree(file(complete));
    expect(JSON.stringify(parseScenario(tree).data)).toBe(JSON.stringify(schema.parse(plain(tree))));
  });
});

function deeplyFrozen<T extends object>(value: T): T {
  for (const below of Object.values(value))
    if (typeof below === 'object' && below !== null) deeplyFrozen(below as object);
  return Object.freeze(value);
}
