/**
 * A scenario made ready to run: every dated parameter as a number with the day from which it holds, in one office at a
 * time. What is equal in two arms gets equal numbers, so that the first day on which arms differ can be read off.
 */
import type { Parameter, Policy, Programme, Scenario } from '../../scenario/schema.ts';
import type { Place } from '../../scenario/values/places.ts';
import { StatedBookings } from '../../scenario/values/bookings.ts';
import { NATION, simulatedPlaces } from '../../scenario/values/coverage.ts';
import { RuleBook } from '../../policy/rulebook.ts';
import type { Jurisdiction, World } from '../../world/world.ts';
import { monthOfDay, monthStart, parseDay, parseMonth } from '../../base/calendar.ts';
import { type Bookings, bookingsOfTables, ownBookings, STOCK_MONTHS } from './bookings.ts';
import { compileLedger, type Ledger } from './ledger.ts';
import { OFFICE_PARAMETERS, type OfficeParameter, PLACE_PARAMETERS, type PlaceParameter } from './now.ts';
import { officeReaders, placeReaders } from './parameters.ts';
import { type AdaptationTables, adaptationTables } from './adaptation-tables.ts';
import { lookBackOf } from './asking.ts';
import { optionsOf } from '../../scenario/values/definitions.ts';
import { buildCatalogue } from '../../policy/people.ts';
import { PlaceEffects, type PlaceLuck } from './place-effects.ts';
import type { Reader } from './reader.ts';
import { Returns } from './returns.ts';
import { Shelf } from './shelf.ts';
import { prisonOf } from './sentences.ts';
import { Source } from './source.ts';
import { type Change, type History, Timeline } from './timeline.ts';

/** What the arms of a command have in common. */
type Common = {
  readonly shelf: Shelf;
  readonly rules: RuleBook;
  readonly books: readonly string[];
  readonly answersKept: number;
  readonly luck: PlaceLuck;
  readonly oneIn: number;
};

/** One arm of a command: a scenario with its parameters ready to be read in any office. */
export class Model {
  readonly scenario: Scenario;
  readonly world: World;
  readonly shelf: Shelf;
  readonly rules: RuleBook;
  readonly ledger: Ledger;
  /** Names of the books that price the same events besides the scenario's own. */
  readonly books: readonly string[];
  readonly startDay: number;
  readonly endDay: number;
  /** First day on which custody no longer reaches the records' extract. */
  readonly extractDay: number;
  /** What jails may take of their own, and how long they look back; null where nobody adapts. */
  readonly adaptation: AdaptationTables | null;
  /** Months of jails' answers that are kept, whether this arm reads them or not, so that all arms have one past. */
  readonly answersKept: number;
  /** Of so many people one is followed, and stands for all of them: 1 but in a small country. */
  readonly oneIn: number;
  /** How its jails differ. */
  readonly effects: PlaceEffects;
  private readonly stated: StatedBookings;
  /** Null where first bookings are those of the tables whatever the rate of re-arrest. */
  private readonly returns: Returns | null;
  private readonly bookings = new Map<string, Bookings | null>();
  private readonly places: Record<PlaceParameter, Reader>;
  private readonly office: Record<OfficeParameter, Reader>;

  constructor(scenario: Scenario, world: World, { shelf, rules, books, answersKept, luck, oneIn }: Common) {
    this.scenario = scenario;
    this.answersKept = answersKept;
    this.oneIn = oneIn;
    this.world = world;
    this.shelf = shelf;
    this.rules = rules;
    this.books = books;
    const { cost_books: all, cost_book: own } = scenario;
    const others = books.map((name) => all[name]);
    this.ledger = compileLedger(all[own], world.cpi, others);
    const source = new Source(scenario, world, shelf, rules);
    this.startDay = source.startDay;
    this.endDay = monthStart(parseMonth(scenario.simulate.to) + 1);
    this.extractDay = firstDayNotExtracted(source);
    this.adaptation = adaptationTables(source);
    this.stated = new StatedBookings(scenario, world);
    const { expected_taken: taken } = scenario.return;
    this.returns = taken === undefined ? null : new Returns(source, taken, this.endDay);
    this.effects = new PlaceEffects(source, world, luck);
    this.places = placeReaders(source, this.effects);
    this.office = officeReaders(source);
  }

  /** All parameters of an office and its jurisdictions over the run. */
  timeline(office: Place, jurisdictions: readonly Jurisdiction[]): Timeline {
    const inPlaces = PLACE_PARAMETERS.map((name) => this.history(this.places[name], jurisdictions));
    const inOffice = OFFICE_PARAMETERS.map((name) => this.history(this.office[name], [office]));
    const options = this.adaptation?.readers.map((reader) => this.history(reader, jurisdictions)) ?? [];
    return new Timeline(inPlaces, inOffice, options);
  }

  /**
   * The bookings of a place of which the scenario has other ones than bookings.csv, on whatever day, or whose first bookings follow the rate of
   * re-arrest; null for every other place.
   */
  ownBookings(place: Jurisdiction): Bookings | null {
    let found = this.bookings.get(place.code);
    if (found === undefined) {
      const span = { from: monthOfDay(this.startDay) - STOCK_MONTHS, to: monthOfDay(this.endDay - 1) };
      found =
        this.stated.states(place) || this.stated.places(place)
          ? ownBookings(place, this.world, this.stated, span)
          : null;
      // Nobody returns to a prison.
      if (this.returns && place.kind === 'county')
        found = this.returns.follow(place, found ?? bookingsOfTables(place, this.world));
      this.bookings.set(place.code, found);
    }
    return found;
  }

  /** Where the prison of a place stands among others; -1 where nobody is sent from there. */
  prisonOf(place: Jurisdiction, all: readonly Jurisdiction[]): number {
    const prison = this.scenario.prison_sentences && prisonOf(place, all);
    return prison ? all.indexOf(prison) : -1;
  }

  /** The value at the start and every change, by place. Places that are alike are read once. */
  private history(reader: Reader, places: readonly Place[]): History {
    const days = [...new Set(reader.of.flatMap((dated) => [...dated.changes(places)]))]
      .filter((day) => day > this.startDay && day < this.endDay)
      .sort((a, b) => a - b);
    const likeness = likenessFor(reader);
    const read = new Map<string, OfPlace>();
    const start = new Float64Array(places.length);
    const changes: Change[] = [];
    places.forEach((place, p) => {
      const like = likeness(place);
      const own = read.get(like) ?? this.ofPlace(reader, place, days);
      read.set(like, own);
      start[p] = own.start;
      for (const { day, value } of own.changes) changes.push({ day, place: p, value });
    });
    return { start, changes: changes.sort((a, b) => a.day - b.day || a.place - b.place) };
  }

  /** @param days on which anything may change somewhere, in order */
  private ofPlace(reader: Reader, place: Place, days: readonly number[]): OfPlace {
    const start = reader.value(this.startDay, place);
    const changes: { day: number; value: number }[] = [];
    let last = start;
    for (const day of days) {
      if (!reader.of.some((dated) => dated.changesAt(day, place))) continue;
      const value = reader.value(day, place);
      if (value !== last) changes.push({ day, value });
      last = value;
    }
    return { start, changes };
  }
}

/** The numbers of one place: at the start, and whenever they change. */
type OfPlace = {
  readonly start: number;
  readonly changes: readonly { readonly day: number; readonly value: number }[];
};

/** Places of an office for which this is the same have the same numbers on every day. */
function likenessFor({ of, byPlace }: Reader): (place: Place) => string {
  const telling = of.filter((dated) => !dated.uniform);
  if (telling.length === 0) return byPlace ?? (() => '');
  return (place) => [byPlace?.(place) ?? '', ...telling.map((dated) => dated.likeness(place))].join(' ');
}

function firstDayNotExtracted(source: Source): number {
  const { extract, extract_later: later } = source.scenario.recorder;
  const days = later === undefined ? 0 : (source.dated(later).at(source.startDay, NATION) ?? 0);
  return parseDay(extract.date) + Math.floor(days + 0.5) + 1;
}

/** Compiled rules by the people and rules they were made from, kept from draw to draw as long as neither changes. */
export type RuleBooks = Map<string, RuleBook>;

/**
 * Models of several arms over one shelf. Arms whose people differ share nothing and are simulated apart.
 * @param costBooks books of every scenario that price the same events besides its own
 * @param luck from which the lasting luck of places is drawn
 * @param oneIn of so many people one is followed
 */
export function compileModels(
  scenarios: readonly Scenario[],
  world: World,
  books: RuleBooks = new Map(),
  costBooks: readonly string[] = [],
  luck: PlaceLuck = { seed: '', number: 1 },
  oneIn = 1,
): Model[] {
  const answersKept = Math.max(...scenarios.map(lookBackOf));
  const byPeople = new Map<string, { rules: RuleBook; shelf: Shelf }>();
  const used = new Set<RuleBook>();
  const models = scenarios.map((scenario) => {
    const key = JSON.stringify(scenario.people);
    let shared = byPeople.get(key);
    if (!shared) {
      const alike = scenarios.filter((other) => JSON.stringify(other.people) === key);
      const programmes = alike.flatMap((other) => pick(other.programmes, [other.federal.programme], other, world));
      const policies = alike.flatMap((other) =>
        pick(other.policies, [other.state.law, other.local.policy, ...takenPolicies(other)], other, world),
      );
      shared = { shelf: new Shelf(), rules: ruleBook(scenario.people, { programmes, policies }, books) };
      byPeople.set(key, shared);
    }
    used.add(shared.rules);
    return new Model(scenario, world, { ...shared, books: costBooks, answersKept, luck, oneIn });
  });
  // Where people are uncertain every draw has books of its own, and nobody asks for those of the last.
  for (const [key, rules] of books) if (!used.has(rules)) books.delete(key);
  return models;
}

function ruleBook(
  { county, state_prison, federal_prison }: Scenario['people'],
  rules: { programmes: Programme[]; policies: Policy[] },
  books: RuleBooks,
): RuleBook {
  // How often an officer asks is no rule: it may differ from draw to draw.
  const asked = rules.programmes.map(({ tiers, forms }) => [tiers.map(({ when }) => when), forms]);
  const key = JSON.stringify([county, state_prison, federal_prison, asked, rules.policies]);
  const made = books.get(key) ?? new RuleBook(buildCatalogue({ county, state_prison, federal_prison }), rules);
  books.set(key, made);
  return made;
}

/** The policies that jails may take of their own. */
const takenPolicies = ({ adaptation }: Scenario): Parameter[] =>
  optionsOf(adaptation).map((value) => ({ unit: 'name', value }));

/** Those of a library that parameters name, somewhere and some day, in the offices simulated. */
function pick<T>(
  library: Readonly<Record<string, T>>,
  parameters: readonly Parameter[],
  scenario: Scenario,
  world: World,
): T[] {
  const places = new Set(
    simulatedPlaces(scenario.places, scenario.capacity === 'offices', world).map(({ code }) => code),
  );
  const names = parameters.flatMap(({ value, values = [], table }) => [
    value,
    ...values.map((entry) => entry.value),
    ...(world.tables.get(table ?? '') ?? []).flatMap((row) => (places.has(row.place) ? [row.value] : [])),
    ...Object.values(scenario.programmes).map((programme) => programme.falls_back_to),
  ]);
  return Object.entries(library).flatMap(([name, item]) => (names.includes(name) ? [item] : []));
}
