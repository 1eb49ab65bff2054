/** Days and months as people write them, and days of which only a month is known. */
import { isUncertain, possibleDays, type Possible } from '../../base/known-days.ts';
import { formatDay, monthDays, monthOfDay, monthStart } from '../../base/calendar.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore

/** "5 January 2015" of 2015-01-05, "January 2015" of 2015-01; what is no date stays. */
export function dayInWords(text: string): string {
  const found = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (!found) return text;
  const [, year, month, day] = found;
  return [...(day === undefined ? [] : [String(Number(day))]), MONTHS[Number(month) - 1] ?? month, year].join(' ');
}

/** "some day of May 2014", "some day of 2014", "some day from 2 July to 18 September 2014". */
export function someDayInWords({ first, last }: Possible): string {
  const [from, to] = [formatDay(first), formatDay(last)];
  const month = monthOfDay(first);
  if (first === monthStart(month) && last === first + monthDays(month) - 1)
    return `some day of ${dayInWords(from.slice(0, 7))}`;
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return `some day of ${from.slice(0, 4)}`;
  // What both have in common is said once.
  const common = from.slice(0, 7) === to.slice(0, 7) ? 2 : from.slice(0, 4) === to.slice(0, 4) ? 1 : 0;
  const begins = dayInWords(from).split(' ');
  return `some day from ${begins.slice(0, begins.length - common).join(' ')} to ${dayInWords(to)}`;
}

/** "5 January 2015"; "5 January 2015 at the latest"; "some day of January 2015". */
export function dayAsKnown(from: string, knownTo?: string): string {
  const possible = possibleDays(from, knownTo);
  if (isUncertain(possible)) return someDayInWords(possible);
  return knownTo === 'bound' ? `${dayInWords(from)} at the latest` : dayInWords(from);
}
