/** How the people booked are made up. */
import { z } from 'zod';
import { CLASSES } from '../../base/vocabulary.ts';
import { evident } from './evidence.ts';
import { amount, parameter, probability, quantity } from './parameter.ts';
import { CHARGES, FLAGS } from './words.ts';

const shares = <K extends readonly [string, ...string[]]>(keys: K) => z.record(z.enum(keys), z.number().min(0).max(1));

const multiplier = parameter(quantity(0, 100));

/** How the people of one kind of jurisdiction are made up. */
export const peopleOfKind = z.strictObject({
  charges: evident({ shares: shares(CHARGES).describe('Its part of all bookings, by charge; together 1.') }).describe(
    'The charges for which people are booked.',
  ),
  convictions: evident({
    shares: z
      .partialRecord(z.enum(['misdemeanor', 'felony', 'serious_felony', 'violent']), z.number().min(0).max(1))
      .describe('The part of people by class; the rest up to 1 has none. Security comes from the flag security_list.'),
  }).describe("People's worst conviction on ICE's records."),
  conviction_odds: multiplier
    .optional()
    .describe('Multiplies the odds of having a conviction; each class keeps its part of the convicted. Left out, 1.'),
  removable_odds: multiplier
    .optional()
    .describe('Multiplies the odds of being removable, stated under flags. Left out, 1.'),
  felony_charge_odds: multiplier
    .optional()
    .describe(
      'Multiplies the odds of a charge of drug_sale, felony, serious_felony or violent; each keeps its part of these. Left out, 1.',
    ),
  conviction_age: amount.describe('How long ago the worst conviction was, on average.'),
  repeat: probability.describe('The chance of each further conviction of the same kind.'),
  flags: z
    .partialRecord(
      z.enum(FLAGS),
      evident({
        probability: z.number().min(0).max(1).describe('The part of people with this on record.'),
        among: z
          .array(z.enum(CLASSES))
          .min(1)
          .optional()
          .describe('Only people with one of these worst convictions have it.'),
      }),
    )
    .describe('What else is on record of people, and of how many.'),
  entry_age: amount.describe('How long ago people entered the country, on average.'),
  order_age: amount.describe('How long ago the final order of removal was, of those who have one, on average.'),
});

export type PeopleOfKind = z.infer<typeof peopleOfKind>;
