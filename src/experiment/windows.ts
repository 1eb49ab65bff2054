/**
 * Counts of some places over some months, as published figures have them: "field office Atlanta, fiscal year 2014". An
 * office is divided into parts, the places that the same windows cover, and counted by part and month; a window is the
 * sum of the parts and months it covers.
 */
import type { Places } from '../scenario/schema.ts';
import { inPlaces } from '../scenario/values/places.ts';
import { parseMonth } from '../base/calendar.ts';
import { COUNTERS, STOCK_COUNTERS } from '../base/counters.ts';
import type { OfficePlaces } from '../simulation/compile/office-places.ts';
import type { Tally } from '../simulation/store/tally.ts';

/** Places and months, "2013-10" to "2014-09". */
export type Window = { readonly places: Places; readonly from: string; readonly to: string };

/** How an office is divided. */
export type Parts = {
  /** Part of each jurisdiction; the last part is that of the office itself. */
  readonly partOf: Uint16Array;
  readonly count: number;
  /** By window: the parts it covers. The office's own counts belong to a window that covers every place in it. */
  readonly covered: readonly (readonly number[])[];
};

const K = COUNTERS.length;
const STOCKS = COUNTERS.map((name) => STOCK_COUNTERS.has(name));

/** Divides an office by windows; without windows into one part that holds everything. */
export function partsOf(windows: readonly Window[], { jurisdictions }: OfficePlaces): Parts {
  if (windows.length === 0) return { partOf: new Uint16Array(jurisdictions.length), count: 1, covered: [] };
  // Windows of the same places need their places looked up only once.
  const inside = new Map<string, boolean[]>();
  const covers = windows.map(({ places }) => {
    const key = JSON.stringify(places);
    const known = inside.get(key) ?? jurisdictions.map((j) => inPlaces(places, j));
    inside.set(key, known);
    return known;
  });
  // Windows of places elsewhere divide nothing: with one for every jail of the country, all but a few are such.
  const distinct = [...inside.values()].filter((known) => known.some(Boolean));
  const kinds = new Map<string, number>();
  const partOf = Uint16Array.from(jurisdictions, (_, place) => {
    const kind = distinct.map((known) => (known[place] ? '1' : '0')).join('');
    const part = kinds.get(kind) ?? kinds.size;
    kinds.set(kind, part);
    return part;
  });
  const office = kinds.size;
  const partsIn = (known: readonly boolean[]): number[] => [
    ...new Set([...partOf].filter((_, place) => known[place])),
    ...(known.every(Boolean) ? [office] : []),
  ];
  const parts = new Map(distinct.map((known) => [known, partsIn(known)]));
  return { partOf, count: office + 1, covered: covers.map((known) => parts.get(known) ?? []) };
}

/** Adds an office's counts to a row of counts for each window. Stocks stand for the end of a window's last month. */
export function addWindows(sums: Float64Array, windows: readonly Window[], { covered }: Parts, tally: Tally): void {
  const { firstMonth, lastMonth } = tally.plan;
  const months = lastMonth - firstMonth + 1;
  windows.forEach((window, w) => {
    // Most windows are of a jail elsewhere.
    if (covered[w].length === 0) return;
    const [from, to] = [parseMonth(window.from) - firstMonth, parseMonth(window.to) - firstMonth];
    for (const part of covered[w]) {
      for (let month = from; month <= to; month += 1) {
        const row = (part * months + month) * K;
        for (let i = 0; i < K; i += 1) {
          if (month === to || !STOCKS[i]) sums[w * K + i] += tally.monthly[row + i];
        }
      }
    }
  });
}
