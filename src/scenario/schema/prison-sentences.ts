/** Bookings that end in a state prison: absent, everybody booked into a jail goes home from it or into ICE's hands. */
import { z } from 'zod';
import { evident } from './evidence.ts';
import { multiplier, probability } from './parameter.ts';
import { CHARGES } from './words.ts';

export const prisonSentences = z.strictObject({
  shares: evident({
    shares: z.record(z.enum(CHARGES), z.number().min(0).max(1)).describe('By charge, the part of bookings.'),
  }).describe('How many people booked in a county jail are sent to prison from there.'),
  scale: multiplier.describe('Multiplies these shares. Read at the first day of the run.'),
  displaces: multiplier.describe(
    'How many other admissions one person sent stands for: ICE knows more of those whose fingerprints were matched in jail.',
  ),
  cap: probability.describe(
    "The part of a prison's admissions that people sent from jails may be: where they would be more, fewer are sent.",
  ),
});
