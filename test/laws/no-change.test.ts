/**
 * Laws: a variant in which nothing is changed is the base, to the last count and in every figure of the document; so is one
 * that states once more, from some day on, what holds there anyway, and one that from some day on is another in what nobody meets.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLIP_OUTCOMES } from '../../src/experiment/flips.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { merge } from '../../src/scenario/read/merge.ts';
import { plain, treeOf } from '../../src/scenario/read/tree.ts';
import { Ground } from '../../src/scenario/read/ground.ts';
import type { Parameter, Scenario } from '../../src/scenario/schema.ts';
import { formatDay, parseDay } from '../../src/base/calendar.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import type { World } from '../../src/world/world.ts';
import { anyCase, type AnyCase } from '../reference/any-scenario.ts';
import { dated, smallScenario, smallWorld } from '../reference/small.ts';
import { drawn, studyOf } from './arms.ts';
import { documentOf } from './documents.ts';

const spot = { file: 'child', line: 1, column: 1 };
const child = (scenario: Scenario, world: World, own: object): Scenario =>
  plain(merge(treeOf(scenario, spot), treeOf(own, spot), new Ground(world, () => []))) as Scenario;

const simulate = ({ world, seed, replication }: AnyCase, arms: Scenario[]) =>
  replicate(studyOf(world, arms, seed, { by: ['jurisdiction', 'class'] }), replication);

/** No episode ends otherwise. */
const onDiagonal = (flips: Float64Array) =>
  flips.every((count, cell) => count === 0 || cell % (FLIP_OUTCOMES.length + 1) === 0);

describe('an empty variant', () => {
  it('is the base to the last count, and nobody fares otherwise', () => {
    fc.assert(
      fc.property(anyCase(), (some) => {
        const empty = child(some.scenario, some.world, { title: 'The same' });
        const { arms, flips } = simulate(some, [some.scenario, empty]);
        expect(arms[1]).toEqual(arms[0]);
        expect(onDiagonal(flips[0])).toBe(true);
        // Alone it shares nothing with the base.
        expect(simulate(some, [empty]).arms[0]).toEqual(arms[0]);
      }),
      drawn(6),
    );
  });

  it('differs in no figure of the document, by nothing at all', async () => {
    const world = smallWorld();
    const scenario = smallScenario();
    const study = studyOf(world, [scenario, child(scenario, world, { title: 'The same' })], 'empty');
    const document = await documentOf(study, [1, 2, 3].map((replication) => replicate(study, replication))); // prettier-ignore
    expect(document.arms[1].metrics).toEqual(document.arms[0].metrics);
    expect(document.arms[1].monthly).toEqual(document.arms[0].monthly);
    const differences = Object.entries(document.differences[0].metrics);
    for (const [id, { mean, lo, hi }] of differences) expect([id, mean ?? 0, lo ?? 0, hi ?? 0]).toEqual([id, 0, 0, 0]);
    expect(differences.length).toBeGreaterThan(40);
  });
});

const SECTIONS = ['identification', 'federal', 'state', 'local', 'pickup', 'handover', 'removal'] as const;

/** Each parameter of some sections says again for each place, from a day on, what it says there on that day. */
function restated(scenario: Scenario, world: World, day: number): Scenario {
  const from = formatDay(day);
  const again = structuredClone(scenario) as unknown as Record<string, Record<string, Parameter>>;
  for (const section of SECTIONS)
    for (const [name, parameter] of Object.entries(again[section])) {
      if (parameter.table !== undefined || parameter.unit === undefined) continue;
      const reader = new Dated(parameter);
      // What is stated for later days still begins there.
      const values = parameter.values ?? [{ value: parameter.value }];
      const stated = world.jurisdictions.map((place) => ({ from, places: { jurisdiction: place.code }, value: reader.at(day, place) })); // prettier-ignore
      again[section][name] = dated(...(values as Parameters<typeof dated>), ...stated) as Parameter;
    }
  return again as unknown as Scenario;
}
describe('a variant that says again what holds', () => {
  it('is the base to the last count', () => {
    const days = fc.integer({ min: parseDay('2010-10-01'), max: parseDay('2011-04-01') });
    fc.assert(
      fc.property(anyCase(), days, (some, day) => {
        const again = restated(some.scenario, some.world, day);
        const { arms, flips } = simulate(some, [some.scenario, again]);
        expect(arms[1]).toEqual(arms[0]);
        expect(onDiagonal(flips[0])).toBe(true);
      }),
      drawn(8),
    );
  });
});

describe('a variant that goes its own way in what nobody meets', () => {
  it('is the base to the last count', () => {
    // Where no notice reaches ICE nobody asks how early it would come.
    const lead = { 'local.notice_lead': [{ value: 10 }, { from: '2011-01-10', value: 200 }] };
    const arms = [smallScenario({ 'local.notice_reaches': 0 }), smallScenario({ 'local.notice_reaches': 0, ...lead })];
    const some = { world: smallWorld(), scenario: arms[0], seed: 'own way', replication: 1 };
    const { arms: counts, flips } = simulate(some, arms);
    expect(counts[1]).toEqual(counts[0]);
    expect(onDiagonal(flips[0])).toBe(true);
    const met = simulate(some, [smallScenario(), smallScenario(lead)]).arms;
    expect(met[1]).not.toEqual(met[0]);
  });
});
