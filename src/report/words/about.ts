/** What a run is, in words: the period, the replications, what the intervals hold and how figures are written. */
import { LEAST_DRAWS } from '../../analysis/statistic.ts';
import type { About, Difference, RunDocument } from '../../analysis/results.ts';
import { bentAmong } from '../../analysis/small-country.ts';
import { CHANCE_ONLY, type Looked, lookInWords, lookOf } from '../../analysis/run-document.ts';
import { capital, series } from '../../scenario/words/series.ts';
import { labelOf } from './labels.ts';
import { dayInWords } from '../../scenario/words/days.ts';
import { monthName, NONE } from './numbers.ts';

type Runs = Pick<RunDocument, 'draws' | 'replications' | 'intervals'> & Looked;

/** With fewer, ranges are too wide or too narrow by a third as often as not. */
const ENOUGH_DRAWS = 10;

/** "Jul 2015 to Sep 2016". */
export const monthsInWords = ({ period }: Pick<RunDocument, 'period'>): string =>
  period.from === period.to ? monthName(period.from) : `${monthName(period.from)} to ${monthName(period.to)}`;

/** "July 2015 to September 2016". */
export const monthsInFull = ({ period: { from, to } }: Pick<RunDocument, 'period'>): string =>
  from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;

/** The months with the reason for them: "Jan 2015 to Sep 2016 (as mine states)". */
export const periodInWords = (document: Pick<RunDocument, 'period' | 'period_because'>): string =>
  monthsInWords(document) + (document.period_because === undefined ? '' : ` (${document.period_because})`);

/** "20 draws of the parameters, 1 replication each, seed \"handoff\"". */
export const runsInWords = ({ draws, replications, seed }: Pick<RunDocument, 'draws' | 'replications' | 'seed'>) => {
  const each = `${replications} ${replications === 1 ? 'replication' : 'replications'}`;
  return `${draws > 1 ? `${draws} draws of the parameters, ${each} each` : each}, seed "${seed}"`;
};

/** True where no parameter was drawn. */
export const isChanceOnly = ({ intervals = '' }: Partial<Pick<Runs, 'intervals'>>): boolean =>
  intervals.startsWith(CHANCE_ONLY);

/** False where there are too few runs for any interval. */
export const hasIntervals = (document: Runs): boolean =>
  isChanceOnly(document) ? document.replications > 1 : document.draws >= LEAST_DRAWS;

/** Why there is no interval: "one replication gives no interval". */
export const noIntervalInWords = (document: Runs): string =>
  isChanceOnly(document) ? 'one replication gives no interval' : `fewer than ${LEAST_DRAWS} draws give no interval`;

/** A title, which says so where it holds chance only, or less than everybody. */
export function titled(title: string, document: Partial<Pick<Runs, 'intervals'>> & Looked): string {
  const said = [isChanceOnly(document) ? CHANCE_ONLY : [], lookOf(document) ?? []].flat();
  return said.length === 0 ? title : title.replace(/\.?$/, ` (${said.join(', ')})$&`);
}

/**
 * What the intervals hold, or that there are none: then the document's label, "chance only; 18 uncertain parameters
 * held at their median", keeps only what is true of a single run.
 */
export function intervalsInWords(document: Runs, level = 95): string {
  if (hasIntervals(document)) return `${level}% intervals: ${document.intervals}`;
  if (!isChanceOnly(document)) return `No intervals, which need ${LEAST_DRAWS} draws; ${document.intervals}`;
  return `One replication, so no intervals; ${document.intervals.slice(CHANCE_ONLY.length + 2)}`;
}

/** How the label of intervals tells how many parameters are uncertain. */
const UNCERTAIN = /(\d+) uncertain parameters?/;

/** What the ranges of a first screen hold: "95% ranges over 20 draws of 62 uncertain inputs, seed "handoff"." */
export function rangesInWords(document: Runs & Pick<RunDocument, 'seed'>): string {
  const look = lookInWords(document);
  return look === undefined ? allRanges(document) : `${allRanges(document)} ${capital(look)}.`;
}

function allRanges(document: Runs & Pick<RunDocument, 'seed'>): string {
  const { draws, replications, intervals, seed } = document;
  const [, uncertain = '0'] = UNCERTAIN.exec(intervals) ?? [];
  const inputs = `${uncertain} uncertain input${uncertain === '1' ? '' : 's'}`;
  const times = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (isChanceOnly(document)) {
    const held = `with ${inputs} at their medians`;
    return hasIntervals(document)
      ? `95% ranges over ${times(replications, 'run')} ${held}; seed "${seed}".`
      : `One run ${held}, so no ranges; seed "${seed}".`;
  }
  const each = replications === 1 ? '' : `, ${times(replications, 'run')} each`;
  return hasIntervals(document)
    ? `95% ranges over ${times(draws, 'draw')} of ${inputs}${each}${draws < ENOUGH_DRAWS ? ', too few for more than rough ranges' : ''}; seed "${seed}".`
    : `${times(draws, 'draw')} of ${inputs}${each}: no ranges, which need ${LEAST_DRAWS}; seed "${seed}".`;
}

/** The same for small print: "95% ranges over 20 draws of what is uncertain". */
export function rangesInPrint(document: Runs): string {
  const look = lookInWords(document);
  return look === undefined ? allRangesInPrint(document) : `${allRangesInPrint(document)}; ${look}`;
}

function allRangesInPrint(document: Runs): string {
  if (!hasIntervals(document)) return capital(noIntervalInWords(document).replace('no interval', 'no range'));
  if (!isChanceOnly(document)) return `95% ranges over ${document.draws} draws of what is uncertain`;
  return `95% ranges of chance alone over ${document.replications} runs`;
}

/** How figures are written, for footers; short where there is no interval. */
export const figuresInWords = (document: About): string =>
  hasIntervals(document)
    ? 'Figures are rounded to what their interval supports; summary.json has them in full.'
    : `Figures without intervals: ${noIntervalInWords(document)}.`;

/** Why some figures are missing where only a part of a field office is reported; null where none is. */
export function missingInWords({ arms, bent, offices_in_part: inPart = [] }: RunDocument): string | null {
  if (
    bent?.levels.includes('at_large_arrests') ||
    !arms.some(({ metrics }) => metrics['at_large_arrests']?.mean === null)
  )
    return null;
  const missing =
    'All at-large arrests, federal and total costs are known for whole field offices only, not for these places';
  const whole = inPart.map((office) => `--places office=${office}`).join(' ');
  return whole === '' ? `${missing}.` : `${missing}: for them take ${whole}.`;
}

type Bent = Pick<RunDocument, 'bent' | 'sample'>;

/** Why some figures of a small country are not shown, and what to do; null where all are. @param among the metrics that are told */
export function bentInWords({ bent: all, sample = 1 }: Bent, among?: readonly string[]): string | null {
  const bent = all && bentAmong(all, among);
  if (bent === undefined) return null;
  const count = new Set([...bent.levels, ...bent.differences]).size;
  const [measures, them] = count === 1 ? ['measure', 'it'] : ['measures', 'them'];
  return bends(sample, `${count} ${measures}`, `show ${them} ("${NONE}")`, them);
}

/**
 * The same where they are shown nonetheless; null where there are none.
 * @param bent what they are called
 */
export function bentButShownInWords(bent: readonly string[], { sample = 1 }: Looked): string | null {
  if (bent.length === 0) return null;
  const them = bent.length === 1 ? 'it' : 'them';
  return bends(sample, series(bent.map((label) => `"${label}"`), 'and'), `go by ${them}`, them); // prettier-ignore
}

const bends = (sample: number, what: string, use: string, them: string): string =>
  `Following one person in ${Math.round(1 / sample)} bends ${what} too much to ${use}: take the whole for ${them} (--sample 1).`;

/** The same beside tables for programs: which of their figures are empty, and where they stand; null where none is. */
export function bentInTables({ bent }: Pick<Bent, 'bent'>): string | null {
  if (bent === undefined) return null;
  const told = [
    bent.levels.length > 0 ? `those of ${bent.levels.join(', ')}` : [],
    bent.differences.length > 0 ? `differences of ${bent.differences.join(', ')}` : [],
  ].flat();
  return `Figures that following so few people bends too much are empty: ${told.join('; ')}. Tables of single runs and summary.json have them as they came out.`;
}

/** That a difference holds more than what is asked, and how to ask for that alone; null where it does not. */
export function unlikeInWords(
  document: Pick<RunDocument, 'arms'>,
  { from, to, unlike }: Pick<Difference, 'from' | 'to' | 'unlike'>,
): string | null {
  if (unlike === undefined) return null;
  const what = unlike.map((input) => `other ${input}`).join(' and ');
  return `${labelOf(document, to)} also has ${what} than ${labelOf(document, from)}, and every difference holds that too: to leave it out, state ${unlike.join(' and ')} in a file that both extend.`;
}

/** Who is compared: "the same people under both". */
export const peopleInWords = ({ unlike }: Difference): string =>
  unlike?.includes('bookings') ? 'with more or fewer of the same people' : 'the same people under both';

/** What must be known beside a table: other inputs, and figures that are not known here. */
export const besidesInWords = (document: RunDocument): string[] => [
  ...document.differences.flatMap((difference) => unlikeInWords(document, difference) ?? []),
  ...[missingInWords(document) ?? [], bentInWords(document) ?? []].flat(),
];

/** Why the first rows need not add up. */
const WAY = 'ICE takes some whom a jail declined to hand over, and some it never asked for.';

/** The same where all of these rows are there. */
export function wayInWords({ arms }: RunDocument): string[] {
  const all = ['declined_requests', 'transferred'].every((id) => typeof arms[0].metrics[id]?.mean === 'number');
  return all ? [WAY] : [];
}

/** How many inputs are assumed, and how well the model does here. */
export function trusted({ assumptions: { assumed, parameters }, trust: known }: RunDocument): string {
  const inputs = `${assumed} of ${parameters} inputs are assumed.`;
  return `${inputs}${known?.sentence === undefined ? '' : ` ${known.sentence}`}`;
}
