/** How a scenario that `extends` another is laid over it. */
import type { Ground } from './ground.ts';
import { DESCRIPTIVE, isParameter, ownEvidence, statesEvidence } from './parameter-tree.ts';
import { takeOver } from './take-over.ts';
import { type MapTree, type Path, type Tree, withEntries } from './tree.ts';

/** What a child states is meant whole, not key by key. */
const WHOLE = new Set(['places', 'when', 'ceiling', 'floor', 'requires', 'value', 'fade']);
/** Maps whose entries a child may delete by stating null. */
const DELETABLE = new Set(['programmes', 'policies', 'cost_books', 'flags', 'forms']);

/**
 * Parent and child as one tree. Maps merge by key; scalars and lists replace; a parameter's values take over in their
 * places from their days; null removes a programme, policy, cost book, flag or form. Every spot stays that of its own file.
 * @param path where both stand in the scenario
 */
export function merge(parent: Tree, child: Tree, ground: Ground, path: Path = []): Tree {
  const name = String(path.at(-1) ?? '');
  if (parent.kind !== 'map' || child.kind !== 'map' || WHOLE.has(name)) return child;
  if (isParameter(parent) && isParameter(child)) return takeOver(parent, child, ground, path);
  const merged = new Map(parent.entries);
  for (const [key, entry] of child.entries) {
    const below = parent.entries.get(key);
    const isNull = entry.tree.kind === 'scalar' && entry.tree.value === null;
    if (isNull && DELETABLE.has(name)) merged.delete(key);
    else if (!below) merged.set(key, entry);
    else merged.set(key, { key: entry.key, tree: merge(below.tree, entry.tree, ground, [...path, key]) });
  }
  if (child.entries.size === 0) return parent;
  const result: MapTree = { ...child, entries: merged };
  const changesFigures = statesEvidence(parent) && [...child.entries.keys()].some((key) => !DESCRIPTIVE.has(key));
  return changesFigures || statesEvidence(child) ? withEntries(result, ownEvidence(child)) : result;
}
