/**
 * Who is booked: the catalogue has the shares that a scenario states, to the nearest whole entry, and those who are drawn out of
 * it in the engine have them but for chance. Limits of chance are crossed once in a million times by each test, with a fixed seed.
 */
import { describe, expect, it } from 'vitest';
import { COUNTER } from '../../src/base/counters.ts';
import { DAY, monthDays, monthOf, monthStart } from '../../src/base/calendar.ts';
import { CLASSES } from '../../src/base/vocabulary.ts';
import { buildCatalogue, hasFlag, type Profile } from '../../src/policy/people.ts';
import { CHARGES, FLAGS, type PeopleOfKind } from '../../src/scenario/schema.ts';
import { simulateFast } from '../reference/agree.ts';
import { certain } from '../reference/certain.ts';
import { smallWorld } from '../reference/small.ts';
import { toldByFast } from '../reference/told.ts';
import { chiSquared, meanOf } from './chances.ts';

const scenario = certain({ 'federal.programme': 'nobody', 'at_large.teams': 0, 'arrests.level': 1 });
const { county, state_prison, federal_prison } = scenario.people;
const kinds = { county, state_prison, federal_prison };
const catalogue = buildCatalogue(kinds);
const SIZES = { county: 4096, state_prison: 2048, federal_prison: 2048 };

const profilesOf = (name: keyof typeof kinds): readonly Profile[] => {
  const first = catalogue.first[Object.keys(kinds).indexOf(name)];
  return catalogue.profiles.slice(first, first + SIZES[name]);
};
const shareOf = (people: PeopleOfKind, name: string): number => (people.convictions.shares as Record<string, number>)[name] ?? 0; // prettier-ignore

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('the catalogue of %s', (kind) => {
  const people = kinds[kind];
  const profiles = profilesOf(kind);

  it('has each flag as often as stated, among those who may have it', () => {
    for (const flag of FLAGS) {
      const { probability = 0, among } = people.flags[flag] ?? {};
      // Whoever is removable appears so; the share is of the others.
      const others = profiles.filter((one) => flag !== 'appears_removable' || !hasFlag(one, 'removable'));
      // On the security list a conviction is not seen any more.
      const codes = among?.map((name) => CLASSES.indexOf(name));
      const may = others.filter(({ conviction }) => !codes || codes.includes(conviction));
      const have = others.filter((one) => hasFlag(one, flag));
      const listed = codes ? have.filter(({ conviction }) => conviction === CLASSES.indexOf('security')).length : 0;
      const slack = codes ? listed + 0.03 * may.length : 0.5;
      expect(Math.abs(have.length - probability * may.length), flag).toBeLessThanOrEqual(slack);
      if (codes) expect(have.filter((one) => !may.includes(one)).length, flag).toBe(listed);
    }
  });

  it('has each class of conviction as often as stated, but for those on the security list', () => {
    const listed = profiles.filter((one) => hasFlag(one, 'security_list')).length;
    let left = listed;
    for (const name of ['misdemeanor', 'felony', 'serious_felony', 'violent'] as const) {
      const found = profiles.filter(({ conviction }) => conviction === CLASSES.indexOf(name)).length;
      const missing = shareOf(people, name) * profiles.length - found;
      // Sums of shares are rounded, not each of them.
      expect(missing, name).toBeGreaterThanOrEqual(-1);
      left -= missing;
    }
    expect(left).toBeGreaterThanOrEqual(-1);
    expect(profiles.filter(({ conviction }) => conviction === CLASSES.indexOf('security'))).toHaveLength(listed);
  });

  it('has convictions and entries of the age stated, and as many of them', () => {
    const near = (numbers: number[], mean: number): void =>
      expect(Math.abs(meanOf(numbers).mean / mean - 1)).toBeLessThan(4.9 / Math.sqrt(numbers.length));
    near(profiles.map(({ convictionYears }) => convictionYears), 6); // prettier-ignore
    near(profiles.map(({ entryDays }) => entryDays + 0.5), 40 * 30.4375); // prettier-ignore
    near(profiles.map(({ orderDays }) => orderDays + 0.5), 30 * 30.4375); // prettier-ignore
    // One felony and then each further with a chance of 0.4, at most three.
    const felons = profiles.filter(({ felonies }) => felonies > 0);
    const counts = [1, 2, 3, 4].map((n) => felons.filter(({ felonies }) => felonies === n).length);
    // R: qchisq(1 - 1e-6, 3) = 30.7
    expect(chiSquared(counts, [0.6, 0.24, 0.096, 0.064])).toBeLessThan(30.7);
  });
});

describe('those who are booked', () => {
  const world = smallWorld({ size: 8, prisons: false });

  it('have convictions as the catalogue has them', () => {
    const profiles = profilesOf('county');
    const shares = CLASSES.map((_, code) => profiles.filter(({ conviction }) => conviction === code).length / 4096);
    const { byClass } = simulateFast(world, scenario, 'people', 1);
    // R: qchisq(1 - 1e-6, 5) = 35.9
    const booked = byClass.slice(0, CLASSES.length).map((counts) => counts[COUNTER.arrests]);
    expect(booked.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(8000);
    expect(chiSquared(booked, shares)).toBeLessThan(35.9);
  });

  it('have charges as stated, and come at any minute of the month', () => {
    const few = smallWorld({ size: 2, prisons: false });
    const told = [...toldByFast(few, scenario, 'people', 1).values()].flatMap((lines) =>
      lines
        .filter((line) => line.includes('"booked"'))
        .map((line) => JSON.parse(line) as { charge: number; minute: number }),
    );
    const charges = CHARGES.map((_, code) => told.filter(({ charge }) => charge === code).length);
    expect(told.length).toBeGreaterThan(2000);
    // R: qchisq(1 - 1e-6, 7) = 40.5
    expect(chiSquared(charges, CHARGES.map((name) => county.charges.shares[name] ?? 0))).toBeLessThan(40.5); // prettier-ignore
    const tenths = new Array<number>(10).fill(0);
    for (const { minute } of told) {
      const month = monthOf(minute);
      tenths[Math.floor((10 * (minute / DAY - monthStart(month))) / monthDays(month))] += 1;
    }
    // R: qchisq(1 - 1e-6, 9) = 44.8
    expect(chiSquared(tenths, new Array<number>(10).fill(0.1))).toBeLessThan(44.8);
  });
});
