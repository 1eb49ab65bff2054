/**
 * What a placeholder of a template stands for, as it is written: a figure of the bundle with as many digits as its range
 * supports, or a word on what was run.
 *
 *   {{difference.transferred.percent}}                     of the only variant: "24% [14, 34] fewer"
 *   {{difference.trust-act-nationwide.transferred.units}}  of one of several
 *   {{level.historical.cost_total}}                        a level with its range
 *   {{answer.1}}, {{question}}, {{seed}}, {{version}}, {{hash.historical}}, {{ranges}}, {{citation}}
 */
import type { Difference, RunDocument } from '../../../analysis/results.ts';
import { UserError } from '../../../base/user-error.ts';
import { suggest } from '../../../base/problem.ts';
import { rangesInWords } from '../../words/about.ts';
import { unbent } from '../../words/unbent.ts';
import { effect, type Effect } from '../../words/effect.ts';
import { questionInShort } from '../../words/question.ts';
import { clause, sentence } from '../../words/sentences.ts';
import { answerOf } from '../answer.ts';
import type { RunBundle } from '../briefing.ts';
import { changeCell, levelInFull, unitsCell } from '../cells.ts';
import { citation } from '../repeat.ts';
import { robustness } from '../robustness.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

type Told = (document: RunDocument, difference: Difference, found: Effect) => string;

/** What may be asked of a difference, by the last word of its placeholder. */
const FIELDS: Readonly<Record<string, Told>> = {
  percent: (_, __, found) => plain(changeCell(found)),
  units: (_, __, found) => plain(unitsCell(found)),
  words: (document, difference, found) => clause(document, difference, found),
  sentence: (document, difference, found) => sentence(document, difference, found.id) ?? '',
  robustness: (document, difference, found) => robustness(document, difference, found.id),
};

/** What may be asked of the whole. */
const WHOLE: Readonly<Record<string, (bundle: RunBundle) => string>> = {
  question: ({ document }) => questionInShort(document),
  seed: ({ document }) => document.seed,
  version: ({ document }) => document.handoff,
  ranges: ({ document }) => rangesInWords(document),
  citation: ({ document, manifest }) => citation(document, manifest),
};

const refuse = (placeholder: string, what: string, known: readonly string[]): UserError =>
  new UserError(`{{${placeholder}}}: ${what}`, known.length > 0 ? `there are ${known.join(', ')}` : undefined);

/** One of some by its name. @throws UserError with those like it where there is none */
function among<T>(placeholder: string, name: string, all: ReadonlyMap<string, T>): T {
  const found = all.get(name);
  if (found !== undefined) return found;
  const names = [...all.keys()];
  const like = suggest(name, names);
  throw new UserError(`{{${placeholder}}}: "${name}" is not known`, like ?? `there are ${names.join(', ')}`);
}

/** The name of an arm, which may have points in it, at the start of some words; null where none stands there. */
const armAt = (text: string, names: readonly string[]): string | null =>
  names.filter((name) => text.startsWith(`${name}.`) || text === name).toSorted((a, b) => b.length - a.length)[0] ??
  null;

function differenceValue(placeholder: string, rest: string, document: RunDocument): string {
  const { differences } = document;
  const arm = armAt(rest, differences.map(({ to }) => to)); // prettier-ignore
  if (arm === null && differences.length !== 1)
    throw refuse(placeholder, 'of which scenario', differences.map(({ to }) => `difference.${to}`)); // prettier-ignore
  const difference = differences.find(({ to }) => to === arm) ?? differences[0];
  const [id = '', field = 'percent'] = (arm === null ? rest : rest.slice(arm.length + 1)).split('.');
  among(placeholder, id, new Map(Object.entries(difference.metrics)));
  return among(placeholder, field, new Map(Object.entries(FIELDS)))(document, difference, effect(difference, id)!);
}

function levelValue(placeholder: string, rest: string, { arms }: RunDocument): string {
  const arm = armAt(rest, arms.map(({ name }) => name)); // prettier-ignore
  if (arm === null) throw refuse(placeholder, 'of which scenario', arms.map(({ name }) => `level.${name}`)); // prettier-ignore
  const { metrics } = arms.find(({ name }) => name === arm)!;
  const id = rest.slice(arm.length + 1);
  return levelInFull(among(placeholder, id, new Map(Object.entries(metrics))), id);
}

/** The text for a placeholder. @throws UserError for one that the bundle does not know, with what there is */
export function valueOf(placeholder: string, bundle: RunBundle): string {
  const document = unbent(bundle.document);
  const [first = '', ...others] = placeholder.split('.');
  const rest = others.join('.');
  if (first === 'difference') return differenceValue(placeholder, rest, document);
  if (first === 'level') return levelValue(placeholder, rest, document);
  if (first === 'answer') {
    const all = new Map(answerOf(document).map((text, i) => [String(i + 1), text]));
    return among(placeholder, rest, all);
  }
  if (first === 'hash') return among(placeholder, rest, new Map(document.arms.map((arm) => [arm.name, arm.scenario])));
  return among(placeholder, placeholder, new Map(Object.entries(WHOLE)))(bundle);
}
