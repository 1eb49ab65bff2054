/** Rows of a table as the dated values of a parameter. */
import { parseDay } from '../../base/calendar.ts';
import type { Spot } from '../../base/problem.ts';
import type { PlaceTable, TableRow } from '../../world/place-table.ts';
import { treeOf, withEntries, type Entry, type ListTree, type MapTree, type Path, type Tree } from './tree.ts';

/**
 * Values that say at every place and day what the rows say. Rows of one day, known alike, and value make one, whose places stand in
 * order, so that the order of the rows is not seen. No place has two rows of one day.
 */
export function rowsAsValues({ column, rows }: Pick<PlaceTable, 'column' | 'rows'>, spot: Spot): MapTree[] {
  const alike = new Map<string, [TableRow, ...TableRow[]]>();
  for (const row of rows) {
    const key = JSON.stringify([parseDay(row.from), row.known_to, row.value]);
    const known = alike.get(key);
    if (known) known.push(row);
    else alike.set(key, [row]);
  }
  const ordered = [...alike.values()].map((group) => group.toSorted((a, b) => (a.place < b.place ? -1 : 1)));
  return ordered
    .toSorted(([a], [b]) => parseDay(a.from) - parseDay(b.from) || (a.place < b.place ? -1 : 1))
    .map(([first, ...others]): MapTree => {
      const codes = [first, ...others].map(({ place }) => place);
      const places = { [column]: others.length === 0 ? first.place : codes };
      const { known_to: knownTo, value } = first;
      const day = { from: dayOf(first.from), ...(knownTo !== undefined && { known_to: knownTo }) };
      return treeOf({ ...day, places, value }, first.spot ?? spot) as MapTree;
    });
}

/** A month as its first day, so that two ways of writing one day are one. */
const dayOf = (from: string): string => (from.length === 7 ? `${from}-01` : from);

/** A parameter whose table is given as values before its own, which take over where both begin on one day. */
export function withRows(parameter: MapTree, values: readonly Tree[]): MapTree {
  const own = parameter.entries.get('values');
  const key = own?.key ?? (parameter.entries.get('table') as Entry).key;
  const after = own?.tree.kind === 'list' ? own.tree.items.map((item, position) => ({ position, ...item })) : [];
  const tree: ListTree = { kind: 'list', spot: key, items: [...values, ...after] };
  return withEntries(parameter, { table: undefined, values: { key, tree } });
}

/** A copy of a tree with another map at a path. */
export function withMapAt(tree: Tree, [key, ...rest]: Path, map: MapTree): Tree {
  if (key === undefined) return map;
  if (tree.kind === 'list')
    return { ...tree, items: tree.items.map((item, i) => (i === key ? withMapAt(item, rest, map) : item)) };
  const entry = tree.kind === 'map' ? tree.entries.get(String(key)) : undefined;
  if (tree.kind !== 'map' || !entry) return tree;
  return withEntries(tree, { [key]: { key: entry.key, tree: withMapAt(entry.tree, rest, map) } });
}
