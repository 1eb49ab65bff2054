/**
 * Compiles counties.csv, offices.csv and prisons.csv from the publishers' tables.
 *
 *     npx tsx scripts/compile-country.ts FOLDER
 *
 * FOLDER holds, as CSV: `counties` (office, population, noncitizens, day of activation), `county_noncitizen_acs5`,
 * `fbi_arrests_by_county_2008` (arrests and coverage), `field_offices`, `arrests_by_aor_month_method_fy2016`.
 * Codes, names and shapes follow us-atlas; crosswalk.csv says which code became which.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DATA, groupBy, readTable, spread, sum, writeTable, type Row } from './tables.ts';
import { estimateArrests, type Reported } from './county-arrests.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('scripts/compile-country.ts: name the folder of the source tables');
  process.exit(2);
}

/** People followed in prisons a year at the level of 2008: round figures (assumed), set from ICE's arrests there in FY2016. */
const STATE_PRISON_PEOPLE = 23_000;
const FEDERAL_PRISON_PEOPLE = 46_000;

/** 2010 census counts (general knowledge) of counties that the population table has only under an old code. */
const POPULATION_2010: Readonly<Record<string, number>> = {
  '02105': 2150,
  '02158': 7459,
  '02195': 3815,
  '02198': 5559,
  '02230': 968,
  '02275': 2369,
  '46102': 13586,
};

type Shape = { readonly id: string; readonly properties: { readonly name: string } };
type County = {
  code: string;
  name: string;
  state: string;
  office: string;
  jurisdiction: string;
  population: number;
  noncitizens: number;
  activated: string;
};

const atlas = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('us-atlas/counties-10m.json'), 'utf8'),
) as {
  readonly objects: { readonly counties: { readonly geometries: readonly Shape[] } };
};
const shapeNames = new Map(atlas.objects.counties.geometries.map((shape) => [shape.id, shape.properties.name]));
const crosswalk = readTable(DATA, 'crosswalk');
const obsolete = crosswalk.filter((row) => row.kind === 'obsolete');
const byFips = (name: string): Map<string, Row> => new Map(readTable(folder, name).map((row) => [row.fips, row]));
const [published, noncitizens, arrests] = ['counties', 'county_noncitizen_acs5', 'fbi_arrests_by_county_2008'].map(
  byFips,
);

const predecessors = (code: string): string[] =>
  obsolete.filter((row) => row.to_code === code).map((row) => row.from_code);

/** Independent cities keep "city": several share a name with a county of their state. */
function countyName(code: string): string {
  const name = shapeNames.get(code);
  if (name === undefined) throw new Error(`counties: ${code} has no shape in us-atlas`);
  const independent = (code.startsWith('51') && code >= '51500') || code === '24510' || code === '29510';
  return independent ? `${name} city` : name;
}

function currentCounties(): County[] {
  const old = new Set(obsolete.map((row) => row.from_code));
  const codes = new Set(
    [...published.keys()].filter((code) => !old.has(code)).concat(obsolete.map((row) => row.to_code)),
  );
  const moved = new Map(crosswalk.filter((row) => row.kind !== 'obsolete').map((row) => [row.from_code, row.to_code]));
  return [...codes].sort().map((code) => {
    const row = published.get(code);
    const before = predecessors(code).map((from) => published.get(from)!);
    const state = (row ?? before[0]).state;
    return {
      code,
      name: countyName(code),
      state,
      office: row?.aor ?? officeOf(state),
      jurisdiction: moved.get(code) ?? code,
      population: row ? Number(row.pop_2012) : POPULATION_2010[code],
      noncitizens: countNoncitizens(code),
      activated: row?.sc_activation ?? before[0].sc_activation,
    };
  });
}

/** A renamed county keeps the figure under its old code; a merged city is added to its county. */
function countNoncitizens(code: string): number {
  const figure = (at: string): number => Number(noncitizens.get(at)?.noncit_2012 ?? 0);
  const whole = predecessors(code).filter((from) => obsolete.filter((row) => row.from_code === from).length === 1);
  return figure(code) + sum(whole, figure);
}

function officeOf(state: string): string {
  const [office, ...others] = readTable(folder, 'field_offices').filter((row) => row.state === state);
  if (others.length > 0) throw new Error(`counties: ${state} has several offices`);
  return office.aor;
}

/** Arrests on record under the code and its predecessors; an old code divided among several goes by population. */
function reported(county: County): Reported {
  const parts = [county.code, ...predecessors(county.code)].flatMap((code) => {
    const row = arrests.get(code);
    if (!row || Number(row.arrests_2008) === 0) return [];
    const heirs = obsolete.filter((r) => r.from_code === code).map((r) => r.to_code);
    const people = heirs.length > 1 ? sum(heirs, (heir) => POPULATION_2010[heir]) : county.population;
    return [{ arrests: (Number(row.arrests_2008) * county.population) / people, coverage: Number(row.coverage_2008) }];
  });
  const coverage = parts.length === 0 ? 0 : Math.min(...parts.map((part) => part.coverage));
  return { state: county.state, population: county.population, arrests: sum(parts, (part) => part.arrests), coverage };
}

function prisons(counties: readonly County[]): object[] {
  const methods = readTable(folder, 'arrests_by_aor_month_method_fy2016');
  const offices = groupBy(counties, (county) => county.office);
  const byOffice = (total: number, column: string): Map<string, number> =>
    spread(
      total,
      new Map(
        [...offices.keys()].map((office) => [
          office,
          sum(
            methods.filter((m) => m.aor === office),
            (m) => Number(m[column]),
          ),
        ]),
      ),
    );
  const row = (code: string, kind: string, state: string, office: string, followed: number): object => ({
    code,
    kind,
    state,
    office,
    followed: followed.toFixed(3),
    basis: 'assumed',
  });
  const federal = [...byOffice(FEDERAL_PRISON_PEOPLE, 'cap_federal')].map(([office, followed]) =>
    row(`FED-${office}`, 'federal_prison', '', office, followed),
  );
  const state = [...byOffice(STATE_PRISON_PEOPLE, 'cap_state')].flatMap(([office, followed]) => {
    // The District of Columbia has no prison of its own.
    const states = groupBy(
      offices.get(office)!.filter((county) => county.state !== 'DC'),
      (county) => county.state,
    );
    const people = new Map([...states].map(([name, rows]) => [name, sum(rows, (county) => county.population)]));
    return [...spread(followed, people)].map(([name, part]) =>
      row(`ST-${name}-${office}`, 'state_prison', name, office, part),
    );
  });
  return [...federal, ...state].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
}

const codeOf = (row: object): string => (row as { code: string }).code;

const counties = currentCounties();
const estimates = estimateArrests(counties.map(reported));
writeTable(
  DATA,
  'counties',
  counties.map(({ activated, ...county }, i) => ({
    ...county,
    arrests_2008: estimates[i].arrests,
    arrests_basis: estimates[i].basis,
    activated,
  })),
);
const names = new Map(readTable(folder, 'field_offices').map((row) => [row.aor, row.aor_name]));
writeTable(
  DATA,
  'offices',
  [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([office, name]) => ({ office, name })),
);
writeTable(DATA, 'prisons', prisons(counties));
console.log(
  `arrests 2008: ${sum(estimates, (e) => e.arrests)}, imputed ${estimates.filter((e) => e.basis === 'imputed').length}`,
);
