/**
 * Step 7: officers set out for people whom ICE may collect, as far as the office's pickup hours go.
 */
import { monthOfDay } from './calendar.ts';
import { COUNTER } from './counters.ts';
import { Decision } from './decisions.ts';
import { State } from './episodes.ts';
import type { OfficeRun } from './office.ts';
import { slice } from './quantiles.ts';
import { threefry } from './random.ts';

/** Today's cases join the line by the minute from which ICE may collect; then the line is served. */
export function servePickups(run: OfficeRun): void {
  const { episodes: e, candidates, now, office, dayStart } = run;
  const month = monthOfDay(run.day);
  candidates.sort((a, b) => a.from - b.from || e.key[a.row] - e.key[b.row]);
  for (const { row, stamp, from } of candidates) {
    e.collectFrom[row] = from;
    run.pickups.join(row, stamp);
  }
  candidates.length = 0;
  const setOut = (row: number) => Math.max(e.collectFrom[row], dayStart);
  const used = run.pickups.serve(
    e,
    office.pickupMinutes,
    (row) => (e.state[row] === State.noticed || e.state[row] === State.held) && e.next[row] > setOut(row),
    (row) => now.perPickup[e.place[row]],
    (row, took) => pickUp(run, row, setOut(row), took),
  );
  run.tally.office(COUNTER.pickup_minutes_used, month, used);
  if (office.pickupMinutes < 0) return;
  run.tally.office(COUNTER.pickup_minutes_given, month, office.pickupMinutes);
  run.chargeOffice(run.ledger.pickup_hour_given, month, office.pickupMinutes);
}

/** An officer sets out. At the jail in time: custody when the person may go; else the case was missed. */
function pickUp(run: OfficeRun, row: number, minute: number, took: number): void {
  const { episodes: e, now } = run;
  run.charge(run.ledger.pickup_hour, row, minute, took);
  const travels = run.durations[now.travel[e.place[row]]];
  const travel =
    e.way[row] === 1 ? 0 : travels[slice(threefry(e.k0[row], e.k1[row], Decision.travel, e.episode[row]) >>> 0)];
  const arrival = minute + travel;
  if (arrival > e.next[row]) {
    e.reason[row] = COUNTER.outcome_missed - COUNTER.outcome_not_requested;
    return;
  }
  e.wasHeld[row] = e.state[row] === State.held ? 1 : 0;
  e.state[row] = State.collected;
  run.schedule(row, Math.max(arrival, e.release[row]));
}
