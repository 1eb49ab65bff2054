/** What each predicate of the language covers, at the edges of what it names, and what lies inside it. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { CLASSES } from '../../src/base/vocabulary.ts';
import { flagBit } from '../../src/policy/people.ts';
import { compilePredicate, parts, type Situation } from '../../src/policy/predicate.ts';
import { CHARGES, type Predicate } from '../../src/scenario/schema.ts';

/** Somebody with a felony five years back, booked for drunk driving, asked for by a detainer nobody pays for. */
const someone: Situation = {
  profile: {
    conviction: CLASSES.indexOf('felony'),
    convictionYears: 5,
    felonies: 1,
    misdemeanors: 2,
    flags: flagBit('gang') | flagBit('final_order'),
    entryDays: 0,
    orderDays: 0,
  },
  charge: CHARGES.indexOf('dui'),
  enteredAfter: (day) => day <= parseDay('2014-01-01'),
  orderedAfter: (day) => day <= parseDay('2011-06-01'),
  form: 'I-247',
  reimbursement: false,
};

describe('a predicate', () => {
  const cases: [Predicate, boolean][] = [
    ['always', true],
    ['never', false],
    [{ charge: 'dui' }, true],
    [{ charge: ['felony', 'dui'] }, true],
    [{ charge: 'felony' }, false],
    [{ conviction: 'felony' }, true],
    [{ conviction: ['violent', 'felony'], within_years: 5 }, true],
    [{ conviction: 'felony', within_years: 4.9 }, false],
    [{ conviction: 'violent', within_years: 10 }, false],
    [{ felonies: { at_least: 1 } }, true],
    [{ felonies: { at_least: 2 } }, false],
    [{ misdemeanors: { at_least: 2 } }, true],
    [{ misdemeanors: { at_least: 3 } }, false],
    [{ flag: 'gang' }, true],
    [{ flag: ['fraud', 'gang'] }, true],
    [{ flag: ['fraud', 'removable'] }, false],
    [{ form: 'I-247' }, true],
    [{ form: ['I-247D', 'I-247N'] }, false],
    [{ entered_after: '2014-01-01' }, true],
    [{ entered_after: '2014-01-02' }, false],
    [{ final_order_after: '2011-06-01' }, true],
    [{ final_order_after: '2011-06-02' }, false],
    [{ reimbursement: false }, true],
    [{ reimbursement: true }, false],
    [{ not: 'never' }, true],
    [{ not: { flag: 'gang' } }, false],
    [{ any: ['never', { flag: 'gang' }] }, true],
    [{ any: ['never', { flag: 'fraud' }] }, false],
    [{ all: ['always', { flag: 'gang' }] }, true],
    [{ all: [{ flag: 'gang' }, 'never'] }, false],
  ];
  it.each(cases)('%j covers somebody: %s', (predicate, covers) =>
    expect(compilePredicate(predicate)(someone)).toBe(covers),
  );

  it('that names a form covers nobody who is not asked for', () => {
    const all: Predicate = { form: ['I-247', 'I-247D', 'I-247N', 'I-247X'] };
    expect(compilePredicate(all)({ ...someone, form: null })).toBe(false);
  });

  it('of a final order covers nobody without one, whatever the day', () => {
    const without = { ...someone, profile: { ...someone.profile, flags: flagBit('gang') } };
    expect(compilePredicate({ final_order_after: '2001-01-01' })(without)).toBe(false);
  });

  it('holds itself and all that it is made of', () => {
    const [gang, dui, fraud] = [{ flag: 'gang' }, { charge: 'dui' }, { flag: 'fraud' }] as const;
    const not = { not: fraud };
    const all = { all: [dui, not] };
    const any = { any: [gang, all, 'never'] } as unknown as Predicate;
    expect(parts(any)).toEqual([any, gang, all, dui, not, fraud, 'never']);
  });
});
