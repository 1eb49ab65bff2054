/** Who is booked: people, their keys and their first bookings. */
import type { FormDefinition, Form, Scenario } from '../../src/scenario/schema.ts';
import { KINDS, type Outcome } from '../../src/base/vocabulary.ts';
import type { Jurisdiction, World } from '../../src/world/world.ts';
import { formatMonth, monthDays, monthStart, DAY } from '../../src/base/calendar.ts';
import { Decision } from '../../src/simulation/engine/decisions.ts';
import { buildCatalogue, profileOf, type Catalogue, type Profile } from '../../src/policy/people.ts';
import { poisson } from '../../src/base/quantiles.ts';
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
};

/** One custody episode. Minutes unless said otherwise. */
export type Episode = {
  person: Person;
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

/** How many people are first booked in a month: who comes again is taken away. Prisoners do not return. */
function newcomers(sim: Stating, place: Jurisdiction, month: number): number {
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
): Person[] {
  const mean =
    newcomers({ world, scenario, parameters, firstDay }, place, month) *
    parameters.at(scenario.arrests.level, levelDay, place);
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
