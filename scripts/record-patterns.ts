/**
 * Writes record_lists.csv and patterns_record.csv: the record of requests as figures that the model is held against.
 *
 *     npx tsx scripts/record-patterns.ts
 *
 * Everything is read from the committed tables record_*.csv.
 */
import { fileURLToPath } from 'node:url';
import { roleOfMonths } from '../src/analysis/patterns/split.ts';
import { STATE_NAMES } from '../src/base/state-names.ts';
import { figures287g } from './record-287g.ts';
import { type Figure, FOIA, row, type Span } from './record-figure.ts';
import { bookings, DECLINING, declines, LARGE, lists, NAMED, requests } from './record-lists.ts';
import { DATA, groupBy, readTable, writeTable, type Row } from './tables.ts';

const TRAC = 'TRAC (Syracuse University), from ICE FOIA';
/** The months against which later ones are set. */
const START = { from: '2014-10', to: '2014-11' };
const LATE = { from: '2015-05', to: '2015-06' };

const within = (rows: readonly Row[], { from, to }: Span): Row[] =>
  rows.filter(({ month }) => from <= month && month <= to);

const monthOf = (month: string): Span => ({ from: month, to: month });
const dash = ({ from, to }: Span): string => (from === to ? from : `${from}-${to.slice(5)}`);

/** Month by month. Of July there are nineteen days: a rate can be compared, a count cannot. */
function nation(): Figure[] {
  return [...groupBy(readTable(DATA, 'record_months'), ({ month }) => month)].flatMap(([month, rows]): Figure[] => {
    const share: Figure = {
      id: `record-refusal-rate-${month}`,
      metric: 'refusal_rate_recorded',
      ...monthOf(month),
      value: rate(rows),
      // Half a point where the figure tests, and one where it may be fitted to: rates are of 7,000 requests and more.
      within: roleOfMonths(month) === 'validation' && month < '2015-07' ? 0.005 : 0.01,
      series: 'Recorded refusal rate by month',
      note: month === '2015-07' ? '1 to 19 July, read a week later: a floor.' : '',
    };
    if (month === '2015-07') return [share];
    return [
      {
        id: `record-requests-${month}`,
        metric: 'requests',
        ...monthOf(month),
        value: requests(rows),
        series: 'Requests by month',
      },
      share,
      {
        id: `record-refusals-${month}`,
        metric: 'recorded_refusals',
        ...monthOf(month),
        value: declines(rows),
        series: 'Recorded refusals by month',
      },
    ];
  });
}

const noted = (rows: readonly Row[]): number => bookings(rows) / requests(rows);

/** What ICE noted as booked into detention, month by month. June and July were read when many forms were young. */
const booked = (): Figure[] =>
  [...groupBy(readTable(DATA, 'record_months'), ({ month }) => month)].map(([month, rows]) => ({
    id: `record-booked-rate-${month}`,
    metric: 'booked_rate_recorded',
    ...monthOf(month),
    value: noted(rows),
    within: 0.02,
    series: 'Recorded booked rate by month',
    note: month === '2015-07' ? '1 to 19 July, read a week later: a floor.' : '',
  }));

/** Requests a month in a span, set against those of the start. */
const againstStart = (rows: readonly Row[], span: Span): number => perMonth(rows, span) / perMonth(rows, START);
const perMonth = (rows: readonly Row[], span: Span): number => {
  const inside = within(rows, span);
  return requests(inside) / new Set(inside.map(({ month }) => month)).size;
};

/** Winter and spring of the record. */
const SPANS: readonly Span[] = [
  { from: '2014-12', to: '2015-03' },
  { from: '2015-04', to: '2015-06' },
];
/** Requests of a state in the first two months, below which chance is as large as the tolerance. */
const ENOUGH = 400;

const rate = (rows: readonly Row[]): number => declines(rows) / requests(rows);
/** The least share declined at the start for which a tolerance of 5 points tells anything. */
const TELLING = 0.05;

function states(): Figure[] {
  const groups = [...groupBy(readTable(DATA, 'record_states'), ({ state }) => state)].filter(
    ([state, rows]) => state !== '' && requests(within(rows, START)) >= ENOUGH,
  );
  const asked = groups.flatMap(([state, rows]) =>
    SPANS.map((span) => ({
      id: `record-requests-${state.toLowerCase()}-${dash(span)}`,
      metric: 'requests',
      places: `state ${state}`,
      ...span,
      base: START,
      value: againstStart(rows, span),
      series: 'Requests, states, Oct 2014=100%',
      note: 'Requests that name no place (11%) are in no state.',
    })),
  );
  const refused = groups
    .filter(([, rows]) => rate(within(rows, START)) >= TELLING)
    .flatMap(([state, rows]) =>
      [START, ...SPANS].map((span) => ({
        id: `record-refusal-rate-${state.toLowerCase()}-${dash(span)}`,
        metric: 'refusal_rate_recorded',
        places: `state ${state}`,
        ...span,
        value: rate(within(rows, span)),
        series: 'Recorded refusal rate, states',
        note: 'Requests that name no place (11%, and 23% of declines) are in no state.',
      })),
    );
  const taken = groups.flatMap(([state, rows]) =>
    [START, ...SPANS].map((span) => ({
      id: `record-booked-rate-${state.toLowerCase()}-${dash(span)}`,
      metric: 'booked_rate_recorded',
      places: `state ${state}`,
      ...span,
      value: noted(within(rows, span)),
      series: 'Recorded booked rate, states',
      note: 'Requests that name no place (11%, and 7% of those booked) are in no state.',
    })),
  );
  return [...asked, ...refused, ...taken];
}

/** The 62 facilities that declined, against the jurisdictions that decline by the model's own records. */
function chosen(): Figure[] {
  const groups = groupBy(readTable(DATA, 'record_declining'), ({ group }) => group);
  const [declining, others] = [groups.get('declining')!, groups.get('others')!];
  const places = 'records jails that declined';
  const spans = [monthOf('2014-12'), { from: '2015-01', to: '2015-03' }, { from: '2015-04', to: '2015-06' }];
  return [
    ...spans.map((span) => ({
      id: `declining-requests-${dash(span)}`,
      metric: 'requests',
      places,
      over: 'others',
      ...span,
      base: START,
      value: againstStart(declining, span) / againstStart(others, span),
      within: 0.06,
      series: 'Declining jails, others = 100%',
      note: 'Requests a month of 62 facilities with 5 or more declines on odd days, by all their days, against Oct-Nov 2014, over the same of all others.',
    })),
    ...[START, ...spans.slice(1)].map((span) => ({
      id: `declining-refusal-rate-${dash(span)}`,
      metric: 'refusal_rate_recorded',
      places,
      ...span,
      value: rate(within(declining, span)),
      within: 0.02,
      series: 'Refusal rate, declining jails',
      note: '62 facilities with 5 or more declines on odd days, by all their days.',
    })),
  ];
}

/** The named jurisdictions that declined outside two windows, in the windows. */
function listed(): Figure[] {
  const codes = new Set(lists().flatMap(({ list, jurisdiction }) => (list === DECLINING ? [jurisdiction] : [])));
  const names = new Set(
    readTable(DATA, 'record_facilities')
      .filter(({ jurisdiction, confidence }) => codes.has(jurisdiction) && confidence !== 'guess')
      .map(({ facility, state }) => `${facility}|${state}`),
  );
  const rows = readTable(DATA, 'record_windows').filter(({ facility, state }) => names.has(`${facility}|${state}`));
  const of = ({ from }: Span): Row[] => rows.filter((one) => one.from === from);
  const note = `The named facilities of ${codes.size} jurisdictions; others of theirs are not known.`;
  const places = `list ${DECLINING}`;
  return [
    {
      id: `listed-requests-${dash(LATE)}`,
      metric: 'requests',
      places,
      ...LATE,
      base: START,
      value: requests(of(LATE)) / requests(of(START)),
      series: 'Named jails, Oct 2014 = 100%',
      note,
    },
    ...[START, LATE].map((span) => ({
      id: `listed-refusal-rate-${dash(span)}`,
      metric: 'refusal_rate_recorded',
      places,
      ...span,
      value: rate(of(span)),
      role: 'validation',
      series: 'Refusal rate, named jails',
      note,
    })),
  ];
}

/** The least agreement in the order of jails that says something: ours, not a publisher's. */
const AGREEMENT = 0.35;

const orders = (): Figure[] =>
  [
    { id: 'custody-jails-order', list: LARGE, from: '2008-10', to: '2015-11', role: 'calibration', source: TRAC },
    { id: 'booked-jails-order', list: NAMED, from: '2014-10', to: '2015-07', role: 'validation', source: FOIA },
  ].map(({ id, list, from, to, role, source }) => ({
    id,
    // ICE's own note is held against ICE's own note, and TRAC's link against TRAC's.
    metric: list === NAMED ? 'booked_rate_recorded' : 'recorded_custody_rate',
    places: `list ${list}`,
    from,
    to,
    average: 'rank',
    value: AGREEMENT,
    least: true,
    series: list === LARGE ? 'Custody rate, order of jails' : 'Booked rate, order of jails N-Z',
    role,
    standing: 'derived',
    source,
    note: `Rank correlation with what is known of ${lists().filter((one) => one.list === list).length} jurisdictions; the bound is ours.`,
  }));

/**
 * Do jails that refuse more have more people not taken? By TRAC's link they do not, by ICE's own note they do. The bounds
 * are ours. The second was told of facilities of both halves of names and of later months: it tests.
 */
const refusalAndCustody = (): Figure[] =>
  [
    {
      of: 'custody',
      metric: 'not_taken_rate_recorded',
      low: -0.4,
      high: 0.4,
      source: TRAC,
      told: 'no relation of refusal and custody over jails',
    },
    {
      of: 'booked',
      metric: 'not_booked_rate_recorded',
      low: 0.3,
      high: 0.7,
      source: FOIA,
      told: 'a correlation of .5 (50 requests or more) to .6 (100 or more) over named jails',
    },
  ].map(({ of, metric, low, high, source, told }) => ({
    id: `refusal-and-${of}-jails`,
    metric,
    from: '2014-10',
    to: '2015-07',
    average: 'refusals',
    low,
    high,
    series: 'Refused and not taken, over jails',
    standing: 'derived',
    source,
    note: `Over jurisdictions with 100 requests or more: ${told}; the bounds are ours.`,
  }));

/** States with so many requests in TRAC's count, all facilities. */
const LARGE_STATE = 20_000;

const custodyOfStates = (): Figure[] =>
  readTable(DATA, 'record_custody_states')
    .filter(({ requests: all }) => Number(all) >= LARGE_STATE)
    .map(({ state, requests: all, custody: taken }) => ({
      id: `custody-${state.toLowerCase()}`,
      metric: 'recorded_custody_rate',
      places: `state ${state}`,
      from: '2008-10',
      to: '2015-11',
      value: Number(taken) / Number(all),
      series: 'Custody rate, states',
      role: 'calibration',
      source: TRAC,
      note: 'All facilities, FY2003 to Nov 2015; federal prisons of the model are in no state.',
    }));

/** Quantiles over jails, of all years that a run has. */
function custody(): Figure[] {
  const rows = readTable(DATA, 'record_custody').filter(({ requests: all }) => Number(all) >= 500);
  const shares = rows.map((one) => Number(one.custody) / Number(one.requests)).sort((a, b) => a - b);
  return [10, 50, 90].map((percent) => ({
    id: `custody-jails-p${percent}`,
    metric: 'recorded_custody_rate',
    places: `list ${LARGE}`,
    from: '2008-10',
    to: '2015-11',
    average: `p${percent}`,
    value: shares[Math.round((percent / 100) * (shares.length - 1))],
    series: 'Custody rate over jails',
    role: 'calibration',
    source: TRAC,
    note: `Over ${rows.length} jurisdictions with 500 requests or more; published of FY2003 to Nov 2015.`,
  }));
}

/** TRAC report 370: the fall of the monthly mean from FY2012 to November 2013-March 2014, in whole percent. */
const FALLS: readonly (readonly [state: string, fall: number, role: string])[] = [
  // A state tests if it reaches into an office that is held back.
  ['CA', 0.55, 'validation'],
  ['CO', 0.44, 'calibration'],
  ['GA', 0.58, 'validation'],
  ['IL', 0.47, 'calibration'],
  ['NC', 0.53, 'validation'],
  ['TX', 0.28, 'validation'],
];

const falls = (): Figure[] =>
  FALLS.map(([state, fall, role]) => ({
    id: `fall-${state.toLowerCase()}-2014`,
    metric: 'requests',
    places: `state ${state}`,
    from: '2013-11',
    to: '2014-03',
    base: { from: '2011-10', to: '2012-09' },
    value: 1 - fall,
    series: 'Requests, states, FY2012=100%',
    role,
    standing: 'sourced',
    source: 'TRAC report 370',
    note: `${STATE_NAMES[state]}: down ${Math.round(100 * fall)}% by month. October 2013 is not known.`,
  }));

/** All rows of patterns_record.csv. */
export const patterns = (): Row[] =>
  [
    nation,
    booked,
    states,
    chosen,
    listed,
    custody,
    orders,
    refusalAndCustody,
    custodyOfStates,
    falls,
    figures287g,
  ].flatMap((figures) => figures().map(row));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeTable(DATA, 'record_lists', lists());
  writeTable(DATA, 'patterns_record', patterns());
}
