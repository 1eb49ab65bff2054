/**
 * A field office as the steps of the model see it: what they all need in order to draw, look up a rule, count, charge and
 * put something on the calendar. What happens when stands in day.ts.
 */
import { DAY, minuteIn, monthOf } from '../../base/calendar.ts';
import { COUNTER } from '../../base/counters.ts';
import { copyPerson, Field, NEVER, State } from '../store/episodes.ts';
import { entry, OWN_BOOK, type Price } from '../compile/ledger.ts';
import type { Model } from '../compile/model.ts';
import type { Timeline } from '../compile/timeline.ts';
import { LEVELS } from '../../policy/rulebook.ts';
import { exponentialMinutes } from '../../base/quantiles.ts';
import { CERTAIN } from '../../base/random.ts';
import { OfficeState } from './office-state.ts';

/**
 * What is noted of a person besides draws and counts, each with a number: booked (on a charge), screened (in so many
 * minutes), the tier found under today's programme or the one before, a request lodged (with the release as it is then), the
 * sentence that sends the person to prison (at a minute),
 * the notice or the release due (at a minute), the window to collect the person open (until a minute), an officer set out
 * (for so many minutes).
 */
export type Fact =
  'booked' | 'screened' | 'tier' | 'earlier tier' | 'lodged' | 'sentenced' | 'due' | 'window' | 'set out';
export type LineName = 'screening' | 'pickup';

export class OfficeRun extends OfficeState {
  /** This office as it stands, to go on under another arm's rules. Nothing is shared with the original. */
  fork(model: Model, timeline: Timeline): OfficeRun {
    return new OfficeRun(model, this.places, timeline, this.tally.plan, this.run, this);
  }

  get dayStart(): number {
    return this.day * DAY;
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
   * @param occurrence as in Episodes.draw
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
    return this.levelOf(row, form, step);
  }

  /** The same where the jail asks by the way: nobody who watches is told. */
  levelOf(row: number, form: number, step: number): number {
    const { words: w } = this.episodes;
    const levels = this.rulesets[this.ruleset[w[row + Field.place]]];
    return (levels[w[row + Field.sort] * LEVELS + form] >>> step) & 3;
  }

  /** Something becomes known of the person of a row: said to whoever watches (trace.ts). */
  note(_row: number, _fact: Fact, _value: number): void {}

  /** Somebody watches: lines then stand in their order even on days on which nobody has to wait. */
  get watched(): boolean {
    return false;
  }

  /** A line stands as it will be served today: said to whoever watches. */
  linedUp(_line: LineName): void {}

  /** Counts what happens to the person of a row, once for everybody for whom that person stands. */
  count(counter: number, row: number, minute: number, amount = 1): void {
    const { words: w } = this.episodes;
    this.tally.at(counter, minute, w[row + Field.home], w[row + Field.conviction], amount * this.each);
  }

  /** Enters a quantity into the ledger at a minute, once for everybody for whom the person of a row stands. */
  charge(prices: readonly Price[], row: number, minute: number, quantity: number): void {
    const { words: w } = this.episodes;
    const month = monthOf(minute);
    for (const price of prices) {
      const cents = entry(price, month, quantity) * this.each;
      if (price.ofOffice) {
        this.enterOffice(price, month, cents);
        continue;
      }
      const place = w[row + Field.home];
      const counter = price.counter + (price.byJail ? this.payerOf[w[row + Field.place]] : 0);
      if (price.book === OWN_BOOK) this.tally.add(counter, month, place, w[row + Field.conviction], cents);
      else this.bills.add(price.book, counter, month, place, cents);
    }
  }

  /** Enters a quantity that belongs to the office. */
  chargeOffice(prices: readonly Price[], month: number, quantity: number): void {
    for (const price of prices) this.enterOffice(price, month, entry(price, month, quantity));
  }

  private enterOffice(price: Price, month: number, cents: number): void {
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
