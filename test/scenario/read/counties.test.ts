/** Places as people write them: the one that is meant is taken or named, and no other ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATE_NAMES } from '../../../src/base/state-names.ts';
import { Counties } from '../../../src/scenario/read/counties.ts';
import { FORMER } from '../../../src/scenario/read/former-counties.ts';
import { resolvePlaces } from '../../../src/scenario/read/selectors.ts';
import { plain, treeOf } from '../../../src/scenario/read/tree.ts';
import { loadWorld } from '../../../src/world/files.ts';
import { tableRows } from '../../world/tables.ts';

const world = loadWorld();
const counties = new Counties(world);
const byCode = new Map(world.counties.map((county) => [county.code, county]));
const codeOf = (text: string): string | undefined => counties.find(text)?.code;

const resolve = (key: string, value: string) => {
  const { tree, problems } = resolvePlaces(treeOf({ places: { [key]: value } }, { file: 'f', line: 1, column: 1 }), world);
  return { stored: plain(tree), told: problems.map(({ severity, message, hint }) => `${severity}: ${message} | ${hint}`) };
}; // prettier-ignore

describe('a county as people write it', () => {
  it.each([
    ['Baltimore County, MD', '24005'],
    ['Baltimore city, MD', '24510'],
    ['Baltimore City, Maryland', '24510'],
    ['City of Baltimore, MD', '24510'],
    ['St. Louis County, MO', '29189'],
    ['Saint Louis County, MO', '29189'],
    ['St Louis city, MO', '29510'],
    ['Ste Genevieve, MO', '29186'],
    ['Richmond County, VA', '51159'],
    ['Richmond city, VA', '51760'],
    ['Fairfax County, VA', '51059'],
    ['Alexandria, VA', '51510'],
    ['James City County, VA', '51095'],
    ['Charles City, VA', '51036'],
    ['Carson City, NV', '32510'],
    ['Orleans Parish, LA', '22071'],
    ['La Salle Parish, LA', '22059'],
    ['Anchorage Municipality, AK', '02020'],
    ['Municipality of Anchorage, AK', '02020'],
    ['Juneau City and Borough, AK', '02110'],
    ['Kenai Peninsula Borough, Alaska', '02122'],
    ['City and County of Denver, CO', '08031'],
    ['Prince George’s County, MD', '24033'],
    ['Dona Ana, NM', '35013'],
    ['De Kalb County, GA', '13089'],
    ['King & Queen, VA', '51097'],
    ['santa clara, ca', '06085'],
    ['Santa Clara CA', '06085'],
    ['District of Columbia, D.C.', '11001'],
    // What two could be meant by, what is gone, what another state has, what is not there.
    ['Santa Clara', undefined],
    ['Shannon, SD', undefined],
    ['Bedford city, VA', undefined],
    ['Norfolk County, VA', undefined],
    ['Alexandria County, VA', undefined],
    ['46113', undefined],
    ['6085', undefined],
    ['Harris, CA', undefined],
    ['', undefined],
    [', CA', undefined],
  ])('%s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is stored by the code of its jail, however it is spelled', () => {
    const { stored, told } = resolve('county', 'Baltimore County, MD');
    expect(stored).toEqual(resolve('county', '24005').stored);
    expect(stored).toEqual({ places: { jurisdiction: '24005' } });
    expect(told).toEqual([]);
  });

  it('is asked for where a city has the same name', () => {
    expect(resolve('county', 'Baltimore, MD').told).toEqual([
      'warning: means "Baltimore County, MD", not "Baltimore city, MD" | write the one that is meant',
    ]);
    const warned = world.counties.filter(({ name, state }) => resolve('county', `${name}, ${state}`).told.length > 0);
    expect(warned.map(({ name }) => name)).toEqual(['Baltimore', 'St. Louis', 'Fairfax', 'Franklin', 'Richmond', 'Roanoke']); // prettier-ignore
  });

  it('is itself in every spelling: each state, each kind, each case', () => {
    const kind = fc.constantFrom('', ' County', ' county', ' Parish', ' Borough', ' Census Area', ' Municipality');
    const runs = process.env['HANDOFF_ALL'] === '1' ? 50_000 : 3000;
    fc.assert(
      fc.property(fc.constantFrom(...world.counties), kind, fc.boolean(), fc.boolean(), (county, suffix, long, upper) => {
        const state = long ? STATE_NAMES[county.state] : county.state;
        const name = county.name.endsWith(' city') ? county.name : county.name + suffix;
        const text = `${name.replaceAll('St. ', long ? 'Saint ' : 'St ')}, ${state}`;
        expect(codeOf(upper ? text.toUpperCase() : text)).toBe(county.code);
      }),
      { numRuns: runs },
    ); // prettier-ignore
  });
});

describe('a hint', () => {
  it.each([
    ['Shannon, SD', 'did you mean "Oglala Lakota, SD"? Shannon was renamed in 2015'],
    ['Shannon County, South Dakota', 'did you mean "Oglala Lakota, SD"? Shannon was renamed in 2015'],
    ['46113', 'did you mean "Oglala Lakota, SD"? Shannon was renamed in 2015'],
    ['51515', 'did you mean "Bedford, VA"? the city became part of the county in 2013'],
    ['Bedford city, VA', 'did you mean "Bedford, VA"? the city became part of the county in 2013'],
    ['Wade Hampton Census Area, AK', 'did you mean "Kusilvak, AK"? Wade Hampton was renamed in 2015'],
    ['2270', 'did you mean "Kusilvak, AK"? Wade Hampton was renamed in 2015'],
    ['02280', 'did you mean "Petersburg, AK" and "Wrangell, AK"? the area was divided in 2008'],
    ['Brooklyn', 'did you mean "Kings, NY"? the borough is this county'],
    ['Shannon', 'did you mean "Shannon, MO"?'],
    ['Alexandra, VA', 'did you mean "Alexandria city, VA"?'],
    ['Brooklyn, NY', 'did you mean "Kings, NY"? the borough is this county'],
    ['New York City, NY', 'did you mean "New York, NY"? one jail system serves the five boroughs'],
    ['6085', 'did you mean "06085" (Santa Clara, CA)? Codes have five digits'],
    ['09110', 'planning regions of 2022 are not known here: name counties, such as "Hartford, CT"'],
    ['99999', 'codes have five digits, such as "06085" for Santa Clara, CA'],
    ['Santa Clra, CA', 'did you mean "Santa Clara, CA"?'],
    ['Santa Clara Couny, CA', 'did you mean "Santa Clara, CA"?'],
    ['Santa Clara', 'did you mean "Santa Clara, CA"?'],
    ['Baltimore', 'did you mean "Baltimore County, MD" or "Baltimore city, MD"?'],
    ['Baltimor County, MD', 'did you mean "Baltimore County, MD"?'],
    ['Santa Clara, NV', 'no county of Nevada has a name like this'],
    ['Norfolk County, VA', 'no county of Virginia has a name like this'],
    ['Washington', 'counties are written with their state, such as "Santa Clara, CA"'],
    ['Xanadu', 'counties are written with their state, such as "Santa Clara, CA"'],
  ])('for %s', (text, hint) => {
    expect(counties.find(text)).toBeUndefined();
    expect(counties.hint(text)).toBe(hint);
  });

  it('for other kinds of places names the one that is meant or none', () => {
    const hint = (key: string, value: string) => resolve(key, value).told[0]?.split(' | ')[1];
    expect(hint('jurisdiction', '46113')).toBe('did you mean "46102", whose jail serves Oglala Lakota, SD?');
    expect(hint('jurisdiction', '51600')).toBe('did you mean "51059", whose jail serves Fairfax city, VA?');
    expect(hint('jurisdiction', '6085')).toBe('did you mean "06085", whose jail serves Santa Clara, CA?');
    expect(hint('jurisdiction', 'fed-los')).toBe('did you mean "FED-LOS"?');
    expect(hint('jurisdiction', '06086')).toBe('written such as "06085", "ST-CA-LOS" or "FED-LOS"');
    expect(hint('state', 'California')).toBe('did you mean "CA" (California)?');
    expect(hint('state', 'Virgina')).toBe('did you mean "VA" (Virginia)?');
    expect(hint('state', 'tx')).toBe('did you mean "TX" (Texas)?');
    expect(hint('state', 'Carolina')).toBe('states are written with two letters, such as CA');
    expect(hint('state', 'Washington, D.C.')).toBe('did you mean "DC" (District of Columbia)?');
    expect(hint('office', 'Huston')).toBe('did you mean "HOU" (Houston)?');
    expect(hint('office', 'hou')).toBe('did you mean "HOU" (Houston)?');
    expect(hint('office', 'LOX')).toMatch(/^known: ATL, /);
  });

  it('names a county of the state named, whatever is written before it', () => {
    const typo = (name: string, at: number, letter: string) => name.slice(0, at) + letter + name.slice(at + 1);
    const letters = fc.constantFrom('a', 'b', 'x', 'z', ' ', '-', '');
    fc.assert(
      fc.property(fc.constantFrom(...world.counties), fc.constantFrom(...Object.keys(STATE_NAMES)), fc.nat(12), letters, (county, state, at, letter) => {
        const text = `${typo(county.name, at, letter)}, ${state}`;
        const found = counties.find(text);
        if (found) expect(found.state).toBe(state);
        else for (const [, named] of counties.hint(text).matchAll(/"([^"]*)"/g)) expect(named.endsWith(`, ${state}`)).toBe(true);
      }),
      { numRuns: 1000 },
    ); // prettier-ignore
  });
});

describe('counties that are gone', () => {
  it('are those of the crosswalk, with the same successors, which all exist', () => {
    const rows = tableRows('crosswalk');
    const obsolete = rows.filter(({ kind }) => kind === 'obsolete');
    expect(obsolete.length).toBeGreaterThan(5);
    for (const { from_code: code } of obsolete)
      expect([code, FORMER.find((former) => former.code === code)?.now]).toEqual([
        code,
        obsolete.filter((row) => row['from_code'] === code).map((row) => row['to_code']),
      ]);
    for (const { now } of FORMER) for (const code of now) expect(byCode.has(code)).toBe(true);
    for (const { code } of FORMER) expect(code !== undefined && byCode.has(code)).toBe(false);
  });
});
