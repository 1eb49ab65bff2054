/**
 * Step 6: the jail's answer, at the notice or at the release.
 */
import { holdEnd, monthOfDay } from '../../base/calendar.ts';
import { COUNTER } from '../../base/counters.ts';
import { Decision } from '../compile/decisions.ts';
import { Field, State } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';
import { extraDays } from './jail-time.ts';
import { close, custody } from './outcome.ts';
import { openWindow } from './pickup.ts';
import { accessAllowed, wouldHold, wouldNotify } from './rules.ts';
import { awaitsSentence, toPrison } from './sentence.ts';

/** The notice or the release of someone requested, or of someone to be handed over without a form. */
export function release(run: OfficeRun, row: number): void {
  const { words: w } = run.episodes;
  const minute = w[row + Field.next];
  run.note(row, 'due', minute);
  if (w[row + Field.state] === State.posted) return handOverWithoutForm(run, row, minute);
  if (minute < w[row + Field.release]) notice(run, row, minute);
  else answerAtRelease(run, row, minute);
}

function handOverWithoutForm(run: OfficeRun, row: number, minute: number): void {
  if (awaitsSentence(run, row)) toPrison(run, row);
  if (!accessAllowed(run, row)) return close(run, row, COUNTER.outcome_not_requested, minute);
  run.count(COUNTER.transferred_without_request, row, minute);
  custody(run, row, minute);
}

/** Before the release: a jail that will not hold may tell ICE. */
function notice(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  const form = run.forms[w[row + Field.form]];
  const given = !(form.asksHold && wouldHold(run, row, form.name)) && wouldNotify(run, row, form.name);
  if (!given) return run.schedule(row, w[row + Field.release]);
  run.count(COUNTER.notices, row, minute);
  answer(run, row, !form.asksHold);
  w[row + Field.state] = State.noticed;
  w[row + Field.reason] = COUNTER.outcome_not_collected - COUNTER.outcome_not_requested;
  run.schedule(row, w[row + Field.release]);
  openWindow(run, row, minute);
}

function answerAtRelease(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  const form = run.forms[w[row + Field.form]];
  extraDays(run, row, minute);
  if (form.asksHold && wouldHold(run, row, form.name)) {
    answer(run, row, true);
    if (run.model.rules.removable[w[row + Field.sort]] === 0) run.count(COUNTER.held_not_removable, row, minute);
    w[row + Field.state] = State.held;
    w[row + Field.reason] = COUNTER.outcome_not_collected - COUNTER.outcome_not_requested;
    run.schedule(row, holdEnd(minute, form.holdMinutes, form.weekendsCount, form.holidaysCount));
    return openWindow(run, row, minute);
  }
  const agreed = !form.asksHold && wouldNotify(run, row, form.name);
  answer(run, row, agreed);
  close(run, row, agreed ? COUNTER.outcome_released_unannounced : COUNTER.outcome_declined, minute);
}

/** Counts the jail's answer, in the month of the request, and what the records show of a refusal. */
function answer(run: OfficeRun, row: number, honored: boolean): void {
  const { now } = run;
  const { words: w } = run.episodes;
  w[row + Field.answered] = 1;
  run.count(honored ? COUNTER.honored : COUNTER.declined_requests, row, w[row + Field.lodged]);
  run.answers?.add(monthOfDay(run.day), w[row + Field.place], honored);
  if (honored) return;
  w[row + Field.declined] = 1;
  if (!run.chance(row, Decision.recordRefusal, now.recordRefusal[w[row + Field.place]])) return;
  w[row + Field.declined] = 2;
  run.count(COUNTER.recorded_refusals, row, w[row + Field.lodged]);
}
