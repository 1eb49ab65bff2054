/** Cost books: what each step costs, and whom. */
import { z } from 'zod';
import { COST_ITEMS } from '../../simulation/counters.ts';
import { evidence, heading, stated, statedMessage } from './evidence.ts';
import { BASES } from './words.ts';

const costLine = z
  .strictObject({
    id: z.string().min(1),
    /** The steps this line pays for. Over the book each step is covered exactly once. */
    covers: z.array(z.enum(COST_ITEMS)).min(1),
    /** `ice`, or `jail`: whoever runs the place (county, unified state system, prison system). */
    payer: z.enum(['ice', 'jail']),
    per: z.enum(BASES),
    usd: z.number().min(0).max(1e8),
    price_year: z.number().int().min(2000).max(2050),
    ...evidence,
  })
  .refine(stated, statedMessage);
export const costBook = z.strictObject({ ...heading, lines: z.array(costLine).min(1) }).refine(stated, statedMessage);

export type CostBook = z.infer<typeof costBook>;
