/**
 * A sealed forecast: the JSON contract `handoff.forecast/1`. What the model says of figures that are in no table of the
 * project, each as its distribution over joint draws of the parameters and chance.
 */
import { z } from 'zod';
import { count, day, figure, hashed, month, name, period, share, words } from '../form.ts';

/** A distribution is told by its 5%, 10%, ..., 95% points: it is cut into so many parts of equal probability. */
export const PARTS = 20;

const figureAsked = {
  /** As in the tables of published figures: "all", "state CA", "county Santa Clara, CA". */
  place: name,
  metric: name,
  from: month,
  to: month,
};

/** Why a figure that belongs to the plan is not forecast. */
export const WHY = {
  known: 'a table of the project has it',
  same: 'it is the same in every draw, so nothing is known of its spread',
  undefined: 'it is not defined in every draw (nothing was asked)',
} as const;

export const forecastFigure = z.object({
  ...figureAsked,
  /** Which share of its months a table of the project has, where it has any: it is no clean test. */
  known: share.optional(),
  /** The 5%, 10%, ..., 95% points: see twentieths.ts. */
  quantiles: z.array(figure).length(PARTS - 1),
});
export type ForecastFigure = z.infer<typeof forecastFigure>;

const leftOut = z.object({ ...figureAsked, why: z.enum(Object.keys(WHY) as (keyof typeof WHY)[]) });
export type LeftOut = z.infer<typeof leftOut>;

/** In the order in which the file has them: what it is, its seal, then its long lists. */
export const forecastForm = z.object({
  schema: z.literal('handoff.forecast/1'),
  /** SHA-256 of everything else in the file: see src/report/files/forecast.ts. */
  seal: z.string().regex(/^[0-9a-f]{64}$/),
  dated: day,
  handoff: name,
  /** The id of the run, as in the manifest of its bundle. */
  run_id: name,
  scenario: hashed,
  /** The same without the limits of states, for what these do to removals; null where it was left out. */
  without: hashed.nullable(),
  /** The fit of which the draws are rows; null where the scenario has none. */
  posterior: z.object({ table: name, sha256: name }).nullable(),
  seed: words,
  draws: count.min(PARTS - 1),
  replications: z.literal(1),
  coverage: words,
  intervals: words,
  /** The months over which removals with and without limits are compared. */
  period,
  /** What is not forecast, in words. */
  excluded: words,
  /** How far the figures hang together, by level of the interval: see together.ts. */
  together: z.array(
    z.object({ level: share, correlation: z.object({ both: share, place: share, kind: share, neither: share }) }),
  ),
  /** What is forecast, in words. */
  metrics: z.array(z.object({ metric: name, unit: name, text: words })),
  places: z.array(z.object({ place: name, code: name })),
  figures: z.array(forecastFigure),
  left_out: z.array(leftOut),
});
export type ForecastDocument = z.infer<typeof forecastForm>;

/** The ends of the interval of a level, and the median; 0.5 and 0.9 are twentieths. */
export function intervalOf({ quantiles }: { readonly quantiles: readonly number[] }, level: number) {
  const outside = Math.round((PARTS * (1 - level)) / 2);
  return { lo: quantiles[outside - 1], mean: quantiles[PARTS / 2 - 1], hi: quantiles[PARTS - outside - 1] };
}
