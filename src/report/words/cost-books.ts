/** What every cost book says of a comparison: a table of the costs' differences, and which findings depend on the book. */
import type { Conclusion, Difference, RunDocument } from '../../analysis/results.ts';
import { hasIntervals, noIntervalInWords } from './about.ts';
import { effect } from './effect.ts';
import { measure } from './measures.ts';
import { labelOf } from './labels.ts';
import { changes, levels, NONE, percentDigits, percents, type Spread } from './numbers.ts';

/** One row a book: its name, then each concluded cost's change, in percent of the baseline and dollars; "=" where none is clear. */
export function bookRows({ conclusions = [], cost_books: books = {} }: Difference): string[][] {
  return Object.entries(books).map(([book, metrics]) => [
    book,
    ...conclusions.map(({ metric }) => changeOf({ metrics }, metric)),
  ]);
}

/** "−3.1%\n−$12M": the percentage, and under it the dollars. */
function changeOf(priced: Pick<Difference, 'metrics'>, metric: string): string {
  const found = effect(priced, metric);
  if (!found || found.difference.mean === null) return NONE;
  if (found.direction === 'unclear' || found.direction === 'same') return '=';
  const percent = found.relative ? percents(found.relative)(found.relative.mean) : NONE;
  const dollars = changes(found.difference, 'money')(found.difference.mean);
  return `${percent}${found.direction === 'unknown' ? ' ?' : ''}\n${dollars}`;
}

/** "$1.2M to $3.4M (2.1% to 5%) ": from the least of some books to the most, each at its mean. */
function sizes({ cost_books: priced = {} }: Difference, metric: string, books: readonly string[]): string {
  const found = books.flatMap((book) => {
    const one = effect({ metrics: priced[book] }, metric);
    return one && one.difference.mean !== null ? [one] : [];
  });
  const range = (spreads: (Spread | null)[], write: (spread: Spread) => string): string => {
    const known = spreads.flatMap((spread) => (spread && spread.mean !== null ? [spread] : []));
    const inOrder = known.toSorted((a, b) => Math.abs(a.mean!) - Math.abs(b.mean!)).map(write);
    return [...new Set(known.length > 0 ? [inOrder[0], inOrder.at(-1)!] : [])].join(' to ');
  };
  const dollars = range(
    found.map((one) => one.difference),
    (spread) => levels(spread, 'money')(Math.abs(spread.mean!)),
  );
  const percent = range(
    found.map(({ relative }) => relative),
    (spread) => `${percentDigits(spread)(spread.mean!)}%`,
  );
  return dollars === '' ? '' : `${dollars} ${percent === '' ? '' : `(${percent}) `}`;
}

/** A conclusion as a sentence. */
export function conclude(document: RunDocument, difference: Difference, conclusion: Conclusion): string {
  const { metric, verdict, more, less, unclear, untold, alike } = conclusion;
  const { phrase } = measure(metric, 'USD');
  const told = [...more, ...less, ...unclear];
  const apart = untold.length > 0 ? ` that tell it (not ${untold.join(', ')})` : '';
  const direction = more.length > 0 ? 'higher' : 'lower';
  const clear = [...more, ...less];
  const size = (books: readonly string[]) => sizes(difference, metric, books);
  const those = (books: readonly string[]) => named(books, alike);
  const who = `${labelOf(document, difference.to)}, compared with ${labelOf(document, difference.from)}`;
  const no = `no clear difference by ${those(unclear)}`;
  switch (verdict) {
    case 'same':
      return `Holds: ${who}: ${phrase} was ${size(clear)}${direction} by ${each(told, alike)}${apart}.`;
    case 'none':
      return `Holds: ${who}: ${phrase} shows no clear difference by ${each(told, alike)}${apart}.`;
    case 'some':
      return `Depends on the book: ${who}: ${phrase} was ${size(clear)}${direction} by ${those(clear)}; ${no}${besides(untold)}.`;
    case 'flips':
      return (
        `Flips: ${who}: ${phrase} was ${size(more)}higher by ${those(more)} and ${size(less)}lower by ${those(less)}` +
        `${unclear.length > 0 ? `; ${no}` : ''}${besides(untold)}.`
      );
    case 'unknown':
      return `Not known: ${who}: ${phrase}: ${
        hasIntervals(document) ? 'no cost book tells it' : noIntervalInWords(document)
      }.`;
  }
}

/** How many witnesses some books are: those that price a cost alike are one. */
function each(books: readonly string[], alike: Conclusion['alike']): string {
  const count = alike.filter((group) => group.some((book) => books.includes(book))).length;
  if (books.length === 1) return 'the one cost book';
  if (count === books.length) return `every one of the ${count} cost books`;
  return count === 1
    ? `the one price that the ${books.length} cost books have for it`
    : `every one of the ${count} ways in which the ${books.length} cost books price it`;
}

/** Books by name, those that price a cost alike joined: "budget, default = all-in". */
const named = (books: readonly string[], alike: Conclusion['alike']): string =>
  alike
    .map((group) => group.filter((book) => books.includes(book)).join(' = '))
    .filter((text) => text !== '')
    .join(', ');
const besides = (untold: readonly string[]): string => (untold.length > 0 ? `; not told by ${untold.join(', ')}` : '');

/** "Costs in US dollars of 2016 by the cost book default.", with all books where the arms differ. */
export function pricesInWords({ price_year: year, arms }: RunDocument): string {
  const books = [...new Set(arms.map(({ cost_book: book }) => book))];
  const which =
    books.length === 1
      ? `the cost book ${books[0]}`
      : arms.map(({ name, cost_book: book }) => `${book} (${labelOf({ arms }, name)})`).join(', ');
  return `Costs in US dollars of ${year}, priced by ${which}.`;
}
