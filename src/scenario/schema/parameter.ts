/** Parameters: a unit, evidence and a value or distribution, by day and place. */
import { z } from 'zod';
import { parseDay } from '../../base/calendar.ts';
import { isUncertain, knownToFault, possibleDays } from '../../base/known-days.ts';
import { day, knownTo } from './dates.ts';
import { evidence, stated } from './evidence.ts';
import { codesIn, places, type Places } from './places.ts';
import { type Spread, spread } from './spread.ts';
import { MOST_DATED, word } from './text.ts';

const finite = z.number();
/** A short name, or the one that a distribution has by itself: its parameter's path with day and places. */
const NAME =
  /^(?:[a-z][a-z0-9_-]{0,59}|[a-z][a-z_]*(?:\.[a-z][a-z0-9_-]*)+(?:@\d{4}-\d\d(?:-\d\d)?)?(?:\[[\w=|,;-]*\])?)$/;
/** Distributions of one name rise and fall together, in one scenario and across arms; by default each has its own. */
const shared = {
  name: z
    .string()
    .regex(NAME, 'must be a short name in small letters, such as request-share')
    .optional()
    .describe('What is uncertain under one name is uncertain together: it rises and falls as one.'),
};
const low = finite.describe('The least it can be.');
const high = finite.describe('The most it can be.');
const shape = <const T extends string>(kind: T, text: string) => z.literal(kind).describe(text);
/** A parameter's uncertainty. Runs without draws hold it at its median. */
export const distribution = z.discriminatedUnion('distribution', [
  z.strictObject({ distribution: shape('uniform', 'Any value between low and high alike.'), low, high, ...shared }),
  z.strictObject({
    distribution: shape('triangular', 'Between low and high, most likely near the mode.'),
    low,
    mode: finite.describe('The likeliest value.'),
    high,
    ...shared,
  }),
  z.strictObject({
    distribution: shape('normal', 'A bell around the mean.'),
    mean: finite.describe('The middle and the average.'),
    sd: finite.positive().describe('Its standard deviation: two thirds of the values lie no farther from the mean.'),
    ...shared,
  }),
  z.strictObject({
    distribution: shape('lognormal', 'Above zero, with a long tail upwards: for times, amounts and factors.'),
    median: finite.positive().describe('The middle: half of the values are larger.'),
    log_sd: finite.positive().describe('Its spread: 0.1 is about a tenth up or down, 0.7 about half or double.'),
    ...shared,
  }),
  z.strictObject({
    distribution: shape('logitnormal', 'Between 0 and 1: for chances and shares.'),
    median: finite.gt(0).lt(1).describe('The middle: half of the values are larger.'),
    logit_sd: finite
      .positive()
      .describe('Its spread: around 0.5, a spread of 0.4 is 0.4 to 0.6 in two of three draws.'),
    ...shared,
  }),
]);
export type Distribution = z.infer<typeof distribution>;

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
/** A number between bounds, or a distribution of it. */
export const quantity = (low: number, high: number, number: z.ZodNumber = z.number()) =>
  z.union([number.min(low).max(high), distributionWithin(low, high)]);

/** A value that is multiplied again at the beginning of every month after a day. */
const oneFade = z.strictObject({
  from: day.describe('The day from which: the first month that begins after it is the first to be multiplied.'),
  per_month: quantity(0, 1).describe('What the value is multiplied by with each month; or a distribution of it.'),
});
const fade = z.union([
  oneFade,
  z
    .array(oneFade)
    .min(1)
    .max(20)
    .refine((fades) => fades.every(({ from }, i) => i === 0 || parseDay(fades[i - 1].from) < parseDay(from)), {
      message: 'must be in the order of days: each takes over from the one before',
    }),
]);
export type Fade = z.infer<typeof oneFade>;
const fading = {
  fade: fade
    .optional()
    .describe(
      'How the value falls with each month; several, where from a day on it falls otherwise. It belongs to this value alone.',
    ),
};

/**
 * A parameter: a unit, evidence (`source` or `assumed`) and one value, or values with the day from which and the places
 * where they hold, or a table: one of scenarios/data by its name, or a user's own by its file (`./mine.csv`), which becomes
 * values when the scenario is loaded. At any day and place the latest value applies; of two with the same
 * day, the later line. The first dated value also holds before its day. A child's values come before its parents' in
 * their places from their days: see read/layers.ts.
 * @param beside keys that only some parameters may have, beside each value: a fade
 * @param more keys that only some parameters may have, beside all values: a spread
 */
const parameterWith = <T extends z.ZodType, V extends z.ZodRawShape, M extends z.ZodRawShape>(
  value: T,
  beside: V,
  more: M,
) =>
  z
    .strictObject({
      unit: word.describe("In what the value is given; a child keeps its parent's."),
      ...evidence,
      value: value.optional().describe('One value, everywhere and always; or else "values" or "table".'),
      ...beside,
      table: word.optional().describe('Values by place: a table of scenarios/data, or a file of your own: ./mine.csv.'),
      values: z
        .array(
          z
            .strictObject({
              from: day.optional().describe('The day from which it holds; left out, always.'),
              known_to: knownTo
                .optional()
                .describe(
                  'How well that day is known: "month" or "year", or two days, 2014-05-01/2014-05-15, the last included. Each draw takes one of them, for each place its own; runs without draws take "from". "day" and "bound" (no later): as stated.',
                ),
              places: places.optional().describe('The places where it holds; left out, everywhere.'),
              value: value.describe('The value: a number, a name, or a distribution where it is uncertain.'),
              ...beside,
              ...evidence,
            })
            .superRefine((entry, context) => wellKnown(entry as Begun, context)),
        )
        .min(1)
        .max(MOST_DATED)
        .optional()
        .describe('Values by day and place. The latest day counts; of two with one day the later line.'),
      ...more,
    })
    .refine((p) => hasEvidence(p as Parameter), {
      message: 'needs evidence: add "source: ..." or "assumed: why this value"',
    })
    .refine((p) => hasOneOf(p as Parameter), {
      message: 'needs exactly one of "value", "values" and "table" ("table" and "values" may stand together)',
    })
    .refine((p) => (p as Parameter).fade === undefined || (p as Parameter).value !== undefined, {
      message: 'has a "fade" without a "value" beside it: a fade belongs to one value',
    });

/** A parameter without such keys. */
export const parameter = <T extends z.ZodType>(value: T) => parameterWith(value, {}, {});

/** A parameter as written: see {@link Dated} for its value at a day and place. */
export type Parameter<T = unknown> = {
  unit: string;
  source?: string | undefined;
  assumed?: string | undefined;
  note?: string | undefined;
  value?: T | undefined;
  fade?: Fade | Fade[] | undefined;
  table?: string | undefined;
  values?:
    | {
        from?: string | undefined;
        known_to?: string | undefined;
        places?: Places | undefined;
        value: T;
        fade?: Fade | Fade[] | undefined;
      }[]
    | undefined;
  spread?: Spread | undefined;
};

type Begun = { from?: string | undefined; known_to?: string | undefined; places?: Places | undefined };

/** A day that is not exactly known is one of single places, and stands in what is known of it. */
function wellKnown({ from, known_to: known, places: where = 'all' }: Begun, context: z.RefinementCtx): void {
  if (known === undefined) return;
  const tell = ({ message, hint }: { message: string; hint?: string }) =>
    context.addIssue({ code: 'custom', path: ['known_to'], message, params: { hint } });
  const fault = knownToFault(from, known);
  if (fault) tell(fault);
  else if (from !== undefined && isUncertain(possibleDays(from, known)) && codesIn(where) === undefined)
    tell({
      message: 'stands at a value of single places only, and this one binds many on one day',
      hint: 'list counties in "places", each of which then has a day of its own; or take "known_to" out',
    });
}

type Evidence = { source?: string | undefined; assumed?: string | undefined };
function hasEvidence(parameter: Parameter): boolean {
  return (
    stated(parameter) ||
    (parameter.table === undefined && ((parameter.values as Evidence[] | undefined)?.every(stated) ?? false))
  );
}
function hasOneOf({ value, values, table }: Parameter): boolean {
  return (value === undefined) !== (values === undefined && table === undefined);
}

/** What offices may differ in by a factor of their own: hours, amounts and factors, but no chances. */
const spreads = {
  spread: spread
    .optional()
    .describe('How much places differ in it, where nobody knows which has how much: a factor of its own for each.'),
};

export const probability = parameterWith(quantity(0, 1), fading, {});
export const multiplier = parameterWith(quantity(0, 100), fading, spreads);
export const hours = parameterWith(quantity(0, 1e6), {}, spreads);
export const amount = parameter(quantity(0, 1e9));
export const amountOfOffice = parameterWith(quantity(0, 1e9), {}, spreads);
export const capacity = parameterWith(
  z.union([z.number().min(0).max(1e7), z.literal('unlimited'), distributionWithin(0, 1e7)]),
  {},
  spreads,
);
/** A number a month of a place's own, or `shipped`: as the tables of scenarios/data have it. */
export const ownCount = parameter(
  z.union([z.number().min(0).max(60_000), z.literal('shipped'), distributionWithin(0, 60_000)]),
);
/** The same of people followed; `placed`: as many as the tables have of the office, where its requests were sent. */
export const followedCount = parameter(
  z.union([z.number().min(0).max(60_000), z.literal('shipped'), z.literal('placed'), distributionWithin(0, 60_000)]),
);
export const flag = parameter(z.boolean());
export const name = parameter(word);
