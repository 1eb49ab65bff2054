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

/**
 * First bookings by month from the first of the run, whose jails start empty.
 * @param first as many as there are at the rate of the tables
 * @param taken by month, the share of those booked whom ICE takes and who do not come again
 * @param was, is chances at the rate of the tables, and at the one in force
 */
export function firstAtRate(
  first: readonly number[],
  taken: readonly number[],
  { was, is }: { readonly was: readonly number[]; readonly is: readonly number[] },
): number[] {
  const months = Math.max(was.length, is.length);
  /** By month, the people booked there who may come again, first or not: the same at every rate. */
  const free: number[] = [];
  return first.map((now, month) => {
    let [booked, more] = [now, 0];
    for (let k = 1; k <= Math.min(month, months); k += 1) {
      const [before, then] = [was[k - 1] ?? 0, is[k - 1] ?? 0];
      booked += free[month - k] * before;
      more += free[month - k] * (then - before);
    }
    free.push(booked * (1 - taken[month]));
    return Math.max(0, now - more);
  });
}
