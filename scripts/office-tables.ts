/**
 * Writes the tables by field office that stand in for what is not published: at_large_other, other_arrests, teams and
 * absconder_stock; with --hours also hours_screening and hours_pickup. Every total here is assumed.
 *
 *     npx tsx scripts/office-tables.ts [--hours]
 */
import { pathToFileURL } from 'node:url';
import { DATA, groupBy, readTable, spread, spreadWhole, sum, writeTable, type Row } from './tables.ts';

/** At-large arrests a year that no team makes: check-ins, probation and parole (15,963 in FY2016; earlier years unknown). */
const AT_LARGE_OTHER = 12_000;
/** Arrests a year by other ways than jails, prisons and at large. */
const OTHER_ARRESTS = 6_000;
const TEAMS = [
  ['2000-01-01', 104],
  ['2012-10-01', 129],
] as const;
const ABSCONDERS = 540_000;
/** Officer-hours a day in the nation. */
const SCREENING_HOURS = 1_500;
const PICKUP_HOURS = 900;

const START = '2000-01-01';

/** The office tables by name. `bookings` is bookings.csv, which gives the people followed by place. */
export function officeTables(
  counties: readonly Row[],
  prisons: readonly Row[],
  bookings: readonly Row[],
): Map<string, Row[]> {
  const byOffice = <T>(
    rows: Iterable<T>,
    office: (row: T) => string,
    weight: (row: T) => number,
  ): Map<string, number> =>
    new Map(
      [...groupBy(rows, office)]
        .map(([code, group]) => [code, sum(group, weight)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const noncitizens = byOffice(
    counties,
    (county) => county.office,
    (county) => Number(county.noncitizens),
  );
  const officeOf = new Map([...counties, ...prisons].map((row) => [row.code, row.office]));
  const followed = byOffice(
    bookings,
    (row) => officeOf.get(row.jurisdiction)!,
    (row) => Number(row.followed),
  );

  const table = (values: ReadonlyMap<string, number>, digits: number, from = START): Row[] =>
    [...values].map(([office, value]) => ({ office, from, value: value.toFixed(digits) }));
  const teams = TEAMS.flatMap(([from, total]) => table(spreadWhole(total, noncitizens), 0, from));
  return new Map([
    ['at_large_other', table(spread(AT_LARGE_OTHER / 12, noncitizens), 3)],
    ['other_arrests', table(spread(OTHER_ARRESTS / 12, noncitizens), 3)],
    ['teams', teams.sort((a, b) => (`${a.office}${a.from}` < `${b.office}${b.from}` ? -1 : 1))],
    ['absconder_stock', table(spreadWhole(ABSCONDERS, noncitizens), 0)],
    ['hours_screening', table(spread(SCREENING_HOURS, followed), 3)],
    ['hours_pickup', table(spread(PICKUP_HOURS, followed), 3)],
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [counties, prisons, bookings] = ['counties', 'prisons', 'bookings'].map((name) => readTable(DATA, name));
  for (const [name, rows] of officeTables(counties, prisons, bookings)) {
    if (!name.startsWith('hours_') || process.argv.includes('--hours')) writeTable(DATA, name, rows);
  }
}
