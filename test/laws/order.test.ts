/**
 * Laws: what is only written in another order is the same. Lines of a list of values (of one day the later line holds, and stays
 * the later), keys of every section, and arms: seen from the other side a comparison has its table of fates turned and its
 * differences with the other sign. Order of places and of offices: test/experiment/invariance.test.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLIP_OUTCOMES } from '../../src/experiment/flips.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { anyCase, type AnyCase } from '../reference/any-scenario.ts';
import { mixedWorld, smallAdaptation, smallScenario, smallWorld } from '../reference/small.ts';
import { drawn, studyOf } from './arms.ts';
import { documentOf } from './documents.ts';

/** Everything that an arm counts. Each alone, so that nothing is shared. */
const countsOf = ({ world, seed, replication }: AnyCase, scenario: Scenario, draws?: number) =>
  replicate(studyOf(world, [scenario], seed, { by: ['jurisdiction', 'class'], ...(draws ? { draws } : {}) }), replication, draws ?? 1).arms[0]; // prettier-ignore

/** A scenario with a change to every list of values and every map, from the inside out. */
type Change = { readonly list?: (list: object[]) => object[]; readonly map?: (entries: [string, unknown][]) => [string, unknown][] }; // prettier-ignore
function changed<T>(part: T, change: Change, key = ''): T {
  const { list = (same) => same, map = (same) => same } = change;
  if (Array.isArray(part)) {
    const items = part.map((item: unknown) => changed(item, change));
    return (key === 'values' ? list(items as object[]) : items) as T;
  }
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([name, value]): [string, unknown] => [name, changed(value, change, name)]);
  return Object.fromEntries(map(entries)) as T;
}

/** Days backwards; of one day in the order written. */
const backwards = (values: object[]): object[] => {
  const day = (value: object): string => ('from' in value ? String(value.from) : '').padEnd(10, '-01');
  return values.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
};

describe('the same, written in another order,', () => {
  it('counts the same: values by their days', () => {
    let moved = 0;
    fc.assert(
      fc.property(anyCase(), (some) => {
        const other = changed(some.scenario, { list: backwards });
        if (JSON.stringify(other) !== JSON.stringify(some.scenario)) moved += 1;
        expect(countsOf(some, other)).toEqual(countsOf(some, some.scenario));
      }),
      drawn(6),
    );
    expect(moved).toBeGreaterThan(4);
  });

  it('counts the same: uncertain values by their days, draw by draw', () => {
    const even = (low: number, high: number) => ({ distribution: 'uniform', low, high });
    const scenario = smallScenario({
      'pickup.come_match': [{ value: even(0.2, 0.9) }, { from: '2010-12', places: { state: 'YY' }, value: even(0, 1) }, { from: '2011-02', value: even(0.3, 0.6) }], // prettier-ignore
    });
    const some = { world: smallWorld(), scenario, seed: 'order', replication: 1 };
    for (const draw of [1, 2])
      expect(countsOf(some, changed(scenario, { list: backwards }), draw)).toEqual(countsOf(some, scenario, draw));
    expect(countsOf(some, scenario, 1)).not.toEqual(countsOf(some, scenario, 2));
  });

  it('counts the same: keys of all sections, also where jails take and lift limits by their shares', () => {
    // The order of classes, charges and flags is the model's own; that of a scenario is not asked for.
    const turned = (scenario: Scenario) => changed(scenario, { map: (entries) => entries.toReversed() });
    fc.assert(
      fc.property(anyCase(), (some) => {
        expect(countsOf(some, turned(some.scenario))).toEqual(countsOf(some, some.scenario));
      }),
      drawn(6),
    );
    const scenario: Scenario = { ...smallScenario(), adaptation: smallAdaptation() };
    const adapting = { world: mixedWorld(), scenario, seed: 'order', replication: 1 };
    expect(countsOf(adapting, turned(scenario))).toEqual(countsOf(adapting, scenario));
  });
});

describe('two arms, each as the baseline of the other,', () => {
  const world = smallWorld();
  const arms = [smallScenario(), smallScenario({ 'local.policy': 'no_holds', 'at_large.teams': 2 })];
  const [ahead, behind] = [arms, arms.toReversed()].map((order) => {
    const study = studyOf(world, order, 'order');
    return { study, results: [1, 2, 3, 4].map((replication) => replicate(study, replication)) };
  });

  it('have tables of fates that are each other turned', () => {
    const side = FLIP_OUTCOMES.length;
    const [here, there] = [ahead, behind].map(({ results }) => [...results[0].flips[0]]);
    expect(here).toEqual(there.map((_, cell) => there[(cell % side) * side + Math.floor(cell / side)]));
    expect(here).not.toEqual(there);
  });

  it('have differences with the other sign', async () => {
    const differences = async ({ study, results }: typeof ahead) =>
      Object.entries((await documentOf(study, results)).differences[0].metrics);
    const there = new Map(await differences(behind));
    let some = 0;
    for (const [id, { mean, lo, hi }] of await differences(ahead)) {
      const turned = there.get(id)!;
      for (const [a, b] of [
        [mean, turned.mean],
        [lo, turned.hi],
        [hi, turned.lo],
      ] as const) {
        // prettier-ignore
        if (a === null || b === null) expect([id, a]).toEqual([id, b]);
        else expect(a, id).toBeCloseTo(-b, 6);
      }
      if (mean !== null && mean !== 0) some += 1;
    }
    expect(some).toBeGreaterThan(20);
  });
});
