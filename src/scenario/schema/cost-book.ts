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
    fiscal_year: year.describe('The fiscal year, whose prices these are.'),
    usd: z.number().min(0).max(1e11).describe('The budget line, in dollars.'),
    divided_by: z.number().min(1).max(1e9).describe('How many of what the line is priced by it paid for.'),
    ...evidence,
  })
  .refine(stated, statedMessage);

const costLine = z
  .strictObject({
    id: word.describe('Its name in the book; a line of the same id in a book that extends this one changes it.'),
    remove: z.literal(true).optional().describe('True where a book does without this line of the one that it extends.'),
    covers: z
      .array(z.enum(COST_ITEMS))
      .min(1)
      .describe('The steps it pays for; over the book each step is paid for exactly once.'),
    payer: z
      .enum(['ice', 'jail'])
      .describe('Who pays: ice, or whoever runs the jail (a county, a state, the federal prisons).'),
    per: z.enum(Object.keys(BASES) as [Basis, ...Basis[]]).describe('What one price is paid for.'),
    usd: z.number().min(0).max(1e8).optional().describe('One price for all years; or else by_year or priced_as.'),
    price_year: year.optional().describe("In which year's dollars that price is; results are in dollars of 2016."),
    by_year: z
      .array(budgetOfYear)
      .min(1)
      .max(60)
      .optional()
      .describe('A price for each fiscal year; years between have that of the last one stated.'),
    priced_as: word.optional().describe('Or the line whose price it shares: an hour costs a twenty-fourth of a day.'),
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
    extends: word.optional().describe('The book whose lines it has but for its own.'),
    lines: z.array(costLine).min(1).max(100).describe('What each step costs, and whom.'),
  })
  .refine(stated, statedMessage);

export type CostBook = z.infer<typeof costBook>;
export type CostLine = CostBook['lines'][number];
