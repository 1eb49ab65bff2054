/** The catalogue of people: shares are met to the nearest entry, and what belongs together stays together. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ClassCode,
  buildCatalogue,
  chargeOf,
  flagBit,
  hasFlag,
  profileOf,
  type Profile,
} from '../../src/policy/people.ts';
import { CHARGES, type Flag, type PeopleOfKind } from '../../src/scenario/schema.ts';
import { smallScenario } from '../reference/small.ts';

const SIZES = [4096, 2048, 2048];
const { people } = smallScenario();
const probability = (value: number, among?: readonly string[]) => ({
  unit: 'probability',
  assumed: 'for the test',
  probability: value,
  ...(among ? { among } : {}),
});
/** The county's people of a catalogue in which they have these flags, convictions or charges. */
function county(changes: Partial<Record<keyof PeopleOfKind, unknown>>): {
  all: readonly Profile[];
  catalogue: ReturnType<typeof buildCatalogue>;
} {
  // prettier-ignore
  const catalogue = buildCatalogue({ ...people, county: { ...people.county, ...changes } as PeopleOfKind });
  return { all: catalogue.profiles.slice(0, SIZES[0]), catalogue };
}
const of = <T>(value: T) => ({ unit: 'as in the schema', assumed: 'for the test', value });
const shares = (given: Record<string, number>) => ({ unit: 'shares', assumed: 'for the test', shares: given });
const count = (all: readonly Profile[], holds: (one: Profile) => boolean): number => all.filter(holds).length;
const mean = (all: readonly Profile[], of_: (one: Profile) => number): number =>
  all.reduce((sum, one) => sum + of_(one), 0) / all.length;

describe('the catalogue', () => {
  let stated: ReturnType<typeof buildCatalogue>;
  // Anew for each test: Stryker then knows which test runs which code.
  beforeEach(() => {
    stated = buildCatalogue(people);
  });

  it('has a part for each kind, which draws of its people reach to both ends', () => {
    expect(stated.profiles).toHaveLength(8192);
    expect(stated.first).toEqual([0, 4096, 6144]);
    SIZES.forEach((size, kind) => {
      expect(profileOf(stated, kind, 0)).toBe(stated.first[kind]);
      expect(profileOf(stated, kind, 2 ** 32 - 1)).toBe(stated.first[kind] + size - 1);
      expect(profileOf(stated, kind, 2 ** 31)).toBe(stated.first[kind] + size / 2);
    });
  });

  it('has the convictions stated, to the nearest entry', () => {
    const { all } = county({ convictions: shares({ violent: 0.05, serious_felony: 0.08, felony: 0.15, misdemeanor: 0.3 }), flags: {} }); // prettier-ignore
    const found = [5, 4, 3, 2, 1, 0].map((code) => count(all, ({ conviction }) => conviction === code));
    expect(found).toEqual([0, 205, 327, 615, 1229, 1720]);
  });

  it('leaves people their class where the shares of others change', () => {
    const few = county({ convictions: shares({ violent: 0.05, misdemeanor: 0.1 }), flags: {} }).all;
    const more = county({ convictions: shares({ violent: 0.2, misdemeanor: 0.3 }), flags: {} }).all;
    few.forEach(({ conviction }, i) => {
      if (conviction === ClassCode.violent) expect(more[i].conviction).toBe(ClassCode.violent);
      if (conviction !== ClassCode.none) expect(more[i].conviction).toBeGreaterThanOrEqual(conviction);
    });
  });

  it('puts classes anywhere, not in a block', () => {
    const inCounties = stated.profiles.slice(0, SIZES[0]);
    const half = inCounties.slice(0, SIZES[0] / 2);
    for (const code of [ClassCode.none, ClassCode.misdemeanor, ClassCode.felony]) {
      const [here, all] = [half, inCounties].map((some) => count(some, ({ conviction }) => conviction === code));
      expect(Math.abs(here - all / 2)).toBeLessThan(4 * Math.sqrt(all / 4));
    }
  });

  it('gives a flag to its share of those it is for, to the nearest entry and to one at least', () => {
    const flags = {
      gang: probability(0.25),
      fraud: probability(0.00001),
      other_risk: probability(0),
      listed_felony: probability(0.5, ['felony', 'violent']),
      prior_removal: probability(1),
    };
    const { all } = county({ flags });
    const having = (flag: Flag): number => count(all, (one) => hasFlag(one, flag));
    expect(having('gang')).toBe(1024);
    expect(having('fraud')).toBe(1);
    expect(having('other_risk')).toBe(0);
    expect(having('prior_removal')).toBe(4096);
    expect(having('illegal_entry_conviction')).toBe(0);
    const felons = all.filter(({ conviction }) => conviction === ClassCode.felony || conviction === ClassCode.violent);
    expect(having('listed_felony')).toBe(count(felons, (one) => hasFlag(one, 'listed_felony')));
    expect(having('listed_felony')).toBe(Math.floor(felons.length / 2 + 0.5));
  });

  it('gives flags by draws of their own', () => {
    const { all } = county({ flags: { gang: probability(0.5), fraud: probability(0.5) } });
    const both = count(all, ({ flags }) => flags === (flagBit('gang') | flagBit('fraud')));
    expect(Math.abs(both - 1024)).toBeLessThan(4 * Math.sqrt(4096 * 0.25 * 0.75));
    const first = count(all.slice(0, 2048), (one) => hasFlag(one, 'gang'));
    expect(Math.abs(first - 1024)).toBeLessThan(4 * Math.sqrt(1024 / 2));
  });

  it('lets the removable appear so, and the share stated of the others', () => {
    const { all } = county({ flags: { removable: probability(0.4), appears_removable: probability(0.25) } });
    const removable = all.filter((one) => hasFlag(one, 'removable'));
    expect(removable).toHaveLength(1638);
    expect(count(removable, (one) => hasFlag(one, 'appears_removable'))).toBe(1638);
    expect(count(all, (one) => hasFlag(one, 'appears_removable'))).toBe(1638 + Math.floor((4096 - 1638) / 4 + 0.5));
  });

  it('makes a class of its own of those listed as a danger to security, whatever else they did', () => {
    const { all } = county({ flags: { security_list: probability(0.1) } });
    for (const one of all) expect(one.conviction === ClassCode.security).toBe(hasFlag(one, 'security_list'));
    const listed = all.filter(({ conviction }) => conviction === ClassCode.security);
    // Their counts are those of what they did.
    expect(count(listed, ({ felonies }) => felonies > 0)).toBeGreaterThan(50);
    expect(count(listed, ({ misdemeanors }) => misdemeanors === 0)).toBeGreaterThan(100);
  });

  it('counts convictions: one at least of their class, each more with the chance stated, four at most', () => {
    const { all } = county({ flags: {}, repeat: of(0.4) });
    const by = (code: number) => all.filter(({ conviction }) => conviction === code);
    for (const one of by(ClassCode.none)) expect([one.felonies, one.misdemeanors]).toEqual([0, 0]);
    const [minor, felons] = [by(ClassCode.misdemeanor), by(ClassCode.felony)];
    const more = 0.4 + 0.4 ** 2 + 0.4 ** 3;
    const close = (some: readonly Profile[], found: number, expected: number) =>
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(1 / some.length));
    for (const one of minor)
      expect([one.felonies, one.misdemeanors > 0, one.misdemeanors <= 4]).toEqual([0, true, true]);
    close(minor, mean(minor, ({ misdemeanors }) => misdemeanors), 1 + more); // prettier-ignore
    for (const one of felons) expect([one.felonies > 0, one.felonies <= 4, one.misdemeanors <= 3]).toEqual([true, true, true]); // prettier-ignore
    close(felons, mean(felons, ({ felonies }) => felonies), 1 + more); // prettier-ignore
    close(felons, mean(felons, ({ misdemeanors }) => misdemeanors), more); // prettier-ignore
    const always = county({ flags: {}, repeat: of(1) }).all;
    expect(Math.max(...always.map(({ felonies }) => felonies))).toBe(4);
    expect(new Set(always.map(({ misdemeanors }) => misdemeanors))).toEqual(new Set([0, 3, 4]));
  });

  it('spreads ages around their means as exponentials do, each by itself', () => {
    const { all } = county({ conviction_age: of(6), entry_age: of(40), order_age: of(30) });
    const year = ({ convictionYears }: Profile) => convictionYears;
    const months = (days: number) => days / 30.4375;
    expect(Math.abs(mean(all, year) - 6)).toBeLessThan(4 * (6 / 64));
    expect(Math.abs(mean(all, ({ entryDays }) => months(entryDays)) - 40)).toBeLessThan(4 * (40 / 64));
    expect(Math.abs(mean(all, ({ orderDays }) => months(orderDays)) - 30)).toBeLessThan(4 * (30 / 64));
    for (const { entryDays, orderDays } of all) expect([entryDays % 1, orderDays % 1]).toEqual([0, 0]);
    const median = (of_: (one: Profile) => number) => all.map(of_).sort((a, b) => a - b)[2048];
    expect(median(year) / (6 * Math.LN2)).toBeCloseTo(1, 1);
    const together = mean(all, ({ entryDays, orderDays }) => months(entryDays) * months(orderDays));
    expect(Math.abs(together / 1200 - 1)).toBeLessThan(4 * Math.sqrt(3 / 4096));
    const withAge = mean(all, ({ entryDays, convictionYears }) => months(entryDays) * convictionYears);
    expect(Math.abs(withAge / 240 - 1)).toBeLessThan(4 * Math.sqrt(3 / 4096));
  });

  it('draws people of each kind apart', () => {
    const alike = { ...people, state_prison: people.county, federal_prison: people.county };
    const { profiles, first } = buildCatalogue(alike);
    const ages = first.map((from) => profiles.slice(from, from + 5).map(({ entryDays }) => entryDays));
    expect(new Set(ages.map(String)).size).toBe(3);
  });

  it('is the same for the same shares', () => expect(buildCatalogue(people)).toEqual(stated));
});

describe('a charge', () => {
  const charges = shares({ traffic: 0.3, dui: 0.2, felony: 0.5 });
  let catalogue: ReturnType<typeof buildCatalogue>;
  beforeEach(() => {
    ({ catalogue } = county({ charges }));
  });
  const named = (u: number): string => CHARGES[chargeOf(catalogue, 0, u)];

  it('is drawn by the shares stated, to the last draw', () => {
    const edge = Math.floor(0.3 * 2 ** 32 + 0.5);
    expect([0, edge - 1].map(named)).toEqual(['traffic', 'traffic']);
    expect([edge, 2 ** 31 - 1].map(named)).toEqual(['dui', 'dui']);
    expect([2 ** 31, 2 ** 32 - 1].map(named)).toEqual(['felony', 'felony']);
  });

  it('that no share is left for is the last', () => {
    const short = county({ charges: shares({ traffic: 0.9 }) }).catalogue;
    expect(CHARGES[chargeOf(short, 0, 2 ** 32 - 1)]).toBe('violent');
  });

  it('is the same as by a search through all shares', () => {
    for (let i = 0; i < 5000; i += 1) {
      const u = Math.imul(i, 2654435761) >>> 0;
      const expected = stated(u);
      expect(named(u)).toBe(expected);
    }
  });
  const stated = (u: number): string => (u < 0.3 * 2 ** 32 ? 'traffic' : u < 2 ** 31 ? 'dui' : 'felony');
});
