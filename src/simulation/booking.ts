/**
 * Steps 1 and 2: who is booked, and whether a fingerprint match or an interview tells ICE of it.
 */
import { DAY, monthDays, monthOfDay, monthStart } from './calendar.ts';
import { COUNTER } from './counters.ts';
import { Decision } from './decisions.ts';
import { State, NEVER } from './episodes.ts';
import { kindCode } from './model.ts';
import type { OfficeRun } from './office.ts';
import { chargeOf, profileOf } from './people.ts';
import { manyPeople, poisson, slice } from './quantiles.ts';
import { threefry, textKey, word1 } from './random.ts';
import { accessAllowed } from './rules.ts';

/** Months of prison admissions looked back on for those still inside when the run begins. */
export const STOCK_MONTHS = 60;
/** Outcome of a followed episode that nothing identified. */
export const NOT_IDENTIFIED = 15;

const COUNTY = kindCode('county');

const levelOf = (run: OfficeRun, month: number) => {
  const { months } = run.model.world;
  return months[Math.min(months.length - 1, Math.max(0, month - months[0].month))];
};

/** How many people of a place are first booked in a month. Nobody returns to a prison, so there every booking is a first. */
function newcomersOf(run: OfficeRun, place: number, month: number): number {
  const { first, level } = levelOf(run, month);
  const relative = run.kindOf[place] === COUNTY ? first : level;
  const mean = (run.places.jurisdictions[place].followed / 12) * relative * run.now.arrestsLevel[place];
  return poisson(mean, run.placeKeys[place], Decision.bookings, month * 4096);
}

/** Puts everyone first booked in a month on the calendar of newcomers. */
export function firstBookings(run: OfficeRun, month: number): void {
  run.places.jurisdictions.forEach((jurisdiction, place) => {
    const count = newcomersOf(run, place, month);
    const code = textKey(jurisdiction.code);
    for (let serial = 1; serial <= count; serial += 1) {
      const row = newPerson(run, place, code, month, serial);
      run.newcomers.add((run.episodes.booked[row] / DAY) | 0, row);
    }
  });
}

/** A person who was never booked before: key, profile, minute of the first booking. */
function newPerson(run: OfficeRun, place: number, code: number, month: number, serial: number): number {
  const { episodes: e } = run;
  const row = e.take();
  e.k0[row] = threefry(run.run.k0, run.run.k1, code, month * 0x100000 + serial);
  e.k1[row] = word1;
  e.place[row] = place;
  e.firstMonth[row] = month;
  e.serial[row] = serial;
  e.episode[row] = 0;
  e.state[row] = State.free;
  e.next[row] = NEVER;
  const u = threefry(e.k0[row], e.k1[row], Decision.bookingMinute, 0) >>> 0;
  e.booked[row] = monthStart(month) * DAY + Math.floor((u * (monthDays(month) * DAY)) / 4294967296);
  const kind = run.kindOf[place];
  e.profile[row] = profileOf(
    run.model.rules.catalogue,
    kind,
    threefry(e.k0[row], e.k1[row], Decision.profile, 0) >>> 0,
  );
  return row;
}

export function bookFirst(run: OfficeRun, row: number): void {
  book(run, row, run.episodes.booked[row]);
}

/** A person released before is booked again. */
export function bookAgain(run: OfficeRun, row: number): void {
  book(run, row, run.episodes.next[row]);
}

/** Starts an episode: its charge, the stay without a request, the sort of person it makes, the return after it. */
function begin(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e, now } = run;
  const place = e.place[row];
  e.begin(row);
  e.episode[row] += 1;
  const episode = e.episode[row];
  const [k0, k1] = [e.k0[row], e.k1[row]];
  e.booked[row] = minute;
  e.key[row] = ((place * 512 + e.firstMonth[row]) * 131072 + e.serial[row]) * 64 + episode;
  e.charge[row] = chargeOf(
    run.model.rules.catalogue,
    run.kindOf[place],
    threefry(k0, k1, Decision.charge, episode) >>> 0,
  );
  e.sort[row] = run.model.rules.sort(e.profile[row], e.charge[row], (minute / DAY) | 0);
  const stays = run.stays[now.stays[place]][e.charge[row]];
  const stay = stays[slice(threefry(k0, k1, Decision.stay, episode) >>> 0)];
  e.natural[row] = minute + Math.min(now.longest[place], Math.max(1, stay));
  e.release[row] = e.natural[row];
  e.returnAfter[row] = -1;
  if (run.kindOf[place] === COUNTY && now.returnTime[place] >= 0) {
    const after = run.durations[now.returnTime[place]][slice(threefry(k0, k1, Decision.returnTime, episode) >>> 0)];
    if (after < now.returnHorizon[place]) e.returnAfter[row] = after;
  }
}

function book(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e, now } = run;
  begin(run, row, minute);
  const place = e.place[row];
  run.count(COUNTER.arrests, row, minute);
  if (e.episode[row] > 1) run.count(COUNTER.rearrests, row, minute);
  openRecord(run, row, minute);
  const [k0, k1] = [e.k0[row], e.k1[row]];
  const [both, onRecord] = [now.recordBoth[place], now.recordOnly[place]];
  const u = threefry(k0, k1, Decision.record, 0) >>> 0;
  const sharing = now.activated[place] === 1 && run.kindOf[place] === COUNTY;
  if (sharing) run.count(COUNTER.submissions, row, minute);
  const matched = sharing && u < onRecord;
  const tells = u < both || u >= onRecord;
  const interview = tells ? interviewMinute(run, row, minute) : NEVER;
  if (matched) run.count(COUNTER.matched, row, minute);
  if (interview !== NEVER) run.count(COUNTER.interviewed, row, interview);
  e.way[row] = matched ? 0 : 1;
  if (matched) {
    identify(run, row, minute);
  } else if (interview === NEVER) {
    leaveUnidentified(run, row);
  } else if (((interview / DAY) | 0) > run.day) {
    e.state[row] = State.interview;
    run.schedule(row, interview);
  } else {
    identify(run, row, interview);
  }
}

/** Minute of the interview that would name the person, or NEVER. Settled at the booking by the rules of its day. */
function interviewMinute(run: OfficeRun, row: number, minute: number): number {
  const { episodes: e, now } = run;
  const place = e.place[row];
  if (!accessAllowed(run, row)) return NEVER;
  const [k0, k1, episode] = [e.k0[row], e.k1[row], e.episode[row]];
  if (threefry(k0, k1, Decision.interview, episode) >>> 0 >= now.interview[place]) return NEVER;
  const delays = run.durations[now.interviewDelay[place]];
  const at = minute + delays[slice(threefry(k0, k1, Decision.interviewDelay, episode) >>> 0)];
  return at < e.natural[row] && at < run.end ? at : NEVER;
}

/** The person is known to ICE from this minute, and joins today's screening. */
export function identify(run: OfficeRun, row: number, minute: number): void {
  const { episodes: e } = run;
  e.identified[row] = minute;
  e.state[row] = State.screening;
  e.next[row] = e.natural[row];
  run.count(COUNTER.identified, row, minute);
  run.setOutcome(row, COUNTER.outcome_pending);
  run.newlyIdentified.push(row);
}

function leaveUnidentified(run: OfficeRun, row: number): void {
  const { episodes: e } = run;
  run.leave(row, returnMinute(run, row, e.natural[row]));
}

/** When a person released at a minute is booked again; NEVER if not. */
export function returnMinute(run: OfficeRun, row: number, released: number): number {
  const after = run.episodes.returnAfter[row];
  return after < 0 ? NEVER : (Math.floor(released / DAY) + 1) * DAY + after;
}

function openRecord(run: OfficeRun, row: number, minute: number): void {
  const { plan } = run.tally;
  const month = monthOfDay((minute / DAY) | 0);
  run.episodes.record[row] = -1;
  if (month < plan.from || month > plan.to || plan.reported[run.episodes.place[row]] === 0) return;
  run.episodes.record[row] = run.recordKeys.length;
  run.recordKeys.push(run.episodes.key[row]);
  run.recordOutcomes.push(NOT_IDENTIFIED);
}

/** Prisoners who were booked before the run and are still inside: screened before it began. */
export function bookStock(run: OfficeRun): void {
  const { episodes: e, now } = run;
  const start = run.model.startDay * DAY;
  const first = monthOfDay(run.model.startDay) - STOCK_MONTHS;
  run.places.jurisdictions.forEach((jurisdiction, place) => {
    if (jurisdiction.kind === 'county') return;
    for (let month = first; month < first + STOCK_MONTHS; month += 1) {
      const count = newcomersOf(run, place, month);
      for (let serial = 1; serial <= count; serial += 1) {
        const row = newPerson(run, place, textKey(jurisdiction.code), month, serial);
        begin(run, row, e.booked[row]);
        if (e.natural[row] <= start) {
          e.drop(row);
          continue;
        }
        e.stock[row] = 1;
        e.record[row] = -1;
        e.way[row] = 1;
        e.identified[row] = start;
        e.state[row] = State.decision;
        const delays = run.durations[now.requestDelay[place]];
        const minute = start + delays[slice(threefry(e.k0[row], e.k1[row], Decision.requestDelay, 1) >>> 0)];
        e.next[row] = minute;
        run.calendar.add((minute / DAY) | 0, row);
      }
    }
  });
}

/** Bookings of people not followed: counted, never met by a rule. Done when the month is over. */
export function countOthers(run: OfficeRun, month: number): void {
  run.places.jurisdictions.forEach((jurisdiction, place) => {
    if (jurisdiction.kind !== 'county') return;
    const mean =
      ((jurisdiction.bookings - jurisdiction.followed) / 12) * levelOf(run, month).level * run.levelOfMonth[place];
    const key = run.placeKeys[place];
    const arrests = manyPeople(mean, key, Decision.otherBookings, month * 4096);
    const shared = manyPeople(
      mean * (run.activeDays[place] / monthDays(month)),
      key,
      Decision.otherBookings,
      month * 4096,
    );
    run.tally.add(COUNTER.arrests, month, place, -1, arrests);
    run.tally.add(COUNTER.submissions, month, place, -1, shared);
  });
}
