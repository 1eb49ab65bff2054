/** What every cost book says of a comparison: a table of the costs' differences, and which findings depend on the book. */
import type { Conclusion, Difference, RunDocument } from '../../analysis/results.ts';
import { effect, runs } from './effect.ts';
import { measure } from './measures.ts';
import { NONE, percents } from './numbers.ts';

/** The document as another of its cost books has it: its costs alone. */
function pricedBy(document: RunDocument, book: string): RunDocument {
  const priced = <T extends Pick<Difference, 'cost_books'>>(item: T) => ({ ...item, metrics: item.cost_books![book] });
  return { ...document, arms: document.arms.map(priced), differences: document.differences.map(priced) };
}

/** One row a book: its name, then each concluded cost's change in percent of the baseline; "=" where none is clear. */
export function bookRows(document: RunDocument, difference: Difference): string[][] {
  const { conclusions = [], cost_books: books = {} } = difference;
  return Object.keys(books).map((book) => {
    const priced = pricedBy(document, book);
    const found = { ...difference, metrics: books[book] };
    return [book, ...conclusions.map(({ metric }) => changeOf(priced, found, metric))];
  });
}

function changeOf(priced: RunDocument, difference: Difference, metric: string): string {
  const found = effect(priced, difference, metric);
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
  const cause = document.draws > 1 ? 'chance and the uncertain parameters' : 'chance';
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
        runs(document) === 1 ? 'one replication gives no interval' : 'no cost book tells it'
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
