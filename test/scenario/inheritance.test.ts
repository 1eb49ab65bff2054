/** Files that extend shipped scenarios, as users write them: a value holds where and from when it says, and nothing else changes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/base/calendar.ts';
import { sha256 } from '../../src/report/files/hash.ts';
import { readLibrary, readerFor } from '../../src/cli/files/scenarios.ts';
import { readSource } from '../../src/cli/files/sources.ts';
import { shippedScenarios } from '../../src/cli/files/shipped.ts';
import { differences } from '../../src/scenario/diff/diff.ts';
import { resolveScenario, type ResolvedScenario, type SourceFile } from '../../src/scenario/load.ts';
import { toYaml } from '../../src/scenario/read/to-yaml.ts';
import type { Parameter, Scenario } from '../../src/scenario/schema.ts';
import { placesOf, simulatedPlaces } from '../../src/scenario/values/coverage.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import { parametersOf } from '../../src/scenario/values/evidence.ts';
import { uncertaintiesOf } from '../../src/scenario/values/uncertainty.ts';
import { formatPath } from '../../src/base/problem.ts';
import { loadWorld } from '../../src/world/files.ts';
import { resolved } from './fixtures/load.ts';

const world = loadWorld();
const shared = readLibrary();
const folder = mkdtempSync(join(tmpdir(), 'handoff-inherit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (source: SourceFile, sets: readonly string[] = []): ResolvedScenario =>
  resolved(resolveScenario(source, readerFor(source), world, { shared, sets, hash: sha256 }));
const shipped = (name: string): ResolvedScenario => read(readSource(shippedScenarios().get(name) ?? '') as SourceFile);

/** A file that extends another and states one thing. */
function file(name: string, parent: string, text: string): ResolvedScenario {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, `handoff: 1\ntitle: ${name}\ndescription: For a test\nextends: ${parent}\n${text}`);
  return read(readSource(path) as SourceFile);
}

const idsBetween = (a: ResolvedScenario, b: ResolvedScenario): string[] =>
  differences(a.scenario, b.scenario, world).map(({ id }) => id);
const value = (path: string, day: string, places: string): string =>
  `${path.split('.')[0]}:\n  ${path.split('.')[1]}:\n    values:\n      - { from: ${day}, ${places}value: none, assumed: a question }\n`;

describe('a child of a shipped scenario', () => {
  it('for California alone does not change Connecticut', () => {
    const base = file('connecticut', 'historical', 'places: { state: CT, kind: county }\ncapacity: own\n');
    const child = file('no-ab4', './connecticut.yaml', value('state.law', '2014-01-01', 'places: { state: CA }, '));
    expect(idsBetween(base, child)).toEqual([]);
    const ofValues = child.warnings.filter(({ path }) => path !== 'capacity');
    expect(ofValues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'state.law.values[0].places: covers no place that is simulated: the value is never asked for',
    ]);
  });

  it('for one county changes that county, however early it begins', () => {
    const child = file('early', 'historical', value('local.policy', '2011-10-01', "places: { county: 'Santa Clara, CA' }, ")); // prettier-ignore
    expect(idsBetween(shipped('historical'), child)).toEqual(['local.policy@2011-10-18:santa-clara-ca']);
  });

  it('for one office leaves the others as they were', () => {
    const here = 'capacity: own\nplaces: { county: "Los Angeles, CA" }\n';
    const base = file('la', 'historical', here);
    expect(idsBetween(base, file('la-sf', 'reason-recording-san-francisco', here))).toEqual([]);
  });

  it('that reaches over narrower values of its parents says so, and how to keep them', () => {
    const text = 'local: { hold_willing: { values: [{ from: 2016-01-01, value: 0.9, assumed: x }] } }\n';
    const [told, ...others] = file('wide', 'santa-clara', text).replaces();
    expect(others).toEqual([]);
    expect(told).toMatchObject({ path: 'local.hold_willing' });
    expect(told.text).toMatch(/^0\.9 from 2016-01-01 takes the place of .* county jails .* and 1 in federal prisons and state prisons$/); // prettier-ignore
    const kept = told.keep.map((line) => `      ${line.replace(/ }$/, ', assumed: as before }')}\n`);
    const mended = file('kept', './wide.yaml', `local:\n  hold_willing:\n    values:\n${kept.join('')}`);
    expect(mended.replaces()).toEqual([]);
    // What is left of the difference are the jails outside California.
    const ids = idsBetween(shipped('santa-clara'), mended);
    expect(ids.filter((id) => id.includes('prison'))).toEqual([]);
    expect(file('narrow', 'santa-clara', text.replace('value: 0.9', 'places: { county: "Marin, CA" }, value: 0.9')).replaces()).toEqual([]); // prettier-ignore
  });
});

describe('the lines that keep what a wide value replaces', () => {
  const wide = (entries: string, name: string, parent: string) =>
    file(name, parent, `local:\n  hold_willing:\n    assumed: x\n    values:\n${entries}`);
  const at = (from: string, county: string, chance: number) =>
    `      - { from: ${from}, places: { county: "${county}" }, value: ${chance} }\n`;

  it('begin for each place when its value did, also where two places have the same', () => {
    const own = at('2013-05-01', 'Santa Clara, CA', 0.2) + at('2015-05-01', 'Sonoma, CA', 0.2);
    const parent = wide(own, 'keep-parent', 'tutorial');
    const all = '      - { from: 2012-01-01, value: 0.9 }\n';
    const [told] = wide(all, 'keep-all', './keep-parent.yaml').replaces();
    expect(told.left).toBe(0);
    const kept = told.keep.map((line) => `      ${line}\n`).join('');
    const mended = wide(all + kept, 'keep-mended', './keep-parent.yaml');
    expect(mended.replaces()).toEqual([]);
    const places = world.jurisdictions.filter(({ code }) => ['06085', '06097'].includes(code));
    const [before, after] = [parent, mended].map(({ scenario }) => new Dated(scenario.local.hold_willing));
    for (const day of ['2013-05-01', '2014-06-01', '2015-04-30', '2015-05-01', '2016-01-01'])
      for (const place of places.filter(({ code }) => code === '06085' || day >= '2014-01-01'))
        expect([day, place.code, after.at(parseDay(day), place)]).toEqual([day, place.code, before.at(parseDay(day), place)]); // prettier-ignore
  });

  it('say how many more there would be', () => {
    const policy = 'local: { policy: { values: [{ from: 2015-01-01, value: decline-all, assumed: x }] } }\n';
    const [told] = file('keep-many', 'historical', policy).replaces();
    expect(told.keep.length).toBeGreaterThan(0);
    expect(told.left).toBeGreaterThan(0);
  });
});

describe('--set, the topmost layer', () => {
  it('from a day on holds everywhere, and leaves what was before', () => {
    const source = readSource(shippedScenarios().get('historical') ?? '') as SourceFile;
    const law = read(source, ['state.law@2015-03-01=none']).scenario.state.law;
    const place = world.jurisdictions.find(({ state }) => state === 'CA');
    if (!place) throw new Error('no California');
    const dated = new Dated(law);
    expect([dated.at(parseDay('2015-02-28'), place), dated.at(parseDay('2015-03-01'), place)]).toEqual(['ca-trust-act', 'none']); // prettier-ignore
  });
});

/** Dated parameters by path, ready to be read. */
const readersOf = (scenario: Scenario): Map<string, Dated<unknown>> =>
  new Map(
    parametersOf(scenario).flatMap(({ path, parameter }) => {
      const { table, value, values } = parameter as Parameter;
      if (table === undefined && value === undefined && values === undefined) return [];
      return [[formatPath(path), new Dated<unknown>(parameter as Parameter, world.tables.get(table ?? '') ?? [])]];
    }),
  );

describe('the resolved file', () => {
  const LAYERS = [
    '  policy: { values: [{ from: 2013-02, places: { state: [CA, NY] }, value: none, assumed: x }] }\n',
    '  hold_willing: { values: [{ from: 2012-05-07, places: { office: [LOS, SFR] }, value: { distribution: uniform, low: 0.2, high: 0.4 }, assumed: x }] }\n',
    '  notice_willing: { values: [{ from: 2009-05-07, places: { kind: county, state: TX }, value: 0.3, assumed: x }] }\n',
  ];
  const chain = [
    file('first', 'rules-of-2013', `local:\n${LAYERS.join('')}`),
    file('second', './first.yaml', `activation: { values: [{ from: 2010-01-01, places: { state: GA }, value: true, assumed: x }] }\nat_large: { teams: { values: [{ from: 2009-01-01, places: { office: ATL }, value: 5, assumed: x }] } }\nlocal:\n${LAYERS[0].replace('2013-02', '2012-01')}`), // prettier-ignore
    shipped('puzzle-6-capacity'),
    shipped('reason-office-effort'),
    shipped('adaptive-no-outreach'),
  ];

  it('says the same when it is read again, at 10,000 places and days, under the same names', () => {
    for (const whole of chain) {
      const again = read({ name: 'again', path: join(folder, 'again.yaml'), text: toYaml(whole) });
      expect(again.hash).toBe(whole.hash);
      expect(again.replaces()).toEqual([]);
      expect(uncertaintiesOf(again.scenario)).toEqual(uncertaintiesOf(whole.scenario));
      const [a, b] = [readersOf(whole.scenario), readersOf(again.scenario)];
      expect([...b.keys()]).toEqual([...a.keys()]);
      const simulated = simulatedPlaces(whole.scenario.places, true, world);
      const different: string[] = [];
      fc.assert(
        fc.property(fc.constantFrom(...a.keys()), fc.integer({ min: parseDay('2005-01'), max: parseDay('2017-01') }), fc.nat(), (path, day, n) => {
          const places = placesOf(path, world, simulated);
          const place = places[n % places.length];
          if (a.get(path)?.at(day, place) !== b.get(path)?.at(day, place)) different.push(`${path} ${place.code} ${formatDay(day)}`); // prettier-ignore
        }), // prettier-ignore
        { numRuns: 10_000 / chain.length },
      );
      expect(different).toEqual([]);
    }
  });

  it('stays of a size that can be read, with a table of every county and a value of its own for each', () => {
    for (const whole of chain) expect(toYaml(whole).length).toBeLessThan(300_000);
    const counties = world.jurisdictions.filter(({ kind }) => kind === 'county');
    const rows = counties.map(({ code }, i) => `${code},2013-05-01,${(0.1 + i / 10_000).toFixed(4)}\n`).join('');
    const table = { name: 'w', path: 'w.csv', text: `jurisdiction,from,value\n${rows}` };
    const text = 'handoff: 1\ntitle: T\ndescription: D\nextends: historical\nlocal: { hold_willing: { assumed: x, table: ./w.csv } }\n'; // prettier-ignore
    const source = { name: 'all', path: join(folder, 'all.yaml'), text };
    const options = { shared, hash: sha256, readTable: () => table };
    const whole = resolved(resolveScenario(source, readerFor(source), world, options));
    const dated = new Dated(whole.scenario.local.hold_willing);
    const wrong = counties.filter((place, i) => dated.at(parseDay('2016-01-01'), place) !== Number((0.1 + i / 10_000).toFixed(4))); // prettier-ignore
    expect(wrong).toEqual([]);
    const before = new Dated(shipped('historical').scenario.local.hold_willing);
    for (const place of world.jurisdictions)
      expect(dated.at(parseDay('2013-04-30'), place)).toBe(before.at(parseDay('2013-04-30'), place));
    expect(read({ name: 'again', path: join(folder, 'again.yaml'), text: toYaml(whole) }).hash).toBe(whole.hash);
  });
});
