/**
 * How many people are first booked where released people come again at another rate than the tables reckon with: so many
 * fewer, or more, that bookings stay as many. Only + - * / are used, so that the same scenario books the same people on
 * every machine.
 */
import { exponential } from '../../base/quantiles.ts';

const MONTHS_A_YEAR = 12;
const HOURS_A_MONTH = 730;

/** How often a year, and for how long after a release, people come again. */
export type Rate = { readonly hazard: number; readonly months: number };

/** The rate for which scripts/first-bookings.ts makes months.csv and rebooked.csv. */
export const RATE_OF_TABLES: Rate = { hazard: 0.06, months: 36 };

export const rateOf = (hazard: number, horizonHours: number): Rate => ({
  hazard,
  months: horizonHours / HOURS_A_MONTH,
});

/**
 * Chance that a person released in a month is booked again k months later, k = 1, 2, ...: a constant hazard, cut off
 * where the horizon ends, which may be within a month.
 */
export function chancesOf({ hazard, months }: Rate): number[] {
  const free = (until: number): number => exponential((-hazard * Math.min(until, months)) / MONTHS_A_YEAR);
  return Array.from({ length: Math.ceil(months) }, (_, i) => free(i) - free(i + 1));
}

/** People booked in the months so far who may come again: those whom ICE may remove, and the others. */
type Free = { readonly removable: number[]; readonly others: number[] };

/** How many of them come again in a month, given when they were booked. */
function again({ removable, others }: Free, chances: readonly number[]): [removable: number, others: number] {
  const months = removable.length;
  const most = Math.min(months, chances.length);
  let [some, rest] = [0, 0];
  for (let k = 1; k <= most; k += 1) {
    some += removable[months - k] * chances[k - 1];
    rest += others[months - k] * chances[k - 1];
  }
  return [some, rest];
}

/**
 * First bookings by month from the first of the run, whose jails start empty. The more often people come again, the fewer of
 * those booked are such as ICE may take: they are counted apart.
 * @param first as many as there are at the rate of the tables
 * @param taken by month, the share of those booked, at that rate, whom ICE takes and who do not come again
 * @param was, is chances at the rate of the tables, and at the one in force
 * @param removable the share of people first booked whom ICE may remove
 */
export function firstAtRate(
  first: readonly number[],
  taken: readonly number[],
  { was, is }: { readonly was: readonly number[]; readonly is: readonly number[] },
  removable: number,
): number[] {
  const [before, now]: Free[] = [
    { removable: [], others: [] },
    { removable: [], others: [] },
  ];
  return first.map((asTables, month) => {
    const [back, backOthers] = again(before, was);
    const [returned, returnedOthers] = again(now, is);
    const newcomers = Math.max(0, asTables - (returned + returnedOthers - (back + backOthers)));
    const [wanted, others] = [asTables * removable + back, asTables * (1 - removable) + backOthers];
    // All who are taken are of those who may be removed.
    const left = 1 - (wanted > 0 ? Math.min(1, (taken[month] * (wanted + others)) / wanted) : 0);
    before.removable.push(wanted * left);
    before.others.push(others);
    now.removable.push((newcomers * removable + returned) * left);
    now.others.push(newcomers * (1 - removable) + returnedOthers);
    return newcomers;
  });
}
