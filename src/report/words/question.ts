/** What is asked, and what is beside what: the first lines of a first screen and of a briefing. */
import type { RunDocument } from '../../analysis/results.ts';
import { capital } from '../../scenario/words/series.ts';
import { monthsInFull } from './about.ts';
import { labelOf } from './labels.ts';

/** What is asked: "What changes? The United States, July 2015 to September 2016 (as asked)". */
export function question(document: RunDocument): string {
  const { period_because: because } = document;
  return `${questionInShort(document)}${because === undefined ? '' : ` (${because})`}`;
}

/** The same without why these months: "What changes? The United States, July 2015 to September 2016". */
export function questionInShort(document: RunDocument): string {
  const asked = document.differences.length > 0 ? 'What changes?' : 'What happens?';
  return `${asked} ${capital(document.coverage)}, ${monthsInFull(document)}`;
}

/**
 * What is beside what: "Each column is compared with Historical, for the same simulated people."
 * @param each what stands for a variant where there are several: a column of a table
 */
export function beside(document: RunDocument, each = 'Each column'): string {
  const { differences, arms, everywhere } = document;
  const also = everywhere === undefined ? '' : ` In all of them: ${everywhere}.`;
  const [first, ...others] = differences;
  if (!first) return arms.length === 1 ? `"${labelOf(document, arms[0].name)}".${also}` : also.trim();
  const base = labelOf(document, first.from);
  const people = first.unlike?.includes('bookings') ? 'more or fewer of the same people' : 'the same simulated people';
  if (others.length > 0) return `${each} is compared with "${base}", for ${people}.${also}`;
  return `"${labelOf(document, first.to)}" (variant) compared with "${base}" (baseline), for ${people}.${also}`;
}
