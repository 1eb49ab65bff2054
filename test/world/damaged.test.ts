/**
 * The tables that the world is made of, damaged in one cell: either a line is told, or the world holds exactly what a
 * plain reader reads. Nothing falls out in silence.
 */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonth } from '../../src/base/calendar.ts';
import { ProblemsError } from '../../src/base/problems-error.ts';
import { readWorld } from '../../src/world/read.ts';
import type { World } from '../../src/world/world.ts';

const RUNS = process.env['HANDOFF_ALL'] === '1' ? 2000 : 200;

const TABLES = {
  counties:
    'code,name,state,office,jurisdiction,population,noncitizens,arrests_2008,arrests_basis,activated\n06085,Seat,CA,WAS,06085,900,90,40,reported,2010-06-15\n51501,Town city,VA,WAS,51501,100,10,5,imputed,2009-03-09\n',
  offices: 'office,name\nLOS,Los Angeles\nWAS,Washington\n',
  prisons:
    'code,kind,state,office,followed,basis\nFED-WAS,federal_prison,,WAS,7.000,assumed\nST-VA-WAS,state_prison,VA,WAS,7.000,assumed\n',
  bookings: 'jurisdiction,bookings,followed\n06085,38.655,3.3\n51501,9,1\nFED-WAS,7,7\nST-VA-WAS,7.000,7.000\n',
  months: 'month,level,first\n2008-01,0.9,0.8\n2008-02,1,0.9\n2008-03,1.1,1\n',
  rebooked: 'months_later,share\n1,0.004\n2,0.003\n',
  cpi_u: 'year,index\n2010,218.056\n2011,224.9\n',
  posterior_x: 'a,b\n0.25,0.75\n0.5,0.5\n',
} as const;
type Name = keyof typeof TABLES;

/** What of a world comes from a table, as the table would write it, rows in order. */
const READ: Readonly<Record<Name, (world: World) => readonly (readonly (string | number)[])[]>> = {
  counties: ({ counties }) => counties.map(({ code, name, state, jurisdiction }) => [code, name, state, jurisdiction]),
  offices: ({ offices }) => offices.map(({ code, name }) => [code, name]),
  prisons: ({ jurisdictions }) =>
    jurisdictions
      .filter(({ kind }) => kind !== 'county')
      .map(({ code, kind, state, office }) => [code, kind, state, office]),
  bookings: ({ jurisdictions }) => jurisdictions.map(({ code, bookings, followed }) => [code, bookings, followed]),
  months: ({ months }) => months.map(({ month, level, first }) => [formatMonth(month), level, first]),
  rebooked: ({ rebooked }) => rebooked.map((share, i) => [i + 1, share]),
  cpi_u: ({ cpi }) => [...cpi],
  posterior_x: ({ posteriors }) => posteriors.get('posterior_x')?.rows ?? [],
};
/** The columns of which {@link READ} tells. */
const COLUMNS: Readonly<Record<Name, readonly number[]>> = {
  counties: [0, 1, 2, 4],
  offices: [0, 1],
  prisons: [0, 1, 2, 3],
  bookings: [0, 1, 2],
  months: [0, 1, 2],
  rebooked: [0, 1],
  cpi_u: [0, 1],
  posterior_x: [0, 1],
};

const CELLS = ['', '6085', '06085', '51501', 'WAS', 'LOS', 'VA', 'XX', 'federal_prison', '2008-04', '2008-1', '2010', '0', '0.5', '.25', '1e0', '-1', 'NaN', '1e999', '0x1', '"7"', ' 7 ', '"7"x', 'a"b', '"', '7,7', '7/1/2010', '2010-06-31', 'Ñuñoa', '\n', '7\r']; // prettier-ignore

describe('a damaged table of the world', () => {
  it('is told with its line, or read as it stands', () => {
    const seen = { told: 0, kept: 0 };
    const mutation = fc.record({
      name: fc.constantFrom(...(Object.keys(TABLES) as Name[])),
      row: fc.nat(9),
      column: fc.nat(9),
      cell: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...CELLS) }, fc.double({ min: 0, max: 1 }).map(String)),
    });
    fc.assert(
      fc.property(mutation, ({ name, row, column, cell }) => {
        const lines = TABLES[name].trimEnd().split('\n');
        const width = lines[0].split(',').length;
        const index = row % lines.length;
        const text = lines
          .map((line, i) =>
            i === index
              ? line
                  .split(',')
                  .with(column % width, cell)
                  .join(',')
              : line,
          )
          .join('\n');
        let world: World;
        try {
          world = readWorld({ ...TABLES, [name]: text });
        } catch (cause) {
          if (!(cause instanceof ProblemsError)) throw cause;
          seen.told += 1;
          const { problems } = cause;
          expect(problems.every((p) => p.line > 0 && p.column > 0 && p.message !== '')).toBe(true);
          return;
        }
        seen.kept += 1;
        const [, ...rows] = parse(text, { bom: true, skip_empty_lines: true });
        const plain = rows.map((cells) => COLUMNS[name].map((i) => cells[i].trim()));
        const found = READ[name](world);
        const typed = plain.map((cells) =>
          cells.map((word, i) => (typeof found[0][i] === 'number' ? Number(word) : word)),
        );
        const inOrder = (all: typeof found): string[] => all.map((one) => JSON.stringify(one)).toSorted();
        expect(inOrder(found)).toEqual(inOrder(typed));
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(seen.told, seen.kept)).toBeGreaterThan(RUNS / 20);
  });
});
