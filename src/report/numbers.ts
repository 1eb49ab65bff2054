/** Numbers as people read them: grouped digits, a true minus sign, compact money. */
import type { Kind } from './measures.ts';

export type Spread = { mean: number | null; lo: number | null; hi: number | null };

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const compactDollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});

const MINUS = '\u2212';

/** What stands where no value is known. */
export const NONE = '\u2013';

/** Steps of precision: no digit is shown that the size of the number makes meaningless. */
function digits(size: number): Intl.NumberFormat {
  if (size >= 99.5 || size === 0) return whole;
  return size >= 0.95 ? tenths : twoDigits;
}

function magnitude(size: number, kind: Kind): string {
  if (kind === 'money') return (size >= 99_999.5 ? compactDollars : dollars).format(size);
  if (kind === 'share') return `${digits(size * 100).format(size * 100)}%`;
  return Number.isInteger(size) ? whole.format(size) : digits(size).format(size);
}

/** A value of a metric: "12,345", "$1.23B", "38.2%". Null is a dash. */
export function value(number: number | null, kind: Kind): string {
  if (number === null) return NONE;
  return (number < 0 ? MINUS : '') + magnitude(Math.abs(number), kind);
}

const shortened = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });

/** A count in thousands or millions: "3.702M". */
export const compact = (number: number): string => shortened.format(number);

/** A change of a metric, always with its sign; shares change by percentage points. */
export function change(number: number | null, kind: Kind): string {
  if (number === null) return NONE;
  const sign = number > 0 ? '+' : number < 0 ? MINUS : '';
  const size = Math.abs(number);
  return sign + (kind === 'share' ? `${digits(size * 100).format(size * 100)} pts` : magnitude(size, kind));
}

const DECIMALS = [0, 1, 2, 3, 4];

/**
 * The writing for the percentages of one estimate (12.3 for 12.3%), without sign or percent sign. All three numbers get
 * the same digits, enough to tell the ends of the interval apart and each from zero: 14 [12, 16], but 39.3 [39.1, 39.5].
 */
export function percentDigits({ mean, lo, hi }: Spread): (number: number) => string {
  const width = lo === null || hi === null || hi === lo ? Math.abs(mean ?? 0) / 5 : hi - lo;
  const finest = Math.min(width * 5, ...[mean, lo, hi].flatMap((number) => (number ? [Math.abs(number) * 20] : [])));
  const decimals = width === 0 ? 0 : (DECIMALS.find((count) => finest >= 10 ** (1 - count)) ?? 4);
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (number) => format.format(Math.abs(number));
}

/** The same with sign and percent sign. */
export function percents(spread: Spread): (number: number | null) => string {
  const write = percentDigits(spread);
  return (number) => {
    if (number === null) return NONE;
    const size = write(number);
    const sign = number === 0 ? '' : number < 0 ? MINUS : '+';
    return `${sign}${size}%`;
  };
}

/** "[lo, hi]" in the given writing, or nothing where there is no interval. */
export function interval(range: { lo: number | null; hi: number | null }, write: (bound: number) => string): string {
  return range.lo === null || range.hi === null ? '' : `[${write(range.lo)}, ${write(range.hi)}]`;
}

/** A month as written in charts: "2015-07" is "Jul 2015". */
export function monthName(month: string): string {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const [year, number] = month.split('-');
  return `${names[Number(number) - 1]} ${year}`;
}
