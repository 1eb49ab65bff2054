/** The federal fiscal years, October to September: FY2014 ends in September 2014. */
import { formatMonth, MONTH_NAMES } from './calendar.ts';

/** The months of a fiscal year that lie in some period, both ends included (months since Jan 2000). */
export type FiscalYear = { readonly year: number; readonly from: number; readonly to: number };

const OCTOBER = 9;
const SEPTEMBER = 8;

/** The fiscal years that a period touches; the first and the last may be parts of one. @param from, to months since Jan 2000 */
export function fiscalYears(from: number, to: number): FiscalYear[] {
  const years: FiscalYear[] = [];
  for (let first = from; first <= to;) {
    const last = first + 11 - ((first + 3) % 12);
    years.push({ year: Number(formatMonth(last).slice(0, 4)), from: first, to: Math.min(to, last) });
    first = last + 1;
  }
  return years;
}

/** "FY2014"; where only some of its months are meant "FY2015 (from Jul)", "FY2016 (to Dec)", "FY2016 (Nov to Feb)". */
export function fiscalYearName({ year, from, to }: FiscalYear): string {
  const [first, last] = [from % 12, to % 12];
  const [begins, ends] = [first === OCTOBER, last === SEPTEMBER];
  if (begins && ends) return `FY${year}`;
  if (from === to) return `FY${year} (${MONTH_NAMES[first]})`;
  const part = ends
    ? `from ${MONTH_NAMES[first]}`
    : begins
      ? `to ${MONTH_NAMES[last]}`
      : `${MONTH_NAMES[first]} to ${MONTH_NAMES[last]}`;
  return `FY${year} (${part})`;
}
