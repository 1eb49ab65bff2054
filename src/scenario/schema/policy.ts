/** State laws and local policies. */
import { z } from 'zod';
import { ruleHeading, stated, statedMessage } from './evidence.ts';
import { predicate } from './predicate.ts';

const limits = z.strictObject({
  ceiling: predicate.default('always').describe('For whom it may be done; left out, for anybody.'),
  floor: predicate.default('never').describe('For whom it must be done; left out, for nobody.'),
});
/** A state law or a local policy: what may (ceiling) and what must (floor) be done, and for whom. */
export const policy = z
  .strictObject({
    ...ruleHeading,
    hold: limits.prefault({}).describe('Keeping somebody past the release for ICE to come.'),
    notice: limits.prefault({}).describe('Telling ICE of the release before it.'),
    access: limits.prefault({}).describe('Letting officers of ICE into the jail.'),
  })
  .refine(stated, statedMessage);

export type Policy = z.infer<typeof policy>;
