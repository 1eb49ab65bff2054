/** What a run is, in words: the period, the replications, what the intervals hold and how figures are written. */
import type { About, RunDocument } from '../../analysis/results.ts';
import { runs } from './effect.ts';
import { monthName } from './numbers.ts';

/** "Jul 2015 to Sep 2016". */
export const monthsInWords = ({ period }: Pick<RunDocument, 'period'>): string =>
  period.from === period.to ? monthName(period.from) : `${monthName(period.from)} to ${monthName(period.to)}`;

/** The months with the reason for them: "Jan 2015 to Sep 2016 (as mine states)". */
export const periodInWords = (document: Pick<RunDocument, 'period' | 'period_because'>): string =>
  monthsInWords(document) + (document.period_because === undefined ? '' : ` (${document.period_because})`);

/** "20 replications, seed \"handoff\"". */
export const runsInWords = ({ draws, replications, seed }: Pick<RunDocument, 'draws' | 'replications' | 'seed'>) => {
  const each = `${replications} ${replications === 1 ? 'replication' : 'replications'}`;
  return `${draws > 1 ? `${draws} draws of the parameters, ${each} each` : each}, seed "${seed}"`;
};

/**
 * What the intervals hold, or that there are none: then the document's label, "chance only; 18 uncertain parameters
 * held at their median", keeps only what is true of a single run.
 */
export function intervalsInWords(
  document: Pick<RunDocument, 'draws' | 'replications' | 'intervals'>,
  level = 95,
): string {
  if (runs(document) > 1) return `${level}% intervals: ${document.intervals}`;
  return `One replication, so no intervals; ${document.intervals.replace(/^chance only; /, '')}`;
}

/** How figures are written, for footers; short where there is no interval. */
export const figuresInWords = (document: About): string =>
  runs(document) > 1
    ? 'Figures are rounded to what their interval supports, and intervals end where the possible does (a count at zero); summary.json has both in full.'
    : 'Figures of one replication: what chance contributes is not known.';

/** Why some figures are missing where only a part of a field office is reported; null where none is. */
export function missingInWords({ arms, offices_in_part: inPart = [] }: RunDocument): string | null {
  if (!arms.some(({ metrics }) => metrics['at_large_arrests']?.mean === null)) return null;
  const missing =
    'All at-large arrests, ICE arrests in all, and federal and total costs are known for whole field offices only, not for these places';
  const whole = inPart.map((office) => `office=${office}`).join(', ');
  return whole === '' ? `${missing}.` : `${missing}: for office figures take ${whole}.`;
}
