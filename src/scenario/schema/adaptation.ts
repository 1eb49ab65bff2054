/** How county jails answer to what they see: absent, none adapts and policies are given by date. */
import { z } from 'zod';
import { evident } from './evidence.ts';
import { multiplier, parameter, probability } from './parameter.ts';
import { word } from './text.ts';

/** Policies by name, each with its share of the jails that take one. */
const policies = evident({
  shares: z
    .record(word, z.number().min(0).max(1))
    .describe('By name of the policy, its part of the jails; together 1.'),
});

/** Chances are those of a month. */
export const adaptation = z.strictObject({
  months: parameter(z.int().min(1).max(60)).describe('How many past months jails look back on.'),
  adopt: z
    .strictObject({
      base: probability.describe('The chance a month whatever others do.'),
      peers_state: probability.describe('What is added where all other jails of the state have limits.'),
      peers_office: probability.describe('What is added where all other jails of the field office have limits.'),
      requests_no_conviction: probability.describe(
        'What is added where all requests are for people without a conviction.',
      ),
      level: multiplier.describe(
        'Multiplies all of these: rulings of courts, and what else raises or lowers them from a day on.',
      ),
      policies: policies.describe('Which limits are taken.'),
    })
    .describe('A jail without limits takes some.'),
  lift: z
    .strictObject({
      chance: probability.describe('The chance a month.'),
      policies: policies.describe('Under which policy they then are.'),
    })
    .describe('A jail with limits lifts them.'),
});

export type Adaptation = z.infer<typeof adaptation>;
