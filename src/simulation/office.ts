/**
 * One field office through time: the schedule. Days follow one another; within a day people are booked, screened,
 * requested and released, officers set out, and what they reach is settled. Offices never touch each other within a month.
 */
import { DAY, minuteIn, monthDays, monthOf, monthOfDay, monthStart } from './calendar.ts';
import { COUNTER, PAYERS } from './counters.ts';
import { copyPerson, Episodes, Field, NEVER, PERSON, State } from './episodes.ts';
import { DayLists } from './day-lists.ts';
import { IntList } from './lists.ts';
import { Bills } from './bills.ts';
import { Changes } from './changes.ts';
import { Jails } from './jails.ts';
import { entry, type Ledger, OWN_BOOK, type Price } from './ledger.ts';
import { Line } from './line.ts';
import type { Model } from './model.ts';
import type { Form, Regime, Stays } from './shelf.ts';
import type { Change, Timeline } from './timeline.ts';
import { LEVELS, type Ruleset } from '../policy/rulebook.ts';
import { kindCode } from './model.ts';
import {
  OFFICE_PARAMETERS,
  type OfficeParameter,
  officeValues,
  PLACE_PARAMETERS,
  type PlaceParameter,
  placeValues,
} from './now.ts';
import { exponentialMinutes } from './quantiles.ts';
import { CERTAIN, type Key, placeKey, textKey } from './random.ts';
import { book, bookStock, countOthers, firstBookings } from './booking.ts';
import { awaitScreening, interviewed, joinScreening, serveScreening } from './screening.ts';
import { decide } from './request.ts';
import { collect, release } from './release.ts';
import { servePickups } from './pickup.ts';
import { close, endsPending, transfer } from './outcome.ts';
import { workMonth, backlogAtMonthEnd } from './at-large.ts';
import { Records } from './records.ts';
import { Targets } from './targets.ts';
import { type TallyPlan, Tally } from './tally.ts';
import type { OfficePlaces } from './office-places.ts';

/**
 * What is noted of a person besides draws and counts, each with a number: booked (on a charge), screened (in so many
 * minutes), the tier found under today's programme or the one before, a request lodged (with the release as it is then),
 * the notice or the release due (at a minute), the window to collect the person open (until a minute), an officer set out
 * (for so many minutes).
 */
export type Fact = 'booked' | 'screened' | 'tier' | 'earlier tier' | 'lodged' | 'due' | 'window' | 'set out';
export type LineName = 'screening' | 'pickup';

export class OfficeRun {
  readonly model: Model;
  readonly places: OfficePlaces;
  /** Tables of the model that every step looks into. */
  readonly stays: readonly Stays[];
  readonly forms: readonly Form[];
  readonly regimes: readonly Regime[];
  readonly rulesets: readonly Ruleset[];

  readonly ledger: Ledger;
  readonly timeline: Timeline;
  readonly run: Key;
  readonly officeKey: Key;
  readonly placeKeys: readonly Key[];
  /** By place: the number that stands for its code in keys. */
  readonly codes: readonly number[];
  readonly end: number;
  /** By place: position of its kind in KINDS, and of who pays for its jail in PAYERS. */
  readonly kindOf: Uint8Array;
  readonly payerOf: Uint8Array;
  /** Parameters in force today. */
  readonly now: Record<PlaceParameter, Float64Array>;
  readonly office: Record<OfficeParameter, number>;
  /** Rules under each option of a jail that adapts, today. */
  private readonly options: readonly Float64Array[];
  /** What jails have taken of their own; null where nobody adapts. */
  readonly jails: Jails | null;
  /** Rules in force today, by place. */
  readonly ruleset: Float64Array;
  readonly episodes: Episodes;
  readonly tally: Tally;
  readonly bills: Bills;
  /** Rows by the day of their next event. Rows may be stale: whoever takes them checks what they wait for. */
  readonly calendar: DayLists;
  readonly screening: Line;
  readonly pickups: Line;
  /** People to be booked: the newcomers of the month, and those who are out and will come back. */
  readonly bookings: DayLists;
  readonly targets: Targets;
  absconders: number;
  /** `list_months` of the first of this month. */
  listMonths = 0;
  /** Days of this month with fingerprint sharing, and the level of arrests at its start, by place. */
  readonly activeDays: Float64Array;
  readonly levelOfMonth: Float64Array;
  /** Months in which some place begins or ends fingerprint sharing: only then are its days counted one by one. */
  private readonly activationMonths: ReadonlySet<number>;
  /** Episodes booked in the period; null if nobody asks for pairs. */
  readonly records: Records | null;
  /** Today, and its first and last minute plus one. */
  day: number;
  private readonly changes: Changes;
  /** The prisoners of the first day are in. */
  private stocked: boolean;
  // Work lists of the day, kept to spare the collector.
  readonly newlyIdentified = new IntList();
  readonly candidates = new IntList();
  private readonly later = new IntList();

  constructor(model: Model, places: OfficePlaces, timeline: Timeline, plan: TallyPlan, run: Key, from?: OfficeRun) {
    this.model = model;
    this.places = places;
    this.stays = model.shelf.stays.items;
    this.forms = model.shelf.forms.items;
    this.regimes = model.shelf.regimes.items;
    this.rulesets = model.shelf.rulesets.items;

    this.ledger = model.ledger;
    this.timeline = timeline;
    this.run = run;
    this.end = model.endDay * DAY;
    this.officeKey = placeKey(run, textKey(`office ${places.office.code}`));
    this.codes = places.jurisdictions.map(({ code }) => textKey(code));
    this.placeKeys = this.codes.map((code) => placeKey(run, code));
    this.now = placeValues((name) => {
      const i = PLACE_PARAMETERS.indexOf(name as PlaceParameter);
      return (from ? from.now[PLACE_PARAMETERS[i]] : timeline.places[i].start).slice();
    });
    this.office = officeValues((name) => {
      const i = OFFICE_PARAMETERS.indexOf(name as OfficeParameter);
      return from ? from.office[OFFICE_PARAMETERS[i]] : timeline.office[i].start[0];
    });
    this.options = timeline.options.map(({ start }, i) => (from ? from.options[i] : start).slice());
    this.jails = model.adaptation
      ? new Jails(model.adaptation, this.options, places.jurisdictions.length, from?.jails)
      : null;
    this.ruleset = this.jails?.ruleset ?? this.now.ruleset;
    this.kindOf = Uint8Array.from(places.jurisdictions, ({ kind }) => kindCode(kind));
    this.payerOf = Uint8Array.from(places.jurisdictions, ({ payer }) => PAYERS.indexOf(payer));
    this.episodes = new Episodes(from?.episodes);
    this.tally = new Tally(plan, from?.tally);
    this.bills = new Bills(plan, model.books.length, from?.bills);
    this.calendar = new DayLists(model.startDay, model.endDay, 1, 16, from?.calendar);
    this.bookings = new DayLists(model.startDay, model.endDay, PERSON, 16 * PERSON, from?.bookings);
    this.screening = new Line(from?.screening);
    this.pickups = new Line(from?.pickups);
    this.targets = new Targets(from?.targets);
    this.absconders = from ? from.absconders : Math.floor(this.office.absconderStock + 0.5);
    this.activeDays = from ? from.activeDays.slice() : new Float64Array(places.jurisdictions.length);
    const activations = timeline.places[PLACE_PARAMETERS.indexOf('activated')].changes;
    this.activationMonths = new Set(activations.map((change) => monthOfDay(change.day)));
    this.levelOfMonth = from ? from.levelOfMonth.slice() : new Float64Array(places.jurisdictions.length);
    this.records = plan.paired ? new Records(from?.records ?? undefined) : null;
    this.listMonths = from ? from.listMonths : 0;
    this.day = from ? from.day : model.startDay;
    if (from) this.countDaysSoFar(from);
    this.changes = new Changes(timeline.all, this.day);
    this.stocked = from !== undefined;
  }

  /** A branch may have to count days of sharing in a month in which its trunk did not. */
  private countDaysSoFar(from: OfficeRun): void {
    const month = monthOfDay(this.day);
    if (!this.activationMonths.has(month) || from.activationMonths.has(month)) return;
    this.activeDays.set(from.now.activated.map((on) => on * (this.day - monthStart(month))));
  }

  /** This office as it stands, to go on under another arm's rules. Nothing is shared with the original. */
  fork(model: Model, timeline: Timeline): OfficeRun {
    return new OfficeRun(model, this.places, timeline, this.tally.plan, this.run, this);
  }

  /** Simulates every day before `day`. */
  advance(day: number): void {
    if (!this.stocked) bookStock(this);
    this.stocked = true;
    for (; this.day < day; this.day += 1) this.live();
  }

  /** Counts what is open at the end of the run. */
  finish(): void {
    endsPending(this);
  }

  get dayStart(): number {
    return this.day * DAY;
  }

  private live(): void {
    const { day } = this;
    const month = monthOfDay(day);
    this.read();
    if (day === monthStart(month)) this.beginMonth(month);
    if (this.activationMonths.has(month)) addTo(this.activeDays, this.now.activated);
    this.bookPeople();
    this.later.clear();
    this.receive();
    joinScreening(this);
    serveScreening(this);
    awaitScreening(this);
    this.settleAll(false);
    servePickups(this);
    this.settleAll(true);
    if (day === monthStart(month) + monthDays(month) - 1) {
      if (!this.activationMonths.has(month)) this.activeDays.set(this.now.activated.map((on) => on * monthDays(month)));
      countOthers(this, month);
      backlogAtMonthEnd(this, month);
    }
  }

  private bookPeople(): void {
    const { bookings, episodes } = this;
    bookings.open(this.day);
    for (let at = bookings.next(); at >= 0; at = bookings.next()) book(this, episodes.take(bookings.words, at));
  }

  private receive(): void {
    const { calendar } = this;
    calendar.open(this.day);
    for (let at = calendar.next(); at >= 0; at = calendar.next()) this.arrive(calendar.words[at]);
  }

  private beginMonth(month: number): void {
    workMonth(this, month);
    this.activeDays.fill(0);
    this.levelOfMonth.set(this.now.arrestsLevel);
    firstBookings(this, month);
  }

  /** Puts the parameters of today in force. */
  read(): void {
    const changed = this.changes.upTo(this.day, (parameter, change) => this.apply(parameter, change));
    if (changed) this.jails?.settle(this.now.ruleset);
  }

  private apply(parameter: number, { place, value }: Change): void {
    const own = parameter - PLACE_PARAMETERS.length;
    const option = own - OFFICE_PARAMETERS.length;
    if (option >= 0) this.options[option][place] = value;
    else if (own >= 0) this.office[OFFICE_PARAMETERS[own]] = value;
    else this.now[PLACE_PARAMETERS[parameter]][place] = value;
  }

  /** First of a day's events: people who come in (again) or are interviewed today; the others wait for screening. */
  private arrive(row: number): void {
    const { words: w } = this.episodes;
    if (w[row + Field.next] >= this.dayStart + DAY || w[row + Field.next] < this.dayStart) return;
    if (w[row + Field.state] === State.released) book(this, row);
    else if (w[row + Field.state] === State.interview) interviewed(this, row);
    else this.later.push(row);
  }

  private settleAll(windows: boolean): void {
    const { later } = this;
    // The list may grow meanwhile.
    for (let i = 0; i < later.length; i += 1) this.settle(later.items[i], windows);
  }

  /** Every further event of a row today. Ends of windows wait until officers have set out (`windows`). */
  private settle(row: number, windows: boolean): void {
    const { words: w } = this.episodes;
    const tomorrow = this.dayStart + DAY;
    while (w[row + Field.next] < tomorrow && w[row + Field.next] >= this.dayStart) {
      const state = w[row + Field.state];
      if (state === State.decision) decide(this, row);
      else if (state === State.requested) release(this, row);
      else if (state === State.screening || state === State.unasked)
        close(this, row, COUNTER.outcome_not_requested, w[row + Field.next]);
      else if (!windows) return;
      else if (state === State.posted) release(this, row);
      else if (state === State.collected) transfer(this, row);
      else if (state === State.noticed || state === State.held) collect(this, row);
      else return;
    }
  }

  /** Puts a row's next event on the calendar; events of today are settled today. */
  schedule(row: number, minute: number): void {
    this.episodes.words[row + Field.next] = minute;
    if (minute >= this.end) return;
    const day = (minute / DAY) | 0;
    if (day > this.day) this.putOff(row, day);
    else this.later.push(row);
  }

  /** Puts a row on the calendar of a later day. */
  putOff(row: number, day: number): void {
    const at = this.calendar.add(day);
    this.calendar.words[at] = row;
  }

  /** Enters a person, whose words start at `from`, to be booked on a day. */
  expect(people: Int32Array, from: number, day: number): void {
    const at = this.bookings.add(day);
    copyPerson(people, from, this.bookings.words, at);
  }

  /**
   * A chance comes true for the person of a row: a draw below the threshold.
   * @param occurrence see {@link Episodes.draw}
   */
  chance(row: number, decision: number, limit: number, occurrence?: number): boolean {
    // What is certain needs no draw.
    return limit >= CERTAIN || this.episodes.draw(row, decision, occurrence) >>> 0 < limit;
  }

  /** Minutes drawn for the person of a row around a mean. */
  duration(row: number, decision: number, mean: number): number {
    return exponentialMinutes(mean, this.episodes.draw(row, decision));
  }

  /** A minute of a month drawn for the person of a row. */
  moment(row: number, decision: number, occurrence: number, month: number): number {
    return minuteIn(month, this.episodes.draw(row, decision, occurrence) >>> 0);
  }

  /** What the rules in force today let the jail do with a person: 0 may not, 1 may, 2 must. */
  level(row: number, form: number, step: number): number {
    const { words: w } = this.episodes;
    const levels = this.rulesets[this.ruleset[w[row + Field.place]]];
    return (levels[w[row + Field.sort] * LEVELS + form] >>> step) & 3;
  }

  /** Something becomes known of the person of a row: said to whoever watches (trace.ts). */
  note(_row: number, _fact: Fact, _value: number): void {}

  /** A line stands as it will be served today: said to whoever watches. */
  linedUp(_line: LineName): void {}

  count(counter: number, row: number, minute: number, amount = 1): void {
    const { words: w } = this.episodes;
    this.tally.at(counter, minute, w[row + Field.place], w[row + Field.conviction], amount);
  }

  /** Enters a quantity into the ledger at a minute. */
  charge(prices: readonly Price[], row: number, minute: number, quantity: number): void {
    const { words: w } = this.episodes;
    const month = monthOf(minute);
    for (const price of prices) {
      if (price.ofOffice) {
        this.enterOffice(price, month, quantity);
        continue;
      }
      const place = w[row + Field.place];
      const counter = price.counter + (price.byJail ? this.payerOf[place] : 0);
      const cents = entry(price, month, quantity);
      if (price.book === OWN_BOOK) this.tally.add(counter, month, place, w[row + Field.conviction], cents);
      else this.bills.add(price.book, counter, month, place, cents);
    }
  }

  /** Enters a quantity that belongs to the office. */
  chargeOffice(prices: readonly Price[], month: number, quantity: number): void {
    for (const price of prices) this.enterOffice(price, month, quantity);
  }

  private enterOffice(price: Price, month: number, quantity: number): void {
    const cents = entry(price, month, quantity);
    if (price.book === OWN_BOOK) this.tally.office(price.counter, month, cents);
    else this.bills.office(price.book, price.counter, month, cents);
  }

  setOutcome(row: number, counter: number): void {
    const record = this.episodes.words[row + Field.record];
    if (record >= 0) this.records?.settle(record, counter - COUNTER.outcome_not_requested);
  }

  /** The person is out, and is booked again at `next` unless that is too late. Only those on the list keep the row. */
  leave(row: number, next: number): void {
    const { episodes: e } = this;
    const { words: w } = e;
    const again = next < this.end;
    w[row + Field.next] = again ? next : NEVER;
    if (w[row + Field.listed] !== 0) {
      w[row + Field.state] = State.released;
      if (again) this.schedule(row, next);
      return;
    }
    if (again) this.expect(w, row, (next / DAY) | 0);
    e.drop(row);
  }
}

function addTo(sum: Float64Array, part: Float64Array): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] += part[i];
}
