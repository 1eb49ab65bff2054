/** The tables of scenarios/data as a {@link World}. Pure: text in, places out. */
import { STATE_NAMES } from '../base/state-names.ts';
import { parseDay, parseMonth } from '../base/calendar.ts';
import { numberOf, parseTable, textOf, type TableRecord as Row } from './table.ts';
import type { Jurisdiction, Posterior, TableRow, World } from './world.ts';

/** States whose jails and prisons are one system, run by the state. */
const UNIFIED = new Set(['AK', 'CT', 'DE', 'HI', 'RI', 'VT']);
/** Share of county jails with officers who interviewed before fingerprints were shared: those with most noncitizens (assumed). */
const INTERVIEWED_SHARE = 0.14;
const NEW_YORK_CITY = '36061';
const ALWAYS = '2000-01-01';

type County = {
  readonly code: string;
  readonly name: string;
  readonly state: string;
  readonly office: string;
  readonly jurisdiction: string;
  readonly population: number;
  readonly noncitizens: number;
  readonly activated: string;
};
type Booked = { readonly bookings: number; readonly followed: number };

/**
 * Builds the world.
 * @param texts the tables by name, without `.csv`. Every table with the columns `office` (or `jurisdiction`), `from`
 *   and `value` becomes one that parameters may name.
 * @throws Error naming table, line and column where a table is missing or a cell cannot be read
 */
export function readWorld(texts: Readonly<Record<string, string>>): World {
  const table = (name: string): Row[] => {
    const text = texts[name];
    if (text === undefined) throw new Error(`${name}.csv: missing from scenarios/data`);
    return parseTable(name, text);
  };
  const counties = table('counties').map(readCounty);
  const booked = new Map(table('bookings').map((row) => [textOf(row, 'jurisdiction'), readBooked(row)]));
  const bookedAt = (code: string): Booked => {
    const found = booked.get(code);
    if (!found) throw new Error(`bookings.csv: no row for ${code}; run scripts/first-bookings.ts`);
    return found;
  };
  const offices = table('offices').map((row) => ({ code: textOf(row, 'office'), name: textOf(row, 'name') }));
  const jails = jailSystems(counties, bookedAt);
  const prisons = table('prisons').map((row) => readPrison(row, bookedAt));
  const jurisdictions = [...jails, ...prisons].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    jurisdictions,
    offices,
    months: table('months').map((row) => ({
      month: parseMonth(textOf(row, 'month')),
      level: numberOf(row, 'level'),
      first: numberOf(row, 'first'),
    })),
    counties: counties.map(({ code, name, state, jurisdiction }) => ({ code, name, state, jurisdiction })),
    tables: new Map([
      ...placeTables(texts),
      ['activation', activationTable(counties)],
      ['local_policies', table('local_policies').map((row) => placeRow(row, 'jurisdiction', textOf(row, 'policy')))],
    ]),
    cpi: new Map(table('cpi_u').map((row) => [numberOf(row, 'year'), numberOf(row, 'index')])),
    posteriors: new Map(
      Object.keys(texts)
        .filter((name) => name.startsWith('posterior_'))
        .map((name) => [name, readPosterior(table(name))]),
    ),
  };
}

/** @throws Error where a cell is no quantile */
function readPosterior(rows: readonly Row[]): Posterior {
  const names = Object.keys(rows[0]?.cells ?? {});
  const quantile = (row: Row, name: string): number => {
    const u = numberOf(row, name);
    if (u > 0 && u < 1) return u;
    throw new Error(`${row.table}.csv:${row.line}: ${name}: must be above 0 and below 1, got ${u}`);
  };
  return { names, rows: rows.map((row) => names.map((name) => quantile(row, name))) };
}

function readCounty(row: Row): County {
  return {
    code: textOf(row, 'code'),
    name: textOf(row, 'name'),
    state: textOf(row, 'state'),
    office: textOf(row, 'office'),
    jurisdiction: textOf(row, 'jurisdiction'),
    population: numberOf(row, 'population'),
    noncitizens: numberOf(row, 'noncitizens'),
    activated: textOf(row, 'activated'),
  };
}

const readBooked = (row: Row): Booked => ({ bookings: numberOf(row, 'bookings'), followed: numberOf(row, 'followed') });

/** County jail systems: a county, or several that one jail serves. */
function jailSystems(counties: readonly County[], bookedAt: (code: string) => Booked): Jurisdiction[] {
  const served = new Map<string, County[]>();
  for (const county of counties) served.set(county.jurisdiction, [...(served.get(county.jurisdiction) ?? []), county]);
  const systems = [...served].map(([code, members]): Jurisdiction => {
    const seat = members.find((county) => county.code === code);
    if (!seat) throw new Error(`counties.csv: jurisdiction ${code} is not the code of one of its counties`);
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
function readPrison(row: Row, bookedAt: (code: string) => Booked): Jurisdiction {
  const [code, kind, state, office] = ['code', 'kind', 'state', 'office'].map((column) => textOf(row, column));
  if (kind !== 'state_prison' && kind !== 'federal_prison')
    throw new Error(`prisons.csv: ${code}: unknown kind ${kind}`);
  const federal = kind === 'federal_prison';
  return {
    code,
    name: `${federal ? 'Federal' : `${STATE_NAMES[state]} state`} prisons (${office})`,
    kind,
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

const placeRow = (row: Row, column: string, value: TableRow['value']): TableRow => ({
  place: textOf(row, column),
  from: textOf(row, 'from'),
  value,
});

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

/** Every table of numbers by place and day, under the name of its file. */
function placeTables(texts: Readonly<Record<string, string>>): [string, TableRow[]][] {
  return Object.keys(texts)
    .sort()
    .flatMap((name): [string, TableRow[]][] => {
      const [place] = /^(office|jurisdiction)(?=,from,value[,\r\n])/.exec(texts[name]) ?? [];
      if (place === undefined) return [];
      return [[name, parseTable(name, texts[name]).map((row) => placeRow(row, place, numberOf(row, 'value')))]];
    });
}
