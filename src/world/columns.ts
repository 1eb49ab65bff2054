/** What the cells of a column must be. A check says what is wrong with a cell, and the remedy. */
import { formatDay, isDay } from '../base/calendar.ts';
import { knownToFault } from '../base/known-days.ts';
import { suggest, type Hint } from '../base/problem.ts';

/** `alone`: nothing else is to be said of the row. */
export type Fault = { readonly message: string; readonly hint?: Hint; readonly alone?: boolean };
export type Check = (cell: string, row: readonly string[]) => Fault | undefined;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** True if the text is a number as tables write it. */
export const isNumber = (text: string): boolean => NUMBER.test(text) && Number.isFinite(Number(text));

const got = (cell: string): string => (cell === '' ? 'got nothing' : `got "${cell.slice(0, 60)}"`);

/** Any text, or none. */
export const anything: Check = () => undefined;

/** Some text. */
export const text: Check = (cell) => (cell === '' ? { message: 'must not be empty' } : undefined);

/** A number from a least one on; `whole`: without decimals. */
export const number =
  (least = Number.NEGATIVE_INFINITY, { whole = false } = {}): Check =>
  (cell) => {
    const kind = whole ? 'a whole number' : 'a number';
    if (!isNumber(cell)) return { message: `must be ${kind}, ${got(cell)}`, hint: numberHint(cell) };
    if (whole && !Number.isInteger(Number(cell))) return { message: `must be ${kind}, ${got(cell)}` };
    return Number(cell) < least ? { message: `must be at least ${least}, got ${cell}` } : undefined;
  };

/** A number larger than another. */
export const above =
  (bound: number): Check =>
  (cell, row) =>
    number(bound)(cell, row) ?? (Number(cell) > bound ? undefined : { message: `must be above ${bound}, got ${cell}` });

/** The usual fix for what is no number. */
export function numberHint(cell: string): string | undefined {
  if (/^[\d.]+\s*%$/.test(cell)) return 'write percentages as shares, such as 0.05';
  if (/^\d+,\d{1,2}$/.test(cell)) return `write decimals with a point: ${cell.replace(',', '.')}`;
  if (/^\d[\d,_ ]*(\.\d+)?$/.test(cell)) return 'write numbers without separators';
  return undefined;
}

/** A number between 0 and 1, neither of them. */
export const quantile: Check = (cell) => {
  if (!isNumber(cell)) return { message: `must be a number, ${got(cell)}` };
  return Number(cell) > 0 && Number(cell) < 1 ? undefined : { message: `must be above 0 and below 1, got ${cell}` };
};

/** A day of the calendar, such as 2015-07-02; or a month, which stands for its first day. */
export const day: Check = (cell) => {
  if (isDay(cell)) return undefined;
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(cell))
    return { message: `must be a date of the calendar between 2000 and 2050, ${got(cell)}` };
  const meant = daysMeant(cell);
  return {
    message: `must be a date such as 2015-07-02 or a month such as 2015-07, ${got(cell)}`,
    hint: meant.length === 0 ? undefined : `write ${meant.join(' or ')}`,
  };
};

/** What other ways of writing dates mean: 7/2/2015, 13.7.2015, 2015/7/2, 20150702, or a spreadsheet's 42187. */
function daysMeant(cell: string): string[] {
  const written = (year: string, ...rest: string[]): string =>
    [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');
  const [, year, ...yearFirst] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ].*)?$/.exec(cell) ?? [];
  const [, first, second, yearLast] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell) ?? [];
  // Spreadsheets count days from the end of 1899.
  const serial = /^\d{5}$/.test(cell) ? Number(cell) - 36_526 : -1;
  const all = [
    ...(year === undefined || cell.length < 7 ? [] : [written(year, ...yearFirst)]),
    ...(yearLast === undefined ? [] : [written(yearLast, first, second), written(yearLast, second, first)]),
    ...(serial >= 0 && serial < 18_628 ? [formatDay(serial)] : []),
  ];
  return [...new Set(all.filter(isDay))];
}

/** How well the day in another column is known. @param from the number of that column */
export const knownTo =
  (from: number): Check =>
  (cell, row) =>
    cell === ''
      ? { message: 'must not be empty', hint: 'write day where the day is known' }
      : knownToFault(row[from], cell);

/** A month such as 2015-07. */
export const month: Check = (cell) =>
  isDay(cell) && cell.length === 7 ? undefined : { message: `must be a month such as 2015-07, ${got(cell)}` };

/** One of a few words. */
export const oneOf =
  (...words: readonly string[]): Check =>
  (cell) =>
    words.includes(cell) ? undefined : { message: `must be one of ${words.join(', ')}, ${got(cell)}` };

/** Something that another list knows by its code. */
export const codeOf =
  (what: string, known: { readonly has: (code: string) => boolean; readonly keys: () => Iterable<string> }): Check =>
  (cell) =>
    known.has(cell)
      ? undefined
      : {
          message: cell === '' ? `must be a ${what}, got nothing` : `unknown ${what} "${cell}"`,
          hint: () => suggest(cell, known.keys()),
        };

/** A code of five digits, as counties have. */
export const countyCode: Check = (cell) => {
  if (/^\d{5}$/.test(cell)) return undefined;
  const message = `must be a county code of five digits, ${got(cell)}`;
  return { message, hint: /^\d{4}$/.test(cell) ? `has lost its leading zero: write 0${cell}` : undefined };
};
