/**
 * Jails under a 287(g) agreement: an officer of the jail interviews people and processes them for ICE on the spot, so that
 * nobody waits for ICE's screening hours. ICE decides on a request as anywhere; fewer people need a form.
 */
import { DAY } from '../../base/calendar.ts';
import { COUNTER } from '../../base/counters.ts';
import { BY_JAIL, Field, NEVER, State, Way } from '../store/episodes.ts';
import { Decision } from '../compile/decisions.ts';
import { becomeIdentified } from './identified.ts';
import type { OfficeRun } from './office.ts';
import { accessAllowed } from './rules.ts';

/** Minute of the interview by an officer of the jail, or NEVER. Settled at the booking by the rules of its day. */
export function jailInterviewMinute(run: OfficeRun, row: number, minute: number): number {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  if (now.jailInterview[place] < 0 || !accessAllowed(run, row)) return NEVER;
  if (!run.chance(row, Decision.jailInterview, now.jailInterview[place])) return NEVER;
  const at = minute + run.duration(row, Decision.jailInterviewDelay, now.jailInterviewDelay[place]);
  return at < w[row + Field.release] && at < run.end ? at : NEVER;
}

/** What the booking settles of somebody whom an officer of the jail will interview at a minute. */
export function expectJailOfficer(run: OfficeRun, row: number, matched: boolean, minute: number): void {
  const { words: w } = run.episodes;
  w[row + Field.way] += BY_JAIL;
  if (w[row + Field.removable] === 1) run.count(COUNTER.identified_287g, row, minute);
  if (matched) becomeIdentified(run, row, w[row + Field.booked]);
  if (((minute / DAY) | 0) === run.day) return processInJail(run, row, minute);
  w[row + Field.state] = State.interview;
  run.schedule(row, minute);
}

/** The interview: the person is processed at once, and ICE decides when it has heard. */
export function processInJail(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  if (w[row + Field.way] === Way.interview + BY_JAIL) becomeIdentified(run, row, minute);
  run.count(COUNTER.encountered, row, minute);
  const delay = run.duration(row, Decision.requestDelay, run.now.requestDelay[w[row + Field.place]]);
  w[row + Field.state] = State.decision;
  run.schedule(row, minute + delay);
}

/** The chance that whom ICE wants is handed over without a form: the jail's own while its agreement holds. */
export function withoutForm(run: OfficeRun, row: number): number {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  const own = w[row + Field.way] >= BY_JAIL ? now.jailWithoutForm[place] : -1;
  return own < 0 ? now.withoutRequest[place] : own;
}
