/**
 * One office run with somebody watching: all that happens to some of its people is told as it happens, each draw with the
 * threshold it was held against. It is the same run: what is told is what the other methods of {@link OfficeRun} did.
 */
import { ACCESS, HOLD } from '../../policy/rulebook.ts';
import { monthOf } from '../../base/calendar.ts';
import { COUNTERS, dateOf, type Counter } from '../../base/counters.ts';
import type { Who } from '../../base/order-key.ts';
import { Decision, type DecisionName } from '../compile/decisions.ts';
import { Field, State } from '../store/episodes.ts';
import type { Basis } from '../../base/vocabulary.ts';
import { entry, OWN_BOOK, type Price } from '../compile/ledger.ts';
import type { Model } from '../compile/model.ts';
import { type Fact, type LineName, OfficeRun } from './office.ts';
import type { OfficePlaces } from '../compile/office-places.ts';
import { setOut, waitsForPickup } from './pickup.ts';
import type { Key } from '../../base/random.ts';
import { encounter, waitsForScreening } from './screening.ts';
import type { TallyPlan } from '../store/tally.ts';
import type { Timeline } from '../compile/timeline.ts';

export type Act = 'hold' | 'notice' | 'access';

/** What is told. Draws and thresholds are 32-bit numbers; a threshold of 2^32 is met by every draw. */
export type Happening =
  | { what: 'booked'; minute: number; charge: number; profile: number; release: number }
  | { what: 'draw'; decision: DecisionName; draw: number }
  | { what: 'chance'; decision: DecisionName; draw: number; threshold: number }
  | { what: 'duration'; decision: DecisionName; draw: number; minutes: number }
  | { what: 'moment'; decision: DecisionName; draw: number; minute: number }
  | { what: 'level'; act: Act; form: number; level: number }
  /** `tier` 255: in none. */
  | { what: 'tier'; minute: number; earlier: boolean; tier: number }
  | { what: 'lodged'; minute: number; form: number; release: number }
  | { what: 'sentenced'; minute: number; release: number }
  | { what: 'due'; minute: number }
  | { what: 'window'; minute: number; until: number }
  | { what: 'served'; line: LineName; minute: number; minutes: number }
  | { what: 'line'; line: LineName; ahead: number; nearest: readonly Who[]; minutes: number }
  /** `minute` dates the count, `at` is when it was counted. */
  | { what: 'count'; counter: Counter; minute: number; at: number; amount: number }
  | {
      what: 'cost';
      basis: Basis;
      counter: Counter;
      minute: number;
      quantity: number;
      cents: number;
      ofOffice: boolean;
    };

/** A happening, and the day whose rules and parameters it read. */
export type Told = Happening & { readonly day: number };

export type Watcher = {
  /** Whether a person is watched. */
  readonly watches: (who: Who) => boolean;
  readonly tell: (who: Who, told: Told) => void;
};

/** As many of those ahead in a line are named, the nearest last. */
const NEAREST = 5;
const NAMES = Object.fromEntries(Object.entries(Decision).map(([name, number]) => [number, name])) as Readonly<
  Record<number, DecisionName>
>;
const ACTS: Readonly<Record<number, Act>> = { [HOLD]: 'hold', [ACCESS]: 'access' };

/** Words of a person that tell one from another. */
const whoAt = (w: Int32Array, row: number): Who => ({
  place: w[row + Field.home],
  firstMonth: w[row + Field.firstMonth],
  serial: w[row + Field.serial],
  episode: w[row + Field.episode],
});

export class TracedOffice extends OfficeRun {
  private readonly watcher: Watcher;
  private readonly basisOf: ReadonlyMap<readonly Price[], Basis>;
  /** Minute of the notice or release now being settled. */
  private dueAt = 0;
  /** Minute of the last count that is dated by its own event: of an arrest at large, when the rest of it is counted. */
  private lastEvent = 0;

  constructor(
    model: Model,
    places: OfficePlaces,
    timeline: Timeline,
    { plan, run, watcher }: { readonly plan: TallyPlan; readonly run: Key; readonly watcher: Watcher },
  ) {
    super(model, places, timeline, plan, run);
    this.watcher = watcher;
    this.basisOf = new Map(Object.entries(this.ledger).map(([basis, prices]) => [prices, basis as Basis]));
  }

  private tell(row: number, happening: Happening): void {
    const who = whoAt(this.episodes.words, row);
    if (this.watcher.watches(who)) this.watcher.tell(who, { ...happening, day: this.day });
  }

  private drawn(row: number, decision: number, occurrence?: number): { decision: DecisionName; draw: number } {
    return { decision: NAMES[decision], draw: this.episodes.draw(row, decision, occurrence) >>> 0 };
  }

  override chance(row: number, decision: number, limit: number, occurrence?: number): boolean {
    this.tell(row, { what: 'chance', ...this.drawn(row, decision, occurrence), threshold: limit });
    return super.chance(row, decision, limit, occurrence);
  }

  override duration(row: number, decision: number, mean: number): number {
    const minutes = super.duration(row, decision, mean);
    this.tell(row, { what: 'duration', ...this.drawn(row, decision), minutes });
    return minutes;
  }

  override moment(row: number, decision: number, occurrence: number, month: number): number {
    const minute = super.moment(row, decision, occurrence, month);
    this.tell(row, { what: 'moment', ...this.drawn(row, decision, occurrence), minute });
    return minute;
  }

  override level(row: number, form: number, step: number): number {
    const level = super.level(row, form, step);
    this.tell(row, { what: 'level', act: ACTS[step] ?? 'notice', form, level });
    return level;
  }

  override note(row: number, fact: Fact, value: number): void {
    const { words: w } = this.episodes;
    const minute = w[row + Field.next];
    switch (fact) {
      case 'booked':
        return this.tellBooking(row, value);
      case 'screened':
        return this.tell(row, { what: 'served', line: 'screening', minute: encounter(this, row), minutes: value });
      case 'tier':
      case 'earlier tier':
        return this.tell(row, { what: 'tier', minute, earlier: fact === 'earlier tier', tier: value });
      case 'lodged':
        return this.tell(row, { what: 'lodged', minute, form: this.forms[w[row + Field.form]].name, release: value });
      case 'sentenced':
        return this.tell(row, { what: 'sentenced', minute: value, release: w[row + Field.natural] });
      case 'due':
        this.dueAt = value;
        return this.tell(row, { what: 'due', minute: value });
      case 'window':
        return this.tell(row, { what: 'window', minute: this.dueAt, until: value });
      case 'set out':
        return this.tell(row, { what: 'served', line: 'pickup', minute: setOut(this, row), minutes: value });
    }
  }

  /** The booking, with the draws that make the person and the stay. */
  private tellBooking(row: number, charge: number): void {
    const { words: w } = this.episodes;
    const [minute, profile, release] = [w[row + Field.booked], this.episodes.profile(row), w[row + Field.release]];
    this.tell(row, { what: 'booked', minute, charge, profile, release });
    if (w[row + Field.episode] === 1)
      this.tell(row, { what: 'moment', ...this.drawn(row, Decision.bookingMinute, 0), minute });
    const { recordOnly, recordBoth } = this.now;
    const place = w[row + Field.place];
    this.tell(row, { what: 'draw', ...this.drawn(row, Decision.profile, 0) });
    const record = this.drawn(row, Decision.record, 0);
    this.tell(row, { what: 'chance', ...record, threshold: recordOnly[place] });
    this.tell(row, { what: 'chance', ...record, threshold: recordBoth[place] });
    this.tell(row, { what: 'draw', ...this.drawn(row, Decision.charge) });
    this.tell(row, { what: 'duration', ...this.drawn(row, Decision.stay), minutes: release - minute });
    const inPrison = w[row + Field.natural] - release;
    if (inPrison > 0)
      this.tell(row, { what: 'duration', ...this.drawn(row, Decision.sentenceStay), minutes: inPrison });
  }

  override count(counter: number, row: number, minute: number, amount = 1): void {
    super.count(counter, row, minute, amount);
    const dated = dateOf(COUNTERS[counter]) === 'event';
    if (dated) this.lastEvent = minute;
    this.tell(row, {
      what: 'count',
      counter: COUNTERS[counter],
      minute,
      at: dated ? minute : this.actingMinute(row),
      amount,
    });
  }

  /** When a count happens that is dated by its request or its booking. */
  private actingMinute(row: number): number {
    const { words: w } = this.episodes;
    if (this.day >= this.model.endDay) return this.end;
    return w[row + Field.state] === State.released ? this.lastEvent : w[row + Field.next];
  }

  override charge(prices: readonly Price[], row: number, minute: number, quantity: number): void {
    super.charge(prices, row, minute, quantity);
    const basis = this.basisOf.get(prices) as Basis;
    for (const price of prices) {
      if (price.book !== OWN_BOOK) continue;
      const payer = price.byJail && !price.ofOffice ? this.payerOf[this.episodes.words[row + Field.place]] : 0;
      const counter = COUNTERS[price.counter + payer];
      const cents = entry(price, monthOf(minute), quantity);
      this.tell(row, { what: 'cost', basis, counter, minute, quantity, cents, ofOffice: price.ofOffice });
    }
  }

  override get watched(): boolean {
    return true;
  }

  override linedUp(line: LineName): void {
    const { words: w } = this.episodes;
    const { screening, pickups, office } = this;
    const [all, waits, minutes] =
      line === 'screening'
        ? ([screening, waitsForScreening, office.screeningMinutes] as const)
        : ([pickups, waitsForPickup, office.pickupMinutes] as const);
    const here = all.waiting(this.episodes).filter((row) => waits(this, row));
    here.forEach((row, ahead) => {
      if (!this.watcher.watches(whoAt(w, row))) return;
      const nearest = here.slice(Math.max(0, ahead - NEAREST), ahead).map((other) => whoAt(w, other));
      this.tell(row, { what: 'line', line, ahead, nearest, minutes });
    });
  }
}
