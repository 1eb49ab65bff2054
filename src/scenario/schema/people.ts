/** How the people booked are made up. */
import { z } from 'zod';
import { CLASSES } from '../../base/vocabulary.ts';
import { evident } from './evidence.ts';
import { amount, probability } from './parameter.ts';
import { CHARGES, FLAGS } from './words.ts';

const shares = <K extends readonly [string, ...string[]]>(keys: K) => z.record(z.enum(keys), z.number().min(0).max(1));

/** How the people of one kind of jurisdiction are made up. */
export const peopleOfKind = z.strictObject({
  charges: evident({ shares: shares(CHARGES) }),
  /** Worst conviction on ICE's records. The rest up to 1 is `none`; `security` comes from the flag security_list. */
  convictions: evident({
    shares: z.partialRecord(z.enum(['misdemeanor', 'felony', 'serious_felony', 'violent']), z.number().min(0).max(1)),
  }),
  /** Mean years since the worst conviction (exponential). */
  conviction_age: amount,
  /** Chance of each further conviction of the same kind. */
  repeat: probability,
  flags: z.partialRecord(
    z.enum(FLAGS),
    evident({ probability: z.number().min(0).max(1), among: z.array(z.enum(CLASSES)).min(1).optional() }),
  ),
  /** Mean months since entry, and since the final order of those who have one (exponential). */
  entry_age: amount,
  order_age: amount,
});

export type PeopleOfKind = z.infer<typeof peopleOfKind>;
