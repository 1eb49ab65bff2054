/** A document as a tree in which every key and value knows the spot it came from, so that it survives merging. */
import { formatPath, type Spot } from '../../base/problem.ts';

/** A text with the path shown to the user and a short name. */
export type SourceFile = { readonly name: string; readonly path: string; readonly text: string };

export type Scalar = string | number | boolean | null;
/**
 * Where a node stands, and for an item of a merged list its position in the list of its own file: "alone" if it was a
 * single value there.
 */
type Placed = { readonly spot: Spot; readonly position?: number | 'alone' | undefined };
export type ScalarTree = Placed & { readonly kind: 'scalar'; readonly value: Scalar };
export type ListTree = Placed & { readonly kind: 'list'; readonly items: readonly Tree[] };
export type MapTree = Placed & { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry> };
export type Entry = { readonly key: Spot; readonly tree: Tree };
export type Tree = ScalarTree | ListTree | MapTree;
export type Path = readonly (string | number)[];

/**
 * The tree as plain objects, lists and scalars. A map with a key "toString" hides what turns any other into text or a number,
 * as the schema does with all that has a length: it gets a way of its own.
 */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  const map = Object.fromEntries([...tree.entries].map(([key, entry]) => [key, plain(entry.tree)]));
  return tree.entries.has('toString') ? Object.defineProperty(map, Symbol.toPrimitive, { value: () => '[map]' }) : map;
}

/** Plain objects, lists and scalars as a tree whose every spot is the one given. */
export function treeOf(value: unknown, spot: Spot): Tree {
  if (Array.isArray(value)) return { kind: 'list', spot, items: value.map((item) => treeOf(item, spot)) };
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, below]) => below !== undefined);
    return {
      kind: 'map',
      spot,
      entries: new Map(pairs.map(([key, below]) => [key, { key: spot, tree: treeOf(below, spot) }])),
    };
  }
  return { kind: 'scalar', spot, value: value as Scalar };
}

/** The tree below a path, or undefined. */
export function at(tree: Tree | undefined, ...path: Path): Tree | undefined {
  let here = tree;
  for (const part of path) {
    if (here?.kind === 'map') here = here.entries.get(String(part))?.tree;
    else if (here?.kind === 'list') here = here.items[Number(part)];
    else return undefined;
  }
  return here;
}

/**
 * The spot to point at for a path: a scalar's value, else the key that names it, else the nearest thing above.
 */
export function locate(tree: Tree, path: readonly PropertyKey[]): Spot {
  let here = tree;
  let spot = tree.spot;
  for (const part of path) {
    let next: Tree | undefined;
    if (here.kind === 'map') {
      const entry = here.entries.get(String(part));
      if (entry) spot = entry.key;
      next = entry?.tree;
    } else if (here.kind === 'list') {
      next = here.items[Number(part)];
      if (next) spot = next.spot;
    }
    if (!next) return spot;
    here = next;
  }
  return here.kind === 'scalar' && here.value !== null ? here.spot : spot;
}

/** A path as text, its list positions those of the file in which the items were written. */
export function shownPath(tree: Tree, path: readonly PropertyKey[]): string {
  const shown: PropertyKey[] = [];
  let here: Tree | undefined = tree;
  for (const part of path) {
    const parent: Tree | undefined = here;
    here = at(parent, part as string | number);
    const position = parent?.kind === 'list' ? here?.position : undefined;
    if (position === 'alone') shown.pop();
    else shown.push(position ?? part);
  }
  return formatPath(shown);
}

/** The spot of a key of the map at a path. */
export function locateKey(tree: Tree, path: readonly PropertyKey[], key: string): Spot {
  const map = at(tree, ...(path as Path));
  return (map?.kind === 'map' ? map.entries.get(key)?.key : undefined) ?? locate(tree, path);
}

/** A copy of a map with some entries set, or removed where undefined. */
export function withEntries(map: MapTree, changes: Readonly<Record<string, Entry | undefined>>): MapTree {
  const entries = new Map(map.entries);
  for (const [key, entry] of Object.entries(changes)) {
    if (entry) entries.set(key, entry);
    else entries.delete(key);
  }
  return { ...map, entries };
}
