/**
 * Numbers as people read them: grouped digits, a true minus sign, compact money.
 *
 * One rule for digits: the interval decides. The last digit shown is worth at most a quarter of the interval's width, and
 * more than a fortieth, so 14% [12, 16] and 39.3% [39.1, 39.5] but 27,740 [27,650, 27,820]. All numbers of one estimate
 * get the same digits, and the end of a change that is clear of zero is not written as zero. Percentages stop at three digits and
 * millions at four, whatever the interval: assumptions do not carry more. Without an interval a count is written in full, other numbers with
 * two or three digits.
 */
import { MONTH_NAMES, monthDays, parseMonth } from '../../base/calendar.ts';
import type { Kind } from './measures.ts';

export type Spread = { mean: number | null; lo: number | null; hi: number | null };

/** Writes one number of an estimate. Null is a dash. */
export type Writing = (number: number | null) => string;

const MINUS = '\u2212';

/** What stands where no value is known. */
export const NONE = '\u2013';

/** Powers of ten as literals, from the coarsest step to the finest. */
const STEPS = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 100, 10, 1, 0.1, 0.01, 1e-3, 1e-4];
const FINEST = STEPS.at(-1)!;

/** The step that leaves so many digits of a number. */
function stepForDigits(number: number, digits: number): number {
  const size = Math.abs(number);
  if (size === 0) return 1;
  const leading = STEPS.findIndex((step) => step <= size * (1 + 1e-9));
  return STEPS[leading < 0 ? STEPS.length - 1 : Math.min(STEPS.length - 1, leading + digits - 1)];
}

/** True where an estimate has an interval with a width: neither none, nor all replications alike. */
export const hasWidth = ({ lo, hi }: Spread): boolean => lo !== null && hi !== null && hi > lo;

/** What the last digit is worth, by the rule above: never less than `least`; `digits` are for want of an interval. */
function stepOf(spread: Spread, { digits, least = 0 }: { digits: number; least?: number }): number {
  const { mean, lo, hi } = spread;
  if (!hasWidth(spread)) return stepForDigits(mean ?? 0, digits);
  return Math.max(least, STEPS.find((step) => step <= ((hi! - lo!) / 4) * (1 + 1e-9)) ?? FINEST);
}

/** The step, made finer if an end of a change would be written as zero, on which side of it the change is in doubt. */
function apartFromZero({ lo, hi }: Spread, step: number): number {
  const nearest = (lo ?? 0) > 0 ? lo! : (hi ?? 0) < 0 ? -hi! : Infinity;
  return STEPS.find((each) => each <= step && each / 2 <= nearest) ?? FINEST;
}

const formats = new Map<number, Intl.NumberFormat>();

function withDecimals(decimals: number): Intl.NumberFormat {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = formats.get(decimals) ?? new Intl.NumberFormat('en-US', options);
  formats.set(decimals, format);
  return format;
}

type Unit = readonly [size: number, name: string];
const ONE: Unit = [1, ''];
const COMPACT: Unit[] = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
];

/** The writing of sizes in a unit, to a step: 24,561,000 in millions, to hundred thousands, is "24.6M". */
function sizes(step: number, [size, name]: Unit): (number: number) => string {
  const decimals = step >= size ? 0 : STEPS.indexOf(step) - STEPS.indexOf(size);
  return (number) => {
    const rounded = step >= size ? Math.round(number / step) * step : number;
    const written = withDecimals(decimals).format(rounded / size);
    // Nothing is nothing in any unit.
    return name !== '' && isZero(written) ? '0' : written + name;
  };
}

const isZero = (written: string) => !/[1-9]/.test(written);

/** Puts a sign before a size. What is rounded to zero has none. */
function signed(number: number, size: string, plus: string): string {
  if (isZero(size) || number === 0) return size;
  return (number < 0 ? MINUS : plus) + size;
}

/** A number with so many decimals and a true minus sign; `plus` stands before what is above zero. */
export const decimals = (number: number, digits: number, plus = ''): string =>
  signed(number, Math.abs(number).toFixed(digits), plus);

/** A number in full, without decimals. */
export const wholeNumber = (number: number): string => signed(number, withDecimals(0).format(Math.abs(number)), '');

const largest = ({ mean, lo, hi }: Spread) => Math.max(...[mean, lo, hi].map((number) => Math.abs(number ?? 0)));

/** Money is written in thousands from 100,000; counts from where `compact` says. */
function unitOf(spread: Spread, kind: Kind, compact: number): Unit {
  const least = kind === 'money' ? 99_999.5 : compact;
  const size = largest(spread);
  if (size < least) return ONE;
  return COMPACT.find(([unit]) => size >= unit * 0.9995) ?? ONE;
}

/** `compact`: from which size counts are written in thousands. */
type Style = { plus: string; percent: string; compact?: number };
const CHANGE: Style = { plus: '+', percent: ' pts' };

/** The unit in which an estimate is written, and what its last digit is worth in the metric's own. */
function digits(spread: Spread, kind: Kind, { plus, compact = Infinity }: Style): { step: number; unit: Unit } {
  const unit = unitOf(spread, kind, compact);
  const inOnes = unit === ONE && (kind === 'money' || (Number.isInteger(spread.mean) && !hasWidth(spread)));
  const least = inOnes ? 1 : unit === ONE ? 0 : stepForDigits(largest(spread), 4);
  const step = stepOf(spread, { digits: inOnes ? STEPS.length : 3, least });
  const shown = plus ? apartFromZero(spread, step) : step;
  return { step: inOnes ? Math.max(1, shown) : shown, unit };
}

/** The writing of one estimate's sizes, without sign or percent sign. */
function magnitudes(spread: Spread, kind: Kind, style: Style): (number: number) => string {
  if (kind === 'share') {
    const write = percentDigits(inPercent(spread));
    return (number) => write(number * 100);
  }
  const { step, unit } = digits(spread, kind, style);
  return sizes(step, unit);
}

/** What the last digit is worth when {@link changes} writes an estimate, in the metric's own unit. */
export const changeStep = (spread: Spread, kind: Kind): number =>
  kind === 'share' ? percentStep(inPercent(spread)) / 100 : digits(spread, kind, CHANGE).step;

function writing(spread: Spread, kind: Kind, style: Style): Writing {
  const write = magnitudes(spread, kind, style);
  const before = kind === 'money' ? '$' : '';
  const after = kind === 'share' ? style.percent : '';
  return (number) => (number === null ? NONE : signed(number, before + write(Math.abs(number)), style.plus) + after);
}

/** The writing of a metric's estimate: "12,340", "$1.23B", "38.2%". */
export const levels = (spread: Spread, kind: Kind): Writing => writing(spread, kind, { plus: '', percent: '%' });

/** A figure that has no interval. */
export const value = (mean: number | null, kind: Kind): string => levels({ mean, lo: null, hi: null }, kind)(mean);

/** The same in thousands or millions, for narrow places: "3.702M". */
export const compactLevels = (spread: Spread, kind: Kind): Writing =>
  writing(spread, kind, { plus: '', percent: '%', compact: 9_999.5 });

/** The writing of a change, always with its sign; shares change by percentage points. */
export const changes = (spread: Spread, kind: Kind): Writing => writing(spread, kind, CHANGE);

/** Shares as percentages. */
export function inPercent({ mean, lo, hi }: Spread): Spread {
  const times100 = (share: number | null) => (share === null ? null : share * 100);
  return { mean: times100(mean), lo: times100(lo), hi: times100(hi) };
}

/** The writing of percentages (12.3 for 12.3%), without sign or percent sign. */
export function percentDigits(spread: Spread): (number: number) => string {
  const write = sizes(percentStep(spread), ONE);
  return (number) => write(Math.abs(number));
}

function percentStep(spread: Spread): number {
  const step = stepOf(spread, { digits: 2, least: Math.min(1, stepForDigits(largest(spread), 3)) });
  return apartFromZero(spread, Math.min(1, step));
}

/**
 * The same in whole percents wherever the interval is not much narrower than they are, for sentences and first tables: 11
 * [9, 13] rather than 10.6 [8.6, 12.6].
 */
export function roundPercents(spread: Spread): (number: number) => string {
  const { lo, hi } = spread;
  const whole = hasWidth(spread) && hi! - lo! >= 2 && apartFromZero(spread, 1) === 1;
  return whole ? (number) => sizes(1, ONE)(Math.abs(number)) : percentDigits(spread);
}

/** The same with sign and percent sign. */
export function percents(spread: Spread): Writing {
  const write = percentDigits(spread);
  return (number) => (number === null ? NONE : `${signed(number, write(number), '+')}%`);
}

/** "[lo, hi]" in the given writing, or nothing where there is no interval or it has no width. */
export const interval = (spread: Spread, write: Writing): string =>
  hasWidth(spread) ? `[${write(spread.lo)}, ${write(spread.hi)}]` : '';

/** "−810 [−825, −795]" in the given writing. */
export const inFull = (spread: Spread, write: Writing): string =>
  `${write(spread.mean)} ${interval(spread, write)}`.trim();

/** What stands before and after a number: "+$174M" is a sign, 174 and "M". */
const UNIT = /[KMB%]$/;

/** "+27K [21, 34]": the sign of a gain, the dollar and the unit are those of the number before the range. */
function brief(spread: Spread, write: Writing): string {
  const mean = write(spread.mean);
  const unit = UNIT.exec(mean)?.[0];
  const end = (bound: number | null): string => {
    const written = write(bound).replace('+', '').replace('$', '');
    return unit !== undefined && written.endsWith(unit) ? written.slice(0, -1) : written;
  };
  return `${mean} ${interval(spread, end)}`.trim();
}

const wider = ({ mean, lo, hi }: Spread, times: number): Spread =>
  mean === null || lo === null || hi === null
    ? { mean, lo, hi }
    : { mean, lo: mean - times * (mean - lo), hi: mean + times * (hi - mean) };

/** How much wider an interval is taken to be, so that fewer digits are written where a column has no room for more. */
const COARSER = [1, 3, 10, 30];

/**
 * In so many letters if fewer digits do it. Not at the price of an interval whose ends are written alike, nor of an end that
 * is written as zero and is none.
 */
function fitting(spread: Spread, most: number, writingOf: (like: Spread) => Writing): string {
  const tries = COARSER.map((times) => {
    const write = writingOf(wider(spread, times));
    const ends = [spread.lo, spread.hi].map((end) => ({ end, written: write(end) }));
    const isTrue =
      ends[0].written !== ends[1].written && ends.every(({ end, written }) => end === 0 || !isZero(written));
    return { text: brief(spread, write), isTrue };
  });
  return (tries.find(({ text, isTrue }, i) => text.length <= most && (i === 0 || isTrue)) ?? tries[0]).text;
}

/** Of a level that its interval leaves but one digit, one digit more: 340 and 450 are no 300 and 500 beside their difference of 110. */
export function twoDigits(spread: Spread): Spread {
  const { mean, lo, hi } = spread;
  return mean !== null && hasWidth(spread) && (hi! - lo!) / 4 >= Math.abs(mean) / 10 ? wider(spread, 0.25) : spread;
}

/** A level without its range, where tables and charts have no room for one: "98,000". */
export const aboutLevel = (spread: Spread, kind: Kind): string => {
  const like = twoDigits(spread);
  return levels(like, kind)(like.mean);
};

/** A level for a first table: "259K [230, 290]". @param most letters that its column holds */
export const briefLevel = (spread: Spread, kind: Kind, most: number): string =>
  fitting(spread, most, (like) => writing(twoDigits(like), kind, { plus: '', percent: '%', compact: 999.5 }));

/** A change: "+27K [21, 34]". */
export const briefChange = (spread: Spread, kind: Kind, most: number): string =>
  fitting(spread, most, (like) => writing(like, kind, { ...CHANGE, compact: 999.5 }));

/** A percentage: "+24% [17, 31]". */
export const briefPercent = (spread: Spread, most: number): string =>
  fitting(spread, most, (like) => {
    const write = roundPercents(like);
    return (number) => (number === null ? NONE : `${signed(number, write(number), '+')}%`);
  });

/** A level in full, or in thousands or millions where it would take more letters than its column has. */
export function inColumn(spread: Spread, kind: Kind, most: number): string {
  const full = inFull(spread, levels(spread, kind));
  return full.length <= most ? full : inFull(spread, compactLevels(spread, kind));
}

/** A month as written in charts: "2015-07" is "Jul 2015". */
export function monthName(month: string): string {
  const [year, number] = month.split('-');
  return `${MONTH_NAMES[Number(number) - 1]} ${year}`;
}

/** "30 Sep 2016": the last day of a month such as "2016-09". */
export const lastDay = (month: string): string => `${monthDays(parseMonth(month))} ${monthName(month)}`;
