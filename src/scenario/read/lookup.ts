/** Reading a tree that may be malformed: what is not there, or not of the sort looked for, is passed over. */
import { remembered } from '../../base/remembered.ts';
import { isParameter } from './parameter-tree.ts';
import { error, type Problem } from '../../base/problem.ts';
import { at, locate, shownPath, type Entry, type MapTree, type Path, type Scalar, type Tree } from './tree.ts';

/** The keys of the map at a path. */
export function keysAt(tree: Tree | undefined, ...path: Path): string[] {
  const found = at(tree, ...path);
  return found?.kind === 'map' ? [...found.entries.keys()] : [];
}

/** The single value at a path. */
export function valueAt(tree: Tree | undefined, ...path: Path): Scalar | undefined {
  const found = at(tree, ...path);
  return found?.kind === 'scalar' ? found.value : undefined;
}

/** The items of the list at a path. */
export function itemsAt(tree: Tree | undefined, ...path: Path): readonly Tree[] {
  const found = at(tree, ...path);
  return found?.kind === 'list' ? found.items : [];
}

/** Makes errors at paths of a tree. */
export const teller =
  (tree: Tree) =>
  (path: Path, message: string, hint?: Parameters<typeof error>[3]): Problem =>
    error(locate(tree, path), shownPath(tree, path), message, hint);

type Found = { readonly path: Path; readonly parameter: MapTree };

/** Every parameter of a scenario's tree: a map with a value, values or a table. */
export const parametersIn = (tree: Tree): readonly Found[] =>
  tree.kind === 'map' ? [...tree.entries].flatMap(([key, entry]) => parametersAt(entry, key)) : [];

/** Most sections of a scenario are the same at all points of a sweep, and all are asked for several times. */
const parametersAt = remembered((section: Entry, key: string) => parametersBelow(section.tree, [key]));

function parametersBelow(tree: Tree, path: Path): Found[] {
  if (tree.kind === 'list') return tree.items.flatMap((item, index) => parametersBelow(item, [...path, index]));
  if (tree.kind === 'scalar') return [];
  const holdsValue: boolean = isParameter(tree);
  if (holdsValue) return [{ path, parameter: tree }];
  return [...tree.entries].flatMap(([key, entry]) => parametersBelow(entry.tree, [...path, key]));
}
