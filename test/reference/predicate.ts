/** Whom a rule covers: the meaning of each predicate of the scenario language, written out one by one. */
import { CHARGES, type Form, type Predicate } from '../../src/scenario/schema.ts';
import { CLASSES } from '../../src/base/vocabulary.ts';
import { parseDay } from '../../src/base/calendar.ts';
import { hasFlag, type Profile } from '../../src/policy/people.ts';

/** What a rule may look at. `form` is the request in question, if there is one. */
export type Facts = {
  profile: Profile;
  /** Position in CHARGES. */
  charge: number;
  bookingDay: number;
  form: Form | undefined;
  reimbursed: boolean;
};

const list = <T>(oneOrMore: T | T[]): T[] => (Array.isArray(oneOrMore) ? oneOrMore : [oneOrMore]);

/** True if the predicate covers the person. */
export function holds(predicate: Predicate, facts: Facts): boolean {
  const { profile } = facts;
  if (predicate === 'always') return true;
  if (predicate === 'never') return false;
  if ('any' in predicate) return predicate.any.some((part) => holds(part, facts));
  if ('all' in predicate) return predicate.all.every((part) => holds(part, facts));
  if ('not' in predicate) return !holds(predicate.not, facts);
  if ('charge' in predicate) return list(predicate.charge).includes(CHARGES[facts.charge]);
  if ('conviction' in predicate) {
    const recent = predicate.within_years === undefined || profile.convictionYears <= predicate.within_years;
    return recent && list(predicate.conviction).includes(CLASSES[profile.conviction]);
  }
  if ('felonies' in predicate) return profile.felonies >= predicate.felonies.at_least;
  if ('misdemeanors' in predicate) return profile.misdemeanors >= predicate.misdemeanors.at_least;
  if ('flag' in predicate) return list(predicate.flag).some((flag) => hasFlag(profile, flag));
  if ('form' in predicate) return facts.form !== undefined && list(predicate.form).includes(facts.form);
  if ('entered_after' in predicate) return facts.bookingDay - profile.entryDays >= parseDay(predicate.entered_after);
  if ('final_order_after' in predicate) {
    return (
      hasFlag(profile, 'final_order') && facts.bookingDay - profile.orderDays >= parseDay(predicate.final_order_after)
    );
  }
  return facts.reimbursed === predicate.reimbursement;
}
