/**
 * Compiles local_policies.csv from ICE's list of October 2014: the limits of county jails, as a dated sequence.
 *
 *     npx tsx scripts/compile-policies.ts FOLDER
 *
 * FOLDER holds `detainer_policies_2014` (the list: month, coverage, county codes) and
 * `detainer_policies_2014_rule_class` (the class of each wording), in any order of rows.
 */
import { DATA, readTable, writeTable, type Row } from './tables.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('scripts/compile-policies.ts: name the folder of the source tables');
  process.exit(2);
}

const LIST = 'ICE list of Oct 2014';
const LABELS: Readonly<Record<string, string>> = {
  'decline-all': 'No holds on a detainer',
  'judicial-order': "Hold only on a judge's warrant or order",
  'any-warrant': 'Hold only on a warrant of any kind',
  'probable-cause': 'Hold only on a finding of probable cause',
  'offense-list': 'Hold only for listed offences',
  reimbursement: 'Hold only if ICE pays',
  'removal-order': 'Hold only on a removal order',
};
const CLASSES: Readonly<Record<string, string>> = {
  DECLINE_ALL: 'decline-all',
  JUDICIAL_ORDER: 'judicial-order',
  WARRANT: 'any-warrant',
  PROBABLE_CAUSE: 'probable-cause',
  OFFENSE_LIST: 'offense-list',
  REIMBURSEMENT: 'reimbursement',
  REMOVAL_ORDER_OR_ADMIN_WARRANT: 'removal-order',
};

type Own = { readonly policy: string; readonly from?: string; readonly label?: string; readonly note?: string };

/** By row of the list: counties whose text is known better than its class, and wordings we read otherwise. */
const OWN: Readonly<Record<string, Own>> = {
  5: { policy: 'any-warrant', note: 'the wording says that no judge need review the warrant' },
  6: { policy: 'removal-order', note: "a judge's warrant or a deportation order" },
  26: { policy: 'probable-cause', note: 'warrant, order, or other proof of probable cause' },
  34: { policy: 'removal-order', note: "judicial authority, a judge's warrant or a deportation order" },
  46: { policy: 'travis', label: 'Hold only with another criminal charge' },
  76: { policy: 'san-diego', label: 'Hold only on an arrest warrant; notice goes on' },
  87: { policy: 'offense-list', note: 'needs another underlying offence' },
  113: { policy: 'offense-list', note: 'needs a pending criminal charge' },
  117: { policy: 'removal-order', note: 'an order of deportation signed by a judge' },
  119: { policy: 'baltimore-city', label: 'Hold by the priorities of the 2012 guidance' },
  150: {
    policy: 'philadelphia',
    from: '2014-04-16',
    label: "Hold and notice only on a judge's warrant and a violent felony",
  },
  151: { policy: 'miami-dade', label: 'Hold only for forcible felonies and if ICE pays' },
  152: { policy: 'king-county-2013', label: 'Hold only for serious offences' },
  153: { policy: 'orleans', label: 'Hold only for five named crimes' },
  155: { policy: 'new-york-city-2013', label: 'Hold only for covered crimes' },
  157: { policy: 'district-of-columbia', label: 'Hold only for dangerous or violent crimes and if ICE pays' },
  159: {
    policy: 'milwaukee-county',
    label: 'Hold only for listed records',
    note: "on the list as a city; the resolution is the county's",
  },
  162: {
    policy: 'santa-clara',
    from: '2011-10-18',
    label: 'Hold only for serious felonies and if ICE pays',
    note: 'day recalled',
  },
  163: { policy: 'cook-county', from: '2011-09-07', label: 'Hold only if ICE pays; no access' },
};

/** Rows that add nothing: the probation department of Orange County, CA beside its jail; Douglas County, OR listed twice. */
const REPEATED = new Set(['72', '138']);
/** Milwaukee County is on the list as a city. */
const COUNTY_AFTER_ALL = new Set(['159']);

const list = readTable(folder, 'detainer_policies_2014');
const classes = readTable(folder, 'detainer_policies_2014_rule_class');
const counties = readTable(DATA, 'counties');
const jurisdictionOf = new Map(counties.map((county) => [county.code, county.jurisdiction]));

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

function places(row: Row): string[] {
  const codes =
    row.location === 'Colorado County Jails, Colorado'
      ? counties.filter((county) => county.state === 'CO').map((county) => county.code)
      : row.fips.split(';');
  return [...new Set(codes.map((code) => jurisdictionOf.get(code)!))];
}

const listed = list
  .filter(
    (row) =>
      (row.coverage === 'full' || row.coverage.startsWith('all') || COUNTY_AFTER_ALL.has(row.row)) &&
      !REPEATED.has(row.row),
  )
  .flatMap((row) => {
    const own = OWN[row.row];
    const policy = own?.policy ?? classOf(row);
    const rule = {
      from: own?.from ?? `${row.date_enacted}-01`,
      policy,
      label: own?.label ?? LABELS[policy],
      source: LIST,
      note: own?.note ?? '',
    };
    return places(row).map((jurisdiction) => ({ jurisdiction, ...rule }));
  });

/** What the list does not hold: it ends in October 2014. */
const later = [
  {
    jurisdiction: '36061',
    from: '2014-11-01',
    policy: 'new-york-city-2014',
    label: "Hold only on a judge's warrant and a serious crime; no ICE office in the jails",
    source: 'Int. 486-2014',
    note: 'month of the law',
  },
];

const key = (row: { readonly jurisdiction: string; readonly from: string }): string =>
  `${row.jurisdiction} ${row.from}`;
writeTable(
  DATA,
  'local_policies',
  [...listed, ...later].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
);
