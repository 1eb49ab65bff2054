/** What every cost book says of a comparison: a table of the costs' differences, and which findings depend on the book. */
import type { Conclusion, Difference, RunDocument } from '../../analysis/results.ts';
import { causeInWords, hasIntervals, noIntervalInWords } from './about.ts';
import { effect } from './effect.ts';
import { measure } from './measures.ts';
import { NONE, percents } from './numbers.ts';

/** One row a book: its name, then each concluded cost's change in percent of the baseline; "=" where none is clear. */
export function bookRows({ conclusions = [], cost_books: books = {} }: Difference): string[][] {
  return Object.entries(books).map(([book, metrics]) => [
    book,
    ...conclusions.map(({ metric }) => changeOf({ metrics }, metric)),
  ]);
}

function changeOf(priced: Pick<Difference, 'metrics'>, metric: string): string {
  const found = effect(priced, metric);
  if (!found || found.difference.mean === null) return NONE;
  if (found.direction === 'unclear' || found.direction === 'same') return '=';
  const percent = found.relative ? percents(found.relative)(found.relative.mean) : NONE;
  return found.direction === 'unknown' ? `${percent} ?` : percent;
}

/** A conclusion as a sentence. */
export function conclude(document: RunDocument, difference: Difference, conclusion: Conclusion): string {
  const { from, to } = difference;
  const { metric, verdict, more, less, unclear, untold } = conclusion;
  const { phrase } = measure(metric, 'USD');
  const told = more.length + less.length + unclear.length;
  const apart = untold.length > 0 ? ` that tell it (not ${untold.join(', ')})` : '';
  const cause = causeInWords(document);
  const direction = more.length > 0 ? 'higher' : 'lower';
  const clear = [...more, ...less];
  switch (verdict) {
    case 'same':
      return `Holds: under ${to}, ${phrase} was ${direction} than under ${from} by ${each(told)}${apart}.`;
    case 'none':
      return `Holds: between ${to} and ${from}, ${phrase} shows no difference that ${cause} could not explain by ${each(told)}${apart}.`;
    case 'some':
      return (
        `Depends on the book: under ${to}, ${phrase} was ${direction} than under ${from} by ${clear.join(', ')}; ` +
        `no difference that ${cause} could not explain by ${unclear.join(', ')}${besides(untold)}.`
      );
    case 'flips':
      return (
        `Flips: under ${to}, ${phrase} was higher than under ${from} by ${more.join(', ')} and lower by ${less.join(', ')}` +
        `${unclear.length > 0 ? `; no difference that ${cause} could not explain by ${unclear.join(', ')}` : ''}${besides(untold)}.`
      );
    case 'unknown':
      return `Not known: between ${to} and ${from}, ${phrase}: ${
        hasIntervals(document) ? 'no cost book tells it' : noIntervalInWords(document)
      }.`;
  }
}

const each = (books: number): string => (books === 1 ? 'the one cost book' : `every one of the ${books} cost books`);
const besides = (untold: readonly string[]): string => (untold.length > 0 ? `; not told by ${untold.join(', ')}` : '');

/** "Costs in US dollars of 2016 by the cost book default.", with all books where the arms differ. */
export function pricesInWords({ price_year: year, arms }: RunDocument): string {
  const books = [...new Set(arms.map(({ cost_book: book }) => book))];
  const which =
    books.length === 1
      ? `the cost book ${books[0]}`
      : arms.map(({ name, cost_book: book }) => `${book} (${name})`).join(', ');
  return `Costs in US dollars of ${year}, priced by ${which}.`;
}
