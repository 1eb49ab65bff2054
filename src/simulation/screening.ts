/**
 * Step 3: ICE works through the people identified, as far as its screening hours go.
 */
import { monthOfDay } from './calendar.ts';
import { COUNTER } from './counters.ts';
import { Decision } from './decisions.ts';
import { State } from './episodes.ts';
import { identify } from './booking.ts';
import type { OfficeRun } from './office.ts';
import { slice } from './quantiles.ts';
import { threefry } from './random.ts';

/** An interview names the person. */
export function interviewed(run: OfficeRun, row: number): void {
  identify(run, row, run.episodes.next[row]);
}

/** Today's newly identified join the line: by tier under today's programme, minute and key. */
export function joinScreening(run: OfficeRun): void {
  const { episodes: e, newlyIdentified } = run;
  if (newlyIdentified.length === 0) return;
  const regimes = run.regimes;
  for (const row of newlyIdentified) {
    e.tier[row] = regimes[run.now.regime[e.place[row]]].tierOf[e.sort[row]];
    run.schedule(row, e.natural[row]);
  }
  newlyIdentified.sort((a, b) => e.tier[a] - e.tier[b] || e.identified[a] - e.identified[b] || e.key[a] - e.key[b]);
  for (const row of newlyIdentified) run.screening.join(row, e.stamp[row]);
  newlyIdentified.length = 0;
}

export function serveScreening(run: OfficeRun): void {
  const { episodes: e, now, office, dayStart } = run;
  const month = monthOfDay(run.day);
  const encounter = (row: number) => Math.max(e.identified[row], dayStart);
  const used = run.screening.serve(
    e,
    office.screeningMinutes,
    (row) => e.state[row] === State.screening && e.natural[row] > encounter(row),
    (row) => (e.way[row] === 0 ? now.perMatch : now.perInterview)[e.place[row]],
    (row, took) => screen(run, row, encounter(row), took),
  );
  run.tally.office(COUNTER.screening_minutes_used, month, used);
  if (office.screeningMinutes < 0) return;
  run.tally.office(COUNTER.screening_minutes_given, month, office.screeningMinutes);
  run.chargeOffice(run.ledger.screening_hour_given, month, office.screeningMinutes);
}

function screen(run: OfficeRun, row: number, minute: number, took: number): void {
  const { episodes: e } = run;
  run.count(COUNTER.encountered, row, minute);
  run.charge(run.ledger.screening_hour, row, minute, took);
  const delays = run.durations[run.now.requestDelay[e.place[row]]];
  const delay = delays[slice(threefry(e.k0[row], e.k1[row], Decision.requestDelay, e.episode[row]) >>> 0)];
  e.state[row] = State.decision;
  run.schedule(row, minute + delay);
}
