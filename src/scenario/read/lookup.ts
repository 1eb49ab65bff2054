/** Reading a tree that may be malformed: what is not there, or not of the sort looked for, is passed over. */
import { isParameter } from './parameter-tree.ts';
import { error, type Problem } from '../../base/problem.ts';
import { at, locate, shownPath, type MapTree, type Path, type Scalar, type Tree } from './tree.ts';

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

/** Every parameter of the tree: a map with a value, values or a table. */
export function parametersIn(tree: Tree, path: Path = []): { path: Path; parameter: MapTree }[] {
  if (tree.kind === 'list') return tree.items.flatMap((item, index) => parametersIn(item, [...path, index]));
  if (tree.kind === 'scalar') return [];
  const holdsValue: boolean = isParameter(tree);
  if (holdsValue) return [{ path, parameter: tree }];
  return [...tree.entries].flatMap(([key, entry]) => parametersIn(entry.tree, [...path, key]));
}
