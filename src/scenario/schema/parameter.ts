/** Parameters: a unit, evidence and a value or distribution, by day and place. */
import { z } from 'zod';
import { day } from './dates.ts';
import { evidence, stated } from './evidence.ts';
import { places, type Places } from './places.ts';
import { MOST_DATED, word } from './text.ts';

const finite = z.number();
/** A short name, or the one that a distribution has by itself: its parameter's path with day and places. */
const NAME =
  /^(?:[a-z][a-z0-9_-]{0,59}|[a-z][a-z_]*(?:\.[a-z][a-z0-9_-]*)+(?:@\d{4}-\d\d(?:-\d\d)?)?(?:\[[\w=|,;-]*\])?)$/;
/** Distributions of one name rise and fall together, in one scenario and across arms; by default each has its own. */
const shared = {
  name: z.string().regex(NAME, 'must be a short name in small letters, such as request-share').optional(),
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
export type Distribution = z.infer<typeof distribution>;

/**
 * A parameter: a unit, evidence (`source` or `assumed`) and one value, or values with the day from which and the places
 * where they hold, or a table: one of scenarios/data by its name, or a user's own by its file (`./mine.csv`), which becomes
 * values when the scenario is loaded. At any day and place the latest value applies; of two with the same
 * day, the later line. The first dated value also holds before its day. A child's values come before its parents' in
 * their places from their days: see read/layers.ts.
 */
export const parameter = <T extends z.ZodType>(value: T) =>
  z
    .strictObject({
      unit: word,
      ...evidence,
      value: value.optional(),
      table: word.optional(),
      values: z
        .array(
          z.strictObject({
            from: day.optional(),
            places: places.optional(),
            value,
            ...evidence,
          }),
        )
        .min(1)
        .max(MOST_DATED)
        .optional(),
    })
    .refine((p) => stated(p) || (p.table === undefined && (p.values?.every(stated) ?? false)), {
      message: 'needs evidence: add "source: ..." or "assumed: why this value"',
    })
    .refine((p) => (p.value === undefined) !== (p.values === undefined && p.table === undefined), {
      message: 'needs exactly one of "value", "values" and "table" ("table" and "values" may stand together)',
    });

/** A parameter as written: see {@link Dated} for its value at a day and place. */
export type Parameter<T = unknown> = {
  unit: string;
  source?: string | undefined;
  assumed?: string | undefined;
  note?: string | undefined;
  value?: T | undefined;
  table?: string | undefined;
  values?: { from?: string | undefined; places?: Places | undefined; value: T }[] | undefined;
};

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

export const probability = parameter(quantity(0, 1));
export const multiplier = parameter(quantity(0, 100));
export const hours = parameter(quantity(0, 1e6));
export const amount = parameter(quantity(0, 1e9));
export const capacity = parameter(
  z.union([z.number().min(0).max(1e7), z.literal('unlimited'), distributionWithin(0, 1e7)]),
);
/** A number a month of a place's own, or `shipped`: as the tables of scenarios/data have it. */
export const ownCount = parameter(
  z.union([z.number().min(0).max(60_000), z.literal('shipped'), distributionWithin(0, 60_000)]),
);
export const flag = parameter(z.boolean());
export const name = parameter(word);
