/**
 * The three to five findings that a comparison leads with, chosen by size among what readers come for: people handed over,
 * arrested at large, never taken with serious convictions; then what it costs and who pays; then hours held. None is made of
 * what is about the same or not clear, and no count by conviction leads: those are what the model knows least.
 */
import type { Difference, RunDocument } from '../../analysis/results.ts';
import { isClear } from '../../analysis/direction.ts';
import type { MetricId } from '../../analysis/metrics.ts';
import { effect, type Effect } from './effect.ts';
import { headlineRows, telling } from './headline.ts';
import { labelOf } from './labels.ts';
import { amount, clause, isSure, nothingToSay } from './sentences.ts';
import { capital, series } from '../../scenario/words/series.ts';

/** A whole, what is told instead where whole field offices are not known, and the part of it that is told beside it. */
type Asked = { readonly ids: readonly MetricId[]; readonly part?: readonly [id: MetricId, words: string] };

const PEOPLE: readonly Asked[] = [
  { ids: ['transferred'], part: ['transferred_no_conviction', 'without a conviction'] },
  { ids: ['at_large_arrests', 'at_large_released'], part: ['at_large_released', 'after a release from jail'] },
  { ids: ['serious_never_taken'] },
];
const COST: Asked = { ids: ['cost_total', 'cost_local'] };
const HOURS: Asked = { ids: ['held_hours'] };
const PAYERS: readonly (readonly [MetricId, string])[] = [
  ['cost_federal', 'the federal government pays'],
  ['cost_local', 'counties pay'],
];

/** `brief`: the percentage only; `alone`: with the number; `full`: with what is told beside it. */
type Fact = { readonly found: Effect; readonly brief: string; readonly alone: string; readonly full: string };

const toldOf = (difference: Difference, id: MetricId): Effect[] => {
  const found = effect(difference, id);
  return found && telling(found) === 'told' ? [found] : [];
};

/** The first of some measures that is known at these places, where it differs. */
function factOf(document: RunDocument, difference: Difference, { ids, part }: Asked): Fact[] {
  const id = ids.find((one) => typeof difference.metrics[one]?.mean === 'number');
  if (id === undefined) return [];
  const beside = (): string => {
    if (id === 'cost_total') return payers(difference);
    return part && part[0] !== id ? partInWords(difference, part) : '';
  };
  return toldOf(difference, id).map((found) => ({
    found,
    brief: clause(document, difference, found, 'brief'),
    alone: clause(document, difference, found),
    full: clause(document, difference, found) + beside(),
  }));
}

/** "; 29,000 [20,000, 38,000] more without a conviction". */
const partInWords = (difference: Difference, [id, words]: readonly [MetricId, string]): string =>
  toldOf(difference, id)
    .filter((found) => isClear(found.direction) && isSure(difference, found))
    .map((found) => `; ${amount(found)} ${found.direction === 'more' ? 'more' : 'fewer'} ${words}`)
    .join('');

/** "; the federal government pays $150M [$120M, $180M] more, counties pay $23M [$10M, $40M] more". */
function payers(difference: Difference): string {
  const parts = PAYERS.flatMap(([id, who]) =>
    toldOf(difference, id)
      .filter((found) => isClear(found.direction))
      .map((found) => `${who} ${amount(found)} ${found.direction}`),
  );
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`;
}

/**
 * What differs, the largest number of people first, then money, then hours. What is not sure after looking at so many
 * measures is told only where nothing else is.
 */
function factsOf(document: RunDocument, difference: Difference): Fact[] {
  const of = (asked: Asked): Fact[] => factOf(document, difference, asked);
  const people = PEOPLE.flatMap(of).toSorted((a, b) => reach(b) - reach(a));
  const all = [...people, ...of(COST), ...of(HOURS)];
  const sure = all.filter(({ found }) => isSure(difference, found));
  return sure.length > 0 ? sure : all;
}

const reach = ({ found }: Fact): number => (found.measure.kind === 'count' ? Math.abs(found.difference.mean ?? 0) : 0);

/** About so many sentences, however many variants there are, unless fewer are asked for. */
const MOST = 5;

/** Letters that fit two lines of a terminal beside a label. */
const TWO_LINES = 125;

/** The findings of a difference, as many as its share of the sentences. */
function ofDifference(document: RunDocument, difference: Difference, share: number): string[] {
  const facts = factsOf(document, difference);
  if (facts.length === 0) return [nothingTold(document, difference)];
  if (share > 2) return facts.slice(0, share).map(({ full }) => full);
  const [first, ...others] = facts;
  const brief = others.map((fact) => fact.brief);
  if (share === 2) return [first.full, ...(brief.length > 0 ? [brief.slice(0, 2).join('; ')] : [])];
  const cost = others.find(({ found }) => found.id.startsWith('cost')) ?? others[0];
  const both = [first.alone, ...(cost ? [cost.brief] : [])].join('; ');
  return [both.length <= TWO_LINES ? both : first.alone];
}

/** Where nothing that may lead differs: which rows of the table do, if any. */
function nothingTold(document: RunDocument, difference: Difference): string {
  const rows = headlineRows(document).flatMap(({ id, label }) => {
    const found = effect(difference, id);
    return found ? [{ label, told: telling(found) }] : [];
  });
  const told = rows.filter((row) => row.told === 'told').map(({ label }) => `"${label}"`);
  if (told.length > 0) return `only ${series(told, 'and')} ${told.length === 1 ? 'differs' : 'differ'} clearly`;
  return rows.every((row) => row.told === 'about the same')
    ? 'about the same in every row of the table'
    : 'no clear difference in any row of the table';
}

/**
 * The findings of a comparison, variant by variant, each with the label of its variant where there are several; with too
 * few runs the one sentence that nothing can be said.
 */
export function findings(document: RunDocument, most = MOST): string[] {
  const { differences } = document;
  const [first] = differences;
  if (!first) return [];
  const nothing = nothingToSay(document);
  if (nothing !== null) return [nothing];
  const share = shareOf(document, most);
  return largest(document, most).flatMap((difference) =>
    ofDifference(document, difference, share).map((text) =>
      differences.length > 1 ? `${labelOf(document, difference.to)}: ${text}.` : `${capital(text)}.`,
    ),
  );
}

/** How many sentences each variant has. */
const shareOf = ({ differences }: RunDocument, most: number): number =>
  Math.max(1, Math.floor(most / differences.length));

/**
 * The measures on which findings are made, each once, the first of every variant before its second.
 * @param most sentences, as in {@link findings}
 */
export function findingIds(document: RunDocument, most = MOST): string[] {
  if (document.differences.length === 0 || nothingToSay(document) !== null) return [];
  const share = shareOf(document, most);
  const told = largest(document, most).map((one) => factsOf(document, one).map(({ found }) => found.id));
  return [...new Set(Array.from({ length: share }, (_, i) => told.flatMap((ids) => ids.slice(i, i + 1))).flat())];
}

/** Of more variants than sentences, those that change the most for people. */
function largest(document: RunDocument, most: number): Difference[] {
  const { differences } = document;
  if (differences.length <= most) return differences;
  const sizes = new Map(differences.map((one) => [one, Math.max(0, ...factsOf(document, one).map(reach))]));
  const chosen = new Set(differences.toSorted((a, b) => sizes.get(b)! - sizes.get(a)!).slice(0, most));
  return differences.filter((one) => chosen.has(one));
}
