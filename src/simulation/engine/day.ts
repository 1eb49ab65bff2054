/**
 * The schedule: what happens in a field office on a day, and in which order. Whoever reads the model begins here, at
 * {@link simulateDay}; each step has a file of its own. Offices never touch each other within a month.
 */
import { DAY, monthDays, monthOfDay, monthStart } from '../../base/calendar.ts';
import { COUNTER } from '../../base/counters.ts';
import { Field, State } from '../store/episodes.ts';
import { backlogAtMonthEnd, workMonth } from './at-large.ts';
import { book, bookStock, countOthers, firstBookings } from './booking.ts';
import type { OfficeRun } from './office.ts';
import { close, endsPending, transfer } from './outcome.ts';
import { closeWindow, servePickups } from './pickup.ts';
import { release } from './answer.ts';
import { sentenced } from './prison.ts';
import { decide } from './request.ts';
import { interviewed, leaveUnscreened, serveScreening } from './screening.ts';

/** Simulates every day of an office before `day`. */
export function advance(run: OfficeRun, day: number): void {
  if (!run.stocked) bookStock(run);
  run.stocked = true;
  for (; run.day < day; run.day += 1) simulateDay(run);
}

/** Counts what is open at the end of the run. */
export function finish(run: OfficeRun): void {
  endsPending(run);
}

/**
 * A day of an office. In brackets the steps of an episode as ../README.md numbers them.
 *
 * 1. The parameters and rules of today come into force (office-state.ts).
 * 2. On the first of the month the teams work through the people whom jails let go and the absconders (step 9:
 *    at-large.ts), and everyone first booked this month is entered on a day (booking.ts).
 * 3. People are booked, newcomers and those who come back. Fingerprints match at once, or an interview will tell, or
 *    nobody learns of them (steps 1 and 2: booking.ts); officers of 287(g) jails process whom they interview (jail-officers.ts).
 * 4. Whoever has an event today is received: interviews name people, some go from jail to prison (prison.ts), those on the teams' list who are booked again leave
 *    it, and all others wait for their turn below.
 * 5. ICE screens the people identified, as far as its hours go (step 3: screening.ts).
 * 6. ICE decides whom to ask for, and how (steps 4 and 5: request.ts); jails answer, at a notice or at the release
 *    (step 6: answer.ts).
 * 7. Officers set out for those who may be collected, as far as their hours go: the pickup race (step 7: pickup.ts).
 * 8. Windows close: who was reached passes into custody, and who needs no form is handed over (steps 7b and 8: answer.ts,
 *    outcome.ts); the others go home (pickup.ts), and may be looked for or booked again (steps 9 and 10: outcome.ts).
 * 9. On the last of the month, the bookings of everybody else and the teams' list are counted (booking.ts, at-large.ts).
 */
function simulateDay(run: OfficeRun): void {
  const month = monthOfDay(run.day);
  run.read();
  if (run.day === monthStart(month)) beginMonth(run, month);
  if (run.activationMonths.has(month)) addTo(run.activeDays, run.now.activated);
  bookPeople(run);
  receive(run);
  serveScreening(run);
  leaveUnscreened(run);
  settleUntilWindows(run);
  servePickups(run);
  settleWindows(run);
  if (run.day === monthStart(month) + monthDays(month) - 1) endMonth(run, month);
}

function beginMonth(run: OfficeRun, month: number): void {
  run.answers?.begin(month);
  workMonth(run, month);
  run.activeDays.fill(0);
  run.levelOfMonth.set(run.now.arrestsLevel);
  firstBookings(run, month);
}

function bookPeople(run: OfficeRun): void {
  const { bookings, episodes } = run;
  run.later.clear();
  bookings.open(run.day);
  for (let at = bookings.next(); at >= 0; at = bookings.next()) book(run, episodes.take(bookings.words, at));
}

function receive(run: OfficeRun): void {
  const { calendar } = run;
  calendar.open(run.day);
  for (let at = calendar.next(); at >= 0; at = calendar.next()) arrive(run, calendar.words[at]);
}

/** First of a day's events: people who come in again or are interviewed today; the others wait for screening. */
function arrive(run: OfficeRun, row: number): void {
  const { words: w } = run.episodes;
  if (w[row + Field.next] >= run.dayStart + DAY || w[row + Field.next] < run.dayStart) return;
  if (w[row + Field.state] === State.released) book(run, row);
  else if (w[row + Field.state] === State.interview) interviewed(run, row);
  else if (w[row + Field.state] === State.sentenced) sentenced(run, row);
  else run.later.push(row);
}

/** Decisions, answers and releases of today; ends of windows wait until officers have set out. */
const settleUntilWindows = (run: OfficeRun): void => settleAll(run, false);
/** What is left of today, once officers have set out. */
const settleWindows = (run: OfficeRun): void => settleAll(run, true);

function settleAll(run: OfficeRun, windows: boolean): void {
  const { later } = run;
  // The list may grow meanwhile.
  for (let i = 0; i < later.length; i += 1) settle(run, later.items[i], windows);
}

/** Every further event of a row today. Ends of windows only if asked for. */
function settle(run: OfficeRun, row: number, windows: boolean): void {
  const { words: w } = run.episodes;
  const tomorrow = run.dayStart + DAY;
  while (w[row + Field.next] < tomorrow && w[row + Field.next] >= run.dayStart) {
    const state = w[row + Field.state];
    if (state === State.decision) decide(run, row);
    else if (state === State.requested) release(run, row);
    else if (state === State.sentenced) sentenced(run, row);
    else if (state === State.screening || state === State.unasked)
      close(run, row, COUNTER.outcome_not_requested, w[row + Field.next]);
    else if (!windows) return;
    else if (state === State.posted) release(run, row);
    else if (state === State.collected) transfer(run, row);
    else if (state === State.noticed || state === State.held) closeWindow(run, row);
    else return;
  }
}

function endMonth(run: OfficeRun, month: number): void {
  const { activeDays, activationMonths, now } = run;
  if (!activationMonths.has(month)) activeDays.set(now.activated.map((on) => on * monthDays(month)));
  countOthers(run, month);
  backlogAtMonthEnd(run, month);
}

function addTo(sum: Float64Array, part: Float64Array): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] += part[i];
}
