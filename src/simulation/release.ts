/**
 * Steps 6 and 7: the jail's answer at the notice and at the release, and the ends of holds and windows.
 */
import { holdEnd } from './calendar.ts';
import { COUNTER } from './counters.ts';
import { Decision } from './decisions.ts';
import { State } from './episodes.ts';
import type { OfficeRun } from './office.ts';
import { endHold, extraDays } from './jail-time.ts';
import { close, custody } from './outcome.ts';
import { threefry, threshold } from './random.ts';
import { accessAllowed, wouldHold, wouldNotify } from './rules.ts';

/** The notice or the release of someone requested, or of someone to be handed over without a form. */
export function release(run: OfficeRun, row: number): void {
  const { episodes: e } = run;
  const minute = e.next[row];
  if (e.state[row] === State.posted) return handOverWithoutForm(run, row, minute);
  if (minute < e.release[row]) notice(run, row, minute);
  else answerAtRelease(run, row, minute);
}

function handOverWithoutForm(run: OfficeRun, row: number, minute: number): void {
  if (!accessAllowed(run, row)) return close(run, row, COUNTER.outcome_not_requested, minute);
  run.count(COUNTER.transferred_without_request, row, minute);
  custody(run, row, minute);
}

/** Before the release: a jail that will not hold may tell ICE. */
function notice(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e } = run;
  const form = run.forms[e.form[row]];
  const given = !(form.asksHold && wouldHold(run, row, form.name)) && wouldNotify(run, row, form.name);
  if (!given) return run.schedule(row, e.release[row]);
  run.count(COUNTER.notices, row, minute);
  answer(run, row, !form.asksHold);
  e.state[row] = State.noticed;
  e.reason[row] = COUNTER.outcome_not_collected - COUNTER.outcome_not_requested;
  run.schedule(row, e.release[row]);
  comes(run, row, minute);
}

function answerAtRelease(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e } = run;
  const form = run.forms[e.form[row]];
  extraDays(run, row, minute);
  if (form.asksHold && wouldHold(run, row, form.name)) {
    answer(run, row, true);
    if (run.removable[e.sort[row]] === 0) run.count(COUNTER.held_not_removable, row, minute);
    e.state[row] = State.held;
    e.reason[row] = COUNTER.outcome_not_collected - COUNTER.outcome_not_requested;
    run.schedule(row, holdEnd(minute, form.holdMinutes, form.weekendsCount, form.holidaysCount));
    return comes(run, row, minute);
  }
  const agreed = !form.asksHold && wouldNotify(run, row, form.name);
  answer(run, row, agreed);
  close(run, row, agreed ? COUNTER.outcome_released_unannounced : COUNTER.outcome_declined, minute);
}

/** Counts the jail's answer, in the month of the request, and what the records show of a refusal. */
function answer(run: OfficeRun, row: number, honored: boolean): void {
  const { episodes: e, now } = run;
  e.answered[row] = 1;
  run.count(honored ? COUNTER.honored : COUNTER.declined_requests, row, e.lodged[row]);
  if (honored) return;
  e.declined[row] = 1;
  const recorded = threefry(e.k0[row], e.k1[row], Decision.recordRefusal, e.episode[row]) >>> 0;
  if (recorded < now.recordRefusal[e.place[row]]) run.count(COUNTER.recorded_refusals, row, e.lodged[row]);
}

/** Whether ICE decides to come; if so the case joins today's pickups. */
function comes(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e, now } = run;
  const place = e.place[row];
  const chance = (e.way[row] === 0 ? now.comeMatch[place] : now.comeInterview[place]) * e.comeFactor[row];
  if (threefry(e.k0[row], e.k1[row], Decision.come, e.episode[row]) >>> 0 >= threshold(chance)) return;
  run.candidates.push({ row, stamp: e.stamp[row], from: minute });
}

/** The window closes with nobody there: the person goes. */
export function collect(run: OfficeRun, row: number): void {
  const { episodes: e } = run;
  const minute = e.next[row];
  if (e.state[row] === State.held) endHold(run, row, minute);
  else extraDays(run, row, minute);
  const reason = e.declined[row] === 1 ? COUNTER.outcome_declined : e.reason[row] + COUNTER.outcome_not_requested;
  close(run, row, reason, minute);
}
