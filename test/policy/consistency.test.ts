/** A floor that asks for what its own ceiling forbids is found whatever single ground sets them apart. */
import { describe, expect, it } from 'vitest';
import { CLASSES } from '../../src/base/vocabulary.ts';
import { floorAboveCeiling } from '../../src/policy/consistency.ts';
import { CHARGES, FLAGS, FORMS, type Predicate } from '../../src/scenario/schema.ts';

const others = <T>(all: readonly T[], one: T): T[] => all.filter((other) => other !== one);

/** A floor and a ceiling that leaves out one small part of it. */
const narrowly: [string, Predicate, Predicate][] = [
  ...FLAGS.map((flag): [string, Predicate, Predicate] => [flag, { flag }, { flag: others(FLAGS, flag) }]),
  ...CHARGES.map((charge): [string, Predicate, Predicate] => [charge, 'always', { charge: others(CHARGES, charge) }]),
  ...CLASSES.map((name): [string, Predicate, Predicate] => [name, 'always', { conviction: others(CLASSES, name) }]),
  ...FORMS.map((form): [string, Predicate, Predicate] => [form, 'always', { form: others(FORMS, form) }]),
  ['years', { conviction: 'felony', within_years: 9 }, { conviction: 'felony', within_years: 8 }],
  ['felonies', { felonies: { at_least: 2 } }, { felonies: { at_least: 3 } }],
  ['misdemeanors', { misdemeanors: { at_least: 3 } }, { misdemeanors: { at_least: 4 } }],
  ['entry', 'always', { entered_after: '2014-01-01' }],
  ['no entry', 'always', { not: { entered_after: '2014-01-01' } }],
  ['order', { flag: 'final_order' }, { final_order_after: '2014-01-01' }],
  ['no order', { flag: 'final_order' }, { not: { final_order_after: '2014-01-01' } }],
  ['entry alone', { entered_after: '2014-01-01' }, { final_order_after: '2014-01-01' }],
  ['payment', 'always', { reimbursement: false }],
  ['no payment', 'always', { reimbursement: true }],
  ['nobody flagged', 'always', { flag: [...FLAGS] }],
  ['two flags', { all: [{ flag: 'gang' }, { flag: 'fraud' }] }, { not: { flag: 'gang' } }],
  ['everybody', 'always', 'never'],
];

describe('a floor', () => {
  it.each(narrowly)('above its ceiling by one ground alone is found: %s', (_, floor, ceiling) =>
    expect(floorAboveCeiling({ floor, ceiling })).toBe(true),
  );

  it.each<[string, Predicate, Predicate]>([
    ['asks for nothing', 'never', 'never'],
    ['has a ceiling without limit', 'always', 'always'],
    ['is the ceiling', { flag: 'gang' }, { flag: 'gang' }],
    ['is a part of it', { conviction: 'felony', within_years: 5 }, { conviction: ['felony', 'violent'] }],
    ['is narrower by a ground', { all: [{ charge: 'dui' }, { flag: 'gang' }] }, { charge: ['dui', 'felony'] }],
  ])('that %s is sound', (_, floor, ceiling) => expect(floorAboveCeiling({ floor, ceiling })).toBe(false));
});
