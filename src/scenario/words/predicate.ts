/**
 * Whom a rule covers, in English. The grammar: a ground is something a person has; "any" is a list with "or", "all" a
 * list with "and"; a list whose items are lists themselves is told with semicolons, or with "either", or in brackets.
 *
 *   { any: [{ flag: gang }, { charge: violent }] }  ->  people with membership of a gang or a charge of a violent crime
 */
import { CHARGES, type Charge, type ClassName, type Predicate } from '../schema.ts';
import { dayInWords } from './days.ts';
import { CHARGE_WORDS, CLASS_WORDS, FLAG_WORDS, type Ground } from './grounds.ts';
import { series } from './series.ts';

type Phrase =
  | { readonly kind: 'ground'; readonly ground: Ground }
  | { readonly kind: 'any' | 'all'; readonly parts: readonly Phrase[] }
  | { readonly kind: 'not'; readonly part: Phrase };

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const ground = (object: string, opening = ''): Phrase => ({ kind: 'ground', ground: { opening, object } });

/** Whom the predicate covers: "anybody", "nobody" or "people with ...". */
export function whom(predicate: Predicate, everybody = 'anybody'): string {
  if (predicate === 'always') return everybody;
  return predicate === 'never' ? 'nobody' : `people ${withOrWithout(grounds(predicate))}`;
}

/** The grounds alone: "membership of a gang or ...". */
export const grounds = (predicate: Predicate): string => tell(phraseOf(predicate), 0);

const withOrWithout = (text: string): string => (text.startsWith('without ') ? text : `with ${text}`);

function phraseOf(predicate: Predicate): Phrase {
  if (predicate === 'always') return ground('any record');
  if (predicate === 'never') return ground('a record that nobody has');
  if ('any' in predicate) return joined('any', predicate.any.map(phraseOf));
  if ('all' in predicate) return joined('all', predicate.all.map(phraseOf));
  if ('not' in predicate) return { kind: 'not', part: phraseOf(predicate.not) };
  if ('flag' in predicate)
    return joined(
      'any',
      list(predicate.flag).map((flag) => ({ kind: 'ground', ground: FLAG_WORDS[flag] })),
    );
  if ('charge' in predicate) return ground(chargeWords(list(predicate.charge)));
  if ('conviction' in predicate) return convictionPhrase(list(predicate.conviction), predicate.within_years);
  if ('felonies' in predicate) return ground(atLeast(predicate.felonies.at_least, 'felony conviction'));
  if ('misdemeanors' in predicate) return ground(atLeast(predicate.misdemeanors.at_least, 'misdemeanour conviction'));
  if ('form' in predicate) return ground(`a request on form ${series(list(predicate.form), 'or')}`);
  if ('entered_after' in predicate) return ground(`an entry on or after ${dayInWords(predicate.entered_after)}`);
  if ('final_order_after' in predicate)
    return ground(`a final order of removal of ${dayInWords(predicate.final_order_after)} or later`);
  return ground(`ICE's ${predicate.reimbursement ? 'agreement' : 'refusal'} to pay for it`);
}

/** A list of parts; parts that are lists of the same kind are taken in, and grounds that begin alike become one. */
function joined(kind: 'any' | 'all', parts: readonly Phrase[]): Phrase {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const merged = kind === 'any' ? alikeTogether(flat) : flat;
  return merged.length === 1 ? merged[0] : { kind, parts: merged };
}

function alikeTogether(parts: readonly Phrase[]): Phrase[] {
  const objects = new Map<string, string[]>();
  for (const part of parts) {
    if (part.kind !== 'ground' || part.ground.opening === '') continue;
    const { opening, object } = part.ground;
    objects.set(opening, [...(objects.get(opening) ?? []), object]);
  }
  const told = new Set<string>();
  return parts.flatMap((part): Phrase[] => {
    if (part.kind !== 'ground' || part.ground.opening === '') return [part];
    const { opening } = part.ground;
    if (told.has(opening)) return [];
    told.add(opening);
    return [ground(series(objects.get(opening) ?? [], 'or'), opening)];
  });
}

/** @param depth how many lists the phrase stands in */
function tell(phrase: Phrase, depth: number): string {
  switch (phrase.kind) {
    case 'ground':
      return phrase.ground.opening + phrase.ground.object;
    case 'not':
      return phrase.part.kind === 'ground' ? `without ${tell(phrase.part, 0)}` : `without (${tell(phrase.part, 0)})`;
    case 'any':
      return anyOf(phrase.parts, depth);
    case 'all':
      return allOf(phrase.parts, depth);
  }
}

const isList = (text: string): boolean => /,| or | and /.test(text);

const isNot = ({ kind }: Phrase): boolean => kind === 'not';
const isAny = ({ kind }: Phrase): boolean => kind === 'any';

/** What is lacking comes last, so that "without" is not taken to go on. */
function anyOf(parts: readonly Phrase[], depth: number): string {
  const ordered = [...parts.filter((part) => !isNot(part)), ...parts.filter(isNot)];
  const items = ordered.map((part) => tell(part, depth + 1));
  const text = items.some(isList) ? `${items.slice(0, -1).join('; ')}; or ${items.at(-1)}` : series(items, 'or');
  return depth === 0 ? text : depth === 1 ? `either ${text}` : `(either ${text})`;
}

/** Alternatives come last, since nothing tells where they end; before something lacking they stand in brackets. */
function allOf(parts: readonly Phrase[], depth: number): string {
  const [lacking, alternatives] = [parts.filter(isNot), parts.filter(isAny)];
  const open = depth === 0 && lacking.length === 0 ? alternatives.at(-1) : undefined;
  return [
    ...parts.filter((part) => !isNot(part) && !isAny(part)).map((part) => tell(part, depth + 1)),
    ...alternatives.map((part) => tell(part, part === open ? 1 : 2)),
    ...lacking.map((part) => tell(part, depth + 1)),
  ].join(' and ');
}

function chargeWords(charges: readonly Charge[]): string {
  const others = CHARGES.filter((charge) => !charges.includes(charge));
  if (others.length === 0) return 'any charge';
  return others.length <= 2
    ? `a charge of anything but ${series(
        others.map((charge) => CHARGE_WORDS[charge]),
        'or',
      )}`
    : `a charge of ${series(
        charges.map((charge) => CHARGE_WORDS[charge]),
        'or',
      )}`;
}

function convictionPhrase(classes: readonly ClassName[], years: number | undefined): Phrase {
  const named = classes.filter((name) => name !== 'none').map((name) => CLASS_WORDS[name]);
  const age = years === undefined ? '' : ` (at most ${years} year${years === 1 ? '' : 's'} old)`;
  const phrases = [
    ...(classes.includes('none') ? [ground('no conviction')] : []),
    ...(named.length > 0 ? [ground(`a worst conviction for ${series(named, 'or')}${age}`)] : []),
  ];
  return joined('any', phrases);
}

const COUNTS = ['no', 'one', 'two', 'three', 'four'];
const atLeast = (n: number, what: string): string => (n === 1 ? `a ${what}` : `${COUNTS[n] ?? n} or more ${what}s`);
