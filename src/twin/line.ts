/**
 * The screening line as a fluid. Whoever joins on one day is served after all of the day before, by rank within the day;
 * people leave with their stays. Where a day's work is more than a day's hours, the line grows until so many leave that the rest can be served.
 */
import { LONGEST_WAIT } from './stays.ts';
import { RANKS } from './shapes.ts';

/** After so many a wait is known to a minute or so. */
const HALVINGS = 15;

/** By rank: whole days waited, and the part of the rank that waits no longer than these; the rest waits a day more. */
export type Waits = { readonly days: Int32Array; readonly sooner: Float64Array; none: boolean };

export const newWaits = (): Waits => ({
  days: new Int32Array(RANKS),
  sooner: new Float64Array(RANKS).fill(1),
  none: true,
});

/**
 * Waits that keep the line as long as it is.
 * @param work minutes for those of a day by rank who are still there after so many days: (rank, days) => minutes
 * @param hours minutes a day; below 0 for as many as wanted
 * @returns minutes used a day
 */
export function settle(waits: Waits, work: (rank: number, days: number) => number, hours: number): number {
  waits.none = hours < 0 || daysOfWork(waits, work, hours, 0) <= 1;
  if (waits.none) {
    waits.days.fill(0);
    waits.sooner.fill(1);
    let used = 0;
    for (let rank = 0; rank < RANKS; rank += 1) used += work(rank, 0);
    return used;
  }
  let [low, high] = [0, LONGEST_WAIT - 2];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (daysOfWork(waits, work, hours, middle) > 1) low = middle;
    else high = middle;
  }
  daysOfWork(waits, work, hours, high);
  return hours;
}

/** Days that the hours take for one day's people, begun after a wait. The waits of each rank are noted. */
function daysOfWork(waits: Waits, work: (rank: number, days: number) => number, hours: number, start: number): number {
  let at = start;
  for (let rank = 0; rank < RANKS; rank += 1) {
    const day = Math.min(LONGEST_WAIT - 1, Math.floor(at));
    const now = work(rank, day);
    waits.days[rank] = day;
    waits.sooner[rank] = 1;
    if (now <= 0) continue;
    const room = hours > 0 ? (day + 1 - at) * hours : 0;
    if (now <= room) {
      at += now / hours;
      continue;
    }
    const sooner = room / now;
    waits.sooner[rank] = sooner;
    const later = work(rank, day + 1) * (1 - sooner);
    at = hours > 0 ? day + 1 + later / hours : Number.POSITIVE_INFINITY;
  }
  return at - start;
}
