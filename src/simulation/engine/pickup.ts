/**
 * Step 7: officers set out for people whom ICE may collect, as far as the office's pickup hours go.
 */
import { monthOfDay } from '../../base/calendar.ts';
import { COUNTER } from '../../base/vocabulary.ts';
import { workLine } from './day-of-line.ts';
import { Decision } from './decisions.ts';
import { Field, State } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';

/** Today's cases join the line by the minute from which ICE may collect; then the line is served. */
export function servePickups(run: OfficeRun): void {
  const { candidates, now, office, dayStart } = run;
  const { words: w } = run.episodes;
  const month = monthOfDay(run.day);
  const used = workLine(run, run.pickups, candidates, {
    line: 'pickup',
    minutes: office.pickupMinutes,
    rank: (row) => w[row + Field.collectFrom] - dayStart,
    waits: (row) => waitsForPickup(run, row),
    needs: (row) => now.perPickup[w[row + Field.place]],
    serve: (row, took) => pickUp(run, row, setOut(run, row), took),
  });
  candidates.clear();
  run.tally.office(COUNTER.pickup_minutes_used, month, used);
  if (office.pickupMinutes < 0) return;
  run.tally.office(COUNTER.pickup_minutes_given, month, office.pickupMinutes);
  run.chargeOffice(run.ledger.pickup_hour_given, month, office.pickupMinutes);
}

/** Minute at which an officer would set out today. */
export const setOut = ({ episodes: { words: w }, dayStart }: OfficeRun, row: number): number =>
  Math.max(w[row + Field.collectFrom], dayStart);

/** A case in the line can still be collected. */
export function waitsForPickup(run: OfficeRun, row: number): boolean {
  const { words: w } = run.episodes;
  const state = w[row + Field.state];
  return (state === State.noticed || state === State.held) && w[row + Field.next] > setOut(run, row);
}

/** An officer sets out. At the jail in time: custody when the person may go; else the case was missed. */
function pickUp(run: OfficeRun, row: number, minute: number, took: number): void {
  const { now } = run;
  const { words: w } = run.episodes;
  run.note(row, 'set out', took);
  run.charge(run.ledger.pickup_hour, row, minute, took);
  const travel = w[row + Field.way] === 1 ? 0 : run.duration(row, Decision.travel, now.travel[w[row + Field.place]]);
  const arrival = minute + travel;
  if (arrival > w[row + Field.next]) {
    w[row + Field.reason] = COUNTER.outcome_missed - COUNTER.outcome_not_requested;
    return;
  }
  w[row + Field.wasHeld] = w[row + Field.state] === State.held ? 1 : 0;
  w[row + Field.state] = State.collected;
  run.schedule(row, Math.max(arrival, w[row + Field.release]));
}
