/** The family of the puzzle: each explanation is switched alone, off means the same everywhere, and all are history. */
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import type { Parameter, Scenario } from '../../src/scenario/schema.ts';
import { parseDay } from '../../src/base/calendar.ts';
import { loadWorld } from '../../src/world/files.ts';

const world = loadWorld();

/** Which explanations act in each file. */
const FAMILY: Record<string, number[]> = {
  'puzzle-none': [],
  'puzzle-1-priorities': [1],
  'puzzle-2-instrument': [2],
  'puzzle-3-limits': [3],
  'puzzle-4-recording': [4],
  'puzzle-5-substitution': [5],
  'puzzle-6-capacity': [6],
  'puzzle-7-linkage': [7],
  'puzzle-rules': [1, 2, 3],
  'puzzle-no-rules': [4, 5, 6, 7],
  'puzzle-records': [4, 7],
  'puzzle-means': [5, 6],
  'puzzle-all': [1, 2, 3, 4, 5, 6, 7],
};
const ALONE = Object.keys(FAMILY).filter((name) => FAMILY[name].length === 1);

/** Priorities and forms are one dated programme: what two explanations share. */
const SHARED = ['federal.programme', 'programmes'];

function load(name: string): Scenario {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => `${name}: ${message}`).join('\n'));
  const { title: _, label: __, description: ___, ...rest } = loaded.resolved.scenario;
  return rest as Scenario;
}

/** Parameters by path: whatever holds a unit, and the definitions as one. */
function parameters(node: object, path: string[] = []): [string, unknown][] {
  return Object.entries(node).flatMap(([key, below]): [string, unknown][] => {
    const here = [...path, key];
    const leaf = typeof below !== 'object' || below === null || 'unit' in below || key === 'programmes';
    return leaf ? [[here.join('.'), below]] : parameters(below as object, here);
  });
}

const scenarios = new Map(Object.keys(FAMILY).map((name) => [name, new Map(parameters(load(name)))]));
const none = scenarios.get('puzzle-none')!;
const historical = load('historical');
const history = new Map(parameters(historical));
const differing = (a: Map<string, unknown>, b: Map<string, unknown>): string[] =>
  [...a.keys()].filter((path) => JSON.stringify(a.get(path)) !== JSON.stringify(b.get(path)));

/** The parameters that each explanation switches. */
const switched = new Map(ALONE.map((name) => [FAMILY[name][0], differing(none, scenarios.get(name)!)]));

describe('the seven explanations', () => {
  it('each switch something, and nothing that another switches but the programme', () => {
    const all = [...switched.values()].flat().filter((path) => !SHARED.includes(path));
    expect([...switched.values()].every((paths) => paths.length > 0)).toBe(true);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are each as in history, and together leave nothing of history out', () => {
    for (const name of ALONE)
      for (const path of switched.get(FAMILY[name][0])!)
        if (!SHARED.includes(path))
          expect(scenarios.get(name)!.get(path), `${name} ${path}`).toEqual(history.get(path));
    const paths = new Set([...switched.values()].flat());
    expect(differing(none, history).filter((path) => !paths.has(path))).toEqual([]);
  });

  it.each(Object.keys(FAMILY))('%s switches on what it names, and off the rest as puzzle-none does', (name) => {
    const scenario = scenarios.get(name)!;
    for (const [explanation, paths] of switched) {
      const expected = FAMILY[name].includes(explanation) ? history : none;
      for (const path of paths)
        if (!SHARED.includes(path)) expect(scenario.get(path), `${name} ${path}`).toEqual(expected.get(path));
    }
    const touched = new Set([...switched.values()].flat());
    expect(differing(scenario, history).filter((path) => !touched.has(path))).toEqual([]);
  });

  it('have their programmes at the same days: priorities until the forms change, forms from then on', () => {
    const programme = (name: string, day: string) =>
      new Dated<string>((name === 'historical' ? historical : load(name)).federal.programme).at(
        parseDay(day),
        world.jurisdictions[0],
      );
    for (const day of ['2008-10-01', '2010-06-30', '2012-12-21', '2015-01-05', '2015-07-01'])
      expect(programme('puzzle-1-priorities', day), day).toBe(programme('historical', day));
    expect(programme('puzzle-1-priorities', '2016-01-01')).toBe('johnson-priorities');
    expect(programme('puzzle-2-instrument', '2015-07-01')).toBe('secure-communities');
    for (const day of ['2015-07-02', '2016-01-01'])
      expect(programme('puzzle-2-instrument', day), day).toBe(programme('historical', day));
  });

  it('change the forms alone: the people and shares of puzzle-2 are those of the levels of 2008', () => {
    const { pep, 'secure-communities': levels } = load('puzzle-2-instrument').programmes;
    const people = (tiers: typeof pep.tiers) =>
      tiers.map(({ id, when, request_share: share }) => ({ id, when, share: share?.value }));
    expect(people(pep.tiers)).toEqual(people(levels.tiers));
    expect(pep.forms).toEqual(historical.programmes['pep'].forms);
  });

  it('start from what held in October 2008, except where off means complete, never or without end', () => {
    const otherwise = /^(recorder|handover|pickup|local|programmes|at_large\.(list_weight|teams))/;
    const day = parseDay('2008-10-01');
    for (const path of [...switched.values()].flat().filter((each) => !otherwise.test(each))) {
      const at = (from: Map<string, unknown>) => {
        const dated = new Dated(from.get(path) as Parameter);
        return world.jurisdictions.map((place) => dated.at(day, place));
      };
      expect(at(none), path).toEqual(at(history));
    }
  });
});

describe('all seven together', () => {
  /** None of them, with each explanation's own parameters put in. */
  const together = structuredClone(load('puzzle-none'));
  for (const [explanation, paths] of switched) {
    const name = ALONE.find((alone) => FAMILY[alone][0] === explanation)!;
    for (const path of paths) put(together, path, scenarios.get(name)!.get(path));
  }
  for (const path of SHARED) put(together, path, history.get(path));
  // A scenario holds only the policies that it names.
  together.policies = historical.policies;

  it.each([
    ['put together from the parts', together],
    ['as shipped', load('puzzle-all')],
  ])('%s, equal history in every count', (_, scenario) => {
    const months = { from: '2011-10', to: '2016-09' };
    const count = (one: Scenario) => {
      const arms = [{ name: 'a', scenario: { ...one, places: { office: 'BAL' }, simulate: months } }];
      const order = { arms, seed: 'puzzle', ...months, by: [], flips: false };
      return replicate(new Study(order, world), 1).arms[0].monthly;
    };
    expect(count(scenario)).toEqual(count(historical));
  });
});

function put(scenario: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  const owner = keys.reduce((node, key) => (node as Record<string, object>)[key], scenario) as Record<string, unknown>;
  if (value === undefined) delete owner[last];
  else owner[last] = value;
}

describe('Santa Clara', () => {
  const names = Object.keys(FAMILY).filter((name) => FAMILY[name].length < 2 || name === 'puzzle-all');

  it.each(names)('has the same as %s, of one county', (name) => {
    const county = load(name.replace('puzzle', 'santa-clara'));
    expect(county).toEqual({ ...load(name), places: { jurisdiction: '06085' } });
  });
});
