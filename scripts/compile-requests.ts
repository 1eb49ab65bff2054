/**
 * Compiles requests_offices.csv: requests that ICE sent to local jails in FY2003 to November 2015, by office and state.
 *
 *     npx tsx scripts/compile-requests.ts FOLDER
 *
 * FOLDER holds, as CSV, `detainers_by_county_fy2003_2015` (TRAC, from ICE FOIA) and the tables of the crosswalk are the
 * project's own.
 */
import { DATA, groupBy, ONE_SYSTEM, placing, readTable, sum, writeTable } from './tables.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('scripts/compile-requests.ts: name the folder of the source tables');
  process.exit(2);
}

/** Requests to all facilities of states that have no rows by county: what is missing in TRAC's total of 1,853,732. */
const STATE_TOTALS: Readonly<Record<string, number>> = { AZ: 97_414, IN: 11_984 };
/** Share of requests that went to local jails in the nation, FY2003-15. */
const LOCAL_SHARE = 0.69;

const counties = readTable(DATA, 'counties');
const countyOf = placing();

const placed = readTable(folder, 'detainers_by_county_fy2003_2015').flatMap((row) => {
  const county = countyOf(row.fips);
  if (!county) return [];
  return [{ county, requests: Number(ONE_SYSTEM.has(county.state) ? row.detainers_all : row.detainers_local) }];
});
const regions = groupBy(counties, ({ office, state }) => `${office},${state}`);
writeTable(
  DATA,
  'requests_offices',
  [...regions.keys()].sort().map((region) => {
    const [office, state] = region.split(',');
    const inside = placed.filter(({ county }) => county.office === office && county.state === state);
    if (inside.length > 0)
      return { office, state, requests: sum(inside, ({ requests }) => requests), basis: 'counties' };
    const total = STATE_TOTALS[state];
    return total === undefined
      ? { office, state, requests: '', basis: 'unknown' }
      : { office, state, requests: Math.round(total * LOCAL_SHARE), basis: 'state total' };
  }),
);
