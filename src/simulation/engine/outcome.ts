/**
 * Steps 8 to 10: how an episode ends, what ICE custody leads to, and who is looked for or may come back.
 */
import { DAY } from '../../base/calendar.ts';
import { CLASSES, kindCode } from '../../base/vocabulary.ts';
import { COUNTER } from '../../base/counters.ts';
import { Decision } from '../compile/decisions.ts';
import { Field, PASSED_OVER, ROW, State } from '../store/episodes.ts';
import { returnMinute } from './booking.ts';
import { foundAtLarge, goHome, stayInside } from './never-taken.ts';
import type { OfficeRun } from './office.ts';
import { endHold, extraDays } from './jail-time.ts';
import { recordReason } from './record.ts';
import { convictionNow } from './rules.ts';

const COUNTY = kindCode('county');
const FELONY = CLASSES.indexOf('felony');
/** Classes violent, serious felony and security. */
export const isSerious = (conviction: number): boolean => conviction > FELONY;

/** The person leaves the jail free. `outcome` is the counter of the reason. */
export function close(run: OfficeRun, row: number, outcome: number, minute: number): void {
  const { episodes: e } = run;
  const { words: w } = e;
  countOutcome(run, row, outcome, 1);
  const asked = w[row + Field.lodged] >= 0;
  const removable = w[row + Field.removable] === 1;
  if (asked) {
    run.count(COUNTER.not_taken, row, w[row + Field.lodged]);
    recordReason(run, row, false);
  }
  if (removable) countNotTaken(run, row, 1);
  goHome(run, row);
  w[row + Field.reason] = outcome - COUNTER.outcome_not_requested;
  w[row + Field.place] = w[row + Field.home];
  const again = returnMinute(run, row, minute);
  if ((asked || w[row + Field.lodged] === PASSED_OVER) && removable) {
    run.count(COUNTER.at_large_targets, row, minute);
    w[row + Field.releasedDay] = (minute / DAY) | 0;
    run.targets.add(e, row);
  }
  run.leave(row, again);
}

/** An officer takes the person into custody on the request, at the row's `next`. */
export function transfer(run: OfficeRun, row: number): void {
  const { words: w } = run.episodes;
  const minute = w[row + Field.next];
  // Nobody is handed over out of a hold that the jail declined.
  const held = run.forms[w[row + Field.form]].asksHold && w[row + Field.declined] === 0;
  if (held) endHold(run, row, minute);
  else extraDays(run, row, minute);
  run.count(COUNTER.transferred_on_request, row, minute);
  const declined = w[row + Field.declined] !== 0;
  if (declined) run.count(COUNTER.declined_transferred, row, w[row + Field.lodged]);
  if (minute < run.model.extractDay * DAY && w[row + Field.linked] === 1) {
    run.count(COUNTER.recorded_custody, row, w[row + Field.lodged]);
    if (declined) run.count(COUNTER.recorded_custody_declined, row, w[row + Field.lodged]);
  }
  recordReason(run, row, true);
  custody(run, row, minute);
}

/** Handed over in jail, with or without a form. */
export function custody(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e } = run;
  const { words: w } = e;
  countOutcome(run, row, COUNTER.outcome_transferred, 1);
  stayInside(run, row);
  if (convictionNow(run, row) === 0) run.count(COUNTER.transferred_no_conviction, row, minute);
  if (run.kindOf[w[row + Field.place]] === COUNTY) run.count(COUNTER.transferred_county, row, minute);
  run.charge(run.ledger.transfer, row, minute, 1);
  detain(run, row, minute);
  e.drop(row);
}

/** ICE custody from a minute on: detention, then removed, released, or still open at the end. */
export function detain(run: OfficeRun, row: number, minute: number): void {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  run.charge(run.ledger.custody_arrest, row, minute, 1);
  const removed = run.chance(row, Decision.removed, now.removed[place]);
  const stay = run.duration(row, Decision.detentionDays, now.detention[place]);
  const until = minute + stay;
  if (until >= run.end) return run.count(COUNTER.pending_removal, row, minute);
  run.count(removed ? COUNTER.removed : COUNTER.released_by_ice, row, until);
  run.charge(run.ledger.detention_day, row, until, stay);
  if (removed) run.charge(run.ledger.removal, row, until, 1);
}

/** An at-large arrest takes the place of the reason for the release. */
export function arrestedAtLarge(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  run.count(COUNTER.at_large_released, row, minute);
  run.count(COUNTER.targets_arrested, row, w[row + Field.releasedDay] * DAY);
  countOutcome(run, row, w[row + Field.reason] + COUNTER.outcome_not_requested, -1);
  countOutcome(run, row, COUNTER.outcome_at_large, 1);
  countNotTaken(run, row, -1);
  foundAtLarge(run, row);
  if (
    w[row + Field.answered] === 1 &&
    w[row + Field.reason] + COUNTER.outcome_not_requested !== COUNTER.outcome_too_late
  ) {
    const answer = w[row + Field.declined] !== 0 ? COUNTER.declined_at_large : COUNTER.honored_at_large;
    run.count(answer, row, w[row + Field.lodged]);
  }
  run.charge(run.ledger.at_large_arrest, row, minute, 1);
  detain(run, row, minute);
}

function countOutcome(run: OfficeRun, row: number, outcome: number, amount: number): void {
  run.count(outcome, row, run.episodes.words[row + Field.booked], amount);
  if (amount > 0) run.setOutcome(row, outcome);
}

function countNotTaken(run: OfficeRun, row: number, amount: number): void {
  const { words: w } = run.episodes;
  const conviction = w[row + Field.conviction];
  if (isSerious(conviction)) run.count(COUNTER.serious_not_taken, row, w[row + Field.booked], amount);
  else if (conviction === FELONY) run.count(COUNTER.felony_not_taken, row, w[row + Field.booked], amount);
}

/** Whoever is identified and still inside when the run ends. */
export function endsPending(run: OfficeRun): void {
  const { episodes: e } = run;
  const { words: w } = e;
  for (let row = 0; row < e.rows; row += ROW) {
    const state = w[row + Field.state];
    if (state !== State.sentenced && (state < State.screening || state > State.collected)) continue;
    countOutcome(run, row, COUNTER.outcome_pending, 1);
    stayInside(run, row);
    if (w[row + Field.lodged] < 0) continue;
    run.count(COUNTER.requests_pending, row, w[row + Field.lodged]);
    if (w[row + Field.answered] === 0) run.count(COUNTER.unanswered, row, w[row + Field.lodged]);
  }
}
