/**
 * The lists of jurisdictions that patterns of the record name, from the committed tables record_*.csv: the rows of
 * record_lists.csv, written by record-patterns.ts.
 */
import { lists287g } from './record-287g.ts';
import { DATA, groupBy, readTable, sum, type Row } from './tables.ts';

/** The names of the lists. */
export const DECLINING = 'jurisdictions that declined';
export const LARGE = 'jails with many requests';
export const NAMED = 'jails named from N to Z';

/** All requests of some rows of the record, and those declined. */
export const requests = (rows: readonly Row[]): number =>
  sum(rows, ({ declined, booked, other, none }) => Number(declined) + Number(booked) + Number(other) + Number(none));
/** Those of them that ICE noted as booked into detention. */
export const bookings = (rows: readonly Row[]): number => sum(rows, ({ booked }) => Number(booked));
export const declines = (rows: readonly Row[]): number => sum(rows, ({ declined }) => Number(declined));

/** Jurisdictions by county jails of the half of names that tests: the share of their requests recorded as booked. */
function bookedByName(): Row[] {
  const jails = readTable(DATA, 'record_facilities').filter(
    (one) => one.role === 'validation' && one.kind === 'county_jail' && one.confidence !== 'guess',
  );
  const large = jails.filter((one) => requests([one]) >= 50);
  return [...groupBy(large, ({ jurisdiction }) => jurisdiction)].map(([jurisdiction, rows]) => ({
    list: NAMED,
    jurisdiction,
    value: (bookings(rows) / requests(rows)).toFixed(4),
    role: 'validation',
  }));
}

/** The jurisdictions of each list. A guess is in none. */
export function lists(): Row[] {
  const windows = groupBy(readTable(DATA, 'record_windows'), ({ facility, state }) => `${facility}|${state}`);
  const outside = readTable(DATA, 'record_facilities').flatMap((facility: Row) => {
    const known = windows.get(`${facility.facility}|${facility.state}`) ?? [];
    const placed = facility.jurisdiction !== '' && facility.confidence !== 'guess' && known.length > 0;
    return placed ? [{ jurisdiction: facility.jurisdiction, outside: declines([facility]) - declines(known) }] : [];
  });
  const declining = [...groupBy(outside, ({ jurisdiction }) => jurisdiction)]
    .filter(([, facilities]) => sum(facilities, (facility) => facility.outside) >= 5)
    .map(([jurisdiction]) => ({ list: DECLINING, jurisdiction, value: '', role: 'validation' }));
  const large = readTable(DATA, 'record_custody')
    .filter(({ requests: all }) => Number(all) >= 500)
    .map(({ jurisdiction, requests: all, custody: taken }) => ({
      list: LARGE,
      jurisdiction,
      value: (Number(taken) / Number(all)).toFixed(4),
      role: 'calibration',
    }));
  return [...declining, ...large, ...bookedByName(), ...lists287g()].sort((a, b) =>
    a.list + a.jurisdiction < b.list + b.jurisdiction ? -1 : 1,
  );
}
