/** State laws and local policies. */
import { z } from 'zod';
import { heading, stated, statedMessage } from './evidence.ts';
import { predicate } from './predicate.ts';

const limits = z.strictObject({ ceiling: predicate.default('always'), floor: predicate.default('never') });
/** A state law or a local policy: what may (ceiling) and what must (floor) be done, and for whom. */
export const policy = z
  .strictObject({
    ...heading,
    hold: limits.prefault({}),
    notice: limits.prefault({}),
    access: limits.prefault({}),
  })
  .refine(stated, statedMessage);

export type Policy = z.infer<typeof policy>;
