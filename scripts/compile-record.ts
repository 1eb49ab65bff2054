/**
 * Compiles the tables record_*.csv: what ICE's own record says of requests from October 2014 to July 2015, and TRAC's of
 * custody, each row with the part it plays.
 *
 *     npx tsx scripts/compile-record.ts FOLDER
 *
 * FOLDER holds, as CSV, `detainers_fy2015_by_month_form_outcome`, `_by_month_state_outcome`, `_by_facility_outcome`,
 * `_by_facility_early_late`, `_decliners_by_month` (counted from ICE FOIA 15-87693, published by NPR), `facility_match_fy2015`
 * (our own), `detainers_by_county_fy2003_2015` and `detainers_by_state_fy2003_2015` (TRAC, from ICE FOIA).
 */
import { STATE_NAMES } from '../src/base/state-names.ts';
import { roleOfFacility, roleOfMonths } from '../src/analysis/patterns/split.ts';
import { DATA, groupBy, ONE_SYSTEM, placing, readTable, sum, writeTable, type Row } from './tables.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('scripts/compile-record.ts: name the folder of the source tables');
  process.exit(2);
}
const source = (name: string): Row[] => readTable(folder, name);

/** How a request ended by the record; what ICE noted as any other reason is one kind. */
type Outcomes = { declined: number; booked: number; other: number; none: number };

/** From the columns of a source table: what is left of all is another reason. */
function outcomes(row: Row, all: string, [booked, declined, none]: readonly string[]): Outcomes {
  const [d, b, n] = [Number(row[declined]), Number(row[booked]), Number(row[none])];
  return { declined: d, booked: b, other: Number(row[all]) - d - b - n, none: n };
}
const ENDED = ['booked_into_detention', 'declined_by_lea', 'none_recorded'];

const KINDS: Readonly<Record<string, keyof Outcomes>> = {
  'Detainer Declined by LEA': 'declined',
  'Booked into Detention': 'booked',
  'none recorded': 'none',
};
const FORMS: Readonly<Record<string, string>> = { 'I-247 (before Mar 2013)': 'I-247 before 2013' };

function months(): object[] {
  const groups = groupBy(source('detainers_fy2015_by_month_form_outcome'), ({ month, form }) => `${month},${form}`);
  return [...groups.values()].map((rows) => {
    const [{ month, form }] = rows;
    const of = (kind: keyof Outcomes) =>
      sum(rows, ({ lift_reason, detainers }) => ((KINDS[lift_reason] ?? 'other') === kind ? Number(detainers) : 0));
    const ended = { declined: of('declined'), booked: of('booked'), other: of('other'), none: of('none') };
    return { month, form: FORMS[form] ?? form, ...ended, role: roleOfMonths(month) };
  });
}

const CODES = new Map(Object.entries(STATE_NAMES).map(([code, name]) => [name.toUpperCase(), code]));

/** Of states and, with an empty state, of requests for which no place is named. Islands are no part of the world. */
function states(): object[] {
  return source('detainers_fy2015_by_month_state_outcome').flatMap((row) => {
    const state = row.state === '(none)' ? '' : CODES.get(row.state);
    if (state === undefined) return [];
    return [{ state, month: row.month, ...outcomes(row, 'detainers', ENDED), role: roleOfMonths(row.month) }];
  });
}

const declining = (): object[] =>
  source('detainers_fy2015_decliners_by_month').map((row) => ({
    group: row.group === 'all others' ? 'others' : 'declining',
    month: row.month,
    ...outcomes(row, 'detainers', ENDED),
    role: roleOfMonths(row.month),
  }));

const idOf = ({ facility, state, city }: Row): string => [facility, state, city].join('|');

function facilities(): object[] {
  const matches = new Map(source('facility_match_fy2015').map((row) => [idOf(row), row]));
  return source('detainers_fy2015_by_facility_outcome').map((row) => {
    const { kind = 'unknown', jurisdiction = '', how = '', confidence = '' } = matches.get(idOf(row)) ?? {};
    return {
      facility: row.facility,
      state: CODES.get(row.state) ?? '',
      city: row.city,
      kind,
      jurisdiction,
      how: how || 'no place named',
      confidence: confidence || 'none',
      ...outcomes(row, 'detainers', ENDED),
      role: roleOfFacility(row.facility),
    };
  });
}

/** The first two full months of the record and the last two. */
const WINDOWS = [
  { from: '2014-10', to: '2014-11', suffix: '2014_10_11' },
  { from: '2015-05', to: '2015-06', suffix: '2015_05_06' },
];

/** Of facilities with enough requests in one of two windows. Late months test, whatever the name. */
const windows = (): object[] =>
  source('detainers_fy2015_by_facility_early_late').flatMap((row) =>
    WINDOWS.map(({ from, to, suffix }) => ({
      facility: row.facility,
      state: CODES.get(row.state) ?? '',
      from,
      to,
      ...outcomes(
        row,
        `n_${suffix}`,
        ['booked', 'declined', 'none'].map((kind) => `${kind}_${suffix}`),
      ),
      role: roleOfMonths(to) === 'validation' ? 'validation' : roleOfFacility(row.facility),
    })),
  );

/** As many requests to other facilities, and none to a jail, mean that the jail is listed under another kind. */
const ENOUGH = 100;

/** Requests to jails and what became of them, by the jurisdiction that serves the county. */
function custody(): object[] {
  const countyOf = placing();
  const placed = source('detainers_by_county_fy2003_2015').flatMap((row) => {
    const county = countyOf(row.fips);
    return county ? [{ ...row, state: county.state, jurisdiction: county.jurisdiction }] : [];
  });
  return [...groupBy(placed, ({ jurisdiction }) => jurisdiction)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([jurisdiction, rows]) => {
      const kind = ONE_SYSTEM.has(rows[0].state) ? 'all' : 'local';
      const of = (column: string) => sum(rows, (row: Row) => Number(row[column]));
      const missing = kind === 'local' && of('detainers_local') === 0 && of('detainers_all') >= ENOUGH;
      return {
        jurisdiction,
        requests: missing ? '' : of(`detainers_${kind}`),
        custody: missing ? '' : of(`custody_yes_${kind}`),
        basis: missing ? 'missing' : kind === 'all' ? 'all_facilities' : 'local_jails',
        role: 'calibration',
      };
    });
}

/** All facilities of a state; states of which TRAC holds a part only are left out. */
const custodyOfStates = (): object[] =>
  source('detainers_by_state_fy2003_2015')
    .filter(({ state, complete }) => complete === '1' && state in STATE_NAMES)
    .map(({ state, detainers, ice_took_custody_yes }) => ({
      state,
      requests: detainers,
      custody: ice_took_custody_yes,
      role: 'calibration',
    }));

writeTable(DATA, 'record_months', months());
writeTable(DATA, 'record_states', states());
writeTable(DATA, 'record_declining', declining());
writeTable(DATA, 'record_facilities', facilities());
writeTable(DATA, 'record_windows', windows());
writeTable(DATA, 'record_custody', custody());
writeTable(DATA, 'record_custody_states', custodyOfStates());
