/** Predicates in English: one form for one meaning, and no two meanings told alike. */
import { describe, expect, it } from 'vitest';
import { compilePredicate, type Situation } from '../../../src/policy/predicate.ts';
import { CHARGES, FLAGS, type Predicate } from '../../../src/scenario/schema.ts';
import { CLASSES } from '../../../src/base/vocabulary.ts';
import { flagBit } from '../../../src/policy/people.ts';
import { whom } from '../../../src/scenario/words/predicate.ts';

describe('whom a predicate covers', () => {
  it.each<[Predicate, string]>([
    ['always', 'anybody'],
    ['never', 'nobody'],
    [{ flag: 'gang' }, 'people with membership of a gang'],
    [{ not: { flag: 'gang' } }, 'people without membership of a gang'],
    [{ flag: ['gang', 'final_order'] }, 'people with membership of a gang or a final order of removal'],
    [{ conviction: 'violent' }, 'people with a worst conviction for a violent crime'],
    [{ conviction: 'none' }, 'people with no conviction'],
    [{ conviction: ['none', 'misdemeanor'] }, 'people with no conviction or a worst conviction for a misdemeanour'],
    [
      { conviction: ['serious_felony', 'violent'], within_years: 5 },
      'people with a worst conviction for a serious felony or a violent crime (at most 5 years old)',
    ],
    [{ conviction: 'felony', within_years: 1 }, 'people with a worst conviction for a felony (at most 1 year old)'],
    [{ charge: 'drug_sale' }, 'people with a charge of selling drugs'],
    [
      { charge: CHARGES.filter((charge) => charge !== 'traffic') },
      'people with a charge of anything but a traffic offence',
    ],
    [{ charge: [...CHARGES] }, 'people with any charge'],
    [{ felonies: { at_least: 1 } }, 'people with a felony conviction'],
    [{ misdemeanors: { at_least: 3 } }, 'people with three or more misdemeanour convictions'],
    [{ form: ['I-247D', 'I-247X'] }, 'people with a request on form I-247D or I-247X'],
    [{ entered_after: '2014-01-01' }, 'people with an entry on or after 1 January 2014'],
    [{ final_order_after: '2014-01-01' }, 'people with a final order of removal of 1 January 2014 or later'],
    [
      { flag: ['dui_conviction', 'gang', 'weapon_conviction', 'drug_sale_conviction'] },
      'people with a conviction for drunk driving, a weapon offence or selling drugs; or membership of a gang',
    ],
    [
      { all: [{ any: [{ flag: 'gang' }, { charge: 'dui' }] }, { flag: 'judicial_warrant' }] },
      "people with a judge's warrant and either membership of a gang or a charge of drunk driving",
    ],
    [
      { any: [{ flag: 'gang' }, { all: [{ flag: 'fraud' }, { charge: 'dui' }] }] },
      'people with membership of a gang; or a record of immigration fraud and a charge of drunk driving',
    ],
    [
      { any: [{ not: { flag: 'gang' } }, { charge: 'dui' }] },
      'people with a charge of drunk driving or without membership of a gang',
    ],
    [{ not: { flag: ['gang', 'fraud'] } }, 'people without (membership of a gang or a record of immigration fraud)'],
  ])('%j', (predicate, words) => {
    expect(whom(predicate)).toBe(words);
  });

  it('differs from ground to ground', () => {
    const grounds: Predicate[] = [
      ...FLAGS.map((flag) => ({ flag })),
      ...CHARGES.map((charge) => ({ charge })),
      ...CLASSES.map((conviction) => ({ conviction })),
    ];
    expect(new Set(grounds.map((ground) => whom(ground))).size).toBe(grounds.length);
  });

  it('can be read back by rules of precedence, however rules are nested', () => {
    const rules = [...nested(3), ...lists(nested(3).filter((_, i) => i % 17 === 0))];
    const misread = rules.filter((rule) => truthTable(rule) !== truthTable(readPeople(whom(rule))));
    expect(misread.slice(0, 3).map((rule) => whom(rule))).toEqual([]);
    expect(rules.length).toBeGreaterThan(5000);
  });
});

/** Splits at a separator that stands outside brackets. */
function split(text: string, separator: RegExp): string[] {
  let depth = 0;
  const flat = text.replace(/[^]/g, (letter) => {
    if (letter === '(') depth += 1;
    const hidden = depth > 0 ? '#' : letter;
    if (letter === ')') depth -= 1;
    return hidden;
  });
  const parts: string[] = [];
  let start = 0;
  for (const match of flat.matchAll(separator)) {
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  return [...parts, text.slice(start)];
}

/** A reader of the sentences: "and" binds before "or", "either" reaches to the end, ";" parts more than ",". */
function readPeople(text: string): Predicate {
  return readText(text.replace(/^people (with )?/, ''));
}

function readText(text: string): Predicate {
  const [before, ...after] = split(text, /(?:^| and )either /g);
  if (after.length > 1) throw new Error(`two open lists: ${text}`);
  if (after.length === 0) return readAny(text);
  return { all: [...(before === '' ? [] : [readAll(before)]), readAny(after[0])] };
}

function readAny(text: string): Predicate {
  const parts = split(text, /; or |; /g);
  return { any: (parts.length > 1 ? parts : split(text, /, | or /g)).map(readAll) };
}

function readAll(text: string): Predicate {
  return {
    all: split(text, / and /g).map((part): Predicate => {
      const bracketed = /^\((.*)\)$/.exec(part)?.[1];
      if (bracketed !== undefined) return readText(bracketed);
      if (part.startsWith('without ')) return { not: readAll(part.slice('without '.length)) };
      const flag = GROUNDS.find((name) => whom({ flag: name }) === `people with ${part}`);
      if (flag === undefined) throw new Error(`not a ground: ${part}`);
      return { flag };
    }),
  };
}

const GROUNDS = ['gang', 'fraud', 'final_order', 'judicial_warrant'] as const;

/** Every rule of `any`, `all` and `not` over a few grounds, down to a depth; lists of two. */
function nested(depth: number): Predicate[] {
  const single: Predicate[] = GROUNDS.map((flag) => ({ flag }));
  if (depth === 1) return single;
  const below = depth === 2 ? single : [...single, ...nested(depth - 1)];
  return [...lists(below), ...below.map((not) => ({ not }))];
}

function lists(parts: readonly Predicate[]): Predicate[] {
  const pairs = parts.flatMap((a, i) => parts.slice(i + 1).map((b): [Predicate, Predicate] => [a, b]));
  return pairs.flatMap((pair) => [{ any: pair }, { all: pair }, { all: [{ any: pair }, { flag: GROUNDS[0] }] }]);
}

function truthTable(rule: Predicate): string {
  const holds = compilePredicate(rule);
  const people = Array.from({ length: 1 << GROUNDS.length }, (_, bits) =>
    GROUNDS.reduce((flags, flag, i) => flags | ((bits >> i) & 1 ? flagBit(flag) : 0), 0),
  );
  const situation = (flags: number): Situation => ({
    profile: { conviction: 0, convictionYears: 0, felonies: 0, misdemeanors: 0, flags, entryDays: 0, orderDays: 0 },
    charge: 0,
    enteredAfter: () => false,
    orderedAfter: () => false,
    form: null,
    reimbursement: false,
  });
  return people.map((flags) => (holds(situation(flags)) ? '1' : '0')).join('');
}
