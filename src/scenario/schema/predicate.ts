/** Predicates: whom a rule covers. */
import { z } from 'zod';
import { CLASSES } from '../../base/vocabulary.ts';
import { day } from './dates.ts';
import { oneOrMore } from './places.ts';
import { MOST_CONDITIONS } from './text.ts';
import { CHARGES, FLAGS, FORMS, type Charge, type ClassName, type Flag, type Form } from './words.ts';

export type Predicate =
  | 'always'
  | 'never'
  | { any: Predicate[] }
  | { all: Predicate[] }
  | { not: Predicate }
  | { charge: Charge | Charge[] }
  | { conviction: ClassName | ClassName[]; within_years?: number | undefined }
  | { felonies: { at_least: number } }
  | { misdemeanors: { at_least: number } }
  | { flag: Flag | Flag[] }
  | { form: Form | Form[] }
  | { entered_after: string }
  | { final_order_after: string }
  | { reimbursement: boolean };

const atLeast = z.strictObject({ at_least: z.number().int().min(1).max(4) });
/** Who a rule covers, over the person's charge, convictions, flags, and the request's form. */
export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.literal('always'),
    z.literal('never'),
    z.strictObject({ any: z.array(predicate).min(1).max(MOST_CONDITIONS) }),
    z.strictObject({ all: z.array(predicate).min(1).max(MOST_CONDITIONS) }),
    z.strictObject({ not: predicate }),
    z.strictObject({ charge: oneOrMore(z.enum(CHARGES)) }),
    z.strictObject({ conviction: oneOrMore(z.enum(CLASSES)), within_years: z.number().min(0).max(100).optional() }),
    z.strictObject({ felonies: atLeast }),
    z.strictObject({ misdemeanors: atLeast }),
    z.strictObject({ flag: oneOrMore(z.enum(FLAGS)) }),
    z.strictObject({ form: oneOrMore(z.enum(FORMS)) }),
    z.strictObject({ entered_after: day }),
    z.strictObject({ final_order_after: day }),
    z.strictObject({ reimbursement: z.boolean() }),
  ]),
);
