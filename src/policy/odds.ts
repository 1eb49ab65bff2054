/**
 * Shares of people that are uncertain as a whole: one number multiplies the odds of having a conviction, of being removable, or of
 * a felony charge, so that the shares within stay as they are to each other and no share leaves 0 to 1.
 */
import type { Charge, PeopleOfKind } from '../scenario/schema.ts';
import { NATION } from '../scenario/values/coverage.ts';
import { Dated } from '../scenario/values/dated.ts';

/** Charges for which odds are multiplied together: the others are misdemeanours or less. */
const FELONY_CHARGES: readonly Charge[] = ['drug_sale', 'felony', 'serious_felony', 'violent'];

/** A share whose odds are multiplied. */
export function atOdds(share: number, factor: number): number {
  return factor === 1 || share >= 1 ? share : (share * factor) / (1 - share + share * factor);
}

/** People with the shares that their odds make of those stated; the same people where no odds are stated, or all are 1. */
export function atTheirOdds(people: PeopleOfKind): PeopleOfKind {
  const factor = (odds: PeopleOfKind['conviction_odds']): number =>
    odds === undefined ? 1 : (new Dated(odds).at(0, NATION) ?? 1);
  const { charges, convictions, flags } = people;
  const { removable } = flags;
  return {
    ...people,
    charges: { ...charges, shares: partAtOdds(charges.shares, FELONY_CHARGES, factor(people.felony_charge_odds)) },
    convictions: {
      ...convictions,
      shares: scaled(convictions.shares, factor(people.conviction_odds)),
    },
    flags:
      removable === undefined
        ? flags
        : {
            ...flags,
            removable: { ...removable, probability: atOdds(removable.probability, factor(people.removable_odds)) },
          },
  };
}

type Shares = Readonly<Record<string, number>>;

const sumOf = (shares: Shares, keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (shares[key] ?? 0), 0);

/** All shares together at other odds against the rest up to 1. */
function scaled<S extends Shares>(shares: S, factor: number): S {
  const all = sumOf(shares, Object.keys(shares));
  return factor === 1 || all === 0 ? shares : times(shares, () => atOdds(all, factor) / all);
}

/** Some of the shares, which together are 1, at other odds against the others. */
function partAtOdds<S extends Shares>(shares: S, keys: readonly string[], factor: number): S {
  const part = sumOf(shares, keys);
  if (factor === 1 || part <= 0 || part >= 1) return shares;
  const now = atOdds(part, factor);
  return times(shares, (key) => (keys.includes(key) ? now / part : (1 - now) / (1 - part)));
}

const times = <S extends Shares>(shares: S, factor: (key: string) => number): S =>
  Object.fromEntries(Object.entries(shares).map(([key, share]) => [key, share * factor(key)])) as unknown as S;
