/** The scoreboard: every published figure beside the model's, as the document `handoff.validate/1`. */
import { z } from 'zod';
import { count, figure, hashed, name, range, untold, words } from '../form.ts';
import { binomialInterval } from '../statistics/binomial.ts';
import { cutTo } from '../intervals.ts';
import { type DrawNumber, NestedMoments } from '../nested.ts';
import { aimOf, distanceOf, isMet, isOrder, isShare, targetOf } from './score.ts';
import { shownForm, shownOf } from './shown.ts';
import { type Pattern, type Role, ROLES } from './table.ts';

const scoredPattern = z.object({
  id: name,
  ...shownForm,
  role: z.enum(ROLES),
  source: words,
  standing: name,
  note: words,
  /** A bound at least. */
  published: z
    .object({ lo: untold, hi: untold })
    .refine(({ lo, hi }) => lo !== null || hi !== null, 'must have a bound'),
  tolerance: figure,
  /** Central value and 90% interval over chance and parameters; null where the run has no such figure. */
  model: range,
  /** In tolerances, with the sign of the error. */
  distance: untold,
  met: z.boolean(),
  /** The published figure lies in the model's 90% interval once the tolerance is added to it as an error. */
  covered: z.boolean(),
});
export type ScoredPattern = z.infer<typeof scoredPattern>;

const total = z.object({
  met: count,
  of: count,
  /** 95% interval of the share met, as if patterns were independent. */
  lo: figure,
  hi: figure,
  covered: count,
});
export type Total = z.infer<typeof total>;

export const scoreboardForm = z.object({
  schema: z.literal('handoff.validate/1'),
  handoff: name,
  scenario: hashed,
  seed: words,
  draws: count.min(1),
  replications: count.min(1),
  intervals: words,
  patterns: z.array(scoredPattern),
  totals: z.object({ calibration: total, validation: total }),
});
export type Scoreboard = z.infer<typeof scoreboardForm>;

/** A tolerance is read as the half-width of a 90% interval of error. */
const LEVEL = 0.9;

/** Collects the values of patterns run by run. */
export class Scores {
  private readonly patterns: readonly Pattern[];
  private readonly moments: NestedMoments[];

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns;
    this.moments = patterns.map(() => new NestedMoments());
  }

  /** Adds a run's values, in the order of runs. */
  add(values: readonly (number | null)[], draw: DrawNumber): void {
    this.moments.forEach((moments, i) => moments.add(values[i], draw));
  }

  scored(): ScoredPattern[] {
    return this.patterns.map((pattern, i) => score(pattern, this.moments[i]));
  }
}

function score(pattern: Pattern, moments: NestedMoments): ScoredPattern {
  const target = targetOf(pattern);
  const statistic = moments.read();
  const { mean } = statistic;
  const { lo, hi } = cutTo(
    statistic.interval(LEVEL),
    isOrder(pattern) ? -1 : 0,
    isShare(pattern) || isOrder(pattern) ? 1 : Infinity,
  );
  const distance = mean === null ? null : distanceOf(mean, target);
  return {
    id: pattern.id,
    ...shownOf(pattern),
    role: pattern.role,
    source: pattern.source,
    standing: pattern.standing,
    note: pattern.note,
    published: { lo: pattern.low, hi: pattern.high },
    tolerance: target.tolerance,
    model: { mean, lo, hi },
    distance,
    met: distance !== null && isMet(distance),
    covered: mean !== null && covers({ mean, lo: lo ?? mean, hi: hi ?? mean }, target),
  };
}

/** The model's 90% interval in tolerances, as its distance is; null where one run gives no interval. */
export function distances({ published, tolerance, model }: ScoredPattern): { lo: number; hi: number } | null {
  if (model.lo === null || model.hi === null) return null;
  const target = { ...aimOf(published.lo, published.hi), tolerance };
  return { lo: distanceOf(model.lo, target), hi: distanceOf(model.hi, target) };
}

function covers(
  model: { mean: number; lo: number; hi: number },
  { centre, tolerance, side }: ReturnType<typeof targetOf>,
) {
  const reach = (half: number) => Math.sqrt(half * half + tolerance * tolerance);
  const [lo, hi] = [model.mean - reach(model.mean - model.lo), model.mean + reach(model.hi - model.mean)];
  return side === 0 ? lo <= centre && centre <= hi : side < 0 ? hi >= centre : lo <= centre;
}

/** How many patterns of a role are met. Inputs are in no score. */
export function totalOf(patterns: readonly ScoredPattern[], role: Role): Total {
  const own = patterns.filter((pattern) => pattern.role === role);
  const met = own.filter((pattern) => pattern.met).length;
  return {
    met,
    of: own.length,
    ...(own.length === 0 ? { lo: 0, hi: 1 } : binomialInterval(met, own.length)),
    covered: own.filter((p) => p.covered).length,
  };
}
