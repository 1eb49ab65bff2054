/** Days in a difference: as dates, and as the opening of a sentence. */
import { formatDay } from '../../base/calendar.ts';
import { dayInWords, someDayInWords } from '../words/days.ts';
import type { Span, Unsure } from './cells.ts';

/** First and last day, null where the difference reaches the start or the end of what both scenarios simulate. */
export type Dates = { readonly from: string | null; readonly to: string | null };

export function datesOf({ from, to }: Span, whole: Span): Dates {
  return { from: from <= whole.from ? null : formatDay(from), to: to >= whole.to ? null : formatDay(to - 1) };
}

/** "From 1 January 2014", "Until 31 December 2013", "From some day of May 2014", "At all times". */
export function datesInWords({ from, to }: Dates, unsure: Unsure = {}): string {
  const end = to && (unsure.to ? someDayInWords(unsure.to) : dayInWords(to));
  if (from === null) return end === null ? 'At all times' : `Until ${end}`;
  const begin = unsure.from ? someDayInWords(unsure.from) : dayInWords(from);
  return `From ${begin}${end === null ? '' : ` to ${end}`}`;
}
