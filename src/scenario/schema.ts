/**
 * The scenario language: one schema from which the TypeScript types, the checks and the JSON Schema for editors come.
 * It describes a *complete* scenario, after `extends` has been followed; a file may state only what it changes. The
 * parts stand in schema/, one idea a file; everybody imports them from here.
 */
import { z } from 'zod';
import { adaptation } from './schema/adaptation.ts';
import { agreements287g } from './schema/agreements-287g.ts';
import { asking } from './schema/asking.ts';
import { costBook } from './schema/cost-book.ts';
import { day, month } from './schema/dates.ts';
import { definitions, evidence, evident, label, stated, statedMessage, title } from './schema/evidence.ts';
import {
  amount,
  amountOfOffice,
  capacity,
  flag,
  followedCount,
  hours,
  multiplier,
  name,
  ownCount,
  parameter,
  probability,
  quantity,
} from './schema/parameter.ts';
import { peopleOfKind } from './schema/people.ts';
import { placeEffects } from './schema/place-effects.ts';
import { places } from './schema/places.ts';
import { policy } from './schema/policy.ts';
import { prisonSentences } from './schema/prison-sentences.ts';
import { programme } from './schema/programme.ts';
import { seriousness } from './schema/seriousness.ts';
import { path, text, word } from './schema/text.ts';
import type { Kind } from '../base/vocabulary.ts';
import { walk } from './schema/walk.ts';
import { CHARGES } from './schema/words.ts';

export { type Adaptation } from './schema/adaptation.ts';
export { costBook, type CostBook, type CostLine } from './schema/cost-book.ts';
export { MOST_DEFINITIONS } from './schema/evidence.ts';
export { type Distribution, type Fade, type Parameter } from './schema/parameter.ts';
export { type PeopleOfKind } from './schema/people.ts';
export { type EffectName } from './schema/place-effects.ts';
export { places, type PlaceCriteria, type Places } from './schema/places.ts';
export { policy, type Policy } from './schema/policy.ts';
export { type Predicate } from './schema/predicate.ts';
export { programme, type FormDefinition, type Programme } from './schema/programme.ts';
export { type Seriousness } from './schema/seriousness.ts';
export { CHARGES, FLAGS, FORMS, type Charge, type ClassName, type Flag, type Form } from './schema/words.ts';

/** The first and the last month of something. */
const months = () =>
  z.strictObject({
    from: month.describe('The first month, such as 2014-10.'),
    to: month.describe('The last month, such as 2016-09.'),
  });

const people = z.strictObject({
  on_record: probability.describe(
    "The chance that a person followed is on ICE's records, so that a fingerprint names them.",
  ),
  tells_interviewer: probability.describe('The chance that a person tells an interviewer of a birth abroad.'),
  county: peopleOfKind.describe('People booked into county jails.'),
  state_prison: peopleOfKind.describe('People admitted to state prisons.'),
  federal_prison: peopleOfKind.describe('People admitted to federal prisons.'),
});

const arrests = z.strictObject({
  level: multiplier.describe('Multiplies all bookings.'),
  bookings: ownCount.describe(
    'All bookings a month of a place, in place of what the tables have for it from that day.',
  ),
  followed: followedCount.describe(
    'Those of them of people whom the model follows; shipped: the share that the tables have; placed: the same in each state of a field office, by where its requests were sent.',
  ),
});

const identification = z.strictObject({
  interview_coverage: probability.describe('The chance that an officer interviews a person booked.'),
  interview_delay: hours.describe('The time until an interview, on average.'),
});

const screening = z.strictObject({
  hours_per_day: capacity.describe('Hours a day that the officers of a field office have for it.'),
  level: multiplier.describe('Multiplies these hours.'),
  hours_per_match: hours.describe('What one person found by fingerprint takes.'),
  hours_per_interview: hours.describe('What one person found in an interview takes.'),
});

const federal = z.strictObject({
  programme: name.describe('The programme in force, by its name under programmes.'),
  request_level: multiplier.describe('Multiplies the chance that an officer asks for a person.'),
  office_effort: multiplier.describe(
    'The same for each field office: how much of what it may ask for it does ask for.',
  ),
  request_delay: hours.describe('The time from screening to the request, on average.'),
  adherence_priority: probability.describe('The chance that an officer keeps to the priorities of the programme.'),
  adherence_form: probability.describe('The chance that an officer uses the form that the programme prescribes.'),
});

const local = z.strictObject({
  policy: name.describe('The policy in force in a county, by its name under policies.'),
  reimbursement: flag.describe('Whether ICE has agreed to pay for holds.'),
  hold_willing: probability.describe('The chance that a jail holds a person where it may.'),
  notice_willing: probability.describe('The chance that a jail gives notice where it may.'),
  notice_limited: probability
    .optional()
    .describe('The same of people whom it may not hold for that request. Left out, as of everybody else.'),
  notice_reaches: probability.describe('The chance that a notice reaches ICE before the release.'),
  notice_lead: hours.describe('The time between notice and release, on average.'),
  stay_factor_honored: multiplier.describe('Multiplies the rest of the stay where a request will be honored.'),
  stay_factor_other: multiplier.describe('Multiplies the rest of the stay where there is any other request.'),
});

const stay = z.strictObject({
  median: hours.describe('The middle stay, before the factor of the charge: half of the people stay longer.'),
  log_sd: parameter(quantity(0, 4)).describe(
    'How much stays differ: 0.7 is about half or double, 2 about a seventh or sevenfold.',
  ),
  longest: hours.describe('No stay is longer.'),
  charge_factor: evident({
    factors: z.record(z.enum(CHARGES), z.number().min(0).max(100)).describe('By charge.'),
  }).describe('Multiplies the stay by the charge.'),
  charge_contrast: parameter(quantity(0, 10))
    .optional()
    .describe('Multiplies how far these factors lie from 1; at 0 all charges are alike. Left out, 1.'),
});

const pickup = z.strictObject({
  hours_per_day: capacity.describe('Hours a day that the officers of a field office have for it.'),
  level: multiplier.describe('Multiplies these hours.'),
  hours_per_pickup: hours.describe('What one person takes.'),
  come_match: probability.describe('The chance that ICE comes for a person found by fingerprint.'),
  come_interview: probability.describe('The chance that ICE comes for a person found in an interview.'),
  travel: hours.describe('The time until an officer arrives, on average.'),
});

const atLarge = z.strictObject({
  teams: capacity.describe('How many teams a field office has.'),
  level: multiplier.describe('Multiplies the teams.'),
  hours_per_team_month: hours.describe('Hours that a team has in a month.'),
  list_weight: probability.describe(
    'The part of these hours for people whom jails have let go; the rest is for absconders.',
  ),
  responds: probability
    .optional()
    .describe(
      'The part of these hours that goes where the work is; left out, none: the list has its weight, whoever is on it.',
    ),
  responds_at: amount
    .optional()
    .describe('The work of the list, relative to that of the backlog, at which it gets its weight; left out, 1.'),
  hours_per_attempt: hours.describe('What one attempt to find a released person takes.'),
  serious_hours_factor: multiplier.describe('Multiplies that for people with a serious conviction.'),
  success: probability.describe('The chance that an attempt finds the person.'),
  success_decay: probability.describe('Multiplies that chance with each month since the release.'),
  list_months: parameter(quantity(1, 60, z.int())).describe('How long a released person is looked for.'),
  absconders: z
    .strictObject({
      stock: amountOfOffice.describe('How many there are at the start.'),
      inflow: amountOfOffice.describe('How many more there are each month.'),
      outflow: probability.describe('The part that leaves each month.'),
      hours_per_attempt: hours.describe('What one attempt to find an absconder takes.'),
      success: probability.describe('The chance that an attempt finds the person.'),
    })
    .describe('People with an order of removal who did not leave.'),
  other: amountOfOffice.describe('Arrests at large that come from elsewhere: check-ins, probation.'),
  other_level: parameter(quantity(0, 100)).optional().describe('Multiplies these arrests. Left out, 1.'),
  other_arrests: amountOfOffice.describe('Arrests by ICE that are neither in jail nor at large.'),
});

const recorder = z.strictObject({
  conviction: probability.describe('The chance that a conviction is on the record of a request.'),
  refusal: probability.describe('The chance that a declined request is recorded as refused.'),
  custody: probability.describe('The chance that custody is linked to its request on record.'),
  booked: probability
    .optional()
    .describe('The chance that a request is recorded as booked into detention where ICE took the person on it.'),
  other: probability
    .optional()
    .describe('The chance that a request is recorded with another reason where neither that nor a refusal is.'),
  extract: z
    .strictObject({
      unit: z.literal('date').describe('date'),
      date: day.describe('The day.'),
      ...evidence,
    })
    .refine(stated, statedMessage)
    .describe('The day on which the published records were taken.'),
  extract_later: parameter(quantity(0, 3650)).optional().describe('How many days after that they may have been taken.'),
});

/** A complete scenario. Every key says what it is: editors, `list` and docs/language.md tell it. */
export const scenario = z.strictObject({
  handoff: z.literal(1).describe('Version of the scenario language: 1.'),
  title: title.describe('One line that names the scenario: it is what results call it.'),
  /** Never inherited: a child is another question. */
  label: label
    .describe('A few words for tables and charts, where the title is too long for them. A child does not inherit it.')
    .optional(),
  description: text.min(1).describe('What the scenario asks, in a sentence or two.'),
  extends: path
    .optional()
    .describe('A shipped scenario or a file beside this one. What is not stated here comes from it.'),
  departs: day.optional().describe('The day from which this scenario differs from its parent; checked.'),
  simulate: months().describe(
    'First and last month simulated. Start at least 36 months before the first month reported.',
  ),
  report: months().describe(
    'First and last month reported. A variant that states none is reported from when it parts from the baseline.',
  ),
  places: places.describe('Places reported: all, criteria that must all hold, or a list of such criteria.'),
  capacity: z
    .enum(['offices', 'own'])
    .describe(
      'offices: every field office touched is simulated whole. own: only these places are, with the officers stated for them.',
    ),
  people: people.describe('How the people booked are made up, by kind of jail.'),
  arrests: arrests.describe('Level of arrests, and the bookings that a place counts itself.'),
  activation: flag.describe('Whether fingerprints are shared with DHS, by place and day.'),
  identification: identification.describe('Jail interviews, the second way in which people are identified.'),
  screening: screening.describe("Officers' hours for processing the people identified."),
  federal: federal.describe('The federal programme in force and how closely officers follow it.'),
  state: z
    .strictObject({ law: name.describe('The law in force, by its name under policies.') })
    .describe('State law in force.'),
  local: local.describe('Local policy in force, and what jails do below their ceiling.'),
  stay: stay.describe('Length of stay in jail.'),
  pickup: pickup.describe("Officers' hours for taking people over, and the chance that ICE comes."),
  handover: z
    .strictObject({
      without_request: probability.describe('The chance that somebody wanted is handed over with no form on file.'),
    })
    .describe('Handovers without a request on file.'),
  at_large: atLarge.describe('Teams that arrest people outside jails, their list and the absconders.'),
  return: z
    .strictObject({
      hazard: parameter(quantity(0, 10)).describe('How often a year a released person is booked again.'),
      horizon: hours.describe('For how long after a release.'),
      expected_taken: probability
        .optional()
        .describe(
          'The share of those booked in county jails whom ICE is expected to take. With it, first bookings follow the hazard, so that bookings stay as many; left out, they are those of the tables.',
        ),
    })
    .describe('Re-arrest of released people in the same county.'),
  removal: z
    .strictObject({
      removed: probability.describe('The chance that a person taken is removed.'),
      detention_days: parameter(quantity(0, 3650)).describe('The time in detention until then, on average.'),
    })
    .describe('From custody to removal.'),
  recorder: recorder.describe('What the detainer records show of all this.'),
  adaptation: adaptation
    .optional()
    .describe('How jails take limits and lift them by what they see. Left out, none does.'),
  asking: asking
    .optional()
    .describe(
      'Officers ask less where they are declined; whom they pass over is left to the teams. Left out, nobody does.',
    ),
  agreements_287g: agreements287g
    .optional()
    .describe('County jails whose own officers act for ICE under section 287(g). Left out, there are none.'),
  seriousness: seriousness
    .optional()
    .describe("How coming, holding and notice depend on a person's worst conviction. Left out, they do not."),
  walk: walk
    .optional()
    .describe(
      'What drifts from one fiscal year to the next in runs with draws, by field office: the standard deviation of the logarithm of a step. Left out, nothing drifts.',
    ),
  prison_sentences: prisonSentences
    .optional()
    .describe('How many people are sent from jail to prison, and may be handed over from there. Left out, nobody is.'),
  place_effects: placeEffects
    .optional()
    .describe('How jails differ in whether ICE comes, in notice and in recording. Left out, they do not.'),
  posterior: z
    .strictObject({
      unit: z.literal('quantiles').describe('quantiles'),
      draws: word.describe(
        'The table of scenarios/data with the draws: a column for each uncertain value by its name.',
      ),
      ...evidence,
    })
    .refine(stated, statedMessage)
    .optional()
    .describe('Joint draws of what is uncertain, fitted to published figures.'),
  cost_book: word.describe('Name of the cost book in use.'),
  programmes: definitions(programme).describe('Federal programmes defined or changed here.'),
  policies: definitions(policy).describe('State laws and local policies defined or changed here.'),
  cost_books: definitions(costBook).describe('Cost books defined or changed here.'),
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
