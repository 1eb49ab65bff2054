/**
 * The local calendar: days since 1 Jan 2000, months since Jan 2000, minutes since 1 Jan 2000 00:00 of standard time.
 * Every local day has 1,440 minutes; there is no daylight saving time in the model.
 */
export const DAY = 1440;
const FIRST_YEAR = 2000;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LAST_YEAR = 2060;

const monthStarts: number[] = [];
for (let year = FIRST_YEAR, day = 0; year <= LAST_YEAR; year += 1) {
  for (let month = 0; month < 12; month += 1) {
    monthStarts.push(day);
    const leap = month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    day += LENGTHS[month] + (leap ? 1 : 0);
  }
}

/** First day of a month (months since Jan 2000). */
export const monthStart = (month: number): number => monthStarts[month];

/** Days in a month (months since Jan 2000). */
export const monthDays = (month: number): number => monthStarts[month + 1] - monthStarts[month];

const monthOfDayTable = new Int16Array(monthStarts[monthStarts.length - 1]);
for (let month = 0; month + 1 < monthStarts.length; month += 1) {
  monthOfDayTable.fill(month, monthStarts[month], monthStarts[month + 1]);
}

/** Month of a day. */
export const monthOfDay = (day: number): number => monthOfDayTable[day];

/** Month of a minute. */
export const monthOf = (minute: number): number => monthOfDayTable[(minute / DAY) | 0];

/** The minute of a month that 32 bits choose, all alike. */
export const minuteIn = (month: number, u: number): number =>
  monthStart(month) * DAY + Math.floor((u * (monthDays(month) * DAY)) / 4294967296);

/** "2015-07" as months since Jan 2000. */
export function parseMonth(text: string): number {
  return (Number(text.slice(0, 4)) - FIRST_YEAR) * 12 + Number(text.slice(5, 7)) - 1;
}

/** "2015-07-02" or "2015-07" (its first day) as days since 1 Jan 2000. */
export function parseDay(text: string): number {
  const first = monthStart(parseMonth(text));
  return text.length > 7 ? first + Number(text.slice(8, 10)) - 1 : first;
}

/** True if the text is a day of the calendar between 2000 and 2050 such as "2015-07-02", or a month such as "2015-07". */
export function isDay(text: string): boolean {
  const [, year, month] = /^(\d{4})-(\d{2})(-\d{2})?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 2000 || Number(year) > 2050 || Number(month) < 1 || Number(month) > 12)
    return false;
  return text.length === 7 || formatDay(parseDay(text)) === text;
}

/** By month of the year, from 0. */
export const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Months since Jan 2000 as "2015-07". */
export function formatMonth(month: number): string {
  return `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Days since 1 Jan 2000 as "2015-07-02". */
export function formatDay(day: number): string {
  const month = monthOfDay(day);
  return `${formatMonth(month)}-${String(day - monthStart(month) + 1).padStart(2, '0')}`;
}

/** Minutes since 1 Jan 2000 as "2015-07-02 14:05". */
export function formatMinute(minute: number): string {
  const within = minute % DAY;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${formatDay(Math.floor(minute / DAY))} ${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** Day of the week, 0 = Sunday. 1 Jan 2000 was a Saturday. */
export const weekday = (day: number): number => (day + 6) % 7;

/** True on the observed days of the federal holidays (5 U.S.C. 6103); Juneteenth is one since 17 June 2021 (Pub. L. 117-17). */
export const isFederalHoliday = (day: number): boolean => holidays[day] === 1;

const FIRST_JUNETEENTH = 2021;
const holidays = new Uint8Array(monthOfDayTable.length);
for (let year = FIRST_YEAR; year < LAST_YEAR; year += 1) {
  const start = (month: number) => monthStart((year - FIRST_YEAR) * 12 + month);
  const nth = (month: number, dayOfWeek: number, n: number) =>
    start(month) + ((dayOfWeek - weekday(start(month)) + 7) % 7) + 7 * (n - 1);
  const observed = (day: number) => (weekday(day) === 6 ? day - 1 : weekday(day) === 0 ? day + 1 : day);
  const lastMonday = start(5) - 1 - ((weekday(start(5) - 1) + 6) % 7);
  for (const day of [observed(start(0)), observed(start(6) + 3), observed(start(10) + 10), observed(start(11) + 24)]) {
    holidays[day] = 1;
  }
  if (year >= FIRST_JUNETEENTH) holidays[observed(start(5) + 18)] = 1;
  for (const day of [nth(0, 1, 3), nth(1, 1, 3), lastMonday, nth(8, 1, 1), nth(9, 1, 2), nth(10, 4, 4)])
    holidays[day] = 1;
}

/**
 * The minute at which a hold ends that starts at `release`: `minutes` of counted time later. Days that do not count
 * (weekends, federal holidays) stop the clock from midnight to midnight.
 */
export function holdEnd(release: number, minutes: number, weekendsCount: boolean, holidaysCount: boolean): number {
  if (weekendsCount && holidaysCount) return release + minutes;
  let now = release;
  let left = minutes;
  for (;;) {
    const day = Math.floor(now / DAY);
    const dayEnd = (day + 1) * DAY;
    const dayOfWeek = weekday(day);
    const counts = (weekendsCount || (dayOfWeek !== 0 && dayOfWeek !== 6)) && (holidaysCount || holidays[day] === 0);
    if (counts) {
      if (now + left <= dayEnd) return now + left;
      left -= dayEnd - now;
    }
    now = dayEnd;
  }
}
