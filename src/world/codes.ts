/** The codes by which tables name places, and what a wrong one was meant to be. */
import { suggest } from '../base/problem.ts';
import type { Check, Fault } from './columns.ts';

/** Column of a table by place, and with it what its codes are. */
export type PlaceColumn = 'jurisdiction' | 'office';

/** The codes of a world. */
export type Codes = {
  /** Jail systems and prisons. */
  readonly jurisdiction: ReadonlySet<string>;
  readonly office: ReadonlySet<string>;
  /** Of every county, the jurisdiction whose jail serves it. */
  readonly servedBy: ReadonlyMap<string, string>;
};

/** A world, as far as it has codes. */
type Coded = {
  readonly jurisdictions: readonly { readonly code: string }[];
  readonly offices: readonly { readonly code: string }[];
  readonly counties: readonly { readonly code: string; readonly jurisdiction: string }[];
};

const made = new WeakMap<Coded, Codes>();

/** The codes of a world. */
export function codesOf(world: Coded): Codes {
  const known = made.get(world);
  if (known) return known;
  const codes: Codes = {
    jurisdiction: new Set(world.jurisdictions.map(({ code }) => code)),
    office: new Set(world.offices.map(({ code }) => code)),
    servedBy: new Map(world.counties.map(({ code, jurisdiction }) => [code, jurisdiction])),
  };
  made.set(world, codes);
  return codes;
}

/** The code of a place in the first column of a table. @param columns all of the table's columns */
export function placeCode(columns: readonly [PlaceColumn, ...string[]], codes: Codes): Check {
  return (cell, row) => (codes[columns[0]].has(cell) ? undefined : faultOf(cell, row, columns, codes));
}

const WORDS = { jurisdiction: 'jurisdiction', office: 'field office' } as const;

function faultOf(
  cell: string,
  row: readonly string[],
  columns: readonly [PlaceColumn, ...string[]],
  codes: Codes,
): Fault {
  const [column] = columns;
  const shown = cell.slice(0, 60);
  const elsewhere = row.findIndex((other) => codes[column].has(other));
  if (elsewhere > 0)
    return {
      message: `holds "${shown}", and "${columns[elsewhere]}" holds the place "${row[elsewhere]}"`,
      hint: 'the two are exchanged: write each in its own column',
      alone: true,
    };
  if (cell === '') return { message: `must be the code of a ${WORDS[column]}, got nothing` };
  return { message: `unknown ${WORDS[column]} "${shown}"`, hint: () => hintOf(cell, column, codes) };
}

function hintOf(cell: string, column: PlaceColumn, codes: Codes): string | undefined {
  const padded = codes.servedBy.get(cell.padStart(5, '0'));
  const other = column === 'office' ? 'jurisdiction' : 'office';
  if (column === 'jurisdiction' && padded !== undefined)
    return cell.length < 5
      ? `has lost its leading zero: write ${padded}`
      : `it has no jail of its own: write ${padded}, whose jail serves it`;
  if (codes[other].has(cell)) return `it is a ${WORDS[other]}: a table of these begins with the column "${other}"`;
  return (
    suggest(cell, codes[column]) ?? (column === 'office' ? undefined : 'written such as 06085, ST-CA-LOS or FED-LOS')
  );
}
