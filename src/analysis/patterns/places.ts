/** Of which places a published figure speaks: words of the tables, and the lists of jurisdictions that they name. */
import type { Places } from '../../scenario/schema.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import type { Problem } from '../../base/problem.ts';
import { anything } from '../../world/columns.ts';
import { readTable } from '../../world/table.ts';
import { shownTable } from '../../world/tables.ts';

/** A jurisdiction of a list, with what was published of it; NaN where nothing was. */
type Listed = { readonly code: string; readonly value: number };
/** Jurisdictions by the name of their list. */
export type Lists = ReadonlyMap<string, readonly Listed[]>;

/** The places that a run's own records choose: see chosen.ts. */
export const CHOSEN = 'records jails that declined';
/** The list among which it chooses: every jurisdiction with a jail. */
const JAILS = 'all jails';

/** What the words must be. */
export const PLACES = 'must be all, office, state, county, kind or list';
export const LIST = 'must name a list of record_lists.csv';

/** The places that some words name; undefined where they name none. */
export function placesOf(words: string, lists: Lists): Places | undefined {
  if (words === 'all' || words === CHOSEN) return 'all';
  const [, key, value] = /^(office|state|county|kind|list) (.+)$/.exec(words) ?? [];
  if (key !== 'list') return key === undefined ? undefined : { [key]: value };
  const listed = lists.get(value);
  return listed && { jurisdiction: listed.map(({ code }) => code) };
}

/** The jurisdictions of a list one by one; of the whole country, all that have a jail. */
export function codesOf(places: Places, lists: Lists): readonly string[] {
  if (places === 'all' || Array.isArray(places) || places.jurisdiction === undefined)
    return (lists.get(JAILS) ?? []).map(({ code }) => code);
  return [places.jurisdiction].flat();
}

/** What was published of each jurisdiction of a list, in its order. @param words "list NAME" */
export const valuesOf = (words: string, lists: Lists): readonly number[] =>
  (lists.get(words.replace(/^list /, '')) ?? []).map(({ value }) => value);

/** The lists of scenarios/data: those of record_lists.csv, and all jails. @throws ProblemsError where a table is wrong */
export function listsOf(tables: Readonly<Record<string, string>>): Lists {
  const found = new Map<string, Listed[]>();
  const add = (list: string, code: string, value = '') => {
    const listed = found.get(list) ?? [];
    listed.push({ code, value: value === '' ? Number.NaN : Number(value) });
    found.set(list, listed);
  };
  for (const row of rowsOf('record_lists', tables)) add(row['list'], row['jurisdiction'], row['value']);
  for (const code of new Set(rowsOf('counties', tables).map((row) => row['jurisdiction']))) add(JAILS, code);
  return found;
}

/** The rows of a table of scenarios/data. @throws ProblemsError where it is wrong */
export function rowsOf(name: string, tables: Readonly<Record<string, string>>): Readonly<Record<string, string>>[] {
  const problems: Problem[] = [];
  const file = { path: shownTable(name), text: tables[name] ?? '' };
  const rows = readTable<string>(
    file,
    (header) => Object.fromEntries(header.map((column) => [column, anything])),
    problems,
  );
  if (problems.length > 0) throw new ProblemsError(problems, [file]);
  return rows.map(({ cells }) => cells);
}
