/** A CSV table held against the columns that it must have: what is right comes out as rows, what is wrong is told. */
import { error, type Problem, type Spot, type TextFile } from '../base/problem.ts';
import type { Check, Fault } from './columns.ts';
import { readCsv, type CsvRow } from './csv.ts';

/** The columns of a table in their order, each with what its cells must be; or how they follow from the header. */
export type Shape<C extends string> =
  Readonly<Record<C, Check>> | ((header: readonly string[]) => Readonly<Record<C, Check>>);

/** One row of a table, whose every cell is as its column asks. */
export type Row<C extends string = string> = {
  readonly cells: Readonly<Record<C, string>>;
  /** Where a cell stands. */
  readonly spot: (column: C) => Spot;
};

/** The rows of a table, in order. Those with a wrong cell are told and left out; of a table whose header is wrong, all. */
export function readTable<C extends string>(file: TextFile, shape: Shape<C>, problems: Problem[]): Row<C>[] {
  const { rows, problems: unreadable } = readCsv(file);
  problems.push(...unreadable);
  const [header, ...below] = rows;
  if (!header) {
    problems.push(error({ file: file.path, line: 1, column: 1 }, '', 'is empty', 'a table has a header and rows'));
    return [];
  }
  const columns = Object.entries(typeof shape === 'function' ? shape(header.cells) : shape) as [C, Check][];
  const names = columns.map(([name]) => name);
  if (!headerIsRight(file, header, names, problems)) return [];
  if (below.length === 0)
    problems.push(error(spotOf(file, header, 0), '', 'has a header and no rows', 'add rows, or do without the table'));
  const spoilt = new Set(unreadable.map(({ line }) => line));
  return below
    .filter((row) => !spoilt.has(row.line) && rowIsRight(file, row, columns, problems))
    .map((row) => ({
      cells: Object.fromEntries(names.map((name, i) => [name, row.cells[i]])) as Row<C>['cells'],
      spot: (column) => spotOf(file, row, names.indexOf(column)),
    }));
}

/** The start of a cell, or the end of a row that does not reach so far. */
const spotOf = ({ path }: TextFile, row: CsvRow, index: number): Spot => ({
  file: path,
  line: row.line,
  column: row.columns[index] ?? row.end,
});

function headerIsRight(file: TextFile, header: CsvRow, names: readonly string[], problems: Problem[]): boolean {
  const { cells } = header;
  const wrong = names.findIndex((name, i) => cells[i] !== name);
  if (wrong < 0 && cells.length === names.length) return true;
  const index = wrong < 0 ? names.length : wrong;
  const whole = `the header must be ${names.join(',')}`;
  const tell = (message: string, hint = whole) => problems.push(error(spotOf(file, header, index), '', message, hint));
  const [separator] = cells.length === 1 ? (/[;\t|]/.exec(cells[0]) ?? []) : [];
  const lacking = names.filter((name) => !cells.includes(name));
  if (separator !== undefined)
    tell(`cells are separated by ${separator === '\t' ? 'tabs' : `"${separator}"`}`, `save it with commas; ${whole}`);
  else if (index === names.length) tell(`has a column too many: "${cells[index]}"`);
  else if (lacking.length === 0 && cells.length === names.length) tell('the columns stand in another order');
  else if (cells.length < names.length) tell(`the column "${lacking[0]}" is missing`);
  else tell(`must be "${names[index]}", got "${cells[index].slice(0, 60)}"`);
  return false;
}

function rowIsRight(
  file: TextFile,
  row: CsvRow,
  columns: readonly (readonly [string, Check])[],
  problems: Problem[],
): boolean {
  const { cells } = row;
  if (cells.length !== columns.length) {
    const message = `has ${cells.length} cells, the header has ${columns.length}`;
    const hint = cells.length > columns.length ? 'put texts and numbers that hold commas in quotes' : undefined;
    problems.push(error(spotOf(file, row, Math.min(cells.length, columns.length)), '', message, hint));
    return false;
  }
  let right = true;
  for (const [i, [name, check]] of columns.entries()) {
    const fault: Fault | undefined = check(cells[i], cells);
    if (!fault) continue;
    right = false;
    problems.push(error(spotOf(file, row, i), name, fault.message, fault.hint));
    if (fault.alone) break;
  }
  return right;
}

/** Rows that say the same a second time are told, with the line of the first. @param keyOf what may stand once */
export function mustBeUnique<C extends string>(
  rows: readonly Row<C>[],
  column: C,
  problems: Problem[],
  keyOf: (row: Row<C>) => string = ({ cells }) => cells[column],
): void {
  const seen = new Map<string, Row<C>>();
  for (const row of rows) {
    const key = keyOf(row);
    const first = seen.get(key);
    if (first) {
      const [here, before] = [row.spot(column), first.spot(column)];
      const where = `${before.file === here.file ? '' : `${before.file}, `}line ${before.line}`;
      problems.push(error(here, column, `${key} stands a second time, first in ${where}`, 'keep one of the two'));
    } else seen.set(key, row);
  }
}
