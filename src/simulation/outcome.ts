/**
 * Steps 8 to 10: how an episode ends, what ICE custody leads to, and who is looked for or may come back.
 */
import { DAY, monthOf } from './calendar.ts';
import { CLASSES, COUNTER } from './counters.ts';
import { Decision } from './decisions.ts';
import { State } from './episodes.ts';
import { returnMinute } from './booking.ts';
import { kindCode } from './model.ts';
import type { OfficeRun } from './office.ts';
import { slice } from './quantiles.ts';
import { threefry } from './random.ts';
import { endHold, extraDays } from './jail-time.ts';

const COUNTY = kindCode('county');
const FELONY = CLASSES.indexOf('felony');
/** Classes violent, serious felony and security. */
export const isSerious = (conviction: number): boolean => conviction > FELONY;

/** The person leaves the jail free. `outcome` is the counter of the reason. */
export function close(run: OfficeRun, row: number, outcome: number, minute: number): void {
  const { episodes: e } = run;
  countOutcome(run, row, outcome, 1);
  const asked = e.lodged[row] >= 0;
  const removable = run.removable[e.sort[row]] === 1;
  if (asked) run.count(COUNTER.not_taken, row, e.lodged[row]);
  if (removable) countNotTaken(run, row, 1);
  e.reason[row] = outcome - COUNTER.outcome_not_requested;
  const again = returnMinute(run, row, minute);
  if (asked && removable) {
    run.count(COUNTER.at_large_targets, row, minute);
    e.listed[row] = 1;
    e.releasedDay[row] = (minute / DAY) | 0;
    e.returnAt[row] = again;
    run.targets.rows.push(row);
    run.targets.stamps.push(e.stamp[row]);
  }
  run.leave(row, again);
}

/** An officer takes the person into custody on the request, at the row's `next`. */
export function transfer(run: OfficeRun, row: number): void {
  const { episodes: e } = run;
  const minute = e.next[row];
  if (e.wasHeld[row] === 1) endHold(run, row, minute);
  else extraDays(run, row, minute);
  run.count(COUNTER.transferred_on_request, row, minute);
  const linked = threefry(e.k0[row], e.k1[row], Decision.recordCustody, e.episode[row]) >>> 0;
  if (minute < run.model.extractDay * DAY && linked < e.linkThreshold[row])
    run.count(COUNTER.recorded_custody, row, e.lodged[row]);
  custody(run, row, minute);
}

/** Handed over in jail, with or without a form. */
export function custody(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e } = run;
  countOutcome(run, row, COUNTER.outcome_transferred, 1);
  if (run.conviction[e.sort[row]] === 0) run.count(COUNTER.transferred_no_conviction, row, minute);
  if (run.kindOf[e.place[row]] === COUNTY) run.count(COUNTER.transferred_county, row, minute);
  run.charge(run.ledger.transfer, row, minute, 1);
  detain(run, row, minute);
  e.drop(row);
}

/** ICE custody from a minute on: detention, then removed, released, or still open at the end. */
export function detain(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e, now } = run;
  const place = e.place[row];
  const [k0, k1, episode] = [e.k0[row], e.k1[row], e.episode[row]];
  run.charge(run.ledger.custody_arrest, row, minute, 1);
  const removed = threefry(k0, k1, Decision.removed, episode) >>> 0 < now.removed[place];
  const days = run.durations[now.detention[place]];
  const stay = days[slice(threefry(k0, k1, Decision.detentionDays, episode) >>> 0)];
  const until = minute + stay;
  if (until >= run.end) return run.count(COUNTER.pending_removal, row, minute);
  run.count(removed ? COUNTER.removed : COUNTER.released_by_ice, row, until);
  run.charge(run.ledger.detention_day, row, until, stay);
  if (removed) run.charge(run.ledger.removal, row, until, 1);
}

/** An at-large arrest takes the place of the reason for the release. */
export function arrestedAtLarge(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e } = run;
  countOutcome(run, row, e.reason[row] + COUNTER.outcome_not_requested, -1);
  countOutcome(run, row, COUNTER.outcome_at_large, 1);
  countNotTaken(run, row, -1);
  run.count(COUNTER.at_large_released, row, minute);
  run.charge(run.ledger.at_large_arrest, row, minute, 1);
  detain(run, row, minute);
}

function countOutcome(run: OfficeRun, row: number, outcome: number, amount: number): void {
  const { episodes: e } = run;
  const conviction = run.conviction[e.sort[row]];
  run.tally.add(outcome, monthOf(e.booked[row]), e.place[row], conviction, amount);
  if (amount > 0) run.setOutcome(row, outcome);
}

function countNotTaken(run: OfficeRun, row: number, amount: number): void {
  const { episodes: e } = run;
  const conviction = run.conviction[e.sort[row]];
  if (isSerious(conviction)) run.count(COUNTER.serious_not_taken, row, e.booked[row], amount);
  else if (conviction === FELONY) run.count(COUNTER.felony_not_taken, row, e.booked[row], amount);
}

/** Whoever is identified and still inside when the run ends. */
export function endsPending(run: OfficeRun): void {
  const { episodes: e } = run;
  for (let row = 0; row < e.rows; row += 1) {
    const state = e.state[row];
    if (state < State.screening || state > State.collected) continue;
    countOutcome(run, row, COUNTER.outcome_pending, 1);
    if (e.lodged[row] < 0) continue;
    run.count(COUNTER.requests_pending, row, e.lodged[row]);
    if (e.answered[row] === 0) run.count(COUNTER.unanswered, row, e.lodged[row]);
  }
}
