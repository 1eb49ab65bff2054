/**
 * Steps 1 and 2: who is booked, and whether a fingerprint match or an interview tells ICE of it.
 */
import { DAY, minuteIn, monthDays, monthOfDay } from '../../base/calendar.ts';
import { NOT_IDENTIFIED, kindCode } from '../../base/vocabulary.ts';
import { COUNTER } from '../../base/counters.ts';
import { monthLevel } from '../../scenario/values/bookings.ts';
import { STOCK_MONTHS } from '../compile/bookings.ts';
import { Decision } from '../compile/decisions.ts';
import { Field, NEVER, PERSON, State, Way } from '../store/episodes.ts';
import { becomeIdentified } from './identified.ts';
import { expectJailOfficer, jailInterviewMinute } from './jail-officers.ts';
import { becomeKnown, follow, goHome, stayInside } from './never-taken.ts';
import type { OfficeRun } from './office.ts';
import { chargeOf, profileOf } from '../../policy/people.ts';
import { lognormalMinutes, manyPeople, poisson } from '../../base/quantiles.ts';
import { CERTAIN, threefry, word1 } from '../../base/random.ts';
import { accessAllowed } from './rules.ts';
import { awaitSentence, awaitsSentence, sentence, toPrison } from './sentence.ts';

const COUNTY = kindCode('county');

/** How many people of a place are first booked in a month. Nobody returns to a prison, so there every booking is a first. */
function newcomersOf(run: OfficeRun, place: number, month: number, part = 1): number {
  const { first, level } = monthLevel(run.model.world, month);
  const relative = run.kindOf[place] === COUNTY ? first : level;
  const mean = run.own[place]?.firstIn(month) ?? (run.places.jurisdictions[place].followed / 12) * relative;
  return poisson(mean * run.now.arrestsLevel[place] * part, run.placeKeys[place], Decision.bookings, month * 4096);
}

/** Enters everyone first booked in a month. */
export function firstBookings(run: OfficeRun, month: number): void {
  for (let place = 0; place < run.codes.length; place += 1) expectNewcomers(run, place, month);
}

function expectNewcomers(run: OfficeRun, place: number, month: number): void {
  const count = newcomersOf(run, place, month, run.now.admitted[place]);
  for (let serial = 1; serial <= count; serial += 1) {
    const newcomer = newPerson(run, place, month, serial);
    if (newcomer !== null) run.expect(newcomer, 0, (newcomer[Field.next] / DAY) | 0);
  }
}

const person = new Int32Array(PERSON);

/**
 * A person who was never booked before, and the minute of the first booking; null if a small country does not follow that
 * person. The array is used again by the next call.
 */
function newPerson(run: OfficeRun, place: number, month: number, serial: number): Int32Array | null {
  const k0 = threefry(run.run.k0, run.run.k1, run.codes[place], month * 0x100000 + serial);
  const k1 = word1;
  if (run.followed < CERTAIN && threefry(k0, k1, Decision.followed, 0) >>> 0 >= run.followed) return null;
  const u = threefry(k0, k1, Decision.bookingMinute, 0) >>> 0;
  const u2 = threefry(k0, k1, Decision.profile, 0) >>> 0;
  person[Field.k0] = k0;
  person[Field.k1] = k1;
  person[Field.place] = place;
  person[Field.firstMonth] = month;
  person[Field.serial] = serial;
  person[Field.episode] = 0;
  person[Field.profile] = profileOf(run.model.rules.catalogue, run.kindOf[place], u2);
  person[Field.next] = minuteIn(month, u);
  return person;
}

/**
 * Starts an episode: its charge, the stay without a request, the sort of person it makes, the return after it.
 * @returns the charge
 */
function begin(run: OfficeRun, row: number): number {
  const { episodes: e, now } = run;
  const { rules } = run.model;
  const { words: w } = e;
  const place = w[row + Field.place];
  const minute = w[row + Field.next];
  if (w[row + Field.listed] !== 0) run.targets.remove(e, row);
  e.begin(row);
  w[row + Field.booked] = minute;
  const charge = chargeOf(rules.catalogue, run.kindOf[place], e.draw(row, Decision.charge) >>> 0);
  const sort = rules.sort(e.profile(row), charge, (minute / DAY) | 0);
  w[row + Field.sort] = sort;
  w[row + Field.conviction] = rules.conviction[sort];
  w[row + Field.removable] = rules.removable[sort];
  const { spread, factors } = run.stays[now.stays[place]];
  const stay = lognormalMinutes(now.stayMedian[place] * factors[charge], spread, e.draw(row, Decision.stay));
  w[row + Field.natural] = minute + Math.min(now.longest[place], Math.max(1, stay));
  w[row + Field.release] = w[row + Field.natural];
  w[row + Field.returnAfter] = -1;
  if (run.kindOf[place] === COUNTY && now.returnTime[place] >= 0) {
    const after = run.duration(row, Decision.returnTime, now.returnTime[place]);
    if (after < now.returnHorizon[place]) w[row + Field.returnAfter] = after;
  }
  sentence(run, row, charge);
  return charge;
}

/** Books the person of a row at the row's `next`. */
export function book(run: OfficeRun, row: number): void {
  const { episodes: e, now } = run;
  const { words: w } = e;
  const minute = w[row + Field.next];
  const charge = begin(run, row);
  run.note(row, 'booked', charge);
  const place = w[row + Field.place];
  run.count(COUNTER.arrests, row, minute);
  if (w[row + Field.episode] > 1) run.count(COUNTER.rearrests, row, minute);
  else follow(run, row);
  openRecord(run, row, minute);
  const u = recordDraw(run, row);
  const sharing = now.activated[place] === 1 && run.kindOf[place] === COUNTY;
  if (sharing) run.count(COUNTER.submissions, row, minute);
  const matched = sharing && u < now.recordOnly[place];
  const telling = tells(run, row, u);
  const byJail = telling ? jailInterviewMinute(run, row, minute) : NEVER;
  const interview = telling && byJail === NEVER ? interviewMinute(run, row, minute) : byJail;
  if (matched) run.count(COUNTER.matched, row, minute);
  if (interview !== NEVER) run.count(COUNTER.interviewed, row, interview);
  w[row + Field.way] = !matched ? Way.interview : interview === NEVER ? Way.match : Way.both;
  if (byJail !== NEVER) {
    expectJailOfficer(run, row, matched, byJail);
  } else if (matched) {
    identify(run, row, minute);
  } else if (interview !== NEVER) {
    expectInterview(run, row, interview);
  } else if (!awaitsSentence(run, row) || w[row + Field.release] >= run.end) {
    leaveUnidentified(run, row);
  } else if (((w[row + Field.release] / DAY) | 0) > run.day) {
    awaitSentence(run, row);
  } else {
    w[row + Field.next] = w[row + Field.release];
    lookedForInPrison(run, row);
  }
}

const recordDraw = ({ episodes: { words: w } }: OfficeRun, row: number): number =>
  threefry(w[row + Field.k0], w[row + Field.k1], Decision.record, 0) >>> 0;

/** The person would tell an interviewer of foreign birth. */
function tells(run: OfficeRun, row: number, u: number): boolean {
  const home = run.episodes.words[row + Field.home];
  return u < run.now.recordBoth[home] || u >= run.now.recordOnly[home];
}

function expectInterview(run: OfficeRun, row: number, minute: number): void {
  if (((minute / DAY) | 0) <= run.day) return identify(run, row, minute);
  run.episodes.words[row + Field.state] = State.interview;
  run.schedule(row, minute);
}

/** Sent to prison at the row's `next` without anybody at ICE knowing: officers interview there, too. */
export function lookedForInPrison(run: OfficeRun, row: number): void {
  toPrison(run, row);
  const interview = tells(run, row, recordDraw(run, row))
    ? interviewMinute(run, row, run.episodes.words[row + Field.next])
    : NEVER;
  if (interview === NEVER) return leaveUnidentified(run, row);
  run.count(COUNTER.interviewed, row, interview);
  expectInterview(run, row, interview);
}

/** Minute of the interview that would name the person, or NEVER. Settled at the booking, or the sentence, by the rules of its day. */
function interviewMinute(run: OfficeRun, row: number, minute: number): number {
  const { now } = run;
  const { words: w } = run.episodes;
  const place = w[row + Field.place];
  if (!accessAllowed(run, row)) return NEVER;
  if (!run.chance(row, Decision.interview, now.interview[place])) return NEVER;
  const at = minute + run.duration(row, Decision.interviewDelay, now.interviewDelay[place]);
  return at < w[row + Field.release] && at < run.end ? at : NEVER;
}

/** The person is known to ICE from this minute, and joins today's screening. */
export function identify(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  becomeIdentified(run, row, minute);
  w[row + Field.state] = State.screening;
  w[row + Field.next] = w[row + Field.natural];
  run.newlyIdentified.push(row);
}

/** Nothing can change how that ends, so it is settled at the booking. */
function leaveUnidentified(run: OfficeRun, row: number): void {
  const release = run.episodes.words[row + Field.natural];
  if (release < run.end) goHome(run, row);
  else stayInside(run, row);
  run.leave(row, returnMinute(run, row, release));
}

/** When a person released at a minute is booked again; NEVER if not. */
export function returnMinute(run: OfficeRun, row: number, released: number): number {
  const after = run.episodes.words[row + Field.returnAfter];
  return after < 0 ? NEVER : (Math.floor(released / DAY) + 1) * DAY + after;
}

function openRecord(run: OfficeRun, row: number, minute: number): void {
  const { records } = run;
  if (records === null) return;
  const { plan } = run.tally;
  const { words: w } = run.episodes;
  const month = monthOfDay((minute / DAY) | 0);
  if (month < plan.from || month > plan.to || plan.reported[w[row + Field.place]] === 0) return;
  w[row + Field.record] = records.length;
  records.open(run.episodes.key(row), NOT_IDENTIFIED, w[row + Field.conviction]);
}

/** Prisoners who were booked before the run and are still inside: screened before it began. */
export function bookStock(run: OfficeRun): void {
  const end = monthOfDay(run.model.startDay);
  for (let place = 0; place < run.codes.length; place += 1) {
    if (run.kindOf[place] === COUNTY) continue;
    for (let month = end - STOCK_MONTHS; month < end; month += 1) bookPrisoners(run, place, month);
  }
}

function bookPrisoners(run: OfficeRun, place: number, month: number): void {
  const count = newcomersOf(run, place, month);
  for (let serial = 1; serial <= count; serial += 1) {
    const prisoner = newPerson(run, place, month, serial);
    if (prisoner !== null) bookPrisoner(run, run.episodes.take(prisoner, 0));
  }
}

function bookPrisoner(run: OfficeRun, row: number): void {
  const { episodes: e, now } = run;
  const start = run.model.startDay * DAY;
  const charge = begin(run, row);
  const { words: w } = e;
  if (w[row + Field.natural] <= start) return e.drop(row);
  run.note(row, 'booked', charge);
  w[row + Field.way] = Way.interview;
  w[row + Field.identified] = start;
  becomeKnown(run, row);
  w[row + Field.state] = State.decision;
  const minute = start + run.duration(row, Decision.requestDelay, now.requestDelay[w[row + Field.place]]);
  w[row + Field.next] = minute;
  if (minute < run.end) run.putOff(row, (minute / DAY) | 0);
}

/** Bookings of people not followed: counted, never met by a rule. Done when the month is over. */
export function countOthers(run: OfficeRun, month: number): void {
  const { read } = run.tally.plan;
  if (read[COUNTER.arrests] + read[COUNTER.submissions] === 0) return;
  for (let place = 0; place < run.codes.length; place += 1) {
    if (run.kindOf[place] === COUNTY) countOthersOf(run, place, month);
  }
}

function countOthersOf(run: OfficeRun, place: number, month: number): void {
  const { bookings, followed } = run.places.jurisdictions[place];
  const expected =
    run.own[place]?.othersIn(month) ?? ((bookings - followed) / 12) * monthLevel(run.model.world, month).level;
  const mean = expected * run.levelOfMonth[place];
  const key = run.placeKeys[place];
  const arrests = manyPeople(mean, key, Decision.otherBookings, month * 4096);
  const share = run.activeDays[place] / monthDays(month);
  const shared = share === 1 ? arrests : manyPeople(mean * share, key, Decision.otherBookings, month * 4096);
  run.tally.add(COUNTER.arrests, month, place, -1, arrests);
  run.tally.add(COUNTER.submissions, month, place, -1, shared);
}
