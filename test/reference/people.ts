/** Who is booked: people, their keys and their first bookings. */
import type { FormDefinition, Form, Scenario } from '../../src/scenario/schema.ts';
import { KINDS, type Outcome } from '../../src/base/vocabulary.ts';
import type { Jurisdiction, World } from '../../src/world/world.ts';
import { formatMonth, monthDays, monthOfDay, monthStart, DAY } from '../../src/base/calendar.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { buildCatalogue, profileOf, type Catalogue, type Profile } from '../../src/policy/people.ts';
import { exponential, poisson } from '../../src/base/quantiles.ts';
import { draw, personKey, placeKey, textKey, threshold, type Key } from '../../src/base/random.ts';
import type { Owner } from './tally.ts';
import type { Parameters } from './parameters.ts';

export type Person = {
  place: Jurisdiction;
  firstMonth: number;
  serial: number;
  key: Key;
  /** Minute of the first booking. */
  booked: number;
  onRecord: boolean;
  tells: boolean;
  profile: Profile;
  owner: Owner;
  /** Released and not taken since; identified by ICE at any time. */
  standing: { out: boolean; known: boolean };
};

/** A request that was lodged, and what came of it so far. */
export type Request = {
  lodged: number;
  month: number;
  name: Form;
  form: FormDefinition;
  /** Release with the request in place. */
  release: number;
  answer: 'none' | 'honored' | 'declined';
  /** A custody would be linked to the request in the records. */
  linked: boolean;
  /** The jail declined, and that is on record: no other reason is. */
  refusalRecorded: boolean;
};

/** One custody episode. Minutes unless said otherwise. */
export type Episode = {
  person: Person;
  /** Where the person is now, and as whom rules see the person: a prison sentence changes both. */
  at: Jurisdiction;
  seenAs: Profile;
  /** When the person goes from jail to prison; infinite for nearly everybody. */
  sentencedAt: number;
  number: number;
  booked: number;
  bookedDay: number;
  bookedMonth: number;
  charge: number;
  /** The day at which rules and parameters of the booking are read. */
  readDay: number;
  /** Release without any request (R0). */
  release: number;
  identified: boolean;
  /** What tells ICE of the person; both may. */
  matched: boolean;
  interviewed: boolean;
  /** By an officer of the jail, who then also processed the person. */
  byJail: boolean;
  /** Position of the tier under which ICE wanted the person, and its factor on coming. */
  tier: number;
  comeFactor: number;
  request?: Request;
  /** ICE would have asked, but for a jail that declines. */
  passedOver: boolean;
  outcome?: Outcome | 'not_identified';
  releasedAt: number;
  nextBooking: number;
  /** Minutes from the midnight after the release to the next booking, if there is one. */
  returnAfter: number;
  offList: boolean;
};

/** The order of keys: jurisdiction code, first month, serial, episode. */
export function byKey(a: Episode, b: Episode): number {
  const [p, q] = [a.person, b.person];
  if (p.place.code !== q.place.code) return p.place.code < q.place.code ? -1 : 1;
  return p.firstMonth - q.firstMonth || p.serial - q.serial || a.number - b.number;
}

export const personId = ({ place, firstMonth, serial }: Person): string =>
  `${place.code}-${formatMonth(firstMonth)}-${serial}`;

/** A minute of the month, uniform. */
export const minuteOfMonth = (month: number, u: number): number =>
  monthStart(month) * DAY + Math.floor((u * monthDays(month) * DAY) / 4294967296);

/** Relative bookings of a month; outside the table, those of its nearest end. */
export function monthLevel(world: World, month: number): World['months'][number] {
  const { months } = world;
  const found = months.find((level) => level.month === month);
  return found ?? (month < months[0].month ? months[0] : months[months.length - 1]);
}

export type Omit = (person: { jurisdiction: string; firstMonth: number; serial: number }) => boolean;

const catalogues = new Map<string, Catalogue>();
const known = new WeakMap<Scenario['people'], Catalogue>();

/** The catalogue is the same for the same people, so that many small runs share it. */
export function catalogueOf(people: Scenario['people']): Catalogue {
  const found = known.get(people);
  if (found) return found;
  const name = JSON.stringify([people.county, people.state_prison, people.federal_prison]);
  const catalogue = catalogues.get(name) ?? buildCatalogue(people);
  catalogues.set(name, catalogue);
  known.set(people, catalogue);
  return catalogue;
}

type Stating = { world: World; scenario: Scenario; parameters: Parameters; firstDay: number };

/** Bookings of a month of people followed and of others; `own` if the scenario states them. */
export function bookingsIn(
  { world, scenario: { arrests }, parameters, firstDay }: Stating,
  place: Jurisdiction,
  month: number,
) {
  const day = Math.max(firstDay, monthStart(month));
  const { level } = monthLevel(world, month);
  const bookings = parameters.at(arrests.bookings, day, place);
  const followed = place.kind === 'county' ? parameters.at(arrests.followed, day, place) : 'shipped';
  const yearly = followed === 'placed' && place.placed !== undefined ? place.placed : place.followed;
  const table = { followed: (yearly / 12) * level, others: ((place.bookings - yearly) / 12) * level };
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  if (!isNumber(bookings) && !isNumber(followed)) return { ...table, yearly, own: false };
  const all = isNumber(bookings) ? bookings : table.followed + table.others;
  if (place.kind !== 'county') return { followed: all, others: 0, yearly, own: true };
  const share = place.bookings > 0 ? yearly / place.bookings : 0;
  const people = isNumber(followed) ? followed : all * share;
  return { followed: people, others: Math.max(0, all - people), yearly, own: true };
}

/** How many people are first booked in a month, where so many come again as the tables reckon with. */
function newcomersOfTables(sim: Stating, place: Jurisdiction, month: number): number {
  const { first, level } = monthLevel(sim.world, month);
  const now = bookingsIn(sim, place, month);
  if (place.kind !== 'county') return now.own ? now.followed : (place.followed / 12) * level;
  const earlier = sim.world.rebooked.map((share, k) => ({ share, ...bookingsIn(sim, place, month - k - 1) }));
  const alike = [now, ...earlier].every(({ own, yearly }) => !own && yearly === now.yearly);
  if (alike) return (now.yearly / 12) * first;
  let left = now.followed;
  for (const { share, followed } of earlier) left -= share * followed;
  return left > 0 ? left : 0;
}

/** Chance of a first return in the k-th month after a release. */
function returnIn(k: number, hazard: number, hours: number): number {
  const stays = (months: number) => exponential((-hazard * Math.min(months, hours / 730)) / 12);
  return k - 1 < hours / 730 ? stays(k - 1) - stays(k) : 0;
}

/** How many people are first booked in a month of the run. */
function newcomers(sim: Stating, place: Jurisdiction, month: number): number {
  const { hazard, horizon, expected_taken: taken } = sim.scenario.return;
  if (taken === undefined || place.kind !== 'county') return newcomersOfTables(sim, place, month);
  const read = (parameter: typeof hazard) => sim.parameters.at(parameter, sim.firstDay, place);
  const start = monthOfDay(sim.firstDay);
  const share = sim.scenario.people.county.flags.removable?.probability ?? 0;
  // By month, who may come again: at the rate of the tables and at the one in force, removable or not.
  const months: { was: number; wasOther: number; is: number; isOther: number }[] = [];
  for (let m = start; ; m += 1) {
    const first = newcomersOfTables(sim, place, m);
    const sum = { was: 0, wasOther: 0, is: 0, isOther: 0 };
    for (let k = 1; k <= m - start; k += 1) {
      const [earlier, asTables] = [months[m - start - k], returnIn(k, 0.06, 26280)];
      const inForce = returnIn(k, read(hazard), read(horizon));
      sum.was += earlier.was * asTables;
      sum.wasOther += earlier.wasOther * asTables;
      sum.is += earlier.is * inForce;
      sum.isOther += earlier.isOther * inForce;
    }
    const more = sum.is + sum.isOther - (sum.was + sum.wasOther);
    const people = first > more ? first - more : 0;
    if (m === month) return people;
    const [removable, others] = [first * share + sum.was, first * (1 - share) + sum.wasOther];
    const expected = sim.parameters.at(taken, monthStart(m), place) * (removable + others);
    const left = removable > 0 ? 1 - Math.min(1, expected / removable) : 1;
    months.push({
      was: removable * left,
      wasOther: others,
      is: (people * share + sum.is) * left,
      isOther: people * (1 - share) + sum.isOther,
    });
  }
}

/** Everyone first booked at a place in a month. `levelDay` is the day at which arrests.level is read. */
export function firstBookings(
  {
    world,
    scenario,
    parameters,
    run,
    firstDay,
  }: {
    world: World;
    scenario: Scenario;
    parameters: Parameters;
    run: Key;
    firstDay: number;
  },
  place: Jurisdiction,
  month: number,
  levelDay: number,
  admittedPart = 1,
): Person[] {
  const mean =
    newcomers({ world, scenario, parameters, firstDay }, place, month) *
    parameters.at(scenario.arrests.level, levelDay, place) *
    admittedPart;
  const code = textKey(place.code);
  const count = poisson(mean, placeKey(run, code), Decision.bookings, month * 4096);
  const catalogue = catalogueOf(scenario.people);
  const onRecord = parameters.at(scenario.people.on_record, firstDay, place);
  const tells = parameters.at(scenario.people.tells_interviewer, firstDay, place);
  return Array.from({ length: count }, (_, i) => {
    const key = personKey(run, code, month, i + 1);
    const u = draw(key, Decision.record, 0);
    const both = u < threshold(onRecord * tells);
    const only = !both && u < threshold(onRecord);
    const profile = catalogue.profiles[profileOf(catalogue, KINDS.indexOf(place.kind), draw(key, Decision.profile, 0))];
    return {
      place,
      firstMonth: month,
      serial: i + 1,
      key,
      booked: minuteOfMonth(month, draw(key, Decision.bookingMinute, 0)),
      onRecord: both || only,
      tells: !only,
      profile,
      owner: { office: place.office, jurisdiction: place.code, conviction: profile.conviction },
      standing: { out: false, known: false },
    };
  });
}
