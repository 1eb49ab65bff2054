/**
 * Compiles local_policies.csv: the limits of county jails, as a dated sequence.
 *
 *     npx tsx scripts/compile-policies.ts FOLDER
 *
 * FOLDER holds `detainer_policies_2014` (ICE's list of October 2014: month, coverage, county codes) and
 * `detainer_policies_2014_rule_class` (the class of each wording), in any order of rows. What was read elsewhere stands in
 * policies/read.csv: a place in it has these rows alone, and none of the list.
 */
import { fileURLToPath } from 'node:url';
import { formatDay } from '../src/base/calendar.ts';
import { middleOf, possibleDays } from '../src/base/known-days.ts';
import { DATA, readTable, writeTable, type Row } from './tables.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('scripts/compile-policies.ts: name the folder of the source tables');
  process.exit(2);
}

const LIST = 'ICE list of Oct 2014';
const CLASSES: Readonly<Record<string, string>> = {
  DECLINE_ALL: 'decline-all',
  JUDICIAL_ORDER: 'judicial-order',
  WARRANT: 'any-warrant',
  PROBABLE_CAUSE: 'probable-cause',
  OFFENSE_LIST: 'offense-list',
  REIMBURSEMENT: 'reimbursement',
  REMOVAL_ORDER_OR_ADMIN_WARRANT: 'removal-order',
};

type Own = { readonly policy: string; readonly note: string };

/** By row of the list: wordings that we read otherwise than their class says. */
const OWN: Readonly<Record<string, Own>> = {
  6: { policy: 'removal-order', note: "a judge's warrant or a deportation order" },
  87: { policy: 'offense-list', note: 'needs another underlying offence' },
  117: { policy: 'removal-order', note: 'an order of deportation signed by a judge' },
};

/** Colorado's row for all its jails is their end point, not their start (policies/read.csv). Douglas, OR stands there twice. */
const LEFT_OUT = new Set(['1', '138']);
/** Jails of the state, which no county binds: Rhode Island's rule is a state law of the scenario. */
const UNIFIED = new Set(['RI']);

const list = readTable(folder, 'detainer_policies_2014');
const classes = readTable(folder, 'detainer_policies_2014_rule_class');
const read = readTable(fileURLToPath(new URL('policies', import.meta.url)), 'read') as (Rule & { places: string })[];
const counties = readTable(DATA, 'counties');
const countyOf = new Map(counties.map((county) => [county.code, county]));
const seats = new Set(counties.map((county) => county.jurisdiction));

const place = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The class of a row's wording. A place listed twice is told apart by month and by who decided. */
function classOf(row: Row): string {
  const found = classes.filter(
    (c) =>
      place(c.jurisdiction) === place(row.location) &&
      c.effective === row.date_enacted &&
      place(c.instrument) === place(row.policy),
  );
  if (new Set(found.map((c) => c.rule_class)).size !== 1)
    throw new Error(`row ${row.row}: ${row.location}: class not found`);
  return CLASSES[found[0].rule_class];
}

/** A row of the table, but for its jail. */
type Rule = Readonly<Record<'from' | 'known_to' | 'policy' | 'status' | 'source' | 'note', string>>;
type Limit = { readonly jurisdiction: string } & Rule;

/** Rows for places named by code, each jail once. */
function limitsOf(codes: readonly string[], rule: Rule): Limit[] {
  const { from, known_to, policy, status, source, note } = rule;
  const jails = new Set(codes.map((code) => countyOf.get(code)!.jurisdiction));
  return [...jails].map((jurisdiction) => ({ jurisdiction, from, known_to, policy, status, source, note }));
}

const named = read
  .filter(({ places }) => !places.startsWith('rest of'))
  .flatMap((row) => limitsOf(row.places.split(';'), row));
const known = new Set(named.map(({ jurisdiction }) => jurisdiction));

/**
 * Of a row of the list the month is known. Oregon's follow a ruling of 11 April 2014 (Miranda-Olivares v. Clackamas County),
 * and none is before it.
 */
const knownTo = (month: string, state: string): string =>
  state === 'OR' && month === '2014-04' ? '2014-04-12/2014-04-30' : 'month';

const listed = list
  .filter(({ row, coverage }) => coverage === 'full' && !LEFT_OUT.has(row))
  .flatMap((row) => {
    const own = OWN[row.row];
    const codes = row.fips.split(';');
    const known = knownTo(row.date_enacted, countyOf.get(codes[0])!.state);
    const rule: Rule = {
      from: formatDay(middleOf(possibleDays(`${row.date_enacted}-01`, known))),
      known_to: known,
      policy: own?.policy ?? classOf(row),
      status: 'listed',
      source: LIST,
      note: own?.note ?? '',
    };
    return limitsOf(codes, rule);
  })
  .filter(({ jurisdiction }) => !known.has(jurisdiction) && !UNIFIED.has(countyOf.get(jurisdiction)!.state));
for (const { jurisdiction } of listed) known.add(jurisdiction);

const rest = read
  .filter(({ places }) => places.startsWith('rest of'))
  .flatMap((row) => {
    const state = row.places.slice(-2);
    const codes = [...seats].filter((code) => countyOf.get(code)!.state === state && !known.has(code));
    return limitsOf(codes, row);
  });

const key = ({ jurisdiction, from }: Limit): string => `${jurisdiction} ${from}`;
writeTable(
  DATA,
  'local_policies',
  [...named, ...listed, ...rest].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
);
