/**
 * How well a day is known. A rule of which only the month is known, or two days between which it began, has several
 * possible days: a run without draws takes the one that is stated, a draw one of them, all alike.
 */
import { formatDay, isDay, monthStart, parseDay, parseMonth } from './calendar.ts';

/** Days since 2000, the last one included. */
export type Possible = { readonly first: number; readonly last: number };

/** Words for how well a day is known: of `bound` only that it is no later. Besides these, two days: 2014-05-01/2014-05-15. */
export const KNOWN_TO = ['day', 'bound', 'month', 'year'] as const;

/** What `known_to` may say. */
export const KNOWN_TO_FORM = /^(?:day|bound|month|year|\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d)$/;
export const KNOWN_TO_MESSAGE = `must be one of ${KNOWN_TO.join(', ')}, or two days such as 2014-05-01/2014-05-15`;

/** The possible days of a rule that is stated to begin on a day; the stated one alone where it is known. */
export function possibleDays(from: string, knownTo?: string): Possible {
  const stated = parseDay(from);
  if (knownTo === 'month') return monthsFrom(parseMonth(from), 1);
  if (knownTo === 'year') return monthsFrom(parseMonth(`${from.slice(0, 4)}-01`), 12);
  const [first, last] = knownTo?.split('/') ?? [];
  return last === undefined ? { first: stated, last: stated } : { first: parseDay(first), last: parseDay(last) };
}

const monthsFrom = (month: number, count: number): Possible => ({
  first: monthStart(month),
  last: monthStart(month + count) - 1,
});

/** The day in the middle; of two the later. */
export const middleOf = ({ first, last }: Possible): number => first + Math.ceil((last - first) / 2);

export const isUncertain = ({ first, last }: Possible): boolean => first < last;

/** One of the possible days. @param u from 0, below 1 */
export const dayAt = ({ first, last }: Possible, u: number): number => first + Math.floor(u * (last - first + 1));

/** What is wrong with how well a day is said to be known, and what to do. */
export function knownToFault(
  from: string | undefined,
  knownTo: string,
): { message: string; hint?: string } | undefined {
  if (!KNOWN_TO_FORM.test(knownTo)) return { message: `${KNOWN_TO_MESSAGE}, got "${knownTo.slice(0, 60)}"` };
  const ends = knownTo.split('/');
  const wrong = ends.length === 2 ? ends.find((end) => !isDay(end)) : undefined;
  if (wrong !== undefined) return { message: `must be days of the calendar between 2000 and 2050, got "${wrong}"` };
  if (ends.length === 2 && ends[0] >= ends[1]) return { message: `must begin before it ends, got "${knownTo}"` };
  if (from === undefined)
    return { message: 'says how well a day is known, and there is no "from"', hint: 'add "from"' };
  if (!isDay(from)) return undefined;
  const possible = possibleDays(from, knownTo);
  if (!isUncertain(possible)) return undefined;
  const middle = formatDay(middleOf(possible));
  if (from.length === 7)
    return {
      message: `needs a day in "from", which runs without draws take, got ${from}`,
      hint: `write the middle: ${middle}`,
    };
  const stated = parseDay(from);
  return stated < possible.first || stated > possible.last
    ? { message: `must hold the day in "from", ${from}`, hint: `the middle of ${knownTo} is ${middle}` }
    : undefined;
}
