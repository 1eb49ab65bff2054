/** Reading and writing CSV tables, for the scripts of this folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** A row of a table, by column. */
export type Row = Readonly<Record<string, string>>;

const at = (path: string): string => fileURLToPath(new URL(`../${path}/`, import.meta.url));

/** What scenarios are made of: tables from published data, and values set with the model. */
export const DATA = at('scenarios/data');
/** What the shipped scenario was last seen to meet. */
export const SCORE = at('scenarios/score');
/** Results of runs that only texts show. */
export const DOCS = at('docs');

/** The rows of `<folder>/<name>.csv`. */
export function readTable(folder: string, name: string): Row[] {
  return parse(readFileSync(join(folder, `${name}.csv`), 'utf8'), { columns: true, bom: true });
}

/**
 * The rows of a table of published figures that may set a value: those of role `calibration`. Whatever sets a value reads
 * such tables with this and nothing else; what tests the model stays unseen.
 */
export const fittable = (name: string): Row[] => readTable(DATA, name).filter(({ role }) => role === 'calibration');

/** Rows as CSV text: a header, then one line a row, each ended by a line feed. */
export const csv = (rows: readonly object[]): string => stringify([...rows], { header: true });

/** Writes `<folder>/<name>.csv` and says so. */
export function writeTable(folder: string, name: string, rows: readonly object[]): void {
  writeFileSync(join(folder, `${name}.csv`), csv(rows));
  console.log(`${name}.csv: ${rows.length} rows`);
}

/** The sum of a number over rows. */
export const sum = <T>(rows: Iterable<T>, of: (row: T) => number): number => {
  let total = 0;
  for (const row of rows) total += of(row);
  return total;
};

/** Rows by the value of a key, in order of first appearance. */
export function groupBy<T>(rows: Iterable<T>, key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** A total shared out by weights. */
export function spread(total: number, weights: ReadonlyMap<string, number>): Map<string, number> {
  const whole = sum(weights.values(), (weight) => weight);
  return new Map([...weights].map(([key, weight]) => [key, (total * weight) / whole]));
}

/** A whole number shared out by weights in whole numbers that sum to it exactly (largest remainders; ties in key order). */
export function spreadWhole(total: number, weights: ReadonlyMap<string, number>): Map<string, number> {
  const exact = spread(total, weights);
  const shares = new Map([...exact].map(([key, value]) => [key, Math.floor(value)]));
  const left = total - sum(shares.values(), (share) => share);
  const rest = (key: string): number => exact.get(key)! - shares.get(key)!;
  const order = [...exact.keys()].sort((a, b) => rest(b) - rest(a) || (a < b ? -1 : 1));
  for (const key of order.slice(0, left)) shares.set(key, shares.get(key)! + 1);
  return shares;
}

/** The same day so many months later: "2008-07-20" and 2 make "2008-09-20". Days after the 28th become the 28th. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const all = year * 12 + month - 1 + months;
  return [Math.floor(all / 12), (all % 12) + 1, Math.min(date, 28)].map((n) => String(n).padStart(2, '0')).join('-');
}

/** States whose jails and prisons are one system: TRAC's names of facilities do not tell the jails apart. */
export const ONE_SYSTEM: ReadonlySet<string> = new Set(['AK', 'CT', 'DC', 'DE', 'HI', 'RI', 'VT']);

/** The row of counties.csv that a county code of a source leads to, also where the code is gone. */
export function placing(): (fips: string) => Row | undefined {
  const byCode = new Map(readTable(DATA, 'counties').map((county) => [county.code, county]));
  const successor = new Map(readTable(DATA, 'crosswalk').map(({ from_code, to_code }) => [from_code, to_code]));
  return (fips) => byCode.get(fips) ?? byCode.get(successor.get(fips) ?? '');
}
