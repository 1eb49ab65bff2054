/** What effects of places are: a draw from what the record leaves open. */
import { describe, expect, it } from 'vitest';
import { atOdds } from '../../../src/base/odds.ts';
import { compileModels } from '../../../src/simulation/compile/model.ts';
import { effectsOn } from '../../../src/simulation/compile/place-effects.ts';
import { placeLuckOf } from '../../../src/experiment/draws.ts';
import { loadWorld } from '../../../src/world/files.ts';
import { COUNTER } from '../../../src/base/counters.ts';
import { simulateFast } from '../../reference/agree.ts';
import { recordedWorld, smallScenario } from '../../reference/small.ts';

const jails = recordedWorld().jurisdictions.filter(({ kind }) => kind === 'county');
const known = (code: string, estimate: number, se: number) => new Map([[code, { estimate, se }]]);
const sd = (value: number) => ({ unit: 'sd of log odds', assumed: 'for the test', value });

describe('effects of places', () => {
  it('put a jail of a sure record there, whatever its office draws, and one without a record with its state', () => {
    for (const z of [-2, 0, 1.3]) {
      const at = effectsOn(jails, known('01001', -1.2, 1e-6), { office: 0.5, state: 0.8, place: 1.1 }, (subject) =>
        subject === '01003' ? 0 : z,
      );
      expect(at.get('01001')).toBeCloseTo(-1.2, 4);
      expect(effectsOn(jails, undefined, { office: 0.5, state: 0.8, place: 1.1 }, () => z).get('01003')).toBeCloseTo(
        2.4 * z,
        9,
      );
    }
  });

  it('shrink what little is known by s^2 / (s^2 + se^2), by the levels together', () => {
    // One jail in an office of its own: the three parts are one normal of variance 3.
    const alone = jails.filter(({ code }) => code === '01003');
    const at = effectsOn(alone, known('01003', 2, 1), { office: 1, state: 1, place: 1 }, () => 0);
    expect(at.get('01003')).toBeCloseTo((2 * 3) / (3 + 1), 12);
  });

  it('have the spread of the posterior: normal, with the mean and variance of exact conditioning', () => {
    // Two jails of one state; the record tells of one. By conditioning: covariance 2 (office and state), variance 3.
    const two = jails.filter(({ state, office }) => state === 'XX' && office === 'AAA');
    const [told, other] = two.map(({ code }) => code);
    const spreads = { office: 1, state: 1, place: 1 };
    const mean = effectsOn(two, known(told, 2, 1), spreads, () => 0);
    expect(mean.get(other)).toBeCloseTo((2 * 2) / 4, 12);
    // Each chance moves an effect by its weight: their squares sum to the variance left.
    const subjects = ['office AAA', 'office AAA state XX', told, other];
    const weights = (code: string) =>
      subjects.map(
        (one) =>
          effectsOn(two, known(told, 2, 1), spreads, (subject) => (subject === one ? 1 : 0)).get(code)! -
          mean.get(code)!,
      );
    const square = (code: string) => weights(code).reduce((sum, x) => sum + x * x, 0);
    expect(square(told)).toBeCloseTo(3 - 9 / 4, 12);
    expect(square(other)).toBeCloseTo(3 - 4 / 4, 12);
  });

  it('leave chances of nothing and of certainty, and move odds by e to the effect', () => {
    expect([atOdds(0, 3), atOdds(1, -3), atOdds(0.3, 0)]).toEqual([0, 1, 0.3]);
    expect(atOdds(0.3, Math.log(2))).toBeCloseTo(0.6 / 1.3, 12);
  });

  it('have the mean and spread stated over the nation, and no two draws alike', () => {
    const world = loadWorld();
    const scenario = smallScenario({});
    scenario.place_effects = { notice: { place_sd: sd(1.5) } };
    const of = (number: number) => {
      const [model] = compileModels([scenario], world, undefined, [], { seed: 'test', number });
      return [...model.effects.effectsOf('notice')!.values()];
    };
    const [one, two] = [of(1), of(2)];
    const mean = one.reduce((sum, x) => sum + x, 0) / one.length;
    const spread = Math.sqrt(one.reduce((sum, x) => sum + (x - mean) ** 2, 0) / one.length);
    expect(one.length).toBeGreaterThan(3000);
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(spread).toBeGreaterThan(1.4);
    expect(spread).toBeLessThan(1.6);
    expect(one.filter((x, i) => x === two[i]).length).toBeLessThan(one.length / 100);
  });

  it('are the same in every replication and arm of a draw, and in all points of a design but where its luck differs', () => {
    const order = { seed: 's', draws: 5, design: undefined };
    expect([1, 3].map((draw) => placeLuckOf(order, draw).number)).toEqual([1, 3]);
    expect(placeLuckOf({ seed: 's' }, 1).number).toBe(1);
    const design = { names: [], rows: [[], []] };
    expect([1, 2].map((draw) => placeLuckOf({ seed: 's', design }, draw).number)).toEqual([1, 1]);
    expect(placeLuckOf({ seed: 's', design: { ...design, luck: [0, 65536] } }, 2).number).toBe(65537);
  });

  it('change nothing with spreads of 0', () => {
    const world = recordedWorld({ size: 0.5 });
    const plain = smallScenario();
    const none = { ...plain, place_effects: { coming: { office_sd: sd(0), place_sd: sd(0) } } };
    expect(simulateFast(world, none, 'zero', 1)).toEqual(simulateFast(world, plain, 'zero', 1));
  });

  it('make silent jails record nothing from the day on which they fall silent', () => {
    const world = recordedWorld();
    const scenario = smallScenario();
    const assumed = 'for the test';
    const values = [{ value: 0 }, { from: '2011-02-01', value: 1 }];
    const silent = { ...scenario, place_effects: { recording: { silent: { unit: 'share', assumed, values } } } };
    const [before, after] = [scenario, silent].map((one) => simulateFast(world, one, 'silent', 1));
    const refusals = (month: number[]) => month[COUNTER.recorded_refusals];
    // Requests are declined after they are lodged, so the months before lose some that are answered later.
    expect(
      before.monthly
        .slice(6)
        .map(refusals)
        .reduce((a, b) => a + b),
    ).toBeGreaterThan(5);
    expect(before.monthly[1]).toEqual(after.monthly[1]);
    for (const place of world.jurisdictions.filter(({ kind }) => kind === 'county'))
      expect(after.byJurisdiction.get(place.code)![COUNTER.recorded_refusals]).toBeLessThanOrEqual(
        before.byJurisdiction.get(place.code)![COUNTER.recorded_refusals],
      );
    const counties = (result: typeof after) =>
      world.jurisdictions
        .filter(({ kind }) => kind === 'county')
        .reduce((sum, { code }) => sum + result.byJurisdiction.get(code)![COUNTER.recorded_refusals], 0);
    expect(counties(after)).toBeLessThan(counties(before));
  });
});
