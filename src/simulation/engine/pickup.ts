/**
 * Step 7, the pickup race: from a notice or the start of a hold ICE has until the window closes. It may decide not to come;
 * an officer may have no hours left; who sets out may arrive after the person has gone.
 */
import { monthOfDay } from '../../base/calendar.ts';
import { threshold, withOdds } from '../../base/random.ts';
import { COUNTER } from '../../base/counters.ts';
import { workLine } from './work-line.ts';
import { Decision } from '../compile/decisions.ts';
import { Field, State, Way } from '../store/episodes.ts';
import { endHold, extraDays } from './jail-time.ts';
import type { OfficeRun } from './office.ts';
import { close } from './outcome.ts';
import { convictionNow, oddsOf } from './rules.ts';

/** The window opens: ICE decides whether to come; if so the case joins today's pickups. */
export function openWindow(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  run.note(row, 'window', w[row + Field.next]);
  if (!comes(run, row)) return;
  w[row + Field.collectFrom] = minute;
  run.candidates.push(row);
}

/**
 * Whether ICE comes, and from now on by which way. Of somebody both matched and interviewed it takes the better: the
 * officer in the jail, who has nowhere to travel, or failing that one from outside. So a match never takes anybody away.
 */
function comes(run: OfficeRun, row: number): boolean {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  // In a prison to which somebody was sent, whoever comes is there already.
  const known = place === w[row + Field.home] ? w[row + Field.way] : Way.interview;
  const factor = run.regimes[w[row + Field.regime]].comeFactors[w[row + Field.tier]];
  const odds = oddsOf(run, row).come[convictionNow(run, row)];
  const limit = (come: Float64Array): number => withOdds(threshold(come[place] * factor), odds);
  if (known !== Way.match && run.chance(row, Decision.come, limit(now.comeInterview))) {
    w[row + Field.way] = Way.interview;
    return true;
  }
  w[row + Field.way] = Way.match;
  return known !== Way.interview && run.chance(row, Decision.come, limit(now.comeMatch));
}

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
  const travel =
    w[row + Field.way] === Way.interview ? 0 : run.duration(row, Decision.travel, now.travel[w[row + Field.place]]);
  const arrival = minute + travel;
  if (arrival > w[row + Field.next]) {
    w[row + Field.reason] = COUNTER.outcome_missed - COUNTER.outcome_not_requested;
    return;
  }
  w[row + Field.state] = State.collected;
  run.schedule(row, Math.max(arrival, w[row + Field.release]));
}

/** The window closes with nobody there: the person goes. */
export function closeWindow(run: OfficeRun, row: number): void {
  const { words: w } = run.episodes;
  const minute = w[row + Field.next];
  if (w[row + Field.state] === State.held) endHold(run, row, minute);
  else extraDays(run, row, minute);
  const reason =
    w[row + Field.declined] !== 0 ? COUNTER.outcome_declined : w[row + Field.reason] + COUNTER.outcome_not_requested;
  close(run, row, reason, minute);
}
