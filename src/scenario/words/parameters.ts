/** Parameters in words: what one is, and what it says with a value. */
import type { Kind } from '../../base/vocabulary.ts';
import type { Flag, ParameterPath, PeopleOfKind } from '../schema.ts';
import { FLAG_WORDS } from './grounds.ts';
import type { Measure } from './measure.ts';
import { WORDINGS, type Wording } from './parameter-words.ts';
import { said } from './values.ts';

const KINDS: Readonly<Record<Kind, string>> = {
  county: 'in county jails',
  state_prison: 'in state prisons',
  federal_prison: 'in federal prisons',
};
type OfPeople = { readonly name: string; readonly measure: Measure };
const OF_PEOPLE: Readonly<Record<Exclude<keyof PeopleOfKind, 'flags'>, OfPeople>> = {
  charges: { name: 'the shares of charges', measure: 'share' },
  convictions: { name: 'the shares of worst convictions', measure: 'share' },
  conviction_odds: { name: 'the factor on the odds of a conviction', measure: 'number' },
  removable_odds: { name: 'the factor on the odds of being removable', measure: 'number' },
  felony_charge_odds: { name: 'the factor on the odds of a felony charge', measure: 'number' },
  conviction_age: { name: 'the age of worst convictions', measure: { of: ['year', 'years'] } },
  repeat: { name: 'the chance of each further conviction', measure: 'share' },
  entry_age: { name: 'the time since entry', measure: { of: ['month', 'months'] } },
  order_age: { name: 'the time since the final order', measure: { of: ['month', 'months'] } },
};

const flagInWords = (flag: Flag): string => FLAG_WORDS[flag].opening + FLAG_WORDS[flag].object;

/** What the parameter at a path is and says; of a path that is none, its own words. */
export function wordingOf(path: string): Wording {
  if (path in WORDINGS) return WORDINGS[path as ParameterPath];
  const [root, kind, what, flag] = path.split('.');
  const name = path.replaceAll(/[._]/g, ' ');
  if (root !== 'people' || !(kind in KINDS)) return { name, says: `${name} is {}`, measure: 'number' };
  const where = KINDS[kind as Kind];
  if (what === 'flags') return ofFlag(flagInWords(flag as Flag), where);
  const of = OF_PEOPLE[what as keyof typeof OF_PEOPLE];
  return { ...of, name: `${of.name} ${where}`, says: `${of.name} ${where} is {}` };
}

const ofFlag = (flag: string, where: string): Wording => ({
  name: `the share of people ${where} with ${flag}`,
  says: `{} of people ${where} have ${flag}`,
  measure: 'share',
});

/** The parameter at a path as the subject of a sentence: "the chance that a jail holds where it may". */
export const parameterInWords = (path: string): string => wordingOf(path).name;

/**
 * What a parameter says with a value: "jails hold where they may in about 75% of cases (uncertain: 53 to 89%)".
 * @param short without what goes without saying
 */
export function saysInWords(path: string, value: unknown, { short = false } = {}): string {
  const { says, off, measure } = wordingOf(path);
  const sentence = value === false && off !== undefined ? off : says;
  const { text, range } = said(value, measure);
  return sentence.replaceAll(/\[([^\]]*)\]/g, short ? '' : '$1').replace('{}', () => text) + range;
}
