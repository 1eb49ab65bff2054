/** A line of a cost book as `--set` names it: by its id, `cost_books.default.jail_day.usd`. */
import { linesOf, PRICES } from './cost-books.ts';
import { itemsAt, valueAt } from './lookup.ts';
import { EVIDENCE } from './parameter-tree.ts';
import { at, treeOf, withEntries, type MapTree, type Path, type Tree } from './tree.ts';

/** The keys of a book; what else follows its name is the id of a line. */
const BOOK_KEYS = new Set<unknown>(['title', 'source', 'assumed', 'note', 'extends']);

/** A tree in which a line stands ready to be set, and the path of what is set there. */
type Ready = { readonly tree: Tree; readonly path: Path };

/**
 * The place of a line in the list of its book. A line of a parent becomes one of the book's own that changes it.
 * @returns the ids known, where the book has no such line; `whole` where nothing of it is named; undefined for other paths
 */
export function lineToSet(tree: Tree, path: Path): Ready | { readonly known: readonly string[] } | 'whole' | undefined {
  const [section, name, ...below] = path;
  const [id, key, ...deeper] = below[0] === 'lines' ? below.slice(1) : below;
  if (section !== 'cost_books' || id === undefined || typeof id === 'number' || BOOK_KEYS.has(below[0]))
    return undefined;
  const book = String(name);
  if (at(tree, section, book)?.kind !== 'map') return undefined;
  const lines = linesOf(tree, book, () => undefined) ?? new Map<string, MapTree>();
  const line = lines.get(id);
  if (!line) return { known: [...lines.keys()] };
  if (key === undefined) return 'whole';
  const own = itemsAt(tree, section, book, 'lines');
  const index = own.findIndex((item) => valueAt(item, 'id') === id);
  const stated = index >= 0 ? (own[index] as MapTree) : deeper.length > 0 ? line : changeOf(line, key);
  const like = lines.get(String(valueAt(line, 'priced_as')));
  const ready = withEntries(stated, {
    ...Object.fromEntries((PRICES[key] ?? []).map((other) => [other, undefined])),
    // A price of its own is in dollars of the year in which the shared one was.
    ...(key === 'usd' && like && { price_year: like.entries.get('price_year') }),
  });
  const items = index < 0 ? [...own, ready] : own.with(index, ready);
  const list = { kind: 'list', spot: line.spot, items } as const;
  return {
    tree: withTree(tree, [section, book, 'lines'], list),
    path: [section, book, 'lines', items.indexOf(ready), key, ...deeper],
  };
}

/** A line that changes one key of a parent's, with evidence to be replaced where that is a figure. */
function changeOf({ entries, spot }: MapTree, key: string | number): MapTree {
  const own = { kind: 'map', spot, entries: new Map([['id', entries.get('id')!]]) } as const;
  return EVIDENCE.includes(String(key)) ? own : withEntries(own, { assumed: { key: spot, tree: treeOf('', spot) } });
}

/** A copy of a tree of maps with another tree at a path. */
function withTree(tree: Tree, [key, ...rest]: readonly string[], value: Tree): Tree {
  const map = tree as MapTree;
  const entry = map.entries.get(key) ?? { key: map.spot, tree: value };
  return withEntries(map, { [key]: { ...entry, tree: rest.length === 0 ? value : withTree(entry.tree, rest, value) } });
}
