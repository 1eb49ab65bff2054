/**
 * The scenario language: one schema from which the TypeScript types, the checks and the JSON Schema for editors come.
 * It describes a *complete* scenario, after `extends` has been followed; a file may state only what it changes.
 */
import { z } from 'zod';
import { CLASSES, COST_ITEMS } from '../simulation/counters.ts';
import { parseDay, formatDay } from '../simulation/calendar.ts';

export const KINDS = ['county', 'state_prison', 'federal_prison'] as const;
export const CHARGES = [
  'traffic',
  'misdemeanor',
  'dui',
  'domestic_violence',
  'drug_sale',
  'felony',
  'serious_felony',
  'violent',
] as const;
export const FLAGS = [
  'removable',
  'appears_removable',
  'gang',
  'security_list',
  'final_order',
  'prior_removal',
  'illegal_entry_conviction',
  'aggravated_felony',
  'state_prison_felony',
  'listed_felony',
  'wobbler_misdemeanor',
  'sex_or_arson_registrant',
  'dui_conviction',
  'domestic_violence_conviction',
  'weapon_conviction',
  'drug_sale_conviction',
  'sex_offense_conviction',
  'other_significant_misdemeanor',
  'other_risk',
  'fraud',
  'criminal_warrant',
  'judicial_warrant',
  'administrative_warrant',
  'probable_cause',
  'magistrate_probable_cause',
  'pending_felony_charge',
] as const;
export const FORMS = ['I-247', 'I-247D', 'I-247N', 'I-247X'] as const;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a date such as 2015-07-02 or a month such as 2015-07')
  .refine((text) => {
    const month = Number(text.slice(5, 7));
    const year = Number(text.slice(0, 4));
    if (year < 2000 || year > 2050 || month < 1 || month > 12) return false;
    return text.length === 7 || formatDay(parseDay(text)) === text;
  }, 'is not a date of the calendar between 2000 and 2050');
const month = z.string().regex(/^(20[0-4]\d)-(0[1-9]|1[0-2])$/, 'must be a month such as 2015-07');

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);
const placeCriteria = z.strictObject({
  state: oneOrMore(z.string()).optional(),
  county: oneOrMore(z.string()).optional(),
  office: oneOrMore(z.string()).optional(),
  kind: oneOrMore(z.enum(KINDS)).optional(),
  group: oneOrMore(z.string()).optional(),
  jurisdiction: oneOrMore(z.string()).optional(),
});
/** Places: `all`, criteria that must all hold, or a list of such criteria of which one must hold. */
export const places = z.union([z.literal('all'), placeCriteria, z.array(placeCriteria).min(1)]);

const finite = z.number();
/** Distributions of one name rise and fall together, in one scenario and across arms; by default each has its own. */
const shared = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,59}$/, 'must be a short name in small letters, such as request-share')
    .optional(),
};
/** A parameter's uncertainty. Runs without draws hold it at its median. */
export const distribution = z.discriminatedUnion('distribution', [
  z.strictObject({ distribution: z.literal('uniform'), low: finite, high: finite, ...shared }),
  z.strictObject({ distribution: z.literal('triangular'), low: finite, mode: finite, high: finite, ...shared }),
  z.strictObject({ distribution: z.literal('normal'), mean: finite, sd: finite.positive(), ...shared }),
  z.strictObject({
    distribution: z.literal('lognormal'),
    median: finite.positive(),
    log_sd: finite.positive(),
    ...shared,
  }),
  z.strictObject({
    distribution: z.literal('logitnormal'),
    median: finite.gt(0).lt(1),
    logit_sd: finite.positive(),
    ...shared,
  }),
]);

const stated = (e: { source?: string | undefined; assumed?: string | undefined }) =>
  e.source !== undefined || e.assumed !== undefined;

/**
 * A parameter: a unit, evidence (`source` or `assumed`) and one value, or values with the day from which and the places
 * where they hold, or a table of scenarios/data. At any day and place the latest value applies; of two with the same
 * day, the later line. The first dated value also holds before its day.
 */
const parameter = <T extends z.ZodType>(value: T) =>
  z
    .strictObject({
      unit: z.string().min(1),
      source: z.string().min(1).optional(),
      assumed: z.string().min(1).optional(),
      note: z.string().optional(),
      value: value.optional(),
      table: z.string().optional(),
      /** Rows of the table from this day on are left out: a child's values have taken over. */
      table_until: day.optional(),
      values: z
        .array(
          z.strictObject({
            from: day.optional(),
            places: places.optional(),
            value,
            source: z.string().optional(),
            assumed: z.string().optional(),
            note: z.string().optional(),
          }),
        )
        .min(1)
        .optional(),
    })
    .refine((p) => stated(p) || (p.table === undefined && (p.values?.every(stated) ?? false)), {
      message: 'needs evidence: add "source: ..." or "assumed: why this value"',
    })
    .refine((p) => (p.value === undefined) !== (p.values === undefined && p.table === undefined), {
      message: 'needs exactly one of "value", "values" and "table" ("table" and "values" may stand together)',
    });

/** A distribution of a quantity between two bounds, its own parts in order. */
const distributionWithin = (low: number, high: number) =>
  distribution.superRefine((d, context) => {
    const tell = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ('low' in d && d.low > d.high) tell('low', `must not be above high (${d.high}), got ${d.low}`);
    else if ('mode' in d && (d.mode < d.low || d.mode > d.high))
      tell('mode', `must be between low and high, got ${d.mode}`);
    const named = 'low' in d ? { low: d.low, high: d.high } : 'mean' in d ? { mean: d.mean } : { median: d.median };
    for (const [key, value] of Object.entries(named)) {
      if (value < low || value > high) tell(key, `must be between ${low} and ${high}, got ${value}`);
    }
  });
const quantity = (low: number, high: number) => z.union([z.number().min(low).max(high), distributionWithin(low, high)]);
const probability = parameter(quantity(0, 1));
const multiplier = parameter(quantity(0, 100));
const hours = parameter(quantity(0, 1e6));
const amount = parameter(quantity(0, 1e9));
const capacity = parameter(z.union([z.number().min(0).max(1e7), z.literal('unlimited'), distributionWithin(0, 1e7)]));
const flag = parameter(z.boolean());
const name = parameter(z.string().min(1));

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
export type Charge = (typeof CHARGES)[number];
export type Flag = (typeof FLAGS)[number];
export type Form = (typeof FORMS)[number];
export type Kind = (typeof KINDS)[number];
export type ClassName = (typeof CLASSES)[number];

const atLeast = z.strictObject({ at_least: z.number().int().min(1).max(4) });
/** Who a rule covers, over the person's charge, convictions, flags, and the request's form. */
export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.literal('always'),
    z.literal('never'),
    z.strictObject({ any: z.array(predicate).min(1) }),
    z.strictObject({ all: z.array(predicate).min(1) }),
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
  id: z.string().min(1),
  when: predicate,
  /** `none`: ICE does not ask for these people. */
  form: z.union([z.enum(FORMS), z.literal('none')]),
  /** Chance that an officer who may ask for such a person does. */
  request_share: probability.optional(),
  /** Multiplies the chance that ICE comes for such a person. */
  come_factor: z.number().min(0).max(10).default(1),
});

const evidence = {
  title: z.string().min(1),
  source: z.string().min(1).optional(),
  assumed: z.string().min(1).optional(),
  note: z.string().optional(),
};
const statedMessage = { message: 'needs evidence: add "source: ..." or "assumed: why"' };

/** A federal programme: tiers are tried in order; the first whose `when` holds is the person's tier. */
export const programme = z
  .strictObject({
    ...evidence,
    /** The form sent where an officer does not follow the guidance. */
    detainer_form: z.enum(FORMS),
    /** Programme whose tiers officers keep to who do not follow this one's; by default the one in force before it. */
    falls_back_to: z.string().min(1).optional(),
    forms: z.partialRecord(z.enum(FORMS), form),
    tiers: z.array(tier).min(1).max(12),
  })
  .refine(stated, statedMessage);

const limits = z.strictObject({ ceiling: predicate.default('always'), floor: predicate.default('never') });
/** A state law or a local policy: what may (ceiling) and what must (floor) be done, and for whom. */
export const policy = z
  .strictObject({
    ...evidence,
    hold: limits.prefault({}),
    notice: limits.prefault({}),
    access: limits.prefault({}),
  })
  .refine(stated, statedMessage);

export const BASES = [
  'screening_hour',
  'screening_hour_given',
  'request',
  'extra_jail_day',
  'hold_hour',
  'pickup_hour',
  'pickup_hour_given',
  'transfer',
  'team_year',
  'at_large_arrest',
  'custody_arrest',
  'detention_day',
  'removal',
] as const;
const costLine = z
  .strictObject({
    id: z.string().min(1),
    /** The steps this line pays for. Over the book each step is covered exactly once. */
    covers: z.array(z.enum(COST_ITEMS)).min(1),
    /** `ice`, or `jail`: whoever runs the place (county, unified state system, prison system). */
    payer: z.enum(['ice', 'jail']),
    per: z.enum(BASES),
    usd: z.number().min(0).max(1e8),
    price_year: z.number().int().min(2000).max(2050),
    source: z.string().min(1).optional(),
    assumed: z.string().min(1).optional(),
    note: z.string().optional(),
  })
  .refine(stated, statedMessage);
export const costBook = z.strictObject({ ...evidence, lines: z.array(costLine).min(1) }).refine(stated, statedMessage);

const shares = <K extends readonly [string, ...string[]]>(keys: K) => z.record(z.enum(keys), z.number().min(0).max(1));
const evident = <T extends z.ZodRawShape>(shape: T) =>
  z
    .strictObject({
      unit: z.string().min(1),
      source: z.string().min(1).optional(),
      assumed: z.string().min(1).optional(),
      note: z.string().optional(),
      ...shape,
    })
    .refine((e) => stated(e as { source?: string; assumed?: string }), statedMessage);

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

/** A complete scenario. */
export const scenario = z.strictObject({
  handoff: z.literal(1),
  title: z.string().min(1),
  description: z.string().min(1),
  extends: z.string().optional(),
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
  arrests: z.strictObject({ level: multiplier }),
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
    list_months: parameter(quantity(1, 60)),
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
    extract: z.strictObject({
      unit: z.literal('date'),
      date: day,
      source: z.string().optional(),
      assumed: z.string().optional(),
      note: z.string().optional(),
    }),
  }),
  cost_book: z.string().min(1),
  programmes: z.record(z.string(), programme).default({}),
  policies: z.record(z.string(), policy).default({}),
  cost_books: z.record(z.string(), costBook).default({}),
});

export type Scenario = z.infer<typeof scenario>;
export type Programme = z.infer<typeof programme>;
export type Policy = z.infer<typeof policy>;
export type CostBook = z.infer<typeof costBook>;
export type FormDefinition = z.infer<typeof form>;
export type Places = z.infer<typeof places>;
export type PlaceCriteria = z.infer<typeof placeCriteria>;
export type Distribution = z.infer<typeof distribution>;
export type PeopleOfKind = z.infer<typeof peopleOfKind>;
/** A parameter as written: see {@link Dated} for its value at a day and place. */
export type Parameter<T = unknown> = {
  unit: string;
  source?: string | undefined;
  assumed?: string | undefined;
  note?: string | undefined;
  value?: T | undefined;
  table?: string | undefined;
  table_until?: string | undefined;
  values?: { from?: string | undefined; places?: Places | undefined; value: T }[] | undefined;
};
