/** Federal programmes: whom ICE asks for, and on which form. */
import { z } from 'zod';
import { heading, stated, statedMessage } from './evidence.ts';
import { probability } from './parameter.ts';
import { predicate } from './predicate.ts';
import { word } from './text.ts';
import { FORMS } from './words.ts';

const form = z.strictObject({
  /** `hold`: keep the person past release; `notice`: tell ICE before the release. */
  asks: z.enum(['hold', 'notice']),
  counts_as: z.enum(['detainer', 'notification', 'other_request']),
  hold_hours: z.number().min(0).max(240).default(0),
  weekends_count: z.boolean().default(true),
  holidays_count: z.boolean().default(true),
  /** ICE also asks for notice before the release. */
  notice: z.boolean().default(true),
  /** Ground that the form itself needs, such as probable cause of removability; else `otherwise` is used. */
  requires: predicate.optional(),
  otherwise: z.enum(FORMS).optional(),
});

const tier = z.strictObject({
  id: word,
  when: predicate,
  /** `none`: ICE does not ask for these people. */
  form: z.union([z.enum(FORMS), z.literal('none')]),
  /** Chance that an officer who may ask for such a person does. */
  request_share: probability.optional(),
  /** Multiplies the chance that ICE comes for such a person. */
  come_factor: z.number().min(0).max(10).default(1),
});

/** A federal programme: tiers are tried in order; the first whose `when` holds is the person's tier. */
export const programme = z
  .strictObject({
    ...heading,
    /** The form sent where an officer does not follow the guidance. */
    detainer_form: z.enum(FORMS),
    /** Programme whose tiers officers keep to who do not follow this one's; by default the one in force before it. */
    falls_back_to: word.optional(),
    forms: z.partialRecord(z.enum(FORMS), form),
    tiers: z.array(tier).min(1).max(12),
  })
  .refine(stated, statedMessage);

export type Programme = z.infer<typeof programme>;
export type FormDefinition = z.infer<typeof form>;
