/** Days in a difference: as dates, and as the opening of a sentence. */
import { formatDay } from '../../base/calendar.ts';
import type { Span } from './cells.ts';

/** First and last day, null where the difference reaches the start or the end of what both scenarios simulate. */
export type Dates = { readonly from: string | null; readonly to: string | null };

export function datesOf({ from, to }: Span, whole: Span): Dates {
  return { from: from <= whole.from ? null : formatDay(from), to: to >= whole.to ? null : formatDay(to - 1) };
}

/** "From 2014-01-01", "Until 2013-12-31", "At all times". */
export function datesInWords({ from, to }: Dates): string {
  if (from === null) return to === null ? 'At all times' : `Until ${to}`;
  return to === null ? `From ${from}` : `From ${from} to ${to}`;
}
