import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../src/scenario/schema.ts';
import { parseDay } from '../../src/base/calendar.ts';
import { COUNTER } from '../../src/base/counters.ts';
import { flagBit, type Profile } from '../../src/policy/people.ts';
import { Ledger } from './ledger.ts';
import { Line } from './lines.ts';
import { holds, type Facts } from './predicate.ts';
import { COST_BOOKS } from './small-rules.ts';
import { Tally } from './tally.ts';

describe('a line', () => {
  const log: string[] = [];
  const item = (name: string, ready: number, gone: number, minutes: number) => ({
    ready,
    gone,
    need: () => minutes,
    served: (minute: number, used: number) => void log.push(`${name} served ${minute} (${used})`),
    left: () => void log.push(`${name} left`),
  });

  it('serves its head, which gathers minutes over the days; nobody overtakes', () => {
    log.length = 0;
    const line = new Line();
    expect(line.day(0, [item('a', 100, 9000, 60), item('b', 200, 9000, 90), item('c', 300, 9000, 10)], 100)).toBe(100);
    expect(line.day(1, [item('d', 1500, 9000, 20)], 100)).toBe(80);
    expect(log).toEqual(['a served 100 (60)', 'b served 1440 (90)', 'c served 1440 (10)', 'd served 1500 (20)']);
  });

  it('lets people go whose window closes, and leaves what they gathered to the others', () => {
    log.length = 0;
    const line = new Line();
    expect(line.day(0, [item('a', 100, 1440, 500), item('b', 200, 1441, 50), item('c', 210, 210, 5)], 100)).toBe(100);
    expect(log).toEqual(['a left', 'c left']);
    // 50 of the 100 minutes that a gathered in vain: none of today's, and the other 50 lapse.
    expect(line.day(1, [], 100)).toBe(0);
    expect(log.slice(2)).toEqual(['b served 1440 (50)']);
    expect(line.day(2, [item('d', 2900, 9000, 101)], 100)).toBe(100);
    expect(log.slice(3)).toEqual([]);
  });

  it('serves everyone at once without a limit, and reads the need on the day at the head', () => {
    log.length = 0;
    const line = new Line();
    const changing = { ...item('b', 50, 9000, 0), need: (day: number) => (day === 0 ? 7 : 70) };
    line.day(0, [item('a', 10, 9000, 60), changing], 60);
    line.day(1, [], 'unlimited');
    expect(log).toEqual(['a served 10 (60)', 'b served 1440 (7)']);
  });
});

describe('predicates', () => {
  const profile: Profile = {
    conviction: 2,
    convictionYears: 5,
    felonies: 1,
    misdemeanors: 2,
    flags: flagBit('removable') | flagBit('final_order'),
    entryDays: 100,
    orderDays: 10,
  };
  const facts: Facts = {
    profile,
    charge: 2,
    bookingDay: parseDay('2010-10-20'),
    form: 'I-247',
    reimbursed: false,
  };
  const cases: [Predicate, boolean][] = [
    ['always', true],
    ['never', false],
    [{ charge: 'dui' }, true],
    [{ charge: ['felony', 'traffic'] }, false],
    [{ conviction: ['felony', 'violent'] }, true],
    [{ conviction: 'felony', within_years: 5 }, true],
    [{ conviction: 'felony', within_years: 4.9 }, false],
    [{ felonies: { at_least: 1 } }, true],
    [{ felonies: { at_least: 2 } }, false],
    [{ misdemeanors: { at_least: 2 } }, true],
    [{ misdemeanors: { at_least: 3 } }, false],
    [{ flag: ['gang', 'removable'] }, true],
    [{ flag: 'gang' }, false],
    [{ form: ['I-247', 'I-247D'] }, true],
    [{ form: 'I-247N' }, false],
    [{ entered_after: '2010-07-12' }, true],
    [{ entered_after: '2010-07-13' }, false],
    [{ final_order_after: '2010-10-10' }, true],
    [{ final_order_after: '2010-10-11' }, false],
    [{ reimbursement: false }, true],
    [{ not: { reimbursement: false } }, false],
    [{ any: ['never', 'always'] }, true],
    [{ all: ['never', 'always'] }, false],
  ];
  it.each(cases)('%j is %s', (predicate, expected) => expect(holds(predicate, facts)).toBe(expected));

  it('need a final order for its date, and a form for its name', () => {
    expect(holds({ final_order_after: '2001-01' }, { ...facts, profile: { ...profile, flags: 0 } })).toBe(false);
    expect(holds({ form: 'I-247' }, { ...facts, form: undefined })).toBe(false);
  });
});

const enter = (...args: Parameters<Ledger['enter']>) => {
  const tally = new Tally(0, 1);
  const sameIndex = new Map([2010, 2016].map((year) => [year, 100]));
  new Ledger(COST_BOOKS[args[1] < 0 ? 'by_event' : 'by_capacity'], sameIndex, tally).enter(
    args[0],
    Math.abs(args[1]),
    args[2],
    args[3],
    args[4],
  );
  return tally;
};
const all = (): boolean => true;

describe('the ledger', () => {
  const person = { office: 'AAA', jurisdiction: '01001', conviction: 0 };

  it('rounds each entry once, half up', () => {
    expect(enter('request', -1, person, 0, 'local').total(0, 1, all)[COUNTER.cost_request_federal]).toBe(3334);
    expect(enter('extra_jail_day', 720, person, 0, 'state').total(0, 1, all)[COUNTER.cost_extra_days_state]).toBe(5075);
    expect(enter('extra_jail_day', 1, person, 0, 'state').total(0, 1, all)[COUNTER.cost_extra_days_state]).toBe(7);
    expect(enter('team_year', 2.5, { office: 'AAA' }, 0).total(0, 1, all)[COUNTER.cost_teams_federal]).toBe(25720164);
  });

  it('counts under the first step in the order of steps, for the office where teams are paid', () => {
    const arrest = enter('at_large_arrest', -1, person, 0, 'local');
    expect(arrest.total(0, 1, (owner) => owner.jurisdiction === undefined)[COUNTER.cost_teams_federal]).toBe(432101);
    expect(enter('custody_arrest', 1, person, 0, 'local').total(0, 1, all)[COUNTER.cost_detention_federal]).toBe(
      501717,
    );
    expect(
      enter('screening_hour_given', 30, { office: 'AAA' }, 0).total(0, 1, all)[COUNTER.cost_screening_federal],
    ).toBe(2901);
  });

  it('refuses a jail that pays for an office', () => {
    expect(() => enter('transfer', 1, { office: 'AAA' }, 0)).toThrow('a jail cannot pay');
  });
});
