import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { loadWorld } from '../../src/world/files.ts';
import { tableNames, tableRows, tableText, total } from './tables.ts';

const counties = tableRows('counties');
const crosswalk = tableRows('crosswalk');
const codes = new Set(counties.map((county) => county.code));
const atlas = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('us-atlas/counties-10m.json'), 'utf8'),
) as {
  objects: { counties: { geometries: { id: string }[] } };
};
/** State parts of county codes from 60 on are territories. */
const shapes = atlas.objects.counties.geometries.map((shape) => shape.id).filter((id) => id < '60');

describe('counties', () => {
  it('are exactly the shapes of the map', () => {
    expect(counties).toHaveLength(3142);
    expect([...codes]).toEqual([...shapes].sort());
  });

  it('each have an office of the list, people, arrests and a day', () => {
    const offices = new Set(tableRows('offices').map((row) => row.office));
    expect(offices.size).toBe(24);
    for (const county of counties) {
      expect(offices, county.code).toContain(county.office);
      expect(Number(county.population), county.code).toBeGreaterThan(0);
      expect(Number(county.arrests_2008), county.code).toBeGreaterThan(0);
      expect(Number(county.noncitizens), county.code).toBeLessThan(Number(county.population));
      expect(county.activated, county.code).toMatch(/^20(08|09|10|11|12|13)-\d\d-\d\d$/);
      expect(['reported', 'shrunk', 'imputed']).toContain(county.arrests_basis);
    }
  });

  it('sum to the nation', () => {
    expect(total(counties, 'population') / 1e6).toBeCloseTo(313.8, 0);
    expect(total(counties, 'noncitizens') / 1e6).toBeCloseTo(22.1, 1);
    expect(Math.abs(total(counties, 'arrests_2008') / 14.006e6 - 1)).toBeLessThan(0.02);
  });

  it('have names of their own within the state', () => {
    const names = counties.map(({ name, state }) => `${name}, ${state}`);
    expect(new Set(names).size).toBe(names.length);
    const byCode = new Map(counties.map((county) => [county.code, county.name]));
    expect(['24005', '24510', '22071', '06085', '51600', '32510', '51036', '02020'].map((c) => byCode.get(c))).toEqual([
      'Baltimore',
      'Baltimore city',
      'Orleans',
      'Santa Clara',
      'Fairfax city',
      'Carson City',
      'Charles City',
      'Anchorage',
    ]);
  });

  it('began to share fingerprints as ICE counted', () => {
    const active = (day: string): number => counties.filter((county) => county.activated <= day).length;
    expect([active('2008-10-26'), active('2008-10-27')]).toEqual([
      0,
      counties.filter((c) => c.activated === '2008-10-27').length,
    ]);
    // Eight codes of the list stand for counties of another code now, so counts may differ by a few from 85, 661, 1,562.
    expect(Math.abs(active('2009-09-30') - 85)).toBeLessThanOrEqual(1);
    expect(Math.abs(active('2010-09-30') - 661)).toBeLessThanOrEqual(4);
    expect(Math.abs(active('2011-09-30') - 1562)).toBeLessThanOrEqual(4);
    expect(active('2013-01-22')).toBe(3142);
  });

  it('keep a plausible rate of arrests', () => {
    for (const { code, arrests_2008, population } of counties) {
      const rate = Number(arrests_2008) / Number(population);
      expect(rate, code).toBeGreaterThanOrEqual(0.0099);
      expect(rate, code).toBeLessThanOrEqual(0.1001);
    }
  });
});

describe('jails', () => {
  // Fingerprint submissions to March 2011 (ICE) against FBI arrests in the places active: 0.859, see SOURCES.md.
  it('book 0.859 of the arrests of the counties that they serve', () => {
    const arrests = new Map<string, number>();
    for (const { jurisdiction, arrests_2008 } of counties)
      arrests.set(jurisdiction, (arrests.get(jurisdiction) ?? 0) + Number(arrests_2008));
    const jails = loadWorld().jurisdictions.filter(({ kind }) => kind === 'county');
    expect(jails).toHaveLength(arrests.size);
    for (const { code, bookings } of jails) {
      const expected = 0.859 * arrests.get(code)!;
      expect(Math.abs(bookings - expected), code).toBeLessThanOrEqual(0.0005 + 1e-9);
    }
  });
});

describe('the crosswalk', () => {
  it('leads from codes that are gone to codes that are on the map', () => {
    const obsolete = crosswalk.filter((row) => row.kind === 'obsolete');
    expect([...new Set(obsolete.map((row) => row.from_code))].sort()).toEqual([
      '02201',
      '02232',
      '02270',
      '02280',
      '46113',
      '51515',
      '51560',
      '51780',
    ]);
    for (const row of obsolete) {
      expect(codes).not.toContain(row.from_code);
      expect(codes).toContain(row.to_code);
    }
  });

  it('considers every independent city of Virginia and marks what is not sourced', () => {
    const cities = [...codes].filter((code) => code > '51500' && code < '52000');
    const considered = crosswalk.filter((row) => row.kind === 'pooled' || row.kind === 'own_jail');
    expect(considered.map((row) => row.from_code).sort()).toEqual(cities.sort());
    expect(considered.every((row) => row.basis === 'assumed')).toBe(true);
  });

  it('agrees with the jurisdictions of the counties', () => {
    const moved = new Map(
      crosswalk.filter((row) => row.kind !== 'obsolete').map((row) => [row.from_code, row.to_code]),
    );
    for (const county of counties) expect(county.jurisdiction).toBe(moved.get(county.code) ?? county.code);
    const seats = new Set(
      counties.filter((county) => county.code === county.jurisdiction).map((county) => county.code),
    );
    for (const county of counties) expect(seats).toContain(county.jurisdiction);
  });

  it('never pools across states or offices', () => {
    const byCode = new Map(counties.map((county) => [county.code, county]));
    for (const county of counties) {
      const seat = byCode.get(county.jurisdiction)!;
      expect([seat.state, seat.office]).toEqual([county.state, county.office]);
    }
  });
});

describe('prisons', () => {
  const prisons = tableRows('prisons');

  it('are 56 state systems by office and 24 federal', () => {
    expect(prisons.filter((row) => row.kind === 'state_prison')).toHaveLength(56);
    expect(prisons.filter((row) => row.kind === 'federal_prison')).toHaveLength(24);
    expect(prisons.some((row) => row.state === 'DC' || row.state === 'PR')).toBe(false);
  });

  it('stand in every state and office that has counties', () => {
    const pairs = new Set(counties.filter((c) => c.state !== 'DC').map((c) => `ST-${c.state}-${c.office}`));
    expect(prisons.filter((row) => row.kind === 'state_prison').map((row) => row.code)).toEqual([...pairs].sort());
  });

  it('follow the assumed number of people', () => {
    const followed = (kind: string): number =>
      total(
        prisons.filter((row) => row.kind === kind),
        'followed',
      );
    expect(followed('state_prison')).toBeCloseTo(23_000, 0);
    expect(followed('federal_prison')).toBeCloseTo(46_000, 0);
  });
});

describe('every table', () => {
  it.each(tableNames())('%s has a header, line feeds only and no rows out of shape', (name) => {
    const text = tableText(name);
    expect(text).not.toContain('\r');
    expect(text.endsWith('\n')).toBe(true);
    expect(tableRows(name).length).toBeGreaterThan(0);
  });

  it.each(['counties', 'prisons', 'bookings', 'crosswalk', 'offices', 'local_policies'])('%s is sorted', (name) => {
    const keys = tableRows(name).map((row) => Object.values(row).slice(0, 2).join(' '));
    expect(keys).toEqual([...keys].sort());
  });
});
