/**
 * The answer of docs/answer-2014-2015.md: the same people under the rules of June 2014 and of November 2015, and what parts the
 * two. Its simulations take an hour and more, so `scripts/record-answer.ts` keeps their documents in docs/answer, and
 * `npm run figures` fills sentences and tables from these.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainForm, type ExplainDocument } from '../../src/analysis/attribution/document.ts';
import { isClear } from '../../src/analysis/direction.ts';
import { inFull, levels } from '../../src/report/words/numbers.ts';
import { splitOf, type Split } from '../../src/report/words/shares.ts';
import { capital, series } from '../../src/scenario/words/series.ts';
import { DOCS } from '../tables.ts';
import type { Stamp } from './stamp.ts';
import type { Table } from './text.ts';

const RECORDED = 'recorded_refusals,refusal_rate_recorded,recorded_custody,recorded_custody_rate';
const HAPPENED = 'declined_rate,requests,transferred';

/** The line that asks for an answer, of the scenarios with such an ending, whose limits differ in these. */
const asked = (ending: string, draws: number, limits: string, more = ''): string =>
  `explain rules-of-june-2014${ending} rules-of-2015${ending} --from 2015-07 --to 2015-11 --draws ${draws}` +
  ` --metric ${RECORDED},${HAPPENED}${more}` +
  ' --group asked=federal.programme,federal.adherence_priority,screening --group decliners=asking' +
  ` --group limits=${limits} --group forms=federal.adherence_form` +
  ' --group records=recorder,place_effects.recording --group at-large=at_large';

/** By the name of an answer: as a user would type it after `npx handoff`. */
export const ANSWERS: Readonly<Record<string, string>> = {
  nation: asked('', 100, 'state.law,local.policy,agreements_287g', ',at_large_arrests'),
  california: asked('-california', 100, 'local.policy,agreements_287g'),
  'santa-clara': asked('-santa-clara', 100, 'local.policy'),
};

/** What docs/answer keeps of one. */
export type Kept = { readonly line: string; readonly stamp: Stamp; readonly document: ExplainDocument };

export const keptAt = (name: string): string => join(DOCS, 'answer', `${name}.json`);

/** An answer that was recorded; undefined where none was. @throws Error where the file holds something else */
export function readAnswer(name: string): Kept | undefined {
  if (!existsSync(keptAt(name))) return undefined;
  const kept = JSON.parse(readFileSync(keptAt(name), 'utf8')) as Kept;
  return { ...kept, document: explainForm.parse(kept.document) };
}

/** How many draws each answer takes. */
export const drawsOfAnswers = (): Record<string, number> =>
  Object.fromEntries(Object.entries(ANSWERS).map(([name, line]) => [name, Number(/--draws (\d+)/.exec(line)![1])]));

/** The groups of the lines in words, as what made a figure change. */
const CAUSES: Readonly<Record<string, string>> = {
  asked: 'whom ICE asks for',
  decliners: 'asking jails that decline less',
  limits: 'limits of states and counties',
  forms: 'the forms',
  records: 'what is recorded until the extract',
  'at-large': 'the work of arrests at large',
};
export const causeOf = (id: string): string => CAUSES[id];

const splitIn = (document: ExplainDocument, id: string): Split => {
  const split = splitOf(document, id);
  if (split === null) throw new Error(`the answer has no ${id}`);
  return split;
};

/** "from 1,200 to 900 (−300 [−400, −200])". */
function changed({ explained: { baseline, variant, difference }, measure: { kind }, total }: Split): string {
  const write = levels({ mean: variant.mean, lo: difference.lo, hi: difference.hi }, kind);
  return `from ${write(baseline.mean)} to ${write(variant.mean)} (${total})`;
}

/** The shares that are clear and not written as nothing, the largest first: "−24,000 [−31,000, −17,000] by whom ICE asks for and ...". */
function because({ rows }: Split): string {
  const clear = rows
    .filter(({ direction, text }) => isClear(direction) && !text.startsWith('0'))
    .toSorted((a, b) => Math.abs(b.share.mean!) - Math.abs(a.share.mean!));
  if (clear.length === 0) return 'no single cause is clear';
  return series(
    clear.map(({ text, id }) => `${text} by ${causeOf(id)}`),
    'and',
  );
}

const MOVES: Readonly<Record<string, string>> = { more: 'rise', less: 'fall' };

/** How a figure goes, in words that say no more than its range: where that holds zero, in how many draws the sign is that of the mean. */
function told(document: ExplainDocument, id: string, subject: string, plural = false): string {
  const split = splitIn(document, id);
  const verb = (of: string): string => (plural ? of : `${of}${of === 'go' ? 'es' : 's'}`);
  if (split.direction === 'same') return `${subject} ${verb('stay')} the same`;
  const moves = MOVES[split.direction];
  if (moves !== undefined) return `${subject} ${verb(moves)} ${changed(split)}: ${because(split)}`;
  const side = split.explained.difference.mean! < 0 ? 'lower' : 'higher';
  return `${subject} ${verb('go')} ${changed(split)}: the range holds zero, ${side} in ${sameSign(document, split)}`;
}

const sameSign = ({ draws }: ExplainDocument, { explained }: Split): string =>
  `${Math.round((explained.difference.same_sign ?? 0) * draws)} of ${draws} draws`;

/** What fell, and because of what, in three sentences: requests; refusals on record and in truth; custody on record and in truth. */
export function sentences(document: ExplainDocument): string[] {
  const say = (id: string, subject: string, plural = false) => told(document, id, subject, plural);
  return [
    `${say('requests', 'requests', true)}.`,
    `${say('refusal_rate_recorded', 'the share of requests refused on record')}; ${say('declined_rate', 'the share of requests answered that jails in truth decline')}.`,
    `${say('recorded_custody_rate', 'the share of requests with custody on record')}; ${say('transferred', 'people handed over in jail', true)}.`,
  ].map(capital);
}

/** The measures of the tables, in order. */
const SHOWN = [...HAPPENED.split(',').slice(1), 'declined_rate', ...RECORDED.split(','), 'at_large_arrests'];

const shownIn = (document: ExplainDocument): Split[] =>
  SHOWN.filter((id) => id in document.metrics).flatMap((id) => splitOf(document, id) ?? []);

/** What is under the rules of either day, and how it differs. */
function levelsTable(document: ExplainDocument): Table {
  return {
    head: ['', 'rules of June 2014', 'rules of November 2015', 'difference', 'draws with its sign'],
    rows: shownIn(document).map((split) => {
      const { baseline, variant } = split.explained;
      const write = (side: typeof baseline) => inFull(side, levels(side, split.measure.kind));
      return [split.measure.label, write(baseline), write(variant), split.total, sameSign(document, split)];
    }),
  };
}

/** What each group changes of each measure. */
function sharesTable(document: ExplainDocument): Table {
  const splits = shownIn(document);
  return {
    head: ['', ...document.provisions.map(({ id }) => causeOf(id))],
    rows: splits.map(({ measure: { label }, rows }) => [label, ...rows.map(({ text }) => text)]),
  };
}

type Made = { readonly tables: Readonly<Record<string, Table>>; readonly words: Readonly<Record<string, string>> };

/** Tables and words of one answer, by the ids of their marks. */
export const madeOf = (name: string, document: ExplainDocument): Made => ({
  tables: { [`answer.${name}.levels`]: levelsTable(document), [`answer.${name}.shares`]: sharesTable(document) },
  words: {
    [`answer.${name}`]: sentences(document)
      .map((one) => `- ${one}`)
      .join('\n'),
  },
});

/** True of the marks that an answer fills, whether or not it was recorded. */
export const isOfAnswer = (id: string): boolean => {
  const [kind, name, part] = id.split('.');
  return kind === 'answer' && name in ANSWERS && [undefined, 'levels', 'shares'].includes(part);
};

const known = Object.keys(ANSWERS).flatMap((name) => {
  const kept = readAnswer(name);
  return kept ? [madeOf(name, kept.document)] : [];
});

/** Of all answers that were recorded. */
export const ANSWERED: Made = {
  tables: Object.assign({}, ...known.map(({ tables }) => tables)) as Made['tables'],
  words: Object.assign({}, ...known.map(({ words }) => words)) as Made['words'],
};
