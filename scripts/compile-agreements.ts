/**
 * Compiles agreements_287g.csv, the county jails whose own officers act for ICE, and record_287g.csv, the people whom they
 * identified.
 *
 *     npx tsx scripts/compile-agreements.ts FOLDER
 *
 * FOLDER holds `agreements_287g_pre2018` (ICE, GAO, CRS and MPI, compiled by the Deportation Data Project). Ends that were
 * read elsewhere stand in policies/agreements.csv and come before the table's.
 */
import { fileURLToPath } from 'node:url';
import { addMonths, DATA, placing, readTable, writeTable, type Row } from './tables.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('scripts/compile-agreements.ts: name the folder of the source table');
  process.exit(2);
}

const COMPILED = 'Deportation Data Project (ice-287g), from ICE, GAO, CRS and MPI';
/** Months from the signature until officers are trained and act: assumed, see SOURCES.md. */
const TRAINING = 2;
/** The first day after the model's end: what begins later is left out. */
const AFTER = '2016-10-01';
/** The last fiscal year with figures ends then: of an agreement that had ended by 2017, that is all the table knows. */
const LAST_FIGURES = '2013-09-30';

const read = new Map(
  readTable(fileURLToPath(new URL('policies', import.meta.url)), 'agreements').map((row) => [row.jurisdiction, row]),
);
const countyOf = placing();

/** Police of cities inside Maricopa and Dallas, who run no jail of the county. */
const CITY_POLICE: ReadonlySet<string> = new Set(['City of Mesa Police', 'Carrollton Police']);

/** The jail of a county; task forces, state agencies and what is of no known model have none. */
const jailOf = ({ model, agency, county_fips }: Row): string | undefined =>
  model === 'JEM' && !CITY_POLICE.has(agency) ? countyOf(county_fips.split(';')[0])?.jurisdiction : undefined;

type Agreement = Row & { readonly jurisdiction: string };
const agreements: Agreement[] = readTable(folder, 'agreements_287g_pre2018').flatMap((row) => {
  const jurisdiction = jailOf(row);
  const began = addMonths(row.first_signed, TRAINING);
  return jurisdiction === undefined || began >= AFTER ? [] : [{ ...row, jurisdiction, began }];
});

/** When it ended, and how that is known; null where it went on beyond the model. */
function endOf(row: Agreement): Pick<Row, 'to' | 'standing' | 'source' | 'note'> | null {
  const known = read.get(row.jurisdiction);
  if (known) return known as Pick<Row, 'to' | 'standing' | 'source' | 'note'>;
  const to = row.active_to_or_last_seen;
  if (row.ended_by_2017_08 === '0' || to >= AFTER) return null;
  const note = to === LAST_FIGURES ? 'the last year with figures' : 'the last list that has it';
  return { to, standing: 'last seen', source: COMPILED, note };
}

const rows = agreements.flatMap((row) => {
  const { jurisdiction, first_signed } = row;
  const start = {
    from: row.began,
    active: 'true',
    standing: 'signed',
    source: COMPILED,
    note: `signed ${first_signed}`,
  };
  const end = endOf(row);
  const stop = end && { from: end.to, active: 'false', standing: end.standing, source: end.source, note: end.note };
  return [start, ...(stop ? [stop] : [])].map((one) => ({ jurisdiction, ...one }));
});
const key = ({ jurisdiction, from }: { jurisdiction: string; from: string }): string => `${jurisdiction} ${from}`;
writeTable(
  DATA,
  'agreements_287g',
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
);

/** Whom they identified: sums over fiscal years, as far as there are any. */
const identified = agreements
  .filter((row) => row.identified_fy2006_2013 !== '')
  .map((row) => ({
    jurisdiction: row.jurisdiction,
    identified: row.identified_fy2006_2013,
    first_year: row.first_fy,
    last_year: row.last_fy,
    role: 'calibration',
  }));
writeTable(
  DATA,
  'record_287g',
  identified.sort((a, b) => (a.jurisdiction < b.jurisdiction ? -1 : 1)),
);
