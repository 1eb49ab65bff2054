/**
 * Two layers as one. The value at a place and day is that of the topmost layer with an entry that covers the place and has
 * begun; within a layer the latest day counts, then the later line; where none has begun, the earliest entry of the lowest
 * layer that covers the place. One list of entries says the same at every place and day once three things are done:
 *
 * - entries of the parent go where the child has begun before them; of a list of places only those places go;
 * - where such an entry goes on elsewhere, what the child says is stated again on its day;
 * - where the child begins before the parent's first entry, that entry holds from the start.
 */
import { ALWAYS, changed } from './entries.ts';
import type { Entry } from './entry.ts';
import type { Place } from '../values/places.ts';
import type { Tree } from './tree.ts';

export type Flat = {
  /** Before everything else. */
  readonly first: readonly Tree[];
  /** The parent's rows, if any of them has changed; undefined: its table stays as it is. */
  readonly rows: readonly Tree[] | undefined;
  /** The parent's values, then the child's entries. */
  readonly parent: readonly Tree[];
  readonly child: readonly Tree[];
};

/** By place: the entry that counts there, if any. */
type ByPlace = readonly (Entry | undefined)[];

/** @param places of the ground on which both layers stand */
export function layOver(parent: readonly Entry[], child: readonly Entry[], places: readonly Place[]): Flat {
  const begun = places.map(() => Number.POSITIVE_INFINITY);
  for (const { day, covers } of child) for (const place of covers) begun[place] = Math.min(begun[place], day);
  const kept = parent.flatMap((entry) => {
    const left = new Set([...entry.covers].filter((place) => begun[place] > entry.day));
    return left.size === 0 && entry.covers.size > 0 ? [] : [{ entry, left }];
  });
  const intact = parent.filter(({ isRow }) => isRow).length === kept.filter(isWholeRow).length;
  const inPart = ({ entry, left }: Kept): Tree => changed(entry, { codes: codesOf(left, places) });
  return {
    first: readBackwards(parent, begun, places),
    rows: intact ? undefined : kept.filter(({ entry }) => entry.isRow).map(inPart),
    parent: kept.filter(({ entry }) => !entry.isRow).map(inPart),
    child: [...statedAgain(kept, child, places), ...child.map(({ item }) => item)],
  };
}

type Kept = { readonly entry: Entry; readonly left: ReadonlySet<number> };

const isWholeRow = ({ entry, left }: Kept): boolean => entry.isRow && left.size === entry.covers.size;

const codesOf = (positions: Iterable<number>, places: readonly Place[]): ReadonlySet<string> =>
  new Set([...positions].map((position) => places[position].code));

/** The child's entries on the days of the parent's that go on elsewhere. */
function statedAgain(kept: readonly Kept[], child: readonly Entry[], places: readonly Place[]): Tree[] {
  const days = new Map<number, { readonly like: Entry; readonly taken: Set<number> }>();
  for (const { entry, left } of kept) {
    if (entry.codes || entry.day === ALWAYS || left.size === entry.covers.size) continue;
    let day = days.get(entry.day);
    if (!day) days.set(entry.day, (day = { like: entry, taken: new Set() }));
    for (const place of entry.covers) if (!left.has(place)) day.taken.add(place);
  }
  return [...days].flatMap(([day, { like, taken }]) => {
    // What the child begins on that very day stands in its own line below.
    const holding = latest(child, day, places).map((entry) => (entry && entry.day < day ? entry : undefined));
    const from = like.item.kind === 'map' ? like.item.entries.get('from') : undefined;
    return [...governing(holding, taken)]
      .toSorted(([a], [b]) => a.day - b.day || a.line - b.line)
      .map(([entry, where]) => changed(entry, { codes: codesOf(where, places), from }));
  });
}

/** The parent's first entries where the child begins before them, undated. Of two the earlier must stand below. */
function readBackwards(parent: readonly Entry[], begun: readonly number[], places: readonly Place[]): Tree[] {
  const first = earliest(parent, places);
  const needed = first.flatMap((entry, place) =>
    entry && begun[place] > ALWAYS && begun[place] <= entry.day ? [place] : [],
  );
  return [...governing(first, needed)]
    .toSorted(([a], [b]) => b.day - a.day || a.line - b.line)
    .map(([entry, where]) => changed(entry, { codes: codesOf(where, places), from: null }));
}

/**
 * The entries that count at some places, each with those places. An entry that cannot be made narrower comes with all
 * others that count where it covers, lest it take their place.
 */
function governing(counts: ByPlace, needed: Iterable<number>): Map<Entry, Set<number>> {
  const found = new Map<Entry, Set<number>>();
  const seen = new Set(needed);
  // A set is walked to its end, those added on the way included.
  for (const place of seen) {
    const entry = counts[place];
    if (!entry) continue;
    const where = found.get(entry);
    if (where) where.add(place);
    else {
      found.set(entry, new Set([place]));
      if (!entry.codes) for (const other of entry.covers) seen.add(other);
    }
  }
  return found;
}

/** By place: the entry of a layer that holds on a day. */
export function latest(entries: readonly Entry[], day: number, places: readonly Place[]): ByPlace {
  const best: (Entry | undefined)[] = places.map(() => undefined);
  let open = places.length;
  for (const entry of newestFirst(entries)) {
    if (open === 0) break;
    if (entry.day > day) continue;
    for (const place of entry.covers) {
      if (best[place]) continue;
      best[place] = entry;
      open -= 1;
    }
  }
  return best;
}

/** Layers are asked about on many days, and are put in order once. */
const inOrder = new WeakMap<readonly Entry[], readonly Entry[]>();

function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  const known = inOrder.get(entries);
  if (known) return known;
  const sorted = entries.toReversed().toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
  inOrder.set(entries, sorted);
  return sorted;
}

/** By place: the first entry of a layer. */
function earliest(entries: readonly Entry[], places: readonly Place[]): ByPlace {
  const best: (Entry | undefined)[] = places.map(() => undefined);
  for (const entry of entries) {
    for (const place of entry.covers) {
      const other = best[place];
      if (!other || entry.day <= other.day) best[place] = entry;
    }
  }
  return best;
}
