/** How a scenario that `extends` another is laid over it. */
import { type Entry, type ListTree, type MapTree, type Tree, at, treeOf, withEntries } from './tree.ts';
import type { Spot } from '../../base/problem.ts';

/** What a child states is meant whole, not key by key. */
const WHOLE = new Set(['places', 'when', 'ceiling', 'floor', 'requires', 'value']);
/** Maps whose entries a child may delete by stating null. */
const DELETABLE = new Set(['programmes', 'policies', 'cost_books', 'flags', 'forms']);
const EVIDENCE = ['source', 'assumed', 'note'] as const;
/** Keys beside which a source says nothing about figures. */
export const DESCRIPTIVE: ReadonlySet<string> = new Set<string>([...EVIDENCE, 'title', 'unit']);

/** A map that holds a value by day and place. */
export const isParameter = (tree: Tree | undefined): tree is MapTree =>
  tree?.kind === 'map' && (tree.entries.has('value') || tree.entries.has('values') || tree.entries.has('table'));

/**
 * Parent and child as one tree. Maps merge by key; scalars and lists replace; a parameter's values take over from
 * their first day; null removes a programme, policy, cost book, flag or form. Every spot stays that of its own file.
 */
export function merge(parent: Tree, child: Tree, name = ''): Tree {
  if (parent.kind !== 'map' || child.kind !== 'map' || WHOLE.has(name)) return child;
  if (isParameter(parent) && isParameter(child)) return takeOver(parent, child);
  const merged = new Map(parent.entries);
  for (const [key, entry] of child.entries) {
    const below = parent.entries.get(key);
    const isNull = entry.tree.kind === 'scalar' && entry.tree.value === null;
    if (isNull && DELETABLE.has(name)) merged.delete(key);
    else merged.set(key, below ? { key: entry.key, tree: merge(below.tree, entry.tree, key) } : entry);
  }
  if (child.entries.size === 0) return parent;
  const result: MapTree = { ...child, entries: merged };
  const changesFigures = statesEvidence(parent) && [...child.entries.keys()].some((key) => !DESCRIPTIVE.has(key));
  return changesFigures || statesEvidence(child) ? withEntries(result, ownEvidence(child)) : result;
}

/** True if a source or an assumption stands in the map. */
export const statesEvidence = (map: MapTree): boolean => map.entries.has('source') || map.entries.has('assumed');
const word = (text: string, spot: Spot): Entry => ({ key: spot, tree: treeOf(text, spot) });

/** The child's own evidence, never the parent's for a figure that the child has changed; none if it states none. */
const ownEvidence = (child: MapTree): Record<string, Entry | undefined> =>
  Object.fromEntries(EVIDENCE.map((key) => [key, child.entries.get(key)]));

/** A child's parameter over its parent's. */
function takeOver(parent: MapTree, child: MapTree): MapTree {
  const unit = child.entries.get('unit') ?? parent.entries.get('unit');
  const values = at(child, 'values');
  const start = values?.kind === 'list' ? earliest(values) : undefined;
  if (start === undefined || child.entries.has('value') || child.entries.has('table'))
    return withEntries(child, { unit, ...ownEvidence(child) });
  const own = placed((values as ListTree).items).map((item) => withEvidence(item, child));
  const kept = earlierValues(parent, start);
  const table = parent.entries.get('table');
  const first = (values as ListTree).spot;
  const until = [start, scalarText(at(parent, 'table_until')) ?? start].toSorted(byDay)[0];
  return withEntries(parent, {
    unit,
    value: undefined,
    values: {
      key: child.entries.get('values')?.key ?? child.spot,
      tree: { kind: 'list', spot: first, items: [...kept, ...own] },
    },
    table_until: table ? word(until, first) : undefined,
  });
}

/** Items that remember their position in the list of their own file. */
const placed = (items: readonly Tree[]): readonly Tree[] =>
  items.map((item, index) => ({ ...item, position: item.position ?? index }));

/** The parent's values from before a day; a single value becomes the first of them. */
function earlierValues(parent: MapTree, start: string): readonly Tree[] {
  const value = parent.entries.get('value');
  if (value) return [{ kind: 'map', spot: value.key, position: 'alone', entries: new Map([['value', value]]) }];
  const values = at(parent, 'values');
  return values?.kind === 'list' ? placed(values.items).filter((item) => byDay(dayOf(item) ?? '', start) < 0) : [];
}

/** A dated value with evidence: its own, else that of the parameter it stands in. */
function withEvidence(item: Tree, parameter: MapTree): Tree {
  return item.kind !== 'map' || statesEvidence(item) ? item : withEntries(item, ownEvidence(parameter));
}

const scalarText = (tree: Tree | undefined): string | undefined =>
  tree?.kind === 'scalar' ? String(tree.value) : undefined;
const dayOf = (item: Tree): string | undefined => scalarText(at(item, 'from'));

/** Months stand for their first day. */
const byDay = (a: string, b: string): number => {
  const [x, y] = [a, b].map((text) => (text.length === 7 ? `${text}-01` : text));
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The earliest day of some values; undefined if one of them holds from the start. */
function earliest(values: ListTree): string | undefined {
  const days = values.items.map(dayOf);
  return days.includes(undefined) ? undefined : (days as string[]).toSorted(byDay)[0];
}
