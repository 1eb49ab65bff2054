/**
 * Compiles patterns_offices.csv: published figures of field offices, each with its role.
 *
 *     npx tsx scripts/compile-patterns.ts FOLDER
 *
 * FOLDER holds, as CSV: `arrests_by_aor_fy2013_2016` (ICE data as tabulated by MPI), `arrests_by_aor_month_method_fy2016`
 * (ICE FOIA 2019-ICFO-53623) and `encounters_by_aor_month_fy2016` (ICE).
 */
import { validationOffices } from '../src/analysis/patterns/split.ts';
import { DATA, groupBy, readTable, sum, writeTable, type Row } from './tables.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('scripts/compile-patterns.ts: name the folder of the source tables');
  process.exit(2);
}

const offices = readTable(DATA, 'offices').map(({ office }) => office);
const held = validationOffices(offices);
const MPI = 'ICE data as tabulated by MPI';
const FOIA = 'ICE FOIA 2019-ICFO-53623';

type Figure = { metric: string; year: number; value: number; source: string; role?: string; note?: string };

const row = (office: string, { metric, year, value, source, role, note = '' }: Figure) => ({
  id: `${metric.replaceAll('_', '-')}-${office.toLowerCase()}-fy${year}`,
  metric,
  places: `office ${office}`,
  over: '',
  from: `${year - 1}-10`,
  to: `${year}-09`,
  average: 'total',
  low: value,
  high: value,
  role: role ?? (year === 2016 || held.has(office) ? 'validation' : 'calibration'),
  standing: 'tabulated',
  source,
  note,
});

const arrests = readTable(folder, 'arrests_by_aor_fy2013_2016');
const methods = groupBy(readTable(folder, 'arrests_by_aor_month_method_fy2016'), ({ aor }) => aor);
const encounters = groupBy(readTable(folder, 'encounters_by_aor_month_fy2016'), ({ aor }) => aor);
const yearOf = (rows: readonly Row[], ...columns: string[]): number =>
  sum(rows, (month) => sum(columns, (column) => Number(month[column])));

const figures = (office: string): Figure[] => {
  const months = methods.get(office) ?? [];
  return [
    ...[2013, 2014, 2015, 2016].map((year): Figure => {
      const found = arrests.find(({ aor, fiscal_year }) => aor === office && Number(fiscal_year) === year);
      return { metric: 'ero_arrests', year, value: Number(found?.administrative_arrests), source: MPI };
    }),
    {
      metric: 'transferred_county',
      year: 2016,
      value: yearOf(months, 'cap_local', 'g287'),
      source: FOIA,
      note: 'Local jails and 287(g).',
    },
    {
      metric: 'transferred_prisons',
      year: 2016,
      value: yearOf(months, 'cap_state', 'cap_federal'),
      source: FOIA,
      role: 'input',
      note: 'prisons.csv is placed by it.',
    },
    { metric: 'at_large_arrests', year: 2016, value: yearOf(months, 'at_large'), source: FOIA },
    // The row of Los Angeles holds a centre that issues for many states.
    ...(office === 'LOS'
      ? []
      : [
          {
            metric: 'encountered',
            year: 2016,
            value: yearOf(encounters.get(office) ?? [], 'total'),
            source: 'ICE, encounters of FY2016 by office',
          },
        ]),
  ];
};

writeTable(
  DATA,
  'patterns_offices',
  offices.flatMap((office) => figures(office).map((figure) => row(office, figure))),
);
