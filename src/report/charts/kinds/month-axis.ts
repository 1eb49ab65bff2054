/** The axis of months: where they stand, which are named, and the days on which something changes. */
import type { PolicyDate, RunDocument } from '../../../analysis/results.ts';
import { labelOf } from '../../words/labels.ts';
import { monthName } from '../../words/numbers.ts';
import { textWidth } from '../drawing/fonts.ts';

/** Moments are counted in UTC, so no machine's time zone shifts a drawing. */
const startOf = (month: string, later = 0): number => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Date.UTC(year, number - 1 + later, 1);
};

export type Months = {
  readonly all: readonly string[];
  /** Where the middle of a month stands, and where a day does. */
  readonly middle: (month: string) => number;
  readonly day: (day: string) => number;
};

/** The months from the first to the last of some, between two places on a page. */
export function monthsBetween(months: readonly string[], [left, right]: readonly [number, number]): Months {
  const all = [...new Set(months)].toSorted();
  const [start, end] = [startOf(all[0]), startOf(all.at(-1)!, 1)];
  const at = (time: number) => left + ((time - start) / (end - start)) * (right - left);
  return {
    all,
    middle: (month) => (at(startOf(month)) + at(startOf(month, 1))) / 2,
    day: (day) => at(Date.parse(day)),
  };
}

type Named = { readonly month: string; readonly text: string };

/** The months named: each, every third, or every January, by how many there are; of very few all. */
export function namedMonths({ all, day }: Months): Named[] {
  const of = (month: string) => Number(month.slice(5));
  const chosen = all.filter((month) => {
    if (all.length > 60) return of(month) === 1;
    return all.length <= 6 || of(month) % (all.length > 30 ? 6 : 3) === 1;
  });
  const named = chosen.map((month) => ({ month, text: all.length > 60 ? month.slice(0, 4) : monthName(month) }));
  return withRoom(named, day);
}

/** Every one, or every second or third of them, so that none is written into the next. */
function withRoom(named: readonly Named[], day: Months['day']): Named[] {
  const fits = (some: readonly Named[]): boolean =>
    some.every(({ month, text }, i) => {
      const next = some[i + 1];
      return !next || day(`${next.month}-01`) - day(`${month}-01`) > textWidth(text, NAME);
    });
  for (let step = 1; step < named.length; step += 1) {
    const some = named.filter((_, i) => i % step === 0);
    if (fits(some)) return some;
  }
  return named.slice(0, 1);
}

/** Size of their names. */
const NAME = 11;

/** What changes on a day, and the rules among it; `rule` is false where only values of the model change. */
export type Change = { readonly day: string; readonly text: string; readonly rules: string; readonly rule: boolean };

/** The days inside the months on which rules or values change in some arm, each once. */
export function changesIn(document: RunDocument, months: Months): Change[] {
  const [first, last] = [months.all[0], months.all.at(-1)!];
  const inside = document.policy_dates.filter(({ day }) => day.slice(0, 7) >= first && day.slice(0, 7) <= last);
  const days = [...new Set(inside.map(({ day }) => day))].toSorted();
  return days.map((day) => {
    const of = inside.filter((date) => date.day === day);
    const [rules, values] = [of.filter(({ value }) => !value), of.filter(({ value }) => value)];
    const text = wordsOf(document, [...rules, ...values]);
    return { day, text, rules: wordsOf(document, rules), rule: rules.length > 0 };
  });
}

/** Several changes of one day: which arms have them is said once where all of them are in the same. */
function wordsOf(document: RunDocument, dates: readonly PolicyDate[]): string {
  const texts = dates.map(({ text, value }) => (value ? text.replace(/^The /, 'the ') : text));
  const who = dates.map((date) => armsOf(document, date));
  if (new Set(who).size === 1) return texts.join('; ') + (who[0] ?? '');
  return texts.map((text, i) => text + who[i]).join('; ');
}

/** " (not in Secure Communities goes on)"; nothing where all arms have it. */
function armsOf(document: RunDocument, { arms }: PolicyDate): string {
  const others = document.arms.filter(({ name }) => !(arms ?? [name]).includes(name));
  if (!arms || others.length === 0) return '';
  const few = others.length < arms.length ? others.map(({ name }) => name) : arms;
  const named = few.map((name) => `"${labelOf(document, name)}"`).join(', ');
  return ` (${few === arms ? 'only' : 'not'} in ${named})`;
}
