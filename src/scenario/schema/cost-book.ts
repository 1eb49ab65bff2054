/**
 * Cost books: what each step costs, and whom. A file may write one shorter, with `extends`, `priced_as` and `remove`; of a
 * scenario that was read, all books are whole (read/cost-books.ts).
 */
import { z } from 'zod';
import { BASES, type Basis, COST_ITEMS } from '../../base/vocabulary.ts';
import { evidence, heading, stated, statedMessage } from './evidence.ts';
import { word } from './text.ts';

const year = z.number().int().min(2000).max(2050);

/** What a fiscal year's budget paid for: the price is one divided by the other, in that year's prices. */
const budgetOfYear = z
  .strictObject({
    fiscal_year: year,
    /** The budget line. */
    usd: z.number().min(0).max(1e11),
    /** How many of what the line is priced by, from the same channel as the budget. */
    divided_by: z.number().min(1).max(1e9),
    ...evidence,
  })
  .refine(stated, statedMessage);

const costLine = z
  .strictObject({
    /** Its name in the book. In a book that `extends` another, a line of the same id changes that one key by key. */
    id: word,
    /** True where a book does without this line of the one that it extends. */
    remove: z.literal(true).optional(),
    /** The steps this line pays for. Over the book each step is covered exactly once. */
    covers: z.array(z.enum(COST_ITEMS)).min(1),
    /** `ice`, or `jail`: whoever runs the place (county, unified state system, prison system). */
    payer: z.enum(['ice', 'jail']),
    per: z.enum(Object.keys(BASES) as [Basis, ...Basis[]]),
    /** One price for all years, with the year of its prices; or else `by_year`. */
    usd: z.number().min(0).max(1e8).optional(),
    price_year: year.optional(),
    /** A year that is not stated has the price of the last one before it, or else of the first. */
    by_year: z.array(budgetOfYear).min(1).max(60).optional(),
    /** Or the line whose price it shares, hour for day: `hold` is priced as `jail_day`. */
    priced_as: word.optional(),
    ...evidence,
  })
  .refine(stated, statedMessage)
  .refine(
    ({ usd, price_year: priceYear, by_year: byYear }) =>
      (usd === undefined) === (byYear !== undefined) && (usd === undefined) === (priceYear === undefined),
    'needs a price: "usd" with its "price_year", or "by_year"',
  )
  .refine(
    ({ by_year: years = [] }) => years.every((y, i) => i === 0 || years[i - 1].fiscal_year < y.fiscal_year),
    'by_year must be in the order of years, each once',
  );
export const costBook = z
  .strictObject({
    ...heading,
    /** The book whose lines it has but for its own. */ extends: word.optional(),
    lines: z.array(costLine).min(1).max(100),
  })
  .refine(stated, statedMessage);

export type CostBook = z.infer<typeof costBook>;
export type CostLine = CostBook['lines'][number];
