/** Shares of people at other odds, and charges whose stays lie farther apart. */
import { describe, expect, it } from 'vitest';
import { atOdds, atTheirOdds } from '../../../src/policy/odds.ts';
import { buildCatalogue, hasFlag } from '../../../src/policy/people.ts';
import { CHARGES, type PeopleOfKind } from '../../../src/scenario/schema.ts';
import { chargeFactors } from '../../../src/simulation/compile/stays.ts';
import { smallScenario } from '../../reference/small.ts';

const { people, stay } = smallScenario();
const { county } = people;
const of = (value: number) => ({ unit: 'multiplier', assumed: 'for the test', value });
const sum = (shares: Readonly<Record<string, number>>): number => Object.values(shares).reduce((a, b) => a + b, 0);
const odds = (share: number): number => share / (1 - share);
const felonies = ({ charges: { shares } }: PeopleOfKind): number =>
  shares.drug_sale + shares.felony + shares.serious_felony + shares.violent;

describe('people at other odds', () => {
  it('are the people stated where nothing is, or the factor is 1', () => {
    expect(atTheirOdds(county)).toEqual(county);
    const same = { ...county, conviction_odds: of(1), removable_odds: of(1), felony_charge_odds: of(1) };
    expect(atTheirOdds(same)).toEqual(same);
    expect(buildCatalogue({ ...people, county: same })).toEqual(buildCatalogue(people));
  });

  it.each([0, 0.4, 3])('have %d times the odds, and each class its part', (factor) => {
    const now = atTheirOdds({
      ...county,
      conviction_odds: of(factor),
      removable_odds: of(factor),
      felony_charge_odds: of(factor),
    });
    const [before, after] = [county, now].map(({ convictions }) => sum(convictions.shares));
    expect(odds(after)).toBeCloseTo(odds(before) * factor, 10);
    expect(now.convictions.shares.felony! * before).toBeCloseTo(county.convictions.shares.felony! * after, 12);
    expect(odds(felonies(now))).toBeCloseTo(odds(felonies(county)) * factor, 10);
    expect(sum(now.charges.shares)).toBeCloseTo(1, 12);
    const removable = [county, now].map(({ flags }) => odds(flags.removable!.probability));
    expect(removable[1]).toBeCloseTo(removable[0] * factor, 10);
  });

  it('stay certain where they are certain', () => {
    for (const factor of [0.1, 1, 10]) {
      expect(atOdds(0, factor)).toBe(0);
      expect(atOdds(1, factor)).toBe(1);
    }
  });

  it('have no share that nobody has, and share what all have as before', () => {
    const none = Object.fromEntries(Object.keys(county.convictions.shares).map((name) => [name, 0]));
    const charges = (felony: number): PeopleOfKind['charges'] => ({
      ...county.charges,
      shares: {
        ...county.charges.shares,
        ...Object.fromEntries(CHARGES.map((name) => [name, 0])),
        felony,
        dui: 1 - felony,
      },
    });
    for (const felony of [0, 1]) {
      const now = atTheirOdds({
        ...county,
        charges: charges(felony),
        convictions: { ...county.convictions, shares: none },
        conviction_odds: of(3),
        felony_charge_odds: of(3),
      });
      expect(now.convictions.shares).toEqual(none);
      expect(now.charges.shares).toEqual(charges(felony).shares);
    }
  });

  it('are those of the catalogue', () => {
    const stated = { ...people, county: { ...county, removable_odds: of(0.2), conviction_odds: of(4) } };
    const { first, profiles } = buildCatalogue(stated);
    const inCounties = profiles.slice(first[0], first[1]);
    const share = (holds: (one: (typeof inCounties)[number]) => boolean): number =>
      inCounties.filter(holds).length / inCounties.length;
    expect(share((one) => hasFlag(one, 'removable'))).toBeCloseTo(atOdds(county.flags.removable!.probability, 0.2), 2);
    expect(share((one) => one.conviction > 0)).toBeCloseTo(atOdds(sum(county.convictions.shares), 4), 2);
  });
});

describe('the contrast of charges', () => {
  const factors = (contrast?: number) =>
    chargeFactors(contrast === undefined ? stay : { ...stay, charge_contrast: of(contrast) }, 4000);
  const stated = CHARGES.map((charge) => stay.charge_factor.factors[charge]);

  it('leaves the factors stated at 1, and makes all charges alike at 0', () => {
    expect(factors()).toEqual(stated);
    expect(factors(1)).toEqual(stated);
    expect(factors(0).every((factor, i) => factor === (stated[i] === 0 ? 0 : 1))).toBe(true);
  });

  it('takes long stays and short ones as many times as far from 1', () => {
    factors(2).forEach((factor, i) => {
      const far = (x: number): number => (x >= 1 ? x - 1 : 1 / x - 1);
      expect(far(factor)).toBeCloseTo(2 * far(stated[i]), 12);
      expect(factor > 1).toBe(stated[i] > 1);
    });
  });
});
