/**
 * Predicates of the scenario language turned into functions: who a rule covers.
 */
import { CLASSES } from '../base/vocabulary.ts';
import { parseDay } from '../base/calendar.ts';
import { flagBit, type Profile } from './people.ts';
import { CHARGES, type Form, type Predicate } from '../scenario/schema.ts';

/** What a rule may ask about: the person, the charge, the day of booking, the request's form and the jail's agreements. */
export type Situation = {
  profile: Profile;
  /** Position in CHARGES. */
  charge: number;
  /** True if the person entered, or got the final order, on or after this day (days since 2000). */
  enteredAfter: (day: number) => boolean;
  orderedAfter: (day: number) => boolean;
  form: Form | null;
  /** ICE has agreed to pay for holds. */
  reimbursement: boolean;
};

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** Compiles a predicate. An absent form (no request yet) is in no list of forms. */
export function compilePredicate(predicate: Predicate): (s: Situation) => boolean {
  if (predicate === 'always') return () => true;
  if (predicate === 'never') return () => false;
  if ('any' in predicate) {
    const parts = predicate.any.map(compilePredicate);
    return (s) => parts.some((part) => part(s));
  }
  if ('all' in predicate) {
    const parts = predicate.all.map(compilePredicate);
    return (s) => parts.every((part) => part(s));
  }
  if ('not' in predicate) {
    const part = compilePredicate(predicate.not);
    return (s) => !part(s);
  }
  if ('charge' in predicate) {
    const charges = new Set(list(predicate.charge).map((charge) => CHARGES.indexOf(charge)));
    return (s) => charges.has(s.charge);
  }
  if ('conviction' in predicate) {
    const classes = new Set(list(predicate.conviction).map((name) => CLASSES.indexOf(name)));
    const years = predicate.within_years ?? Number.POSITIVE_INFINITY;
    return (s) => classes.has(s.profile.conviction) && s.profile.convictionYears <= years;
  }
  if ('felonies' in predicate) return (s) => s.profile.felonies >= predicate.felonies.at_least;
  if ('misdemeanors' in predicate) return (s) => s.profile.misdemeanors >= predicate.misdemeanors.at_least;
  if ('flag' in predicate) {
    const bits = list(predicate.flag).reduce((sum, flag) => sum | flagBit(flag), 0);
    return (s) => (s.profile.flags & bits) !== 0;
  }
  if ('form' in predicate) {
    const forms = list(predicate.form);
    return (s) => s.form !== null && forms.includes(s.form);
  }
  if ('entered_after' in predicate) {
    const day = parseDay(predicate.entered_after);
    return (s) => s.enteredAfter(day);
  }
  if ('final_order_after' in predicate) {
    const day = parseDay(predicate.final_order_after);
    const bit = flagBit('final_order');
    return (s) => (s.profile.flags & bit) !== 0 && s.orderedAfter(day);
  }
  return (s) => s.reimbursement === predicate.reimbursement;
}

/** Every predicate inside a predicate, itself included. */
export function parts(predicate: Predicate): Predicate[] {
  if (typeof predicate === 'string') return [predicate];
  if ('any' in predicate) return [predicate, ...predicate.any.flatMap(parts)];
  if ('all' in predicate) return [predicate, ...predicate.all.flatMap(parts)];
  if ('not' in predicate) return [predicate, ...parts(predicate.not)];
  return [predicate];
}
