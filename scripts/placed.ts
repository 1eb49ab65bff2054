/**
 * Writes placed.csv: people followed a year in county jails, as many in each state of a field office as bookings.csv has,
 * but in it where the requests of FY2003 to November 2015 were sent (record_custody.csv). No run of the model is read.
 *
 * In proportion to rule^(1 - w) x (requests / requests a person)^w, with w = s^2 / (s^2 + 1 / requests): the more requests
 * a jail had, the less the rule counts. Where requests are not known, and in states of which a part is, w is 0.
 *
 *     npx tsx scripts/placed.ts
 */
import { pathToFileURL } from 'node:url';
import { HIGHEST_FOLLOWED_SHARE } from './first-bookings.ts';
import { DATA, fittable, groupBy, readTable, sum, writeTable, type Row } from './tables.ts';

/** How far requests of jails lie from the rule within a state of an office: sd of the logarithm, beyond chance. */
const SPREAD = 1.3;
/** As if so much of a request more were on record, so that a jail without any keeps some people. */
const HALF = 0.5;

type Jail = { readonly code: string; readonly rule: number; readonly most: number; readonly requests: number | null };

/**
 * People followed by jail, three decimals.
 * @param record rows of record_custody.csv, @param states of record_custody_states.csv: those that are known in full
 */
export function placedTable(
  counties: readonly Row[],
  bookings: readonly Row[],
  record: readonly Row[],
  states: readonly Row[],
): Row[] {
  const known = new Map(record.filter(({ requests }) => requests !== '').map((row) => [row.jurisdiction, row]));
  const complete = new Set(states.map(({ state }) => state));
  const booked = new Map(bookings.map((row) => [row.jurisdiction, row]));
  const seats = counties.filter(({ code, jurisdiction }) => code === jurisdiction);
  return [...groupBy(seats, ({ office, state }) => `${office},${state}`).values()]
    .flatMap((group) => {
      const jails = group.map(({ code, state }): Jail => {
        const { bookings: all, followed } = booked.get(code)!;
        const requests = complete.has(state) ? known.get(code)?.requests : undefined;
        return {
          code,
          rule: Number(followed),
          most: HIGHEST_FOLLOWED_SHARE * Number(all),
          requests: requests === undefined ? null : Number(requests),
        };
      });
      const placed = within(jails, place(jails));
      return jails.map(({ code }, i) => ({ jurisdiction: code, followed: placed[i].toFixed(3) }));
    })
    .sort((a, b) => (a.jurisdiction < b.jurisdiction ? -1 : 1));
}

/** Weights of the jails of a state in an office. */
function place(jails: readonly Jail[]): number[] {
  const told = jails.filter(({ requests }) => requests !== null);
  const aPerson = sum(told, ({ requests }) => requests! + HALF) / sum(told, ({ rule }) => rule);
  return jails.map(({ rule, requests }) => {
    if (requests === null || rule === 0) return rule;
    const n = requests + HALF;
    const w = SPREAD ** 2 / (SPREAD ** 2 + 1 / n);
    return rule ** (1 - w) * (n / aPerson) ** w;
  });
}

/** The people of the rule shared out by weights. Whom a jail cannot hold are shared among those that can. */
function within(jails: readonly Jail[], weights: readonly number[]): number[] {
  const full = new Set<number>();
  for (;;) {
    const taken = sum(full, (i) => jails[i].most);
    const open = sum(weights.entries(), ([i, weight]) => (full.has(i) ? 0 : weight));
    const scale = open === 0 ? 0 : (sum(jails, ({ rule }) => rule) - taken) / open;
    const over = jails.flatMap(({ most }, i) => (!full.has(i) && weights[i] * scale > most ? [i] : []));
    if (over.length === 0) return jails.map(({ most }, i) => (full.has(i) ? most : weights[i] * scale));
    for (const i of over) full.add(i);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [counties, bookings] = ['counties', 'bookings'].map((name) => readTable(DATA, name));
  writeTable(DATA, 'placed', placedTable(counties, bookings, fittable('record_custody'), fittable('record_custody_states'))); // prettier-ignore
}
