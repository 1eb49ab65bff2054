/** Federal programmes: whom ICE asks for, and on which form. */
import { z } from 'zod';
import { ruleHeading, stated, statedMessage } from './evidence.ts';
import { probability } from './parameter.ts';
import { predicate, said } from './predicate.ts';
import { word } from './text.ts';
import { FORMS } from './words.ts';

const form = z.strictObject({
  asks: z.enum(['hold', 'notice']).describe('hold: keep the person past release. notice: tell ICE before the release.'),
  counts_as: z.enum(['detainer', 'notification', 'other_request']).describe('Among which requests it is counted.'),
  hold_hours: z
    .number()
    .min(0)
    .max(240)
    .default(0)
    .describe('How many hours past release it asks for; 0 unless stated.'),
  weekends_count: z.boolean().default(true).describe('False where hours of weekends come on top.'),
  holidays_count: z.boolean().default(true).describe('False where hours of federal holidays come on top.'),
  notice: z.boolean().default(true).describe('True where ICE also asks for notice before the release.'),
  requires: predicate
    .optional()
    .describe('What must be known of the person for this form, such as probable cause of removability.'),
  otherwise: z.enum(FORMS).optional().describe('The form that is sent where that is not known.'),
});

const tier = z.strictObject({
  id: word.describe('Its name in results.'),
  when: said(predicate).describe('Whom it covers, of those whom no tier before it covers.'),
  form: z
    .union([z.enum(FORMS), z.literal('none')])
    .describe('The form that is sent; none: ICE does not ask for these people.'),
  request_share: probability.optional().describe('The chance that an officer who may ask for such a person does.'),
  come_factor: z.number().min(0).max(10).default(1).describe('Multiplies the chance that ICE comes for such a person.'),
});

/** A federal programme: tiers are tried in order; the first whose `when` holds is the person's tier. */
export const programme = z
  .strictObject({
    ...ruleHeading,
    detainer_form: z.enum(FORMS).describe('The form sent by an officer who does not use the one prescribed.'),
    falls_back_to: word
      .optional()
      .describe('The programme kept to by officers who do not follow this one; left out, the one before it.'),
    forms: z.partialRecord(z.enum(FORMS), form).describe('What each form asks a jail for.'),
    tiers: z
      .array(tier)
      .min(1)
      .max(12)
      .describe('Whom ICE asks for, tried in order: the first that covers the person counts.'),
  })
  .refine(stated, statedMessage);

export type Programme = z.infer<typeof programme>;
export type FormDefinition = z.infer<typeof form>;
