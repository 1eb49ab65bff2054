/** What the number of a parameter measures, and so how it is said: a share of cases, hours, times as many. */
import { exponential } from '../../base/quantiles.ts';
import { number } from './series.ts';

/**
 * `chance`: in how many cases. `share`: a percentage. `onoff`: a sentence for each. `name`: of a rule. `date`: a day.
 * `spread`: of a logarithm, told as a factor. `times`: how much more, as an adverb: "many", "long". `of`: so many of
 * something, in the singular and the plural. `number`: nothing more is known.
 */
export type Measure =
  | 'chance'
  | 'share'
  | 'onoff'
  | 'name'
  | 'date'
  | 'spread'
  | 'number'
  | { readonly times: string }
  | { readonly of: readonly [one: string, many: string] };

/** "0.7", "1,250": at most four figures that count. */
export const figure = (value: number, digits = 4): string =>
  Math.abs(value) >= 1000 ? number(Number(value.toPrecision(digits))) : String(Number(value.toPrecision(digits)));

/** A percentage without its sign; ends close to all or nothing keep what tells them from it. */
function percent(value: number, digits: number): string {
  const rest = 1 - value;
  return rest > 0 && rest < 0.01
    ? String(Number((100 - Number((100 * rest).toPrecision(1))).toPrecision(15)))
    : figure(100 * value, digits);
}

const TIMES = new Map([[0.5, 'half'], [1, 'just'], [2, 'twice'], [3, 'three times'], [4, 'four times']]); // prettier-ignore

const HOURS_A_DAY = 24;
const HOURS_A_YEAR = 8760;
/** Hours in the largest unit of which there are some: 26,280 hours are three years. */
function unitOf([one, many]: readonly [string, string], size: number): [one: string, many: string, each: number] {
  if (many !== 'hours') return [one, many, 1];
  if (size >= HOURS_A_YEAR) return ['year', 'years', HOURS_A_YEAR];
  return size > 4 * HOURS_A_DAY ? ['day', 'days', HOURS_A_DAY] : [one, many, 1];
}

/** How exactly a number is known: as stated, or as the middle of a range. */
type Known = { readonly about?: boolean };

/** "in 90% of cases", "twice as many", "about 12 hours". */
export function numberInWords(value: number, measure: Measure, { about = false }: Known = {}): string {
  const digits = about ? 2 : 4;
  const roughly = about ? 'about ' : '';
  if (measure === 'chance' && !about && (value === 0 || value === 1))
    return value === 0 ? 'in no case' : 'in every case';
  if (measure === 'chance') return `in ${roughly}${percent(value, digits)}% of cases`;
  if (measure === 'share') return `${roughly}${percent(value, digits)}%`;
  if (measure === 'spread') return `${roughly}${figure(exponential(value), 2)}`;
  if (typeof measure === 'string') return `${roughly}${figure(value, digits)}`;
  if ('times' in measure)
    return `${roughly}${TIMES.get(value) ?? `${figure(value, digits)} times`} as ${measure.times}`;
  const [one, many, each] = unitOf(measure.of, value);
  const text = figure(value / each, digits);
  return `${roughly}${text} ${text === '1' ? one : many}`;
}

/** "53 to 89%", "6 to 25 hours": from the lowest to the highest, in so many figures that count. */
export function rangeInWords(low: number, high: number, measure: Measure, digits = 2): string {
  if (measure === 'chance' || measure === 'share') return `${percent(low, digits)} to ${percent(high, digits)}%`;
  if (measure === 'spread') return `${figure(exponential(low), 2)} to ${figure(exponential(high), 2)}`;
  if (typeof measure === 'string') return `${figure(low, digits)} to ${figure(high, digits)}`;
  if ('times' in measure) return `${figure(low, digits)} to ${figure(high, digits)} times`;
  const [, many, each] = unitOf(measure.of, (low + high) / 2);
  return `${figure(low / each, digits)} to ${figure(high / each, digits)} ${many}`;
}

/** Many numbers at once, as one stands in a sentence: "in 10 to 50% of cases", "2 to 15 times as many". */
export function spanInWords(numbers: readonly number[], measure: Measure): string {
  const range = rangeInWords(Math.min(...numbers), Math.max(...numbers), measure, 4);
  if (measure === 'chance') return `in ${range} of cases`;
  return typeof measure === 'object' && 'times' in measure ? `${range} as ${measure.times}` : range;
}
