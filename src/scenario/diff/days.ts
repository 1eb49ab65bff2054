/** Days in a difference: as dates, and as the opening of a sentence. */
import { formatDay } from '../../base/calendar.ts';
import { dayInWords } from '../words/days.ts';
import type { Span } from './cells.ts';

/** First and last day, null where the difference reaches the start or the end of what both scenarios simulate. */
export type Dates = { readonly from: string | null; readonly to: string | null };

export function datesOf({ from, to }: Span, whole: Span): Dates {
  return { from: from <= whole.from ? null : formatDay(from), to: to >= whole.to ? null : formatDay(to - 1) };
}

/** "From 1 January 2014", "Until 31 December 2013", "At all times". */
export function datesInWords({ from, to }: Dates): string {
  if (from === null) return to === null ? 'At all times' : `Until ${dayInWords(to)}`;
  return `From ${dayInWords(from)}${to === null ? '' : ` to ${dayInWords(to)}`}`;
}
