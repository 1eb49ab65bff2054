/**
 * Writes bookings.csv (how many bookings a place has, and how many of them the model follows as people), months.csv
 * (how bookings move over the years, and how many of them are first bookings) and rebooked.csv (how many bookings come
 * again later, for bookings that a scenario states itself). Closed forms; no simulation is run.
 *
 *     npx tsx scripts/first-bookings.ts [--hazard 0.06] [--horizon-months 36]
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { formatMonth, parseMonth } from '../src/base/calendar.ts';
import { chancesOf, RATE_OF_TABLES } from '../src/scenario/values/rebooking.ts';
import { DATA, groupBy, readTable, sum, writeTable, type Row } from './tables.ts';

/** Bookings with fingerprints per arrest the FBI counts: 7,225,393 submissions from activated places to March 2011. */
const BOOKINGS_PER_ARREST = 0.859;
/** Matches per booking = coefficient x (noncitizens / people) ^ exponent: 111,000 in the first year, 692,000 by Sep 2011. */
const MATCH_COEFFICIENT = 0.85;
const MATCH_EXPONENT = 1.1;
const HIGHEST_MATCH_SHARE = 0.5;
/**
 * Share of the people followed who are on ICE's records; the others would tell an interviewer of foreign birth (assumed:
 * with them ERO's encounters of FY2012-13, over 720,000 a year, are in reach, of which matches are some 460,000).
 */
const ON_RECORD = 0.64;
/** At most this share of a jail's bookings is followed. */
export const HIGHEST_FOLLOWED_SHARE = 0.9;

/** Re-arrest of a released person, a year; and how long after a release it may come (assumed). */
const { hazard: HAZARD, months: HORIZON_MONTHS } = RATE_OF_TABLES;
/**
 * Share of the people followed whom ICE takes, and who cannot be booked again (assumed round; published arrests in jails
 * are about 18% of those followed in FY2010 and 6% in FY2016). One number for all years, so that no rule enters.
 */
export const TAKEN = 0.18;

/** Arrests in the nation (FBI estimates; 2008 and 2009 from general knowledge). */
const ARRESTS: Readonly<Record<number, number>> = {
  2008: 14_006_000,
  2009: 13_687_000,
  2010: 13_120_947,
  2011: 12_408_899,
  2012: 12_196_959,
  2013: 11_302_102,
  2014: 11_205_833,
  2015: 10_797_088,
  2016: 10_662_252,
};
const FIRST_YEAR = 2008;
const LAST_YEAR = 2016;
const FIRST_MONTH = parseMonth('2003-10');
const LAST_MONTH = parseMonth('2016-12');

/** Bookings of the winter months against the year's mean, from ICE's arrests in local jails; January is 0. */
const WINTER: ReadonlyMap<number, number> = new Map([
  [10, 0.9],
  [11, 0.93],
  [0, 0.9],
  [1, 0.9],
]);

const decimals = (value: number): string => value.toFixed(3);

type Jail = {
  readonly code: string;
  readonly office: string;
  readonly state: string;
  bookings: number;
  followed: number;
};

/**
 * Bookings and people followed a year at the level of 2008, by jurisdiction. In jails the share followed goes by
 * noncitizens, and how many they are in a field office by the requests that ICE sent there.
 * @param requests requests_offices.csv; without rows every office has its share by noncitizens
 */
export function bookingsTable(counties: readonly Row[], prisons: readonly Row[], requests: readonly Row[]): Row[] {
  const jails = [...groupBy(counties, (county) => county.jurisdiction)].map(([code, served]): Jail => {
    const total = (column: string): number => sum(served, (county) => Number(county[column]));
    const bookings = total('arrests_2008') * BOOKINGS_PER_ARREST;
    const match = MATCH_COEFFICIENT * (total('noncitizens') / total('population')) ** MATCH_EXPONENT;
    const followed = (bookings * Math.min(HIGHEST_MATCH_SHARE, match)) / ON_RECORD;
    return { code, office: served[0].office, state: served[0].state, bookings, followed };
  });
  const factors = officeFactors(jails, requests);
  const scaled = jails.map(({ code, office, bookings, followed }) => ({
    jurisdiction: code,
    bookings: decimals(bookings),
    followed: decimals(Math.min(HIGHEST_FOLLOWED_SHARE * bookings, followed * (factors.get(office) ?? 1))),
  }));
  const inPrison = prisons.map(({ code, followed }) => ({ jurisdiction: code, bookings: followed, followed }));
  return [...scaled, ...inPrison].sort((a, b) => (a.jurisdiction < b.jurisdiction ? -1 : 1));
}

/** By office: requests per person followed there against the nation's, over the states whose requests are known. */
function officeFactors(jails: readonly Jail[], requests: readonly Row[]): Map<string, number> {
  const known = requests.filter((row) => row.requests !== '');
  const people = (office: string, states: readonly string[]): number =>
    sum(
      jails.filter((jail) => jail.office === office && states.includes(jail.state)),
      ({ followed }) => followed,
    );
  const perPerson = [...groupBy(known, ({ office }) => office)].map(([office, rows]) => {
    const asked = sum(rows, (row) => Number(row.requests));
    return {
      office,
      yield:
        asked /
        people(
          office,
          rows.map(({ state }) => state),
        ),
    };
  });
  // Weighted so that the nation's people stay as many as they were.
  const all = (office: string): number => sum(jails.filter((jail) => jail.office === office), ({ followed }) => followed); // prettier-ignore
  const mean = sum(perPerson, (one) => one.yield * all(one.office)) / sum(perPerson, ({ office }) => all(office));
  return new Map(perPerson.map((one) => [one.office, one.yield / mean]));
}

/** Of the people followed who are booked in a month, the share booked again so many months later: not taken, and back. */
export function rebookedTable(hazard = HAZARD, horizonMonths = HORIZON_MONTHS): Row[] {
  return chancesOf({ hazard, months: horizonMonths }).map((chance, i) => ({
    months_later: String(i + 1),
    share: ((1 - TAKEN) * chance).toFixed(9),
  }));
}

/** Arrests in the nation relative to 2008, on a line between mid-years; constant outside. Months since Jan 2000. */
function trend(month: number): number {
  const years = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, 2000 + month / 12 - 0.5 + 1 / 24));
  const year = Math.min(LAST_YEAR - 1, Math.floor(years));
  const part = years - year;
  return (ARRESTS[year] * (1 - part) + ARRESTS[year + 1] * part) / ARRESTS[FIRST_YEAR];
}

function season(month: number): number {
  const others = (12 - sum(WINTER.values(), (factor) => factor)) / (12 - WINTER.size);
  return WINTER.get(month % 12) ?? others;
}

/**
 * Bookings by month relative to a twelfth of 2008. First bookings are what is left when the expected re-bookings of
 * earlier months are taken away; before the first month the level counts as constant.
 */
export function monthsTable(hazard = HAZARD, horizonMonths = HORIZON_MONTHS): Row[] {
  const chances = chancesOf({ hazard, months: horizonMonths });
  const level = (month: number): number => (month < FIRST_MONTH ? 1 : trend(month) * season(month));
  const months = Array.from({ length: LAST_MONTH - FIRST_MONTH + 1 }, (_, i) => FIRST_MONTH + i);
  return months.map((month) => {
    const rebooked = (1 - TAKEN) * sum(chances.entries(), ([i, chance]) => chance * level(month - i - 1));
    return { month: formatMonth(month), level: level(month).toFixed(6), first: (level(month) - rebooked).toFixed(6) };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { hazard: { type: 'string' }, 'horizon-months': { type: 'string' } } });
  const [hazard, horizon] = [Number(values.hazard ?? HAZARD), Number(values['horizon-months'] ?? HORIZON_MONTHS)];
  if (!(hazard >= 0) || !Number.isInteger(horizon) || horizon < 0) {
    console.error('first-bookings: --hazard must be a number from 0, --horizon-months a whole number from 0');
    process.exit(2);
  }
  writeTable(
    DATA,
    'bookings',
    bookingsTable(readTable(DATA, 'counties'), readTable(DATA, 'prisons'), readTable(DATA, 'requests_offices')),
  );
  writeTable(DATA, 'months', monthsTable(hazard, horizon));
  writeTable(DATA, 'rebooked', rebookedTable(hazard, horizon));
}
