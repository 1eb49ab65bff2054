import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { textKey } from '../../src/base/random.ts';
import { loadWorld } from '../../src/world/files.ts';
import { readWorld } from '../../src/world/read.ts';
import { tableNames, tableText } from './tables.ts';

const world = loadWorld();
const place = (code: string) => world.jurisdictions.find((jurisdiction) => jurisdiction.code === code)!;

/** A country of two counties with one jail, a prison and an office. */
const small = {
  counties:
    'code,name,state,office,jurisdiction,population,noncitizens,arrests_2008,arrests_basis,activated\n' +
    '51001,Seat,VA,WAS,51001,900,90,40,reported,2010-06-15\n' +
    '51501,Town city,VA,WAS,51001,100,10,5,imputed,2009-03-09\n',
  offices: 'office,name\nWAS,Washington\n',
  prisons: 'code,kind,state,office,followed,basis\nST-VA-WAS,state_prison,VA,WAS,7.000,assumed\n',
  bookings: 'jurisdiction,bookings,followed\n51001,38.655,3.3\nST-VA-WAS,7.000,7.000\n',
  months: 'month,level,first\n2008-01,0.9,0.8\n',
  rebooked: 'months_later,share\n1,0.004\n',
  local_policies:
    'jurisdiction,from,known_to,policy,status,source,note\n51001,2014-04-01,day,decline-all,listed,list,\n',
  cpi_u: 'year,index\n2010,218.056\n',
  hours_pickup: 'office,from,value\nWAS,2000-01-01,12.5\n',
};

describe('readWorld', () => {
  const tiny = readWorld(small);

  it('pools the counties of one jail, which starts with the first of them', () => {
    expect(tiny.jurisdictions[0]).toEqual({
      code: '51001',
      name: 'Seat, VA',
      kind: 'county',
      state: 'VA',
      office: 'WAS',
      groups: [],
      payer: 'local',
      bookings: 38.655,
      followed: 3.3,
      activation: parseDay('2009-03-09'),
      population: 1000,
      noncitizens: 100,
    });
    expect(tiny.counties).toHaveLength(2);
  });

  it('names prisons and gives them no fingerprints', () => {
    expect(tiny.jurisdictions[1]).toMatchObject({
      name: 'Virginia state prisons (WAS)',
      activation: null,
      payer: 'state',
      followed: 7,
    });
  });

  it('makes tables of activation, policies and every file by office, day and value', () => {
    expect(tiny.tables.get('activation')).toEqual([
      { place: '51001', from: '2000-01-01', value: false },
      { place: '51001', from: '2009-03-09', value: true },
    ]);
    expect(tiny.tables.get('local_policies')).toMatchObject([
      { place: '51001', from: '2014-04-01', value: 'decline-all' },
    ]);
    expect(tiny.tables.get('hours_pickup')).toMatchObject([{ place: 'WAS', from: '2000-01-01', value: 12.5 }]);
    expect([...tiny.tables.keys()].sort()).toEqual(['activation', 'hours_pickup', 'local_policies']);
  });

  it('says which table, line and column it cannot read', () => {
    const { offices: _, ...without } = small;
    expect(() => readWorld(without)).toThrow('scenarios/data/offices.csv: is missing');
    const broken = { ...small, counties: small.counties.replace('900,90', 'many,90') };
    expect(() => readWorld(broken)).toThrow('counties.csv:2:25: population: must be a number, got "many"');
    expect(() => readWorld({ ...small, bookings: 'jurisdiction,bookings,followed\n51001,1,1\n' })).toThrow(
      'bookings.csv:1:1: jurisdiction: has no row for ST-VA-WAS',
    );
    expect(() => readWorld({ ...small, months: 'month,level\n2008-01,1\n' })).toThrow(
      'months.csv:1:12: the column "first" is missing',
    );
  });
});

describe('the world', () => {
  it('is read once and does not depend on the order of files', () => {
    expect(loadWorld()).toBe(world);
    const texts = Object.fromEntries(
      tableNames()
        .reverse()
        .map((name) => [name, tableText(name)]),
    );
    expect(readWorld(texts)).toEqual(world);
  });

  it('is sorted by code, and its codes and offices have keys of their own', () => {
    const codes = world.jurisdictions.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    const keys = [...codes, ...world.offices.map(({ code }) => code)].map(textKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('serves every county by one jail and loses nobody', () => {
    const jails = world.jurisdictions.filter(({ kind }) => kind === 'county');
    expect(new Set(world.counties.map(({ jurisdiction }) => jurisdiction)).size).toBe(jails.length);
    expect(jails.reduce((sum, jail) => sum + jail.population, 0) / 1e6).toBeCloseTo(313.8, 0);
    expect(new Set(world.jurisdictions.map(({ name, state }) => `${name} ${state}`)).size).toBe(
      world.jurisdictions.length,
    );
  });

  it('has one New York City', () => {
    expect(place('36061')).toMatchObject({ name: 'New York City, NY', office: 'NYC' });
    expect(place('36061').population).toBeGreaterThan(8.2e6);
    expect(place('36081')).toBeUndefined();
  });

  it('follows fewer people than are booked', () => {
    for (const { code, kind, bookings, followed } of world.jurisdictions) {
      expect(followed, code).toBeGreaterThanOrEqual(0);
      if (kind === 'county') expect(followed, code).toBeLessThan(bookings);
      else expect(followed, code).toBe(bookings);
    }
  });

  it('knows the unified systems, the interviewed jails and who pays', () => {
    const unified = world.jurisdictions.filter(({ groups }) => groups.includes('unified'));
    expect(new Set(unified.map(({ state }) => state))).toEqual(new Set(['AK', 'CT', 'DE', 'HI', 'RI', 'VT']));
    expect(unified.every(({ payer, kind }) => payer === 'state' && kind === 'county')).toBe(true);
    expect([place('06037').payer, place('ST-CA-LOS').payer, place('FED-LOS').payer]).toEqual([
      'local',
      'state',
      'federal',
    ]);
    const jails = world.jurisdictions.filter(({ kind }) => kind === 'county');
    const interviewed = jails.filter(({ groups }) => groups.includes('interviewed-jails'));
    expect(interviewed.length / jails.length).toBeCloseTo(0.14, 2);
    const least = Math.min(...interviewed.map(({ noncitizens }) => noncitizens));
    expect(jails.filter((jail) => jail.noncitizens > least).every((jail) => interviewed.includes(jail))).toBe(true);
  });

  it('gives every office its hours, teams and stock', () => {
    for (const name of [
      'hours_screening',
      'hours_pickup',
      'teams',
      'absconder_stock',
      'at_large_other',
      'other_arrests',
    ]) {
      const rows = world.tables.get(name)!;
      expect(new Set(rows.map((row) => row.place)), name).toEqual(new Set(world.offices.map(({ code }) => code)));
      expect(
        rows.every((row) => typeof row.value === 'number' && row.value >= 0),
        name,
      ).toBe(true);
    }
    const yearly = (name: string): number =>
      12 * world.tables.get(name)!.reduce((sum, row) => sum + Number(row.value), 0);
    expect([yearly('at_large_other'), yearly('other_arrests')].map((n) => Math.round(n))).toEqual([12_000, 6_000]);
  });
});
