/** The tables say of everybody what the rules say when they are asked one by one, and tell no more people apart than they. */
import { beforeEach, describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { threefry } from '../../src/base/random.ts';
import { flagBit, hasFlag, type Catalogue, type Profile } from '../../src/policy/people.ts';
import { ACCESS, type Bound, HOLD, LEVELS, NOTICE, RuleBook } from '../../src/policy/rulebook.ts';
import { CHARGES, FLAGS, FORMS, type Policy, type Predicate, type Programme } from '../../src/scenario/schema.ts';
import { holds, type Facts } from '../reference/predicate.ts';
import { POLICIES, PROGRAMMES } from '../reference/small-rules.ts';

const u = (who: number, what: number, n: number): number => (threefry(who, 0x626f6f6b, what, 0) >>> 0) % n;
const someone = (who: number): Profile => ({
  conviction: u(who, 1, 6),
  convictionYears: u(who, 2, 24) / 2,
  felonies: u(who, 3, 3),
  misdemeanors: u(who, 4, 4),
  flags: u(who, 5, 2 ** FLAGS.length) & (who % 3 === 0 ? -1 : u(who, 6, 2 ** FLAGS.length)),
  entryDays: u(who, 7, 900),
  orderDays: u(who, 8, 900),
});
const catalogueOf = (profiles: Profile[]): Catalogue => ({ profiles, first: [0], shift: [0], charges: [], firstCharge: [] }); // prettier-ignore
const open = { ceiling: 'always', floor: 'never' } as const;
const policy = (limits: Partial<Pick<Policy, 'hold' | 'notice' | 'access'>>): Policy => ({
  title: 'T',
  assumed: 'for the test',
  hold: open,
  notice: open,
  access: open,
  ...limits,
});
const programme = (...when: Predicate[]): Programme => ({
  ...PROGRAMMES.nobody,
  tiers: when.map((one, i) => ({ id: `tier ${i}`, when: one, form: 'none', come_factor: 1 })),
});
/** Rules by day of entry and of order, by age, by form and by payment: what few rules of the small world have. */
const policies: Record<string, Policy> = {
  ...POLICIES,
  dated: policy({
    hold: {
      ceiling: { any: [{ entered_after: '2012-03-01' }, { final_order_after: '2012-03-01' }] },
      floor: { all: [{ final_order_after: '2013-07-01' }, { charge: ['dui', 'violent'] }] },
    },
    notice: { ceiling: { not: { form: ['I-247D', 'I-247X'] } }, floor: { flag: 'criminal_warrant' } },
    access: {
      ceiling: { any: [{ not: { flag: 'gang' } }, { conviction: 'felony', within_years: 5 }] },
      floor: 'never',
    },
  }),
};
const programmes: Record<string, Programme> = {
  ...PROGRAMMES,
  dated: programme({ entered_after: '2014-01-01' }, { misdemeanors: { at_least: 3 } }, { charge: 'traffic' }),
  // ICE decides before anybody speaks of payment.
  unpaid: programme({ reimbursement: true }, { all: [{ flag: 'gang' }, { reimbursement: false }] }),
};
const dates = ['2010-06-01', '2010-01-01', '2012-03-01', '2013-07-01', '2014-01-01'].map(parseDay);

describe('the rule book', () => {
  const people = Array.from({ length: 120 }, (_, who) => someone(who));
  /** People booked on days at which the days of rules come for them, and some others. */
  const booked = people.flatMap((profile, who) => {
    const since = u(who, 9, 2) === 0 ? profile.entryDays : profile.orderDays;
    const day = dates[u(who, 10, dates.length)] + since;
    return [day - 1, day, day + u(who, 11, 1000)].map((on) => ({ who, profile, charge: u(who + on, 12, CHARGES.length), day: on })); // prettier-ignore
  });
  type Booked = (typeof booked)[number];
  const factsOf = ({ profile, charge, day }: Booked, more: Pick<Facts, 'form' | 'reimbursed'>): Facts => ({
    profile,
    charge,
    bookingDay: day,
    ...more,
  });
  const asked = { form: undefined, reimbursed: false };
  let book: RuleBook;
  // Anew for each test: Stryker then knows which test runs which code.
  beforeEach(() => {
    book = new RuleBook(catalogueOf(people), {
      programmes: Object.values(programmes),
      policies: Object.values(policies),
    });
  });
  const sortOf = ({ who, charge, day }: Booked): number => book.sort(who, charge, day);

  it('keeps what lasts about a person', () => {
    for (const one of booked) {
      expect(book.conviction[sortOf(one)]).toBe(one.profile.conviction);
      expect(book.removable[sortOf(one)]).toBe(hasFlag(one.profile, 'removable') ? 1 : 0);
    }
  });

  it('knows how somebody looks before the charge is known', () => {
    for (const one of booked) {
      const look = book.look(one.who, one.day);
      expect(look).toBeLessThan(book.looks);
      expect(book.sortOfLook(look, one.charge)).toBe(sortOf(one));
    }
  });

  it.each(Object.entries(programmes))('finds the first tier that covers a person: %s', (_, { tiers, ...rest }) => {
    const table = book.tiers({ tiers, ...rest });
    for (const one of booked) {
      const tier = tiers.findIndex(({ when }) => holds(when, factsOf(one, asked)));
      expect(table[sortOf(one)]).toBe(tier < 0 ? 255 : tier);
    }
  });

  it.each<[string, Predicate]>([
    ['by a flag', PROGRAMMES.narrow.forms['I-247D']!.requires!],
    ['unpaid', programmes.unpaid.tiers[1].when],
  ])('says whether the ground that a form requires is met: %s', (_, requires) => {
    const table = book.meets(requires);
    for (const one of booked) expect(table[sortOf(one)]).toBe(Number(holds(requires, factsOf(one, asked))));
  });

  it('is the same in whatever order rules come', () => {
    const turned = new RuleBook(catalogueOf(people), {
      programmes: Object.values(programmes).toReversed(),
      policies: Object.values(policies).toReversed(),
    });
    expect(turned.sorts).toBe(book.sorts);
    expect(booked.map(({ who, charge, day }) => turned.sort(who, charge, day))).toEqual(booked.map(sortOf));
  });

  /** May not, may, must: by the lower of two ceilings and the state's floor, asked in words. */
  function plainly(
    state: Policy,
    local: Policy,
    bound: Bound,
    act: 'hold' | 'notice' | 'access',
    facts: Facts,
  ): number {
    if (bound === 'nobody') return 1;
    const mine = bound === 'state' ? open : local[act];
    const may = holds(state[act].ceiling, facts) && holds(mine.ceiling, facts);
    if (holds(state[act].floor, facts) || (may && holds(mine.floor, facts))) return 2;
    return may ? 1 : 0;
  }

  it.each(Object.keys(policies))('says what a jail may and must do under any local policy and the law %s', (law) => {
    const wrong: unknown[] = [];
    Object.keys(policies).forEach((name, n) => {
      for (const bound of ['state_and_local', 'state', 'nobody'] as const)
        for (const reimbursed of [false, true]) {
          const table = book.ruleset(policies[law], policies[name], bound, reimbursed);
          for (let i = n; i < booked.length; i += 19)
            [...FORMS, undefined].forEach((form, position) => {
              const facts = factsOf(booked[i], { form, reimbursed });
              const levels = table[sortOf(booked[i]) * LEVELS + position];
              for (const [act, shift] of [
                ['hold', HOLD],
                ['notice', NOTICE],
                ['access', ACCESS],
              ] as const) {
                // prettier-ignore
                const expected = plainly(policies[law], policies[name], bound, act, facts);
                if (((levels >> shift) & 3) !== expected) wrong.push({ name, bound, act, facts, expected });
              }
            });
        }
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('makes a table once, and another for everything that is not the same', () => {
    const { trust, none, mandate } = policies;
    const table = book.ruleset(trust, none, 'state_and_local', false);
    expect(book.ruleset({ ...trust, title: 'Renamed' }, none, 'state_and_local', false)).toBe(table);
    expect(book.ruleset(none, trust, 'state_and_local', false)).not.toBe(table);
    expect(book.ruleset(mandate, none, 'state_and_local', false)).not.toEqual(table);
    expect(book.tiers({ ...programmes.broad, title: 'Renamed' })).toBe(book.tiers(programmes.broad));
    expect(book.tiers(programmes.narrow)).not.toEqual(book.tiers(programmes.broad));
  });

  it('refuses what it was not made for', () => {
    expect(() => book.meets({ flag: 'fraud' })).toThrow('rule not compiled: [{"flag":"fraud"}');
    expect(() => book.tiers(programme({ charge: 'felony' }))).toThrow('rule not compiled');
  });
});

describe('sorts of people', () => {
  const plain = { conviction: 0, convictionYears: 1, felonies: 0, misdemeanors: 0, flags: 0, entryDays: 10, orderDays: 20 }; // prettier-ignore
  const removable = { ...plain, flags: flagBit('removable') };
  const felon = { ...plain, conviction: 2, felonies: 1 };
  const gang = { ...plain, flags: flagBit('gang') };
  const bookOf = (profiles: Profile[], ...ceilings: Predicate[]) =>
    new RuleBook(catalogueOf(profiles), {
      programmes: [],
      policies: ceilings.map((ceiling) => policy({ hold: { ceiling, floor: 'never' } })),
    });
  const sorts = (...args: Parameters<typeof bookOf>): number => bookOf(...args).sorts;

  it('are what lasts about people where no rule asks for more', () => {
    expect(sorts([plain, gang, plain, { ...plain, convictionYears: 9, misdemeanors: 3 }])).toBe(1);
    expect(sorts([plain, removable, felon, gang, { ...felon, flags: removable.flags }])).toBe(4);
  });

  it('are as many as rules tell apart', () => {
    expect(sorts([plain, gang], { flag: 'gang' })).toBe(2);
    expect(sorts([plain], { charge: ['dui', 'felony'] })).toBe(2);
    expect(sorts([plain, gang], { all: [{ flag: 'gang' }, { charge: 'dui' }] })).toBe(2);
    expect(sorts([plain, gang], { any: [{ flag: 'gang' }, { charge: 'dui' }] })).toBe(2);
    expect(sorts([plain, gang], { flag: 'gang' }, { charge: 'dui' })).toBe(4);
    expect(sorts([plain], { reimbursement: true })).toBe(1);
    expect(sorts([plain, gang], { all: [{ flag: 'gang' }, { form: 'I-247D' }] })).toBe(2);
    expect(sorts([plain], { entered_after: '2012-01-01' })).toBe(2);
    // Whoever has no final order got none after any day.
    expect(sorts([plain], { final_order_after: '2012-01-01' })).toBe(1);
    expect(sorts([felon, { ...felon, convictionYears: 7 }], { conviction: 'felony', within_years: 5 })).toBe(2);
    expect(sorts([felon, { ...felon, felonies: 2 }], { felonies: { at_least: 2 } })).toBe(2);
    expect(sorts([plain, { ...plain, misdemeanors: 2 }], { not: { misdemeanors: { at_least: 2 } } })).toBe(2);
  });

  it('look alike where no ground of a profile tells them apart', () => {
    expect(bookOf([plain, gang, plain], { charge: 'dui' }).looks).toBe(1);
    expect(bookOf([plain, gang, plain], { flag: 'gang' }).looks).toBe(2);
    // Twice as many for each day.
    expect(bookOf([plain, gang], { all: [{ flag: 'gang' }, { entered_after: '2012-01-01' }] }).looks).toBe(4);
    expect(bookOf([plain, { ...plain, flags: flagBit('final_order') }], { final_order_after: '2012-01-01' }).looks).toBe(4); // prettier-ignore
    // People with and without a final order are told apart even where no rule asks.
    expect(bookOf([plain, { ...plain, flags: flagBit('final_order') }]).looks).toBe(2);
  });

  it('come from six days in rules at the most, of which one day said twice is one', () => {
    const entered = (n: number): Predicate[] => Array.from({ length: n }, (_, i) => ({ entered_after: `2012-01-0${i + 1}` })); // prettier-ignore
    const six = bookOf([plain], ...entered(6), { all: [{ entered_after: '2012-01-06' }, { charge: 'dui' }] });
    expect(six.looks).toBe(64);
    expect(() => bookOf([plain], ...entered(7))).toThrow('at most six different dates');
    expect(() => bookOf([plain], ...entered(6), { not: { final_order_after: '2012-01-01' } })).toThrow('at most six');
  });

  it('are asked of what a form requires, too', () => {
    const { narrow } = PROGRAMMES;
    const flagged = { ...plain, flags: flagBit('probable_cause') };
    const only = { ...narrow, tiers: [], forms: { ...narrow.forms, 'I-247': undefined } };
    expect(new RuleBook(catalogueOf([plain, flagged]), { programmes: [only], policies: [] }).sorts).toBe(2);
  });
});
