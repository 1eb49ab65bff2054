/** How a value differs between places of which nobody knows by how much: each has a factor of its own. */
import { z } from 'zod';
import { evidence, stated, statedMessage } from './evidence.ts';
import { word } from './text.ts';

/** Each field office multiplies the value by a factor of its own, 1 in the middle. Runs without draws have no spread. */
export const spread = z
  .strictObject({
    by: z.literal('office').describe('Each field office has a factor of its own.'),
    log_sd: z
      .number()
      .min(0)
      .max(2)
      .describe(
        'How much these factors differ: 0.1 is about a tenth up or down, 0.7 about half or double; 0 not at all.',
      ),
    name: word
      .optional()
      .describe('Spreads of one name have one factor for each office; left out, each parameter has its own.'),
    ...evidence,
  })
  .refine(stated, statedMessage);

/** A spread as written; once drawn, with the factor of every office whose own is not 1. */
export type Spread = z.infer<typeof spread> & { factors?: Readonly<Record<string, number>> | undefined };
