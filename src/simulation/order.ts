/** Cases of a day in the order in which they join a line. */
import type { IntList } from './lists.ts';
import type { Episodes } from './episodes.ts';

const PLACES = 2 ** 32;

/** Ranks of the list being sorted, each with its row's place in the list: one number, compared at once. */
let ranked = new Float64Array(256);
let rows = new Int32Array(256);

/**
 * Puts rows in the order of their ranks, and of their keys where ranks are equal.
 * @param rank a whole number from 0, below 2^21
 */
export function sortRows(e: Episodes, list: IntList, rank: (row: number) => number): void {
  const { items, length } = list;
  if (length > rows.length) {
    ranked = new Float64Array(items.length);
    rows = new Int32Array(items.length);
  }
  for (let i = 0; i < length; i += 1) {
    rows[i] = items[i];
    ranked[i] = rank(items[i]) * PLACES + i;
  }
  sortNumbers(length);
  let last = -1;
  for (let i = 0; i < length; i += 1) {
    const own = Math.floor(ranked[i] / PLACES);
    const row = rows[ranked[i] - own * PLACES];
    let at = i;
    if (own === last) {
      for (; at > 0 && rank(items[at - 1]) === own && e.key(items[at - 1]) > e.key(row); at -= 1)
        items[at] = items[at - 1];
    }
    items[at] = row;
    last = own;
  }
}

/** By insertion while it is short: most days are, and a call of the built-in sort costs more than their sorting. */
function sortNumbers(length: number): void {
  if (length > 100) {
    ranked.subarray(0, length).sort();
    return;
  }
  for (let i = 1; i < length; i += 1) {
    const own = ranked[i];
    let at = i;
    for (; at > 0 && ranked[at - 1] > own; at -= 1) ranked[at] = ranked[at - 1];
    ranked[at] = own;
  }
}
