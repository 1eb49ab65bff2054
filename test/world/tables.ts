/** The committed tables as text, for tests. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { dataFolder } from '../../src/world/files.ts';

export type Row = Readonly<Record<string, string>>;

/** Names of all tables, without `.csv`. */
export const tableNames = (): string[] =>
  readdirSync(dataFolder())
    .filter((name) => name.endsWith('.csv'))
    .map((name) => name.slice(0, -'.csv'.length));

export const tableText = (name: string): string => readFileSync(join(dataFolder(), `${name}.csv`), 'utf8');

export const tableRows = (name: string): Row[] => parse(tableText(name), { columns: true });

export const total = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
