/** The table of jails' limits as a table: what it leaves out, that it follows the calendar, that every row says what it rests on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatDay } from '../../src/base/calendar.ts';
import { isUncertain, middleOf, possibleDays } from '../../src/base/known-days.ts';
import { dataFolder } from '../../src/world/files.ts';
import { tableRows } from './tables.ts';

const rows = tableRows('local_policies');
const counties = tableRows('counties');

const inForce = (jurisdiction: string, day: string): string | undefined =>
  rows.findLast((row) => row.jurisdiction === jurisdiction && row.from <= day)?.policy;
const jailsOf = (state: string): string[] => [
  ...new Set(counties.filter((county) => county.state === state).map((county) => county.jurisdiction)),
];
const limited = (state: string, day: string): number =>
  jailsOf(state).filter((code) => (inForce(code, day) ?? 'none') !== 'none').length;

describe('limits of county jails', () => {
  it.each([
    // ICE, "Detainer Acceptance Tracker", Oct 2014: counties that limit by the end of these days; Rhode Island's five are
    // under a state law here. What was read elsewhere moves some across the end of a month, and adds none before 2014.
    ['2011-10-31', 4],
    ['2013-12-31', 14],
  ])('by %s are about %i', (day, published) => {
    const codes = new Set(
      rows.filter(({ from, policy }) => from <= day && policy !== 'none').map((r) => r.jurisdiction),
    );
    const all = counties.filter((county) => codes.has(county.jurisdiction)).length;
    expect(Math.abs(all - published)).toBeLessThanOrEqual(3);
  });

  it("are at least those of ICE's list by October 2014: 206 counties without Travis and Rhode Island's five", () => {
    const codes = new Set(rows.filter(({ from, policy }) => from <= '2014-10-01' && policy !== 'none').map((r) => r.jurisdiction)); // prettier-ignore
    expect(counties.filter((county) => codes.has(county.jurisdiction)).length).toBeGreaterThanOrEqual(200);
  });

  it('reach all jails of California, Colorado and New Mexico, and none of a state whose jails are its own', () => {
    expect(limited('CA', '2014-07-16')).toBe(58);
    expect(limited('CO', '2014-09-18')).toBe(64);
    expect(limited('NM', '2015-04-05')).toBe(33);
    expect(limited('RI', '2016-09-30')).toBe(0);
  });

  it('leave out city police, whose rule does not bind the jail', () => {
    // Boston, Cambridge, Somerville, Newark, Amherst, Hartford and East Haven; South Tucson.
    for (const code of ['25025', '25017', '34013', '25015', '09003', '09009', '04019'])
      expect(inForce(code, '2016-12-31')).toBeUndefined();
  });

  it('stand on the middle of their possible days, which in half of the rows is that of a month', () => {
    const uncertain = rows.filter(({ from, known_to }) => isUncertain(possibleDays(from, known_to)));
    expect(uncertain.length).toBeGreaterThan(180);
    const middle = ({ from, known_to }: (typeof rows)[number]) => formatDay(middleOf(possibleDays(from, known_to)));
    expect(uncertain.filter((row) => row.from !== middle(row))).toEqual([]);
    expect(uncertain.filter(({ known_to }) => known_to === 'month').length).toBeGreaterThan(80);
  });

  it('keep their order whatever days are drawn', () => {
    const overlapping = rows.filter((row, i) => {
      const before = rows.at(i - 1);
      if (i === 0 || before?.jurisdiction !== row.jurisdiction) return false;
      return possibleDays(before.from, before.known_to).last >= possibleDays(row.from, row.known_to).first;
    });
    expect(overlapping).toEqual([]);
  });

  it('rest on what was seen, or say what was not', () => {
    for (const row of rows) {
      const { first, last } = possibleDays(row.from, row.known_to);
      if (row.status === 'seen') expect(last - first, row.jurisdiction + row.from).toBeLessThan(31);
      if (row.status === 'listed') expect(row.source).toBe('ICE list of Oct 2014');
      else expect(row.source, row.jurisdiction).toMatch(/\b(19|20)\d\d\b/);
    }
  });

  it('name a place once a day, and policies that are written down', () => {
    const keys = rows.map((row) => `${row.jurisdiction} ${row.from}`);
    expect(new Set(keys).size).toBe(keys.length);
    const written = ['local-policies', 'state-laws'].flatMap((name) => {
      const file = readFileSync(join(dataFolder(), '..', 'policies', `${name}.yaml`), 'utf8');
      return Object.keys((parse(file) as { policies: object }).policies);
    });
    expect(rows.map((row) => row.policy).filter((policy) => !written.includes(policy))).toEqual([]);
    const seats = new Set(counties.map((county) => county.jurisdiction));
    expect(rows.filter((row) => !seats.has(row.jurisdiction))).toEqual([]);
  });

  it('change something with every row of a place', () => {
    const before = new Map<string, string>();
    const idle = rows.filter(({ jurisdiction, policy }) => {
      const same = before.get(jurisdiction) === policy;
      before.set(jurisdiction, policy);
      return same;
    });
    expect(idle).toEqual([]);
  });
});
