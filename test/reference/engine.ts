/**
 * The plain engine: src/simulation/README.md word by word, for small worlds. It exists to be compared with the fast
 * one; where they differ, one of them or the text is wrong.
 */
import type { Scenario } from '../../src/scenario/schema.ts';
import { inPlaces } from '../../src/scenario/values/places.ts';
import type { Jurisdiction, World } from '../../src/world/world.ts';
import { DAY, monthDays, monthOfDay, monthStart, parseMonth } from '../../src/base/calendar.ts';
import type { Outcome } from '../../src/base/vocabulary.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { manyPeople } from '../../src/base/quantiles.ts';
import { draw, placeKey, replicationKey, textKey, threshold } from '../../src/base/random.ts';
import { Adaptation } from './adaptation.ts';
import { book, followPrisoner, screened } from './booking.ts';
import { type Standing, standings } from './followed.ts';
import { Ledger } from './ledger.ts';
import { type Case, Line } from './lines.ts';
import { Parameters, toMinutes } from './parameters.ts';
import { byKey, bookingsIn, firstBookings, personId, type Episode, type Omit, type Person } from './people.ts';
import { release } from './outcome.ts';
import { admittedFromElsewhere } from './sentences.ts';
import { PlaceEffects } from './place-effects.ts';
import { Rules } from './rules.ts';
import { newAgenda, put, take, tell, type Agenda, type Simulation, type Told, type TraceLine } from './state.ts';
import { Tally, type Owner } from './tally.ts';
import { Teams } from './teams.ts';
import { simulatedOffices, type SimulatedOffice } from './world.ts';

export type ReferenceOptions = {
  seed: string;
  replication: number;
  /** The joint draw of the parameters, from 1; without draws 1. */
  draw?: number;
  report?: { from: string; to: string } | undefined;
  /** A small country: of so many people one is followed, and stands for all of them. */
  oneIn?: number;
  /** People left out entirely; nobody else may change unless through an office's hours. */
  omit?: Omit | undefined;
  trace?: ((line: TraceLine) => void) | undefined;
  /** Called with all that goes into each episode. */
  told?: ((line: Told) => void) | undefined;
};

export type ReferenceResult = {
  /** Month indices of the run. */
  months: number[];
  /** Month by COUNTERS, over the places reported. */
  monthly: number[][];
  /** Over the report period, without office counters. */
  byJurisdiction: Map<string, number[]>;
  /** Conviction class by COUNTERS, over the report period: what belongs to people followed. */
  byClass: number[][];
  /** Over the report period, office counters included where the office is reported whole. */
  byOffice: Map<string, number[]>;
  /** `${person}#${episode}` of every followed episode booked in the report period at a place reported. */
  episodes: Map<string, Outcome | 'not_identified'>;
  /** Everybody followed, whenever booked, at the places reported. */
  people: Standing[];
};

/** Simulates every month of the scenario, one episode at a time. */
export function simulateReference(world: World, scenario: Scenario, options: ReferenceOptions): ReferenceResult {
  const offices = simulatedOffices(world, scenario);
  const places = offices.flatMap(({ jurisdictions }) => jurisdictions);
  const sim = prepare(world, scenario, places, options);
  const running = offices.map((office) => openOffice(sim, office));
  for (let day = sim.firstDay; day * DAY < sim.end; day += 1) {
    if (day === monthStart(monthOfDay(day))) sim.adaptation?.startMonth(monthOfDay(day));
    for (const office of running) simulateDay(sim, office, day);
  }
  for (const { screening, pickup } of running) {
    screening.close();
    pickup.close();
  }
  return results(sim, offices, options.report ?? scenario.report);
}

function prepare(
  world: World,
  scenario: Scenario,
  places: Jurisdiction[],
  { seed, replication, draw = 1, oneIn = 1, omit, trace, told }: ReferenceOptions,
): Simulation {
  const parameters = new Parameters(world.tables);
  const firstMonth = parseMonth(scenario.simulate.from);
  const lastMonth = parseMonth(scenario.simulate.to);
  const tally = new Tally(firstMonth, lastMonth);
  const firstDay = monthStart(firstMonth);
  const run = replicationKey(seed, replication);
  const adaptation =
    scenario.adaptation && new Adaptation(scenario.adaptation, places, { parameters, tally, run, firstDay });
  const effects = new PlaceEffects(world, scenario, { parameters, firstDay, seed, number: draw });
  return {
    world,
    scenario,
    parameters,
    tally,
    firstMonth,
    lastMonth,
    firstDay,
    trace,
    told,
    run,
    oneIn,
    adaptation,
    answers: [],
    effects,
    rules: new Rules(scenario, parameters, { told, adaptation, effects }),
    ledger: new Ledger(scenario.cost_books[scenario.cost_book], world.cpi, tally),
    start: firstDay * DAY,
    end: (monthStart(lastMonth) + monthDays(lastMonth)) * DAY,
    omit: omit ?? (() => false),
    episodes: [],
  };
}

/** An office as its days go by. */
type Running = { office: SimulatedOffice; agenda: Agenda; screening: Line; pickup: Line; teams: Teams };

function openOffice(sim: Simulation, office: SimulatedOffice): Running {
  const agenda = newAgenda();
  for (const place of office.jurisdictions) if (place.kind !== 'county') followPrisonersOf(sim, agenda, place);
  const [screening, pickup] = [new Line(sim.oneIn), new Line(sim.oneIn)];
  return { office, agenda, screening, pickup, teams: new Teams(sim, office, agenda) };
}

function simulateDay(sim: Simulation, { office, agenda, screening, pickup, teams }: Running, day: number): void {
  const month = monthOfDay(day);
  if (day === monthStart(month)) {
    teams.startMonth(month);
    for (const place of office.jurisdictions) startMonthAt(sim, agenda, place, month);
  }
  bookingsOfDay(sim, agenda, day);
  screenDay(sim, office, agenda, screening, day);
  stepsOfDay(agenda, day);
  pickupDay(sim, office, agenda, pickup, day);
  if (day + 1 === monthStart(month + 1)) teams.endMonth(month);
}

/** A step may lead to another on the same day. */
function stepsOfDay(agenda: Agenda, day: number): void {
  for (let steps = take(agenda.steps, day); steps.length > 0; steps = take(agenda.steps, day))
    for (const step of steps) step();
}

/** People first booked at a place in a month, but for those left out or not followed. */
function peopleOf(sim: Simulation, place: Jurisdiction, month: number, levelDay: number, part = 1): Person[] {
  const kept = ({ firstMonth, serial }: Person) => !sim.omit({ jurisdiction: place.code, firstMonth, serial });
  const followed = ({ key }: Person) => draw(key, Decision.followed, 0) < threshold(1 / sim.oneIn);
  return firstBookings(sim, place, month, levelDay, part).filter((person) => kept(person) && followed(person));
}

function followPrisonersOf(sim: Simulation, agenda: Agenda, place: Jurisdiction): void {
  for (let month = sim.firstMonth - 60; month < sim.firstMonth; month += 1) {
    for (const person of peopleOf(sim, place, month, sim.firstDay)) followPrisoner(sim, agenda, person);
  }
}

function startMonthAt(sim: Simulation, agenda: Agenda, place: Jurisdiction, month: number): void {
  for (const person of peopleOf(sim, place, month, monthStart(month), admittedFromElsewhere(sim, place))) {
    put(agenda.bookings, Math.floor(person.booked / DAY), { person, number: 1, minute: person.booked });
  }
  if (place.kind === 'county') countOthers(sim, place, month);
}

/** Bookings of people the model does not follow. */
function countOthers(sim: Simulation, place: Jurisdiction, month: number): void {
  const first = monthStart(month);
  const level = sim.parameters.at(sim.scenario.arrests.level, first, place);
  const mean = bookingsIn(sim, place, month).others * level;
  let shared = 0;
  for (let i = 0; i < monthDays(month); i += 1)
    if (sim.parameters.at(sim.scenario.activation, first + i, place)) shared += 1;
  const people = (m: number) =>
    manyPeople(m, placeKey(sim.run, textKey(place.code)), Decision.otherBookings, month * 4096);
  const owner: Owner = { office: place.office, jurisdiction: place.code };
  sim.tally.add(owner, 'arrests', month, people(mean));
  sim.tally.add(owner, 'submissions', month, people(mean * (shared / monthDays(month))));
}

function bookingsOfDay(sim: Simulation, agenda: Agenda, day: number): void {
  for (const { person, number, minute, previous } of take(agenda.bookings, day)) {
    if (previous?.outcome !== 'at_large') book(sim, agenda, person, number, minute);
  }
  for (const arrive of take(agenda.prison, day)) arrive();
}

function screenDay(sim: Simulation, office: SimulatedOffice, agenda: Agenda, line: Line, day: number): void {
  const { screening } = sim.scenario;
  const arrivals = take(agenda.screening, day).toSorted(
    (a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank) || a.minute - b.minute || byKey(a.episode, b.episode),
  );
  const budget = hoursOfDay(sim, office, 'screening', day);
  const cases = arrivals.map(({ episode, minute }) => ({
    ...inLine(sim, episode, 'screening'),
    ready: minute,
    gone: episode.release,
    need: (now: number) =>
      toMinutes(
        sim.parameters.at(episode.matched ? screening.hours_per_match : screening.hours_per_interview, now, episode.at),
      ),
    served: (at: number, minutes: number) => screened(sim, agenda, episode, at, minutes),
    left: () => release(sim, agenda, episode, episode.release, 'not_requested'),
  }));
  sim.tally.add({ office: office.code }, 'screening_minutes_used', monthOfDay(day), line.day(day, cases, budget));
}

function pickupDay(sim: Simulation, office: SimulatedOffice, agenda: Agenda, line: Line, day: number): void {
  const arrivals = take(agenda.pickups, day).toSorted((a, b) => a.ready - b.ready || byKey(a.episode, b.episode));
  const budget = hoursOfDay(sim, office, 'pickup', day);
  const cases = arrivals.map(({ episode, ready, gone, served, left }) => ({
    ...inLine(sim, episode, 'pickup'),
    ready,
    gone,
    served,
    left,
    need: (now: number) => toMinutes(sim.parameters.at(sim.scenario.pickup.hours_per_pickup, now, episode.at)),
  }));
  sim.tally.add({ office: office.code }, 'pickup_minutes_used', monthOfDay(day), line.day(day, cases, budget));
}

/** As many of those ahead in a line are named. */
const NEAREST = 5;

/** How a case is called in its line, and what it tells of the place it has there each day. */
function inLine(sim: Simulation, episode: Episode, line: 'screening' | 'pickup'): Pick<Case, 'name' | 'stands'> {
  if (!sim.told) return {};
  return {
    name: `${personId(episode.person)}#${episode.number}`,
    stands: (ahead, day, budget) => {
      const minutes = budget === 'unlimited' ? -1 : budget;
      const nearest = ahead.slice(-NEAREST).map(({ name = '' }) => name);
      tell(sim, episode, day, { what: 'line', line, ahead: ahead.length, nearest, minutes });
    },
  };
}

/** Minutes an office may spend on a line that day; counted and paid for, used or not. */
function hoursOfDay(
  sim: Simulation,
  office: SimulatedOffice,
  line: 'screening' | 'pickup',
  day: number,
): number | 'unlimited' {
  const hours = sim.parameters.at(sim.scenario[line].hours_per_day, day, office.place);
  if (hours === 'unlimited') return hours;
  const minutes = toMinutes(hours * sim.parameters.at(sim.scenario[line].level, day, office.place));
  sim.tally.add({ office: office.code }, `${line}_minutes_given`, monthOfDay(day), minutes);
  sim.ledger.enter(`${line}_hour_given`, minutes, { office: office.code }, monthOfDay(day));
  return minutes;
}

function results(sim: Simulation, offices: SimulatedOffice[], report: { from: string; to: string }): ReferenceResult {
  const { scenario, tally, firstMonth, lastMonth } = sim;
  const [from, to] = [parseMonth(report.from), parseMonth(report.to)];
  const covered = new Set(
    offices.flatMap(({ jurisdictions }) =>
      jurisdictions.filter((j) => inPlaces(scenario.places, j)).map((j) => j.code),
    ),
  );
  const whole = new Set(offices.filter((office) => office.whole).map((office) => office.code));
  const isReported = ({ office, jurisdiction }: Owner) =>
    jurisdiction === undefined ? whole.has(office) : covered.has(jurisdiction);
  const months = Array.from({ length: lastMonth - firstMonth + 1 }, (_, i) => firstMonth + i);
  return {
    months,
    monthly: months.map((month) => tally.total(month, month, isReported)),
    byJurisdiction: new Map(
      [...covered].toSorted().map((code) => [code, tally.total(from, to, (owner) => owner.jurisdiction === code)]),
    ),
    byClass: tally.byClass(from, to, isReported),
    byOffice: new Map(
      offices.map(({ code }) => [code, tally.total(from, to, (o) => o.office === code && isReported(o))]),
    ),
    episodes: episodesOf(sim, covered, from, to),
    people: standings(sim.episodes, sim.end).filter(({ place }) => covered.has(place)),
  };
}

function episodesOf(sim: Simulation, covered: Set<string>, from: number, to: number): ReferenceResult['episodes'] {
  const outcomes: ReferenceResult['episodes'] = new Map();
  for (const { person, number, bookedMonth, outcome } of sim.episodes) {
    if (!covered.has(person.place.code) || bookedMonth < from || bookedMonth > to) continue;
    if (outcome === undefined) throw new Error(`${personId(person)}#${number} has no outcome`);
    outcomes.set(`${personId(person)}#${number}`, outcome);
  }
  return outcomes;
}
