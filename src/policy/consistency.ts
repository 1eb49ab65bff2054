/**
 * Does a floor ask for what its own ceiling forbids? Tried on people of every kind of record, not on those of a
 * catalogue: a rule must be sound for whoever comes.
 */
import { CHARGES, FLAGS, FORMS, type Policy } from '../scenario/schema.ts';
import { CLASSES } from '../base/vocabulary.ts';
import { threefry } from '../base/random.ts';
import { compilePredicate, type Situation } from './predicate.ts';

const TRIALS = 20_000;

/** A person made of independent draws; every other one has a few flags only, so that single grounds stand alone. */
function situation(trial: number): Situation {
  const u = (what: number) => threefry(trial, 0x636865, what, 0) >>> 0;
  const pick = (what: number, n: number) => u(what) % n;
  const many = u(1) & u(2);
  const one = 1 << pick(3, FLAGS.length);
  const recent = pick(4, 2) === 1;
  return {
    profile: {
      conviction: pick(5, CLASSES.length),
      convictionYears: pick(6, 30) / 2,
      felonies: pick(7, 4),
      misdemeanors: pick(8, 5),
      flags: trial % 4 === 0 ? 0 : trial % 4 === 1 ? one : many,
      entryDays: 0,
      orderDays: 0,
    },
    charge: pick(9, CHARGES.length),
    enteredAfter: () => recent,
    orderedAfter: () => recent,
    form: FORMS[pick(10, FORMS.length)],
    reimbursement: pick(11, 2) === 1,
  };
}

/** True if some person is covered by the floor and not by the ceiling. */
export function floorAboveCeiling(limits: Policy['hold']): boolean {
  if (limits.floor === 'never' || limits.ceiling === 'always') return false;
  const [floor, ceiling] = [compilePredicate(limits.floor), compilePredicate(limits.ceiling)];
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const s = situation(trial);
    if (floor(s) && !ceiling(s)) return true;
  }
  return false;
}
