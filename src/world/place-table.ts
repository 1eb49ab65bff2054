/** Tables of values by place and day, which parameters may name: those of scenarios/data and a user's own. */
import type { Problem, Spot, TextFile } from '../base/problem.ts';
import { placeCode, type Codes, type PlaceColumn } from './codes.ts';
import { anything, day, isNumber, knownTo, oneOf, text } from './columns.ts';
import { mustBeUnique, readTable, type Row } from './table.ts';

/** A dated value of one place out of a table, for parameters that say `table: ...`. */
export type TableRow = {
  readonly place: string;
  readonly from: string;
  /** How well the day is known, where it is not exactly. */
  readonly known_to?: string;
  /** The day on which it begins in a draw, in days since 2000. */
  readonly begins?: number;
  readonly value: string | number | boolean;
  /** What it rests on, and what a reader should know besides, in tables that say so. */
  readonly source?: string;
  readonly note?: string;
  /** Where the value stands in its file; absent where it follows from another table. */
  readonly spot?: Spot;
};

/** What could be read of a table by place, and what is wrong with it. */
export type PlaceTable = {
  readonly file: TextFile;
  readonly column: PlaceColumn;
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
};

/**
 * Reads a table of the columns `jurisdiction` or `office`, `from`, perhaps `known_to`, and `value`: its header, its places
 * and days, and that none stands twice. Whether the values will do is for the parameter to say.
 */
export function readPlaceTable(file: TextFile, codes: Codes): PlaceTable {
  let column: PlaceColumn = 'jurisdiction';
  return placeTable(file, (problems) => {
    const rows = readTable<string>(
      file,
      (header) => {
        if (header.includes('office')) column = 'office';
        const dates = { from: day, ...(header.includes('known_to') && { known_to: knownTo(1) }) };
        return { [column]: placeCode([column, ...Object.keys(dates), 'value'], codes), ...dates, value: text };
      },
      problems,
    );
    return { column, rows, value: 'value' };
  });
}

/** Reads scenarios/data/local_policies.csv, which says of each row what it rests on. */
export function readLocalPolicies(file: TextFile, codes: Codes): PlaceTable {
  const jurisdiction = placeCode(['jurisdiction', 'from', 'policy'], codes);
  const shape = {
    jurisdiction,
    from: day,
    known_to: knownTo(1),
    policy: text,
    status: oneOf('seen', 'part seen', 'recalled', 'listed'),
    source: text,
    note: anything,
  };
  return placeTable(file, (problems) => {
    const rows = readTable<string>(file, shape, problems);
    return { column: 'jurisdiction', rows, value: 'policy' };
  });
}

/** Reads scenarios/data/agreements_287g.csv: from which day officers of a jail act for ICE, and from which no more. */
export function readAgreements(file: TextFile, codes: Codes): PlaceTable {
  const shape = {
    jurisdiction: placeCode(['jurisdiction', 'from', 'active'], codes),
    from: day,
    active: oneOf('true', 'false'),
    standing: oneOf('signed', 'day', 'last seen', 'recalled'),
    source: text,
    note: text,
  };
  return placeTable(file, (problems) => {
    const rows = readTable<string>(file, shape, problems);
    return { column: 'jurisdiction', rows, value: 'active' };
  });
}

type Read = { readonly column: PlaceColumn; readonly rows: readonly Row[]; readonly value: string };

function placeTable(file: TextFile, read: (problems: Problem[]) => Read): PlaceTable {
  const problems: Problem[] = [];
  const { column, rows, value } = read(problems);
  mustBeUnique<string>(rows, column, problems, ({ cells }) => `${cells[column]} on ${startOf(cells['from'])}`);
  const taken = rows.map(({ cells, spot }) => ({
    place: cells[column],
    from: cells['from'],
    ...(cells['known_to'] !== undefined && { known_to: cells['known_to'] }),
    ...(cells['source'] !== undefined && { source: cells['source'] }),
    ...(cells['note'] && { note: cells['note'] }),
    value: scalarOf(cells[value]),
    spot: spot(value),
  }));
  return { file, column, rows: taken, problems };
}

/** A month stands for its first day. */
const startOf = (from: string): string => (from.length === 7 ? `${from}-01` : from);

/** A cell as a scenario would read it: a number, true or false, or a text. */
function scalarOf(cell: string): TableRow['value'] {
  if (isNumber(cell)) return Number(cell);
  return cell === 'true' || cell === 'false' ? cell === 'true' : cell;
}
