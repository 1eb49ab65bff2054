/**
 * Step 3: ICE works through the people identified, as far as its screening hours go.
 */
import { DAY, monthOfDay } from '../../base/calendar.ts';
import { COUNTER } from '../../base/counters.ts';
import { workLine } from './work-line.ts';
import { Decision } from '../compile/decisions.ts';
import { BY_JAIL, Field, State, Way } from '../store/episodes.ts';
import { identify } from './booking.ts';
import { processInJail } from './jail-officers.ts';
import type { OfficeRun } from './office.ts';

/** An interview names the person; an officer of the jail goes on at once. */
export function interviewed(run: OfficeRun, row: number): void {
  const { words: w } = run.episodes;
  const byJail = w[row + Field.way] >= BY_JAIL;
  (byJail ? processInJail : identify)(run, row, w[row + Field.next]);
}

/** Those of today whose turn did not come: they leave the line when they are released. */
export function leaveUnscreened(run: OfficeRun): void {
  const { newlyIdentified } = run;
  const { words: w } = run.episodes;
  for (let i = 0; i < newlyIdentified.length; i += 1) {
    const row = newlyIdentified.items[i];
    if (w[row + Field.state] === State.screening) run.schedule(row, w[row + Field.natural]);
  }
  newlyIdentified.clear();
}

/** Minute at which a person in the line would be screened today. */
export const encounter = ({ episodes: { words: w }, dayStart }: OfficeRun, row: number): number =>
  Math.max(w[row + Field.identified], dayStart);

/** A person in the line has not left it, and will not have at the minute of the screening. */
export function waitsForScreening(run: OfficeRun, row: number): boolean {
  const { words: w } = run.episodes;
  return w[row + Field.state] === State.screening && w[row + Field.natural] > encounter(run, row);
}

/** Today's newly identified join the line, by tier under today's programme and minute; then the line is served. */
export function serveScreening(run: OfficeRun): void {
  const { now, office, regimes, dayStart } = run;
  const { words: w } = run.episodes;
  const month = monthOfDay(run.day);
  const used = workLine(run, run.screening, run.newlyIdentified, {
    line: 'screening',
    minutes: office.screeningMinutes,
    rank: (row) =>
      regimes[now.regime[w[row + Field.place]]].tierOf[w[row + Field.sort]] * DAY +
      w[row + Field.identified] -
      dayStart,
    waits: (row) => waitsForScreening(run, row),
    needs: (row) => (w[row + Field.way] === Way.interview ? now.perInterview : now.perMatch)[w[row + Field.place]],
    serve: (row, took) => screen(run, row, encounter(run, row), took),
  });
  run.tally.office(COUNTER.screening_minutes_used, month, used);
  if (office.screeningMinutes < 0) return;
  run.tally.office(COUNTER.screening_minutes_given, month, office.screeningMinutes);
  run.chargeOffice(run.ledger.screening_hour_given, month, office.screeningMinutes);
}

function screen(run: OfficeRun, row: number, minute: number, took: number): void {
  const { words: w } = run.episodes;
  run.note(row, 'screened', took);
  run.count(COUNTER.encountered, row, minute);
  run.charge(run.ledger.screening_hour, row, minute, took);
  const delay = run.duration(row, Decision.requestDelay, run.now.requestDelay[w[row + Field.place]]);
  w[row + Field.state] = State.decision;
  run.schedule(row, minute + delay);
}
