/**
 * People whom nobody ever takes, counted in the month of their first booking: followed, removable, with a conviction of a
 * felony or worse. The first release adds one; it is taken back when a later episode or the teams take the person, or when
 * the end of the run finds the person inside. Conviction and removability last, so the class is that of the first booking.
 */
import { DAY, monthStart } from '../../base/calendar.ts';
import { COUNTER } from '../../base/counters.ts';
import { ClassCode } from '../../policy/people.ts';
import { Field } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';

/** Counters of those with a serious conviction, and of those with another felony. */
const SERIOUS = {
  followed: COUNTER.serious_followed,
  neverTaken: COUNTER.serious_never_taken,
  notIdentified: COUNTER.serious_never_taken_not_identified,
};
const OTHER_FELONY = {
  followed: COUNTER.felony_followed,
  neverTaken: COUNTER.felony_never_taken,
  notIdentified: COUNTER.felony_never_taken_not_identified,
};

/** The counters that the person of a row belongs to; null for most people. */
function countersOf({ episodes: { words: w } }: OfficeRun, row: number): typeof SERIOUS | null {
  const conviction = w[row + Field.conviction];
  if (conviction < ClassCode.felony || w[row + Field.removable] === 0) return null;
  return conviction === ClassCode.felony ? OTHER_FELONY : SERIOUS;
}

const firstBooking = ({ episodes: { words: w } }: OfficeRun, row: number): number =>
  monthStart(w[row + Field.firstMonth]) * DAY;

/** The first booking. */
export function follow(run: OfficeRun, row: number): void {
  const counters = countersOf(run, row);
  if (counters !== null) run.count(counters.followed, row, run.episodes.words[row + Field.booked]);
}

/** ICE learns of the person, who is no longer among those whom nobody identified. */
export function becomeKnown(run: OfficeRun, row: number): void {
  const { episodes: e } = run;
  if (e.isKnown(row)) return;
  e.makeKnown(row);
  if (e.words[row + Field.episode] === 1) return;
  const counters = countersOf(run, row);
  if (counters !== null) run.count(counters.notIdentified, row, firstBooking(run, row), -1);
}

/** The person of a row goes home; whoever was out before is counted already. */
export function goHome(run: OfficeRun, row: number): void {
  if (run.episodes.words[row + Field.episode] === 1) add(run, row, 1);
}

/** Taken in jail, or inside at the end of the run: takes back what an earlier release had added. */
export function stayInside(run: OfficeRun, row: number): void {
  if (run.episodes.words[row + Field.episode] > 1) add(run, row, -1);
}

/** Arrested at large, after a release. */
export function foundAtLarge(run: OfficeRun, row: number): void {
  add(run, row, -1);
}

function add(run: OfficeRun, row: number, amount: number): void {
  const counters = countersOf(run, row);
  if (counters === null) return;
  const minute = firstBooking(run, row);
  run.count(counters.neverTaken, row, minute, amount);
  if (!run.episodes.isKnown(row)) run.count(counters.notIdentified, row, minute, amount);
}
