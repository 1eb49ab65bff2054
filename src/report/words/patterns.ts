/** A published figure in words: what, where, when, how much. The same in the terminal and in charts. */
import type { ScoredPattern } from '../../analysis/patterns/scoreboard.ts';
import { measure } from './measures.ts';
import { decimals, monthName, wholeNumber } from './numbers.ts';

/** What a figure is of, met or not. */
export type Aimed = Pick<ScoredPattern, 'metric' | 'unit' | 'place' | 'period' | 'by_month' | 'series' | 'quantile'>;

export const isShare = ({ unit }: Pick<Aimed, 'unit'>): boolean => unit.startsWith('share');

const OFFICE = 'office ';
export const isOffice = ({ place }: Pick<Aimed, 'place'>): boolean => place.startsWith(OFFICE);

/** A figure: shares in percent with one digit, counts in full, what is small and no whole number with two decimals. */
export function shown(value: number, share: boolean): string {
  if (!share && Math.abs(value) < 1 && !Number.isInteger(value)) return decimals(value, 2);
  return share ? `${decimals(100 * value, 1)}%` : wholeNumber(value);
}

/** The unit of how well an order agrees, which ends at 1. */
const isAgreement = ({ unit }: Pick<Aimed, 'unit'>): boolean => unit.startsWith('agreement');

/** What was published: a figure, a range, or from a bound to where the possible ends. */
export function publishedText(pattern: Pick<ScoredPattern, 'unit' | 'published'>): string {
  const share = isShare(pattern);
  const text = (x: number) => shown(x, share);
  const lo = pattern.published.lo ?? 0;
  const hi = pattern.published.hi ?? (share || isAgreement(pattern) ? 1 : null);
  if (hi === null) return `> ${text(lo)}`;
  return lo === hi ? text(lo) : `${text(lo)}-${text(hi)}`;
}

/** The model at a figure: "7,893 [7,100, 8,600]"; the range where there is one. */
export function modelText(pattern: Pick<ScoredPattern, 'model' | 'unit'>): string {
  const { mean, lo, hi } = pattern.model;
  if (mean === null) return 'none';
  const text = (x: number) => shown(x, isShare(pattern)).replace('%', '');
  const range = lo === null || hi === null ? '' : ` [${text(lo)}, ${text(hi)}]`;
  return `${shown(mean, isShare(pattern))}${range}`;
}

type Far = Pick<ScoredPattern, 'distance' | 'id'>;
/** The farthest off first. */
export const byDistance = (a: Far, b: Far): number =>
  Math.abs(b.distance ?? 1e9) - Math.abs(a.distance ?? 1e9) || (a.id < b.id ? -1 : 1);

/** A distance in tolerances, with its sign. */
export const distanceText = (distance: number | null): string => (distance === null ? '-' : decimals(distance, 1, '+'));

/** True for figures that share a line with others: those of field offices, and those of a series. */
export const isGrouped = (pattern: Pick<Aimed, 'place' | 'series'>): boolean =>
  isOffice(pattern) || pattern.series !== undefined;

/**
 * Which of the figures of a line it is: "MIA", "NY, Oct-Nov 2014", "Oct 2014", "10% of jails below".
 * @param dated also where a place tells it
 */
export function memberOf(pattern: Aimed, dated = true): string {
  if (isOffice(pattern)) return pattern.place.slice(OFFICE.length);
  if (pattern.quantile !== undefined) return `${Math.round(100 * pattern.quantile)}% of jails below`;
  const [, state] = /^state (.+)$/.exec(pattern.place) ?? [];
  if (state === undefined) return periodLabel(pattern);
  return dated ? `${state}, ${periodLabel(pattern)}` : state;
}

const KINDS: Record<string, string> = { state_prison: 'state prisons', federal_prison: 'federal prisons' };

/** "Recorded refusal rate, Santa Clara, CA": the figure and its place; the nation goes without saying. */
export function figureLabel(pattern: Aimed): string {
  if (pattern.series !== undefined) return pattern.series;
  const { label, kind } = measure(pattern.metric, pattern.unit);
  const [where, ...name] = pattern.place.split(' ');
  const place = where === 'kind' ? (KINDS[name.join(' ')] ?? name.join(' ')) : name.join(' ');
  const what = isShare(pattern) && kind !== 'share' ? `${label}, share of` : label;
  if (where === 'all') return what;
  return isOffice(pattern) ? `${what}, field offices` : `${what}${what === label ? ',' : ''} ${place}`;
}

/** "FY2014", "2014", "Oct 2015", "Jul-Nov 2015", "Jan 2014-Jun 2015"; "a month" where the figure is a monthly mean. */
export function periodLabel({ period: { from, to }, by_month }: Aimed): string {
  const [year, last] = [from, to].map((month) => Number(month.slice(0, 4))) as [number, number];
  const [start, end] = [from.slice(5), to.slice(5)];
  const mean = by_month ? ', a month' : '';
  if (start === '10' && end === '09') return (last - year === 1 ? `FY${last}` : `FY${year + 1}-${last}`) + mean;
  if (start === '01' && end === '12') return (last === year ? `${year}` : `${year}-${last}`) + mean;
  if (from === to) return monthName(from);
  return `${last === year ? monthName(from).slice(0, 3) : monthName(from)}-${monthName(to)}${mean}`;
}

/** "Requests, Oct 2015", "Requests, field office MIA, FY2014": figure, place and months. */
export function figureInWords(pattern: Aimed): string {
  if (isOffice(pattern))
    return `${figureLabel(pattern).replace(/s$/, '')} ${memberOf(pattern)}, ${periodLabel(pattern)}`;
  return `${figureLabel(pattern)}, ${pattern.series === undefined ? periodLabel(pattern) : memberOf(pattern)}`;
}
