/**
 * Findings as sentences. Each names the arm of which it speaks by its label, whatever that is, gives the percentage and
 * the number with their ranges, and claims no direction that its range does not support:
 *
 *   Secure Communities goes on, compared with Historical: 24% [17, 31] more people were handed over in jail (22,000
 *   [15,000, 29,000]).
 */
import type { Difference, RunDocument } from '../../analysis/results.ts';
import { hasIntervals, noIntervalInWords } from './about.ts';
import { compared } from './compared.ts';
import { clearInPercent, corrected, effect, inPercentToo, markOf, runs, type Effect } from './effect.ts';
import { telling } from './headline.ts';
import { labelOf } from './labels.ts';
import type { Measure } from './measures.ts';
import {
  changes,
  inFull,
  inPercent,
  interval,
  lastDay,
  percentDigits,
  percents,
  roundPercents,
  type Spread,
} from './numbers.ts';
import { capital } from '../../scenario/words/series.ts';

/** "14% [12, 16]": sizes only, the direction being said in words. Bounds are put in order of size. */
function size(spread: Spread, write: (size: number) => string, unit: string): string {
  const [lo, hi] = [spread.lo, spread.hi].map((bound) => (bound === null ? null : Math.abs(bound)));
  const ends = { mean: spread.mean, lo: lo ?? null, hi: hi ?? null };
  const inOrder = (spread.mean ?? 0) < 0 ? { ...ends, lo: ends.hi, hi: ends.lo } : ends;
  const mean = write(Math.abs(spread.mean ?? 0)) + unit;
  return `${mean} ${interval(inOrder, (bound) => write(bound ?? 0))}`.trim();
}

/** A number and its range without signs, with the digits that it has as a change: an end clear of zero is not written as zero. */
export function amount({ difference, measure: { kind } }: Effect): string {
  const write = changes(difference, kind);
  return size(difference, (number) => write(number).replace('+', ''), '');
}

/** True where a percentage tells the difference: there is one, and it says what the difference says. */
export const tellsPercent = (found: Effect): found is Effect & { relative: Spread } =>
  found.measure.kind !== 'share' && found.relative !== null && (inPercentToo(found) || clearInPercent(found));

/** How big the difference is: in percentage points for shares, in percent where there is a baseline, else in units. */
function howMuch(found: Effect): string {
  const { measure, difference } = found;
  if (measure.kind === 'share') {
    const points = inPercent(difference);
    return size(points, percentDigits(points), ' percentage points');
  }
  if (tellsPercent(found)) return size(found.relative, roundPercents(found.relative), '%');
  return amount(found);
}

/** The same in units beside a percentage: " (22,000 [15,000, 29,000])". */
const inUnits = (found: Effect): string => (tellsPercent(found) && !clearInPercent(found) ? ` (${amount(found)})` : '');

/** The difference with its sign, for what claims none: percentages only where they do not seem to claim one. */
const withSign = (found: Effect): string =>
  tellsPercent(found)
    ? inFull(found.relative, percents(found.relative))
    : inFull(found.difference, changes(found.difference, found.measure.kind));

/** The measure in words: with the day until which people were followed, where it says what has become of them. */
const phraseOf = ({ simulated }: RunDocument, { phrase, untilEnd }: Measure): string =>
  untilEnd ? `${phrase} by ${lastDay(simulated.to)}` : phrase;

/** How much of a sentence is said: `brief` leaves out the number of people where a percentage tells the difference. */
export type Length = 'brief' | 'full';

/** "24% [17, 31] more people were handed over in jail", "the total cost was 8% [4, 11] lower". */
function claim(document: RunDocument, found: Effect, length: Length): string {
  const { measure, baseline, difference } = found;
  const more = (difference.mean ?? 0) > 0;
  const phrase = phraseOf(document, measure);
  const units = length === 'full' ? inUnits(found) : '';
  const none = baseline.mean === 0 ? ', against none' : '';
  if (measure.kind === 'count') return `${howMuch(found)} ${more ? 'more' : 'fewer'} ${phrase}${units}${none}`;
  return `${phrase} was ${howMuch(found)} ${more ? 'higher' : 'lower'}${units}${none}`;
}

/** "how many people were handed over in jail": what is spoken of where no direction is claimed. */
const subject = (document: RunDocument, { measure }: Effect): string =>
  measure.kind === 'count' ? `how many ${phraseOf(document, measure)}` : phraseOf(document, measure);

function same(document: RunDocument, { measure }: Effect): string {
  const phrase = phraseOf(document, measure);
  return measure.kind === 'count' ? `about as many ${phrase}` : `${phrase} was about the same`;
}

/** What is said of one effect, without a word on whose it is. */
export function clause(document: RunDocument, difference: Difference, found: Effect, length: Length = 'full'): string {
  if (found.direction === 'same')
    return `${subject(document, found)}: no difference in any of the ${runs(document)} runs`;
  switch (telling(found)) {
    case 'told':
      return claim(document, found, length) + unsure(difference, found);
    case 'about the same':
      return same(document, found);
    case 'not clear':
      return `${subject(document, found)}: no clear difference (${withSign(found)})`;
    case 'not known':
      return found.difference.mean === null
        ? `${subject(document, found)}: not defined in enough runs`
        : `${subject(document, found)}: ${tooFew(document)}`;
  }
}

const tooFew = (document: RunDocument): string =>
  `${noIntervalInWords(document)}, so no difference can be told from chance`;

/** Of a difference that its own range supports, but that may be chance among so many measures: docs/intervals.md. */
export const SUGGESTIVE = 'suggestive only';

const unsure = (difference: Difference, found: Effect): string => (isSure(difference, found) ? '' : ` (${SUGGESTIVE})`);

/** Whatever is compared, and the effect itself. */
function familyOf(difference: Difference, { id }: Effect): Effect[] {
  const all = compared(difference).flat();
  return all.some((one) => one.id === id) ? all : [...all, effect(difference, id)!];
}

/** False for a difference that is one by its own range, but not after correction for all that is compared. */
export const isSure = (difference: Difference, found: Effect): boolean =>
  markOf(found, corrected(familyOf(difference, found))) !== '~';

/**
 * Beside people never taken, that not as many were identified under both arms, where that is so: nobody can take a person
 * of whom nobody knows.
 */
function identifiedToo(document: RunDocument, difference: Difference, { measure }: Effect): string {
  const identified = measure.untilEnd ? effect(difference, 'identified') : null;
  return identified && telling(identified) === 'told' ? `; ${clause(document, difference, identified)}` : '';
}

/** "Secure Communities goes on, compared with Historical". */
export const whoIsCompared = (document: RunDocument, { from, to }: Pick<Difference, 'from' | 'to'>): string =>
  `${labelOf(document, to)}, compared with ${labelOf(document, from)}`;

/** A finding as a chart's title: "Secure Communities goes on: 24% [17, 31] more people were handed over in jail"; null where the difference does not hold the metric. */
export function finding(document: RunDocument, difference: Difference, id: string): string | null {
  const found = effect(difference, id);
  return found && `${labelOf(document, difference.to)}: ${clause(document, difference, found, 'brief')}`;
}

/**
 * The sentence for one metric of a difference, which names both arms and says in how many draws a ratio is not defined;
 * null where the difference does not hold the metric.
 */
export function sentence(document: RunDocument, difference: Difference, id: string): string | null {
  const found = effect(difference, id);
  if (!found) return null;
  const used = found.difference.mean === null ? undefined : difference.metrics[id]?.draws;
  const some = used === undefined ? '' : ` Not defined in ${document.draws - used} of the ${document.draws} draws.`;
  const told = clause(document, difference, found) + identifiedToo(document, difference, found);
  return `${whoIsCompared(document, difference)}: ${told}.${some}`;
}

/** Some words for each variant, where a heading has to hold several: "−39.3% [−39.5%, −39.1%]". */
function inBrief(found: Effect): string {
  const told = telling(found);
  if (told === 'not known') return 'not told from chance';
  if (told !== 'told') return told === 'not clear' ? 'no clear difference' : told;
  return withSign(found);
}

/** The finding on one metric as a heading: the sentence, or a word for each variant; null where nothing is compared. */
export function headline(document: RunDocument, id: string): string | null {
  const [first, ...others] = document.differences;
  if (!first) return null;
  if (others.length === 0) return sentence(document, first, id);
  const parts = document.differences.flatMap((difference) => {
    const found = effect(difference, id);
    return found ? [{ found, text: `${labelOf(document, difference.to)} ${inBrief(found)}` }] : [];
  });
  if (!parts[0]) return null;
  const base = labelOf(document, first.from);
  return `${parts[0].found.measure.label}, compared with ${base}: ${parts.map(({ text }) => text).join('; ')}.`;
}

/** That nothing can be said of differences, for want of runs; null where something can. */
export const nothingToSay = (document: RunDocument): string | null =>
  hasIntervals(document) ? null : `${capital(tooFew(document))}.`;

/**
 * How many of these effects are differences worth saying. Looking at twenty measures finds one by chance alone, so only
 * those count that remain after correction for all that are looked at; what is about the same counts nowhere.
 */
export function tally(document: RunDocument, difference: Difference, effects: Effect[]): string {
  const who = whoIsCompared(document, difference);
  const told = effects.filter(({ p }) => p !== null);
  if (told.length === 0) return `${who}: ${tooFew(document)}.`;
  const remaining = corrected(told);
  const [clear, alike] = [
    told.filter((found) => remaining.has(found.id) && telling(found) === 'told'),
    effects.filter((found) => telling(found) === 'about the same'),
  ];
  const others = effects.length - alike.length;
  if (others === 0) return `${who}: all ${effects.length} measures are about the same.`;
  if (clear.length === 0) return `${who}: no clear difference in ${others} ${others === 1 ? 'measure' : 'measures'}.`;
  return `${who}: ${clear.length} of ${others} measures ${clear.length === 1 ? 'differs' : 'differ'}.`;
}
