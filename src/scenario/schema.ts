/**
 * The scenario language: one schema from which the TypeScript types, the checks and the JSON Schema for editors come.
 * It describes a *complete* scenario, after `extends` has been followed; a file may state only what it changes. The
 * parts stand in schema/, one idea a file; everybody imports them from here.
 */
import { z } from 'zod';
import { adaptation } from './schema/adaptation.ts';
import { costBook } from './schema/cost-book.ts';
import { day, month } from './schema/dates.ts';
import { definitions, evidence, evident, label, stated, statedMessage, title } from './schema/evidence.ts';
import {
  amount,
  capacity,
  flag,
  hours,
  multiplier,
  name,
  ownCount,
  parameter,
  probability,
  quantity,
} from './schema/parameter.ts';
import { peopleOfKind } from './schema/people.ts';
import { places } from './schema/places.ts';
import { policy } from './schema/policy.ts';
import { programme } from './schema/programme.ts';
import { path, text, word } from './schema/text.ts';
import type { Kind } from '../base/vocabulary.ts';
import { CHARGES } from './schema/words.ts';

export { type Adaptation } from './schema/adaptation.ts';
export { costBook, type CostBook, type CostLine } from './schema/cost-book.ts';
export { MOST_DEFINITIONS } from './schema/evidence.ts';
export { type Distribution, type Parameter } from './schema/parameter.ts';
export { type PeopleOfKind } from './schema/people.ts';
export { places, type PlaceCriteria, type Places } from './schema/places.ts';
export { policy, type Policy } from './schema/policy.ts';
export { type Predicate } from './schema/predicate.ts';
export { programme, type FormDefinition, type Programme } from './schema/programme.ts';
export { CHARGES, FLAGS, FORMS, type Charge, type ClassName, type Flag, type Form } from './schema/words.ts';

/** A complete scenario. */
export const scenario = z.strictObject({
  handoff: z.literal(1),
  title,
  /** What it is called in tables and charts; its title where it states none. Never inherited: a child is another question. */
  label: label.optional(),
  description: text.min(1),
  extends: path.optional(),
  /** The day from which this scenario differs from its parent; stated and checked. */
  departs: day.optional(),
  simulate: z.strictObject({ from: month, to: month }),
  report: z.strictObject({ from: month, to: month }),
  places,
  /** `offices`: every field office touched is simulated whole. `own`: only these places are, with the hours stated here. */
  capacity: z.enum(['offices', 'own']),
  people: z.strictObject({
    on_record: probability,
    tells_interviewer: probability,
    county: peopleOfKind,
    state_prison: peopleOfKind,
    federal_prison: peopleOfKind,
  }),
  arrests: z.strictObject({
    level: multiplier,
    /** All bookings of a place, in place of what the tables have for it from that day. */
    bookings: ownCount,
    /** Those of them of people followed; `shipped`: the share that the tables have. */
    followed: ownCount,
  }),
  activation: flag,
  identification: z.strictObject({ interview_coverage: probability, interview_delay: hours }),
  screening: z.strictObject({
    hours_per_day: capacity,
    level: multiplier,
    hours_per_match: hours,
    hours_per_interview: hours,
  }),
  federal: z.strictObject({
    programme: name,
    request_level: multiplier,
    office_effort: multiplier,
    request_delay: hours,
    adherence_priority: probability,
    adherence_form: probability,
  }),
  state: z.strictObject({ law: name }),
  local: z.strictObject({
    policy: name,
    reimbursement: flag,
    hold_willing: probability,
    notice_willing: probability,
    notice_reaches: probability,
    notice_lead: hours,
    stay_factor_honored: multiplier,
    stay_factor_other: multiplier,
  }),
  stay: z.strictObject({
    median: hours,
    log_sd: parameter(quantity(0, 4)),
    longest: hours,
    charge_factor: evident({ factors: z.record(z.enum(CHARGES), z.number().min(0).max(100)) }),
  }),
  pickup: z.strictObject({
    hours_per_day: capacity,
    level: multiplier,
    hours_per_pickup: hours,
    come_match: probability,
    come_interview: probability,
    travel: hours,
  }),
  handover: z.strictObject({ without_request: probability }),
  at_large: z.strictObject({
    teams: capacity,
    level: multiplier,
    hours_per_team_month: hours,
    list_weight: probability,
    hours_per_attempt: hours,
    serious_hours_factor: multiplier,
    success: probability,
    success_decay: probability,
    list_months: parameter(quantity(1, 60, z.int())),
    absconders: z.strictObject({
      stock: amount,
      inflow: amount,
      outflow: probability,
      hours_per_attempt: hours,
      success: probability,
    }),
    other: amount,
    other_arrests: amount,
  }),
  return: z.strictObject({ hazard: parameter(quantity(0, 10)), horizon: hours }),
  removal: z.strictObject({ removed: probability, detention_days: parameter(quantity(0, 3650)) }),
  recorder: z.strictObject({
    conviction: probability,
    refusal: probability,
    custody: probability,
    extract: z.strictObject({ unit: z.literal('date'), date: day, ...evidence }).refine(stated, statedMessage),
    /** Days by which the records may have been extracted after that date. */
    extract_later: parameter(quantity(0, 3650)).optional(),
  }),
  /** Jails and officers answer to what they see; absent, they do not. */
  adaptation: adaptation.optional(),
  /** A fit of the uncertain parameters: a table of joint draws, one column for each distribution's name. */
  posterior: z
    .strictObject({ unit: z.literal('quantiles'), draws: word, ...evidence })
    .refine(stated, statedMessage)
    .optional(),
  cost_book: word,
  programmes: definitions(programme),
  policies: definitions(policy),
  cost_books: definitions(costBook),
});

export type Scenario = z.infer<typeof scenario>;

/** Paths of whatever has a unit: parameters, and figures that stand together. */
type PathsIn<T, P extends string = ''> = {
  [K in keyof T & string]: NonNullable<T[K]> extends { unit: string }
    ? `${P}${K}`
    : NonNullable<T[K]> extends object
      ? PathsIn<NonNullable<T[K]>, `${P}${K}.`>
      : never;
}[keyof T & string];
type WithoutPaths =
  'people' | 'simulate' | 'report' | 'places' | 'posterior' | 'programmes' | 'policies' | 'cost_books';
/** The path of a parameter, such as `pickup.come_match`; of people only what all kinds of jurisdiction share. */
export type ParameterPath = PathsIn<Omit<Scenario, WithoutPaths> & { people: Omit<Scenario['people'], Kind> }>;
