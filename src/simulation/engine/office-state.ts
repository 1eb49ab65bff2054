/**
 * What one field office is at the start of a day: its places and people, the parameters in force, its lines and lists, and
 * what has been counted. A fork is a copy that shares nothing with the original.
 */
import type { Bookings } from '../compile/bookings.ts';
import { DAY, monthOfDay, monthStart } from '../../base/calendar.ts';
import { PAYERS, kindCode } from '../../base/vocabulary.ts';
import { Episodes, PERSON } from '../store/episodes.ts';
import { DayLists } from '../store/day-lists.ts';
import { IntList } from '../store/lists.ts';
import { Answers } from '../store/answers.ts';
import { Bills } from '../store/bills.ts';
import { Changes } from '../compile/changes.ts';
import { Jails } from '../store/jails.ts';
import { type Ledger, ledgerRead } from '../compile/ledger.ts';
import { Line } from '../store/line.ts';
import type { Model } from '../compile/model.ts';
import type { Form, Odds, Regime, Stays } from '../compile/shelf.ts';
import type { Change, Timeline } from '../compile/timeline.ts';
import type { Ruleset } from '../../policy/rulebook.ts';
import {
  OFFICE_PARAMETERS,
  type OfficeParameter,
  officeValues,
  PLACE_PARAMETERS,
  type PlaceParameter,
  placeValues,
} from '../compile/now.ts';
import { type Key, placeKey, textKey, threshold } from '../../base/random.ts';
import { Records } from '../store/records.ts';
import { Targets } from '../store/targets.ts';
import { type TallyPlan, Tally } from '../store/tally.ts';
import type { OfficePlaces } from '../compile/office-places.ts';

export class OfficeState {
  readonly model: Model;
  readonly places: OfficePlaces;
  /** Tables of the model that every step looks into. */
  readonly stays: readonly Stays[];
  readonly forms: readonly Form[];
  readonly regimes: readonly Regime[];
  readonly rulesets: readonly Ruleset[];
  readonly odds: readonly Odds[];
  readonly sentences: readonly Float64Array[];

  readonly ledger: Ledger;
  readonly timeline: Timeline;
  readonly run: Key;
  /** For how many people one who is followed stands, and below which draw somebody is followed. */
  readonly each: number;
  readonly followed: number;
  readonly officeKey: Key;
  readonly placeKeys: readonly Key[];
  /** By place: the number that stands for its code in keys. */
  readonly codes: readonly number[];
  readonly end: number;
  /** By place: position of its kind in KINDS, and of who pays for its jail in PAYERS. */
  readonly kindOf: Uint8Array;
  readonly payerOf: Uint8Array;
  /** By place: the prison to which it sends people; -1 where it sends nobody. */
  readonly prisonOf: Int32Array;
  /** Parameters in force today. */
  readonly now: Record<PlaceParameter, Float64Array>;
  readonly office: Record<OfficeParameter, number>;
  /** Rules under each option of a jail that adapts, today. */
  private readonly options: readonly Float64Array[];
  /** What jails have taken of their own; null where nobody adapts. */
  readonly jails: Jails | null;
  /** How jails have answered of late; null where no arm asks less for it. */
  readonly answers: Answers | null;
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
  /** Minutes of teams that the list has overdrawn, in a small country. */
  overdrawn: number;
  /** `list_months` of the first of this month. */
  listMonths = 0;
  /** Days of this month with fingerprint sharing, and the level of arrests at its start, by place. */
  readonly activeDays: Float64Array;
  readonly levelOfMonth: Float64Array;
  /** Bookings by month where the scenario states them, by place. */
  readonly own: readonly (Bookings | null)[];
  /** Months in which some place begins or ends fingerprint sharing: only then are its days counted one by one. */
  readonly activationMonths: ReadonlySet<number>;
  /** Episodes booked in the period; null if nobody asks for pairs. */
  readonly records: Records | null;
  /** Today. */
  day: number;
  private readonly changes: Changes;
  /** The prisoners of the first day are in. */
  stocked: boolean;
  // Work lists, reused every day to avoid garbage collection: who was identified today, whom ICE comes for, and who has
  // an event after screening.
  readonly newlyIdentified = new IntList();
  readonly candidates = new IntList();
  readonly later = new IntList();

  constructor(model: Model, places: OfficePlaces, timeline: Timeline, plan: TallyPlan, run: Key, from?: OfficeState) {
    this.model = model;
    this.places = places;
    this.stays = model.shelf.stays.items;
    this.forms = model.shelf.forms.items;
    this.regimes = model.shelf.regimes.items;
    this.rulesets = model.shelf.rulesets.items;
    this.odds = model.shelf.odds.items;
    this.sentences = model.shelf.sentences.items;

    this.ledger = ledgerRead(model.ledger, plan.read);
    this.timeline = timeline;
    this.run = run;
    this.each = model.oneIn;
    this.followed = threshold(1 / model.oneIn);
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
    const { answersKept } = model;
    this.answers = answersKept > 0 ? new Answers(answersKept, places.jurisdictions.length, from?.answers) : null;
    this.ruleset = this.jails?.ruleset ?? this.now.ruleset;
    this.own = places.jurisdictions.map((place) => model.ownBookings(place));
    this.kindOf = Uint8Array.from(places.jurisdictions, ({ kind }) => kindCode(kind));
    this.payerOf = Uint8Array.from(places.jurisdictions, ({ payer }) => PAYERS.indexOf(payer));
    this.prisonOf = Int32Array.from(places.jurisdictions, (place) => model.prisonOf(place, places.jurisdictions));
    this.episodes = new Episodes(from?.episodes);
    this.tally = new Tally(plan, from?.tally);
    this.bills = new Bills(plan, model.books.length, from?.bills);
    this.calendar = new DayLists(model.startDay, model.endDay, 1, 16, from?.calendar);
    this.bookings = new DayLists(model.startDay, model.endDay, PERSON, 16 * PERSON, from?.bookings);
    this.screening = new Line(from?.screening);
    this.pickups = new Line(from?.pickups);
    this.targets = new Targets(from?.targets);
    this.absconders = from ? from.absconders : Math.floor(this.office.absconderStock + 0.5);
    this.overdrawn = from ? from.overdrawn : 0;
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
  private countDaysSoFar(from: OfficeState): void {
    const month = monthOfDay(this.day);
    if (!this.activationMonths.has(month) || from.activationMonths.has(month)) return;
    this.activeDays.set(from.now.activated.map((on) => on * (this.day - monthStart(month))));
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
}
