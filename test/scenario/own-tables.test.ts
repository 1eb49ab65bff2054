/**
 * Tables of a user's own, laid into the scenario. The property: whatever is done to one cell, either its line is told or
 * the scenario says exactly what a plain reader of the mutated table reads. Nothing is dropped.
 */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import type { LoadResult, Problem } from '../../src/scenario/load.ts';
import type { Parameter, Scenario } from '../../src/scenario/schema.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import { toYaml } from '../../src/scenario/read/to-yaml.ts';
import { child, load as resolveAlone, problems, resolved } from './fixtures/load.ts';
import { world } from './fixtures/world.ts';

const RUNS = process.env['HANDOFF_ALL'] === '1' ? 2000 : 200;

/** Parameters of each sort with a table that is right, what else they say, and where they stand. */
const SORTS = [
  {
    rows: ['jurisdiction,from,value', '06037,2014-01-01,0.25', '06085,2014-01-01,1', '06085,2015-07-02,0', 'ST-CA-LOS,2015-07,0.5'],
    text: 'local: { hold_willing: { assumed: x, table: t.csv, values: [{ value: 0.9 }] } }',
    of: ({ local }: Scenario): Parameter => local.hold_willing,
  },
  {
    rows: ['office,from,value', 'HOU,2010-01-01,unlimited', 'LOS,2010-01-01,12.5', 'SFR,2010-01-01,1e3', 'NYC,2011-05-01,0'],
    text: 'pickup: { hours_per_day: { assumed: x, table: t.csv, values: [{ value: 7 }] } }',
    of: ({ pickup }: Scenario): Parameter => pickup.hours_per_day,
  },
  {
    rows: ['jurisdiction,from,value', '06037,2014-01-01,limits', '06085,2014-01-01,none', '48201,2015-07-02,limits'],
    text: 'local: { policy: { assumed: x, table: t.csv, values: [{ value: none }] } }',
    of: ({ local }: Scenario): Parameter => local.policy,
  },
  {
    rows: ['office,from,value', 'HOU,2010-01-01,24', 'LOS,2010-01-01,12', 'LOS,2012-01-01,60'],
    text: 'at_large: { list_months: { assumed: x, table: t.csv, values: [{ value: 24 }] } }',
    of: ({ at_large: at }: Scenario): Parameter => at.list_months,
  },
]; // prettier-ignore

const load = (text: string, table: string): LoadResult =>
  child(text, { readTable: (path) => ({ name: path, path, text: table }) });

/** The entries that a parameter has besides the last, as "place day value". */
const entriesOf = ({ values = [] }: Parameter): string[] =>
  values
    .slice(0, -1)
    .flatMap(({ from = '', places, value }) =>
      Object.values(places as object)
        .flat()
        .map((place) => `${String(place)} ${from} ${String(value)}`),
    )
    .toSorted();

/** The same as the table says, read by another hand. */
function readPlainly(text: string): string[] {
  const [, ...rows] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true });
  return rows
    .map((cells) => cells.map((cell) => cell.trim()))
    .map(([place, from, value]) => {
      const number = Number(value);
      return `${place} ${from.length === 7 ? `${from}-01` : from} ${value === '' || Number.isNaN(number) ? value : String(number)}`;
    })
    .toSorted();
}

const CELLS = ['', '6085', '06085', '06037', 'LOS', 'SFR', '7/2/2015', '2015-7-2', '2015-02-30', '2015-02', '2013-12-31', '90', '-1', '1e3', '.5', '5.', '+0.5', '-0', 'NaN', 'Infinity', '0x10', '1_0', '5%', ' 0.5 ', '\u00a00.5', '\ufeff0.5', '"0.5"', '"0,5"', '0,5', 'a"b', '"0.5"x', '"', 'none', 'limits', 'Limits', 'unlimited', 'true', '=1', '\n', '0.5\n', '"0.5\n"', '24\r', '#', "06085'", '٣']; // prettier-ignore

describe("a user's own table", () => {
  it('loses nothing, whatever is done to one of its cells', () => {
    let told = 0;
    let kept = 0;
    const mutation = fc.record({
      sort: fc.nat(SORTS.length - 1),
      row: fc.nat(9),
      change: fc.oneof(
        { weight: 2, arbitrary: fc.tuple(fc.nat(2), fc.constantFrom(...CELLS)) },
        fc.tuple(fc.nat(2), fc.oneof(fc.string(), fc.double().map(String))),
        fc.tuple(
          fc.constant(1),
          fc
            .date({ min: new Date('2001-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
            .map((date) => date.toISOString().slice(0, 10)),
        ),
        fc.tuple(
          fc.constant(2),
          fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }).map(String), fc.constantFrom('none', 'limits', '36')),
        ),
      ),
      end: fc.constantFrom('\n', '\r\n', '\r'),
    });
    fc.assert(
      fc.property(mutation, ({ sort, row, change: [column, cell], end }) => {
        const { rows, text, of } = SORTS[sort];
        const index = row % rows.length;
        const lines = rows.map((line, i) => (i === index ? line.split(',').with(column, cell).join(',') : line));
        const table = lines.join(end) + end;
        const result = load(text, table);
        if (result.ok) {
          kept += 1;
          const laid = resolved(result);
          expect(entriesOf(of(laid.scenario))).toEqual(readPlainly(table));
          const found = entriesOf(of(laid.scenario)).map((entry) => entry.split(' ', 2).join(' '));
          expect(new Set(found).size, 'no place has two values of one day').toBe(found.length);
          // What a bundle carries says the same and needs no table.
          if (kept % 5 === 0) expect(resolved(resolveAlone(toYaml(laid))).hash).toBe(laid.hash);
          return;
        }
        told += 1;
        const breaks = cell.split(/\r\n|\r|\n/).length - 1;
        const wanted = Array.from({ length: breaks + 1 }, (_, i) => index + 1 + i);
        // A place and day that stand twice are told at the later row, which names the earlier.
        const namesIt = ({ file, line, message }: Problem): boolean =>
          file === 't.csv' && (wanted.includes(line) || message.endsWith(`first in line ${index + 1}`));
        expect(problems(result).some(namesIt), JSON.stringify(problems(result))).toBe(true);
        expect(problems(result).filter(({ file }) => file !== 't.csv')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(told, kept)).toBeGreaterThan(RUNS / 20);
  });

  it('says at every place and day what a shipped table of the same rows says', () => {
    const places = [...world.jurisdictions];
    const code = fc.constantFrom(...places.map((place) => place.code));
    const row = fc.tuple(code, fc.integer({ min: 2010, max: 2016 }), fc.constantFrom(0, 0.25, 0.5, 1));
    const rows = fc.uniqueArray(row, { selector: ([place, year]) => `${place} ${year}`, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, (all) => {
        const table = all.map(([place, year, value]) => ({ place, from: `${year}-03-01`, value }));
        const csv = `jurisdiction,from,value\n${table.map(({ place, from, value }) => `${place},${from},${value}\n`).join('')}`;
        const values = [{ from: '2012-03-01', places: { state: 'CA' }, value: 0.75 }, { value: 0.9 }];
        const text = `local: { hold_willing: { assumed: x, table: t.csv, values: ${JSON.stringify(values)} } }`;
        const own = new Dated(resolved(load(text, csv)).scenario.local.hold_willing as Parameter<number>);
        const shipped = new Dated<number>({ unit: '', values }, table);
        for (const place of places) {
          for (const day of ['2009-01-01', '2012-02-29', '2012-03-01', '2014-06-01', '2016-12-31'].map(parseDay)) {
            expect(own.at(day, place)).toBe(shipped.at(day, place));
            expect(own.changesAt(day, place)).toBe(shipped.changesAt(day, place));
          }
        }
      }),
    );
  });

  it('may be too large for a scenario that carries it', () => {
    const rows = Array.from({ length: 6001 }, (_, i) => {
      const [month, dayOfMonth] = [String(1 + (i % 12)), String(1 + (Math.floor(i / 12) % 28))];
      return `06085,${2000 + Math.floor(i / 336)}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')},0.5\n`;
    });
    const result = load(SORTS[0].text, `jurisdiction,from,value\n${rows.join('')}`);
    expect(problems(result).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'local.hold_willing.table: "t.csv" is too large: own tables may make 30000 values of a scenario, these make 30005',
    ]);
  });
});
