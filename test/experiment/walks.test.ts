/** Walks: what drifts from year to year in a draw, by office, the same in all arms, and nothing where none is stated. */
import { describe, expect, it } from 'vitest';
import { chosenParameters } from '../../src/cli/work/chosen.ts';
import type { ResolvedScenario } from '../../src/scenario/load.ts';
import { orderAt } from '../../src/experiment/draws.ts';
import type { Order } from '../../src/experiment/order.ts';
import { parseDay } from '../../src/base/calendar.ts';
import { normalQuantile } from '../../src/base/normal-quantile.ts';
import { parameterQuantile } from '../../src/base/random.ts';
import { differences as differencesOf } from '../../src/scenario/diff/diff.ts';
import { mix } from '../../src/scenario/diff/mix.ts';
import { scenario as schema, type Scenario } from '../../src/scenario/schema.ts';
import { officePlace } from '../../src/scenario/values/coverage.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import { stepsOf } from '../../src/scenario/values/walk.ts';
import { differences, simulateFast } from '../reference/agree.ts';
import { simulateReference } from '../reference/engine.ts';
import { dated, smallScenario, smallWorld } from '../reference/small.ts';

const world = smallWorld();
const sizes = dated<number>(
  { value: 0 },
  { from: '2011-10-01', value: 0.2 },
  { from: '2011-10-01', places: { kind: ['state_prison', 'federal_prison'] }, value: 0 },
);
const long = { 'simulate.to': '2013-12', report: { from: '2011-10', to: '2013-12' } };
const plain = smallScenario(long);
const walking = (changes: object = {}): Scenario => ({
  ...smallScenario({ ...long, ...changes }),
  walk: { federal: { office_effort: sizes }, at_large: { level: dated<number>({ value: 0.3 }) } },
});
const order = (scenarios: Scenario[], more: Partial<Order> = {}): Order => ({
  arms: scenarios.map((scenario, i) => ({ name: `${i}`, scenario })),
  seed: 'walks',
  ...plain.report,
  by: [],
  flips: false,
  draws: 3,
  ...more,
});
const at = (scenarios: Scenario[], number: number, more: Partial<Order> = {}) =>
  orderAt(order(scenarios, more), number, world).arms.map(({ scenario }) => scenario);
const [alder, prison] = ['01001', 'ST-XX-AAA'].map((code) => world.jurisdictions.find((j) => j.code === code)!);
const effort = (scenario: Scenario, day: string, place = alder): number =>
  new Dated<number>(scenario.federal.office_effort as never).at(parseDay(day), place)!;

describe('a walk', () => {
  it('is part of the language, and takes no table', () => {
    expect(schema.safeParse(walking()).error).toBeUndefined();
    const table = { federal: { office_effort: { unit: 'sd', assumed: 'x', table: 'pickup hours' } } };
    expect(schema.safeParse({ ...walking(), walk: table }).error?.issues[0].message).toContain('state the values');
  });

  it('adds up steps of named quantiles from the first year that has some, where it has some', () => {
    const [scenario] = at([walking()], 2);
    const step = (day: string) =>
      normalQuantile(parameterQuantile('walks', `walk.federal.office_effort@${day}[office=AAA]`, 2));
    expect(effort(scenario, '2011-09-30')).toBe(1);
    expect(effort(scenario, '2011-10-01')).toBeCloseTo(Math.exp(0.2 * step('2011-10-01')), 12);
    const two = Math.exp(0.2 * (step('2011-10-01') + step('2012-10-01')));
    expect(effort(scenario, '2012-10-01')).toBeCloseTo(two, 12);
    expect(effort(scenario, '2013-09-30')).toBe(effort(scenario, '2012-10-01'));
    expect(effort(scenario, '2013-09-30', prison)).toBe(1);
    const teams = new Dated<number>(scenario.at_large.level as never);
    expect(teams.at(parseDay('2011-10-05'), officePlace(world.offices[1]))).not.toBe(1);
  });

  it('has the spread stated after each step, over draws', () => {
    const draws = Array.from({ length: 400 }, (_, i) => at([walking()], i + 1, { draws: 400 })[0]);
    for (const [day, steps] of [
      ['2011-10-01', 1],
      ['2013-10-01', 3],
    ] as const) {
      // prettier-ignore
      const logs = draws.map((scenario) => Math.log(effort(scenario, day)));
      const variance = logs.reduce((sum, x) => sum + x * x, 0) / logs.length;
      expect(Math.abs(Math.sqrt(variance) / (0.2 * Math.sqrt(steps)) - 1)).toBeLessThan(0.12);
    }
  });

  it('is the same in all arms of a draw, another in another draw, and none without draws', () => {
    const [a, b] = at([walking(), walking({ 'pickup.come_match': 0.2 })], 1);
    expect(effort(a, '2013-01-01')).toBe(effort(b, '2013-01-01'));
    expect(effort(at([walking()], 2)[0], '2013-01-01')).not.toBe(effort(a, '2013-01-01'));
    const [still] = at([walking()], 1, { draws: undefined });
    expect(still.federal).toEqual(plain.federal);
    expect(at([plain], 1)[0].federal).toEqual(plain.federal);
  });

  it('moves requests of its own office alone', () => {
    const [scenario] = at([{ ...walking(), walk: { federal: { office_effort: sizes } } }], 1);
    const one = simulateFast(world, plain, 'walks', 1);
    const other = simulateFast(world, scenario, 'walks', 1);
    expect(other.byOffice.get('AAA')).not.toEqual(one.byOffice.get('AAA'));
    const { drift } = scenario.federal.office_effort as { drift?: { steps: Record<string, number[]> } };
    drift!.steps['AAA'] = [];
    const half = simulateFast(world, scenario, 'walks', 1);
    expect(half.byOffice.get('AAA')).toEqual(one.byOffice.get('AAA'));
    expect(half.byOffice.get('BBB')).toEqual(other.byOffice.get('BBB'));
  });

  it('is walked alike by both engines', () => {
    for (const number of [1, 2, 3]) {
      const [scenario] = at([walking()], number);
      const slow = simulateReference(world, scenario, { seed: 'walks', replication: number });
      expect(differences(simulateFast(world, scenario, 'walks', number), slow)).toEqual([]);
    }
  });

  it('stands still where a posterior or a design does not say otherwise', () => {
    const name = 'walk.federal.office_effort@2012-10-01[office=BBB]';
    const design = { names: [name], rows: [[0.9]] };
    const [scenario] = at([walking()], 1, { design });
    const cedar = world.jurisdictions.find(({ office, kind }) => office === 'BBB' && kind === 'county')!;
    expect(effort(scenario, '2012-09-30', cedar)).toBe(0.9);
    expect(effort(scenario, '2012-10-01', cedar)).toBeCloseTo(0.9 * Math.exp(0.2 * normalQuantile(0.9)), 12);
    expect(effort(scenario, '2012-10-01')).toBe(1);
  });

  it('is drawn afresh beside a posterior that does not name it', () => {
    const fitted: Scenario = { ...walking(), posterior: { unit: 'quantiles', draws: 'fit', source: 'the test' } };
    const posteriors = new Map([['fit', { names: ['other'], rows: [[0.4], [0.7]] }]]);
    const [arm] = orderAt(order([fitted], { draws: 2 }), 1, { ...world, posteriors }).arms;
    expect(effort(arm.scenario, '2013-01-01')).toBe(effort(at([walking()], 1)[0], '2013-01-01'));
  });

  it('is in a study only where its steps are named', () => {
    const uncertain = { unit: 'probability', assumed: 'x', value: { distribution: 'uniform', low: 0, high: 1 } };
    const arms = [{ name: 'a', scenario: walking({ 'pickup.come_match': uncertain }) }] as never as ResolvedScenario[];
    expect(chosenParameters('all', arms, world).map(({ name }) => name)).toEqual(['pickup.come_match']);
    const [{ name }] = stepsOf(arms[0].scenario, world.offices);
    expect(chosenParameters([name], arms, world)).toHaveLength(1);
    // Two offices: three years of effort, and four of teams, which drift from the first year that begins in the run.
    expect(stepsOf(arms[0].scenario, world.offices)).toHaveLength(14);
  });

  it('is told in words, and can be switched by itself', () => {
    const found = differencesOf(plain, walking(), world);
    expect(found.map(({ paths }) => paths[0])).toEqual(['walk.federal.office_effort', 'walk.at_large.level']);
    expect(found[0].text).toContain('The effort of each field office drifts from year to year by');
    expect(found[0].text).toContain('20% from 1 October 2011');
    for (const [a, b] of [
      [plain, walking()],
      [walking(), plain],
    ]) {
      // prettier-ignore
      const mixed = mix(a, b, new Set(['walk.at_large.level']), world);
      expect('scenario' in mixed && schema.safeParse(mixed.scenario).error).toBeUndefined();
    }
  });
});
