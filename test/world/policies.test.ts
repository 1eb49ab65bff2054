import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dataFolder } from '../../src/world/files.ts';
import { tableRows } from './tables.ts';

const rows = tableRows('local_policies');
const counties = tableRows('counties');
const MILWAUKEE = '55079';

/** Counties whose jail limits by the end of a day. The list counts the five boroughs of New York one by one. */
function limiting(day: string): number {
  const limited = new Set(
    rows.filter((row) => row.from <= day && row.jurisdiction !== MILWAUKEE).map((row) => row.jurisdiction),
  );
  return counties.filter((county) => limited.has(county.jurisdiction)).length;
}

const inForce = (jurisdiction: string, day: string): string | undefined =>
  rows.findLast((row) => row.jurisdiction === jurisdiction && row.from <= day)?.policy;

describe('limits of county jails', () => {
  it.each([
    ['2011-10-31', 4],
    ['2013-12-31', 14],
    ['2014-04-30', 62],
    ['2014-07-31', 128],
    ['2014-09-30', 206],
  ])('by %s are about %i, Milwaukee County apart', (day, published) => {
    expect(Math.abs(limiting(day) - published)).toBeLessThanOrEqual(3);
  });

  it('include Milwaukee County from June 2012', () => {
    expect(inForce(MILWAUKEE, '2012-05-31')).toBeUndefined();
    expect(inForce(MILWAUKEE, '2012-06-01')).toBe('milwaukee-county');
  });

  it('follow one another where a county tightened', () => {
    expect([inForce('53033', '2013-12-01'), inForce('53033', '2014-04-01')]).toEqual([
      'king-county-2013',
      'decline-all',
    ]);
    expect([inForce('36061', '2013-05-01'), inForce('36061', '2014-11-01')]).toEqual([
      'new-york-city-2013',
      'new-york-city-2014',
    ]);
    expect([inForce('08013', '2014-08-31'), inForce('08013', '2014-09-01')]).toEqual(['any-warrant', 'decline-all']);
  });

  it('reach all of Colorado and Rhode Island', () => {
    const state = (code: string): string[] => counties.filter((c) => c.state === code).map((c) => c.jurisdiction);
    expect(state('CO').map((code) => inForce(code, '2014-09-01'))).toEqual(Array(64).fill('decline-all'));
    expect(state('RI').map((code) => inForce(code, '2014-07-01'))).toEqual(Array(5).fill('any-warrant'));
  });

  it('tell orders, warrants and removal orders apart', () => {
    expect(inForce('41051', '2014-12-31')).toBe('judicial-order');
    expect(inForce('36059', '2014-12-31')).toBe('any-warrant');
    expect(inForce('53035', '2014-12-31')).toBe('removal-order');
    expect(inForce('12101', '2014-12-31')).toBe('probable-cause');
  });

  it('leave out city police, whose rule does not bind the jail', () => {
    // Boston, Cambridge, Somerville, Newark, Amherst, Hartford and East Haven; South Tucson.
    for (const code of ['25025', '25017', '34013', '25015', '09003', '09009', '04019'])
      expect(inForce(code, '2016-12-31')).toBeUndefined();
  });

  it('name a place once a day, and policies that are written down', () => {
    const keys = rows.map((row) => `${row.jurisdiction} ${row.from}`);
    expect(new Set(keys).size).toBe(keys.length);
    const file = readFileSync(join(dataFolder(), '..', 'policies', 'local-policies.yaml'), 'utf8');
    const written = Object.keys((parse(file) as { policies: object }).policies);
    expect(rows.map((row) => row.policy).filter((policy) => !written.includes(policy))).toEqual([]);
    const seats = new Set(counties.map((county) => county.jurisdiction));
    expect(rows.filter((row) => !seats.has(row.jurisdiction))).toEqual([]);
  });
});
