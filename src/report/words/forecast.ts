/** Figures of a forecast in words. */
import { MONTH_NAMES } from '../../base/calendar.ts';
import { decimals, wholeNumber } from './numbers.ts';

type Months = { readonly from: string; readonly to: string };

const short = (month: string): string => `${MONTH_NAMES[Number(month.slice(5)) - 1]} ${month.slice(2, 4)}`;

/** "FY2015", "Oct 14-Mar 15". */
export function periodInWords({ from, to }: Months): string {
  const isYear = from.endsWith('-10') && to.endsWith('-09') && Number(to.slice(0, 4)) === Number(from.slice(0, 4)) + 1;
  return isYear ? `FY${to.slice(0, 4)}` : `${short(from)}-${short(to)}`;
}

/** How a value of a unit is written: shares in percent, people in full, ratios with two decimals. */
export function forecastValue(unit: string): (value: number) => string {
  if (unit.startsWith('share')) return (value) => `${decimals(100 * value, 1)}%`;
  if (unit === 'people') return wholeNumber;
  return (value) => decimals(value, 2);
}
