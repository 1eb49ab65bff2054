/** The tables of scenarios/data as a {@link World}. Pure: text in, places out. */
import { STATE_NAMES } from '../base/state-names.ts';
import { parseDay } from '../base/calendar.ts';
import type { Codes } from './codes.ts';
import { Tables, type Booked, type County, type PrisonRow } from './tables.ts';
import type { Jurisdiction, TableRow, World } from './world.ts';

/** States whose jails and prisons are one system, run by the state. */
const UNIFIED = new Set(['AK', 'CT', 'DE', 'HI', 'RI', 'VT']);
/** Share of county jails with officers who interviewed before fingerprints were shared: those with most noncitizens (assumed). */
const INTERVIEWED_SHARE = 0.14;
const NEW_YORK_CITY = '36061';
const ALWAYS = '2000-01-01';

/**
 * Builds the world.
 * @param texts the tables by name, without `.csv`. Every table with the columns `office` (or `jurisdiction`), `from`
 *   and `value` becomes one that parameters may name; what is wrong with these is told where one does.
 * @throws ProblemsError with everything that is wrong in the other tables, by line and column
 */
export function readWorld(texts: Readonly<Record<string, string>>): World {
  const tables = new Tables(texts);
  const offices = tables.offices();
  const counties = tables.counties(offices);
  const prisons = tables.prisons(offices);
  // What follows is held against these places: where they are wrong, everything else would be.
  const placesAreRight = tables.areRight;
  const months = tables.months();
  const rebooked = tables.rebooked();
  const cpi = tables.cpi();
  const posteriors = tables.posteriors();
  const codes: Codes = {
    jurisdiction: new Set([
      ...counties.map(({ jurisdiction }) => jurisdiction),
      ...prisons.map(({ cells }) => cells.code),
    ]),
    office: new Set(offices.map(({ code }) => code)),
    servedBy: new Map(counties.map(({ code, jurisdiction }) => [code, jurisdiction])),
  };
  const booked = placesAreRight ? tables.bookings(codes) : new Map<string, Booked>();
  const placed = placesAreRight ? tables.placed(codes) : new Map<string, number>();
  const estimates = placesAreRight ? tables.estimates(codes) : new Map<string, never>();
  tables.mustBeRight();
  const bookedAt = (code: string): Booked => {
    const [found, elsewhere] = [booked.get(code) as Booked, placed.get(code)];
    return elsewhere === undefined ? found : { ...found, placed: elsewhere };
  };
  const sources = tables.byPlace(codes);
  return {
    jurisdictions: [...jailSystems(counties, bookedAt), ...prisons.map((row) => readPrison(row, bookedAt))].sort(
      (a, b) => (a.code < b.code ? -1 : 1),
    ),
    offices,
    months,
    rebooked,
    counties: counties.map(({ code, name, state, jurisdiction }) => ({ code, name, state, jurisdiction })),
    tables: new Map([
      ...[...sources].map(([name, { rows }]) => [name, rows] as const),
      ['activation', activationTable(counties)],
    ]),
    sources,
    cpi,
    estimates,
    posteriors,
  };
}

/** County jail systems: a county, or several that one jail serves. */
function jailSystems(counties: readonly County[], bookedAt: (code: string) => Booked): Jurisdiction[] {
  const served = new Map<string, County[]>();
  for (const county of counties) served.set(county.jurisdiction, [...(served.get(county.jurisdiction) ?? []), county]);
  const systems = [...served].map(([code, members]): Jurisdiction => {
    const seat = members.find((county) => county.code === code) as County;
    const unified = UNIFIED.has(seat.state);
    return {
      code,
      name: `${code === NEW_YORK_CITY ? 'New York City' : seat.name}, ${seat.state}`,
      kind: 'county',
      state: seat.state,
      office: seat.office,
      groups: unified ? ['unified'] : [],
      payer: unified ? 'state' : 'local',
      ...bookedAt(code),
      activation: parseDay(earliest(members)),
      population: members.reduce((total, county) => total + county.population, 0),
      noncitizens: members.reduce((total, county) => total + county.noncitizens, 0),
    };
  });
  return markInterviewed(systems);
}

/** The day the first of the counties began to share fingerprints. */
const earliest = (counties: readonly County[]): string =>
  counties.map((county) => county.activated).reduce((first, day) => (day < first ? day : first));

/** The jails with most noncitizens join the group `interviewed-jails`; of equals, the lower code. */
function markInterviewed(systems: readonly Jurisdiction[]): Jurisdiction[] {
  const ranked = [...systems].sort((a, b) => b.noncitizens - a.noncitizens || (a.code < b.code ? -1 : 1));
  const chosen = new Set(ranked.slice(0, Math.round(INTERVIEWED_SHARE * systems.length)));
  return systems.map((system) =>
    chosen.has(system) ? { ...system, groups: [...system.groups, 'interviewed-jails'] } : system,
  );
}

/** The prisons of a state, or of the nation, in one office. They share no fingerprints: people there are interviewed. */
function readPrison({ cells }: PrisonRow, bookedAt: (code: string) => Booked): Jurisdiction {
  const { code, state, office } = cells;
  const federal = cells.kind === 'federal_prison';
  return {
    code,
    name: `${federal ? 'Federal' : `${STATE_NAMES[state]} state`} prisons (${office})`,
    kind: federal ? 'federal_prison' : 'state_prison',
    state,
    office,
    groups: [],
    payer: federal ? 'federal' : 'state',
    ...bookedAt(code),
    activation: null,
    population: 0,
    noncitizens: 0,
  };
}

/** Fingerprint sharing, off and from some day on, by jurisdiction. */
function activationTable(counties: readonly County[]): TableRow[] {
  const days = new Map<string, string>();
  for (const { jurisdiction, activated } of counties) {
    const known = days.get(jurisdiction);
    if (known === undefined || activated < known) days.set(jurisdiction, activated);
  }
  return [...days].flatMap(([place, day]) => [
    { place, from: ALWAYS, value: false },
    { place, from: day, value: true },
  ]);
}
