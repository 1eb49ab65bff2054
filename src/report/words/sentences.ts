/**
 * Findings as sentences. Each names both arms, and none claims a direction that its interval does not support.
 *
 *   Under historical, 14% [12, 16] fewer people were handed over in jail than under secure-communities.
 */
import { TOLD } from '../../analysis/shown.ts';
import type { Difference, RunDocument } from '../../analysis/results.ts';
import { causeInWords, hasIntervals, noIntervalInWords } from './about.ts';
import { compared } from './compared.ts';
import { corrected, effect, inPercentToo, markOf, runs, type Effect } from './effect.ts';
import type { Measure } from './measures.ts';
import {
  changes,
  inFull,
  inPercent,
  interval,
  lastDay,
  levels,
  percentDigits,
  percents,
  type Spread,
} from './numbers.ts';

/** "14% [12, 16]": sizes only, the direction being said in words. Bounds are put in order of size. */
function size(spread: Spread, write: (size: number) => string, unit: string): string {
  const [lo, hi] = [spread.lo, spread.hi].map((bound) => (bound === null ? null : Math.abs(bound)));
  const ends = { mean: spread.mean, lo: lo ?? null, hi: hi ?? null };
  const inOrder = (spread.mean ?? 0) < 0 ? { ...ends, lo: ends.hi, hi: ends.lo } : ends;
  const mean = write(Math.abs(spread.mean ?? 0)) + unit;
  return `${mean} ${interval(inOrder, (bound) => write(bound ?? 0))}`.trim();
}

/** How big the difference is: in percentage points for shares, in percent where there is a baseline, else in units. */
function howMuch(found: Effect): string {
  const { measure, difference, relative } = found;
  if (measure.kind === 'share') {
    const points = inPercent(difference);
    return size(points, percentDigits(points), ' percentage points');
  }
  if (relative && inPercentToo(found)) return size(relative, percentDigits(relative), '%');
  return size(difference, levels(difference, measure.kind), '');
}

const differs = ({ direction }: Effect) => direction === 'more' || direction === 'less';

/**
 * The difference in brackets, for sentences that claim none: "(−0.4% [−1.2%, +0.4%])". Percentages have an interval of
 * their own. Where that leaves zero out, it would seem to say the opposite, and the difference is told as it was tested.
 */
function bracketed(found: Effect): string {
  const { measure, difference, relative } = found;
  const percent = measure.kind !== 'share' && relative && inPercentToo(found);
  return `(${percent ? inFull(relative, percents(relative)) : inFull(difference, changes(difference, measure.kind))})`;
}

/** The measure in words: with the day until which people were followed, where it says what has become of them. */
function phraseOf({ simulated }: RunDocument, { phrase, untilEnd }: Measure): string {
  return untilEnd ? `${phrase} by ${lastDay(simulated.to)}` : phrase;
}

function claim(document: RunDocument, found: Effect, { from, to }: Difference): string {
  const { measure, direction, baseline } = found;
  const phrase = phraseOf(document, measure);
  const more = direction === 'more';
  const where = baseline.mean === 0 ? `under ${from}, where there were none` : `under ${from}`;
  if (measure.kind === 'count')
    return `Under ${to}, ${howMuch(found)} ${more ? 'more' : 'fewer'} ${phrase} than ${where}.`;
  return `Under ${to}, ${phrase} was ${howMuch(found)} ${more ? 'higher' : 'lower'} than under ${from}.`;
}

/** What the neutral sentences speak of: "people were handed over in jail" becomes "how many people were ...". */
const subject = (document: RunDocument, { measure }: Effect) =>
  measure.kind === 'count' ? `how many ${phraseOf(document, measure)}` : phraseOf(document, measure);

/**
 * Beside people never taken, that not as many were identified under both arms, where that is so: nobody can take a person
 * of whom nobody knows.
 */
function identifiedToo(document: RunDocument, difference: Difference, { measure }: Effect): string {
  const identified = measure.untilEnd ? effect(difference, 'identified') : null;
  return identified && differs(identified) ? ` ${claim(document, identified, difference)}` : '';
}

/** The sentence for one effect, which says in how many draws a ratio is not defined; of people never taken, a second one where another number of people was identified. */
export function tell(document: RunDocument, difference: Difference, found: Effect): string {
  const used = found.difference.mean === null ? undefined : difference.metrics[found.id]?.draws;
  const some = used === undefined ? '' : ` Not defined in ${document.draws - used} of the ${document.draws} draws.`;
  return finding(document, difference, found) + some + identifiedToo(document, difference, found);
}

/**
 * "~" before it says that only its own interval supports it: it does not outlast the correction for all measures that are
 * compared.
 */
function finding(document: RunDocument, difference: Difference, found: Effect): string {
  const { from, to } = difference;
  if (differs(found)) return `${onlyByItself(difference, found)}${claim(document, found, difference)}`;
  const opening = `Between ${to} and ${from}, ${subject(document, found)}`;
  if (found.direction === 'same') return `${opening}: no difference in any of the ${runs(document)} runs.`;
  if (found.difference.mean === null) return `${opening}: not defined in enough runs.`;
  if (found.direction === 'unknown')
    return `${opening}: ${noIntervalInWords(document)}, so no difference can be told from chance.`;
  return `${opening}: no difference that ${causeInWords(document)} could not explain ${bracketed(found)}.`;
}

/** "~ " for a difference that is one by its own interval alone. */
function onlyByItself(difference: Difference, found: Effect): string {
  const all = compared(difference).flat();
  const family = all.some(({ id }) => id === found.id) ? all : [...all, found];
  return markOf(found, corrected(family)) === '~' ? '~ ' : '';
}

/** The sentence for one metric of a difference; null where the difference does not hold the metric. */
export function sentence(document: RunDocument, difference: Difference, id: string): string | null {
  const found = effect(difference, id);
  return found && tell(document, difference, found);
}

/**
 * The main sentences of a difference, without those on metrics that are not known for the places reported; with too few
 * runs the one sentence that nothing can be said.
 */
export function sentences(document: RunDocument, difference: Difference): string[] {
  if (!hasIntervals(document)) return [noInterval(document, difference)];
  return TOLD.filter((id) => difference.metrics[id]?.mean !== null).flatMap(
    (id) => sentence(document, difference, id) ?? [],
  );
}

/** Some words for each variant, where a heading has to hold several: "historical −39.3% [−39.5%, −39.1%]". */
function inBrief(found: Effect): string {
  const { relative, difference, measure, direction } = found;
  if (direction === 'unknown') return 'not told from chance';
  if (direction === 'unclear' || direction === 'same') return 'no clear difference';
  return relative && measure.kind !== 'share' && inPercentToo(found)
    ? inFull(relative, percents(relative))
    : inFull(difference, changes(difference, measure.kind));
}

/** The finding on one metric as a heading: the sentence, or a word for each variant; null where nothing is compared. */
export function headline(document: RunDocument, id: string): string | null {
  const [first, ...others] = document.differences;
  if (!first) return null;
  if (others.length === 0) return sentence(document, first, id);
  const parts = document.differences.flatMap((difference) => {
    const found = effect(difference, id);
    return found ? [{ found, text: `${difference.to} ${inBrief(found)}` }] : [];
  });
  if (!parts[0]) return null;
  return `${parts[0].found.measure.label}, compared with ${first.from}: ${parts.map(({ text }) => text).join(', ')}.`;
}

const noInterval = (document: RunDocument, { from, to }: Difference) =>
  `Between ${to} and ${from}: ${noIntervalInWords(document)}, so no difference can be told from chance.`;

/**
 * How many of these effects are differences, for a heading. Looking at twenty measures finds one by chance alone, so
 * only those that remain after Holm's correction count.
 */
export function tally(document: RunDocument, difference: Difference, effects: Effect[]): string {
  const { from, to } = difference;
  const told = effects.filter(({ p }) => p !== null);
  if (told.length === 0) return noInterval(document, difference);
  const clear = corrected(told).size;
  if (clear > 0)
    return `${clear} of ${effects.length} measures ${clear === 1 ? 'differs' : 'differ'} between ${to} and ${from} after correction for ${told.length} comparisons.`;
  const once = told.some(differs) ? `, after correction for ${told.length} comparisons` : '';
  return `Between ${to} and ${from}: no difference that ${causeInWords(document)} cannot explain${once}.`;
}
