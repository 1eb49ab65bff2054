/** Cases of a day in the order in which they join a line. */
import type { Episodes } from './episodes.ts';
import type { IntList } from './lists.ts';

/** Up to so many are put in order by insertion, more by counting: a comparison sort is slowed by guesses that fail. */
const FEW = 24;
/** Bits of a rank that are counted at once. */
const BITS = 7;
const MASK = (1 << BITS) - 1;
const counts = new Int32Array(MASK + 1);

// The list being sorted and its ranks, and where the next round puts them.
let rows = new Int32Array(256);
let ranks = new Int32Array(256);
let nextRows = new Int32Array(256);
let nextRanks = new Int32Array(256);

/**
 * Puts rows in the order of their ranks, and of their keys where ranks are equal.
 * @param rank a whole number from 0, below 2^28
 */
export function sortRows(e: Episodes, list: IntList, rank: (row: number) => number): void {
  const { items, length } = list;
  if (length > rows.length) makeRoom(items.length);
  let most = 0;
  for (let i = 0; i < length; i += 1) {
    rows[i] = items[i];
    ranks[i] = rank(items[i]);
    most = Math.max(most, ranks[i]);
  }
  if (length > FEW) for (let shift = 0; most >>> shift > 0; shift += BITS) countingRound(length, shift);
  for (let i = 0; i < length; i += 1) insert(e, items, i);
}

function makeRoom(length: number): void {
  rows = new Int32Array(length);
  ranks = new Int32Array(length);
  nextRows = new Int32Array(length);
  nextRanks = new Int32Array(length);
}

/** Orders by some bits of the ranks, keeping those alike in the order in which they were. */
function countingRound(length: number, shift: number): void {
  counts.fill(0);
  for (let i = 0; i < length; i += 1) counts[(ranks[i] >>> shift) & MASK] += 1;
  for (let i = 0, before = 0; i <= MASK; i += 1) {
    const own = counts[i];
    counts[i] = before;
    before += own;
  }
  for (let i = 0; i < length; i += 1) {
    const bits = (ranks[i] >>> shift) & MASK;
    nextRows[counts[bits]] = rows[i];
    nextRanks[counts[bits]] = ranks[i];
    counts[bits] += 1;
  }
  [rows, nextRows] = [nextRows, rows];
  [ranks, nextRanks] = [nextRanks, ranks];
}

/** Puts the case at a place behind those before it, by rank, then by key. */
function insert(e: Episodes, items: Int32Array, place: number): void {
  const row = rows[place];
  const rank = ranks[place];
  let at = place;
  for (; at > 0; at -= 1) {
    const before = ranks[at - 1];
    if (before < rank || (before === rank && e.key(items[at - 1]) < e.key(row))) break;
    items[at] = items[at - 1];
    ranks[at] = before;
  }
  items[at] = row;
  ranks[at] = rank;
}
