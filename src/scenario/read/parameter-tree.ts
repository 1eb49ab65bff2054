/** A parameter as it stands in a tree: what makes one, and what it rests on. */
import type { Entry, MapTree, Tree } from './tree.ts';

/** What speaks of figures and is none. */
export const EVIDENCE: readonly string[] = ['source', 'assumed', 'note'];
/** Keys beside which a source says nothing about figures. */
export const DESCRIPTIVE: ReadonlySet<string> = new Set([...EVIDENCE, 'title', 'unit', 'spread']);

/** A map that holds a value by day and place. */
export const isParameter = (tree: Tree | undefined): tree is MapTree =>
  tree?.kind === 'map' && (tree.entries.has('value') || tree.entries.has('values') || tree.entries.has('table'));

/** True if a source or an assumption stands in the map. */
export const statesEvidence = (map: MapTree): boolean => map.entries.has('source') || map.entries.has('assumed');

/** The child's own evidence, never the parent's for a figure that the child has changed; none if it states none. */
export const ownEvidence = (child: MapTree): Record<string, Entry | undefined> =>
  Object.fromEntries(EVIDENCE.map((key) => [key, child.entries.get(key)]));
