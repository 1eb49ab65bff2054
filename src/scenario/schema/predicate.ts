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

const atLeast = z.strictObject({ at_least: z.number().int().min(1).max(4).describe('How many there are, or more.') });
/** A predicate where it stands, which may be described: one that describes itself would never end. */
export const said = (what: z.ZodType<Predicate>) => z.nonoptional(what);
/** Who a rule covers, over the person's charge, convictions, flags, and the request's form. */
export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.literal('always'),
    z.literal('never'),
    z.strictObject({ any: z.array(predicate).min(1).max(MOST_CONDITIONS).describe('One of these holds, or more.') }),
    z.strictObject({ all: z.array(predicate).min(1).max(MOST_CONDITIONS).describe('All of these hold.') }),
    z.strictObject({ not: said(predicate).describe('This does not hold.') }),
    z.strictObject({ charge: oneOrMore(z.enum(CHARGES)).describe('The charge of this booking, one of these.') }),
    z.strictObject({
      conviction: oneOrMore(z.enum(CLASSES)).describe('The class of the worst conviction, one of these.'),
      within_years: z.number().min(0).max(100).optional().describe('And it is at most so many years old.'),
    }),
    z.strictObject({ felonies: atLeast.describe('Convictions of felonies, serious and violent ones among them.') }),
    z.strictObject({ misdemeanors: atLeast.describe('Convictions of misdemeanours.') }),
    z.strictObject({ flag: oneOrMore(z.enum(FLAGS)).describe('Something on record of the person, one of these.') }),
    z.strictObject({ form: oneOrMore(z.enum(FORMS)).describe('The form of the request, one of these.') }),
    z.strictObject({ entered_after: day.describe('The person entered the country on this day or later.') }),
    z.strictObject({ final_order_after: day.describe('The final order of removal is of this day or later.') }),
    z.strictObject({ reimbursement: z.boolean().describe('ICE has agreed to pay for holds (local.reimbursement).') }),
  ]),
);
