/** Of which places a published figure speaks: words of the tables, and the lists of jurisdictions that they name. */
import type { Places } from '../../scenario/schema.ts';
import { ProblemsError } from '../../base/problems-error.ts';
import type { Problem } from '../../base/problem.ts';
import { anything } from '../../world/columns.ts';
import { readTable } from '../../world/table.ts';
import { shownTable } from '../../world/tables.ts';

/** Codes of jurisdictions by the name of their list. */
export type Lists = ReadonlyMap<string, readonly string[]>;

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
  const jurisdiction = lists.get(value);
  return jurisdiction && { jurisdiction: [...jurisdiction] };
}

/** The jurisdictions of a list one by one; of the whole country, all that have a jail. */
export function codesOf(places: Places, lists: Lists): readonly string[] {
  if (places === 'all' || Array.isArray(places) || places.jurisdiction === undefined) return lists.get(JAILS) ?? [];
  return [places.jurisdiction].flat();
}

/** The lists of scenarios/data: those of record_lists.csv, and all jails. @throws ProblemsError where a table is wrong */
export function listsOf(tables: Readonly<Record<string, string>>): Lists {
  const found = new Map<string, string[]>();
  const add = (list: string, code: string) => found.set(list, [...(found.get(list) ?? []), code]);
  for (const row of rowsOf('record_lists', tables)) add(row['list'], row['jurisdiction']);
  for (const code of new Set(rowsOf('counties', tables).map((row) => row['jurisdiction']))) add(JAILS, code);
  return found;
}

function rowsOf(name: string, tables: Readonly<Record<string, string>>): Readonly<Record<string, string>>[] {
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
