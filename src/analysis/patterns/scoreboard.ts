/** The scoreboard: every published figure beside the model's, as the document `handoff.validate/1`. */
import { z } from 'zod';
import { count, figure, hashed, name, range, untold, words } from '../form.ts';
import { binomialInterval } from '../statistics/binomial.ts';
import { cutTo } from '../intervals.ts';
import { type DrawNumber, NestedMoments } from '../nested.ts';
import { coverageForm, coverageOf, type Held, holds, LEVELS, worthForm, worthOf } from './coverage.ts';
import { aimOf, distanceOf, isMet, isOrder, isShare, targetOf } from './score.ts';
import { shownForm, shownOf } from './shown.ts';
import {
  type Ground,
  groupForm,
  groupsOf,
  guessesAt,
  type Guesses,
  type Judged,
  rivalsForm,
  rivalsTold,
} from './skill.ts';
import { type Pattern, type Role, ROLES } from './table.ts';

export const scoredPattern = z.object({
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
  /** Only one end was published: kept or not, it says little, and is counted apart. */
  bound: z.boolean(),
  tolerance: figure,
  /** Central value and 90% interval over chance and parameters; null where the run has no such figure. */
  model: range,
  /** In tolerances, with the sign of the error. */
  distance: untold,
  met: z.boolean(),
  /** The published figure lies in the model's 90% interval once the tolerance is added to it as an error. */
  covered: z.boolean(),
  /** The 50% interval; null where the run gives none. */
  inner: z.object({ lo: untold, hi: untold }),
  /** What the intervals are worth; null where there are none. */
  worth: worthForm.nullable(),
  /** What the simplest guesses say, by id of the rival. */
  guesses: z.record(z.string(), figure),
});
export type ScoredPattern = z.infer<typeof scoredPattern>;

export const totalForm = z.object({
  /** Figures, without those of which only a bound was published. */
  met: count,
  of: count,
  /** 95% interval of the share met, as if patterns were independent. */
  lo: figure,
  hi: figure,
  /** Of those of which only a bound was published, how many the model keeps. */
  bounds: z.object({ met: count, of: count }),
  coverage: coverageForm.nullable(),
});
export type Total = z.infer<typeof totalForm>;

export const scoreboardForm = z.object({
  schema: z.literal('handoff.validate/1'),
  handoff: name,
  scenario: hashed,
  seed: words,
  draws: count.min(1),
  replications: count.min(1),
  intervals: words,
  patterns: z.array(scoredPattern),
  totals: z.object({ calibration: totalForm, validation: totalForm }),
  /** The simplest guesses, and figures of one sort beside them. */
  rivals: rivalsForm,
  groups: z.array(groupForm),
});
export type Scoreboard = z.infer<typeof scoreboardForm>;

/** Collects the values of patterns run by run. */
export class Scores {
  private readonly patterns: readonly Pattern[];
  private readonly moments: NestedMoments[];
  /** By pattern: in which runs it was met. */
  private readonly met: boolean[][];

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns;
    this.moments = patterns.map(() => new NestedMoments());
    this.met = patterns.map(() => []);
  }

  /** Adds a run's values, in the order of runs. */
  add(values: readonly (number | null)[], draw: DrawNumber): void {
    this.patterns.forEach((pattern, i) => {
      const value = values[i];
      this.moments[i].add(value, draw);
      this.met[i].push(value !== null && isMet(distanceOf(value, targetOf(pattern))));
    });
  }

  /** The figures beside the model's, beside the simplest guesses. */
  board(ground: Ground): Pick<Scoreboard, 'patterns' | 'totals' | 'rivals' | 'groups'> {
    const found = this.patterns.map((pattern, i) => ({ pattern, ...statisticsOf(pattern, this.moments[i]) }));
    const guesses = guessesAt(
      found.map(({ pattern, mean }) => ({ pattern, model: mean })),
      ground,
    );
    const patterns = found.map((one, i) => score(one, guesses[i]));
    const judged = found.map(({ pattern, mean }, i): Judged => {
      return { pattern, model: mean, worth: patterns[i].worth, metIn: this.met[i], guesses: guesses[i] };
    });
    return { patterns, ...totalsOf(patterns), rivals: rivalsTold(), groups: groupsOf(judged) };
  }
}

/** The model at a figure: its central value, and its intervals where the runs give any. */
type Found = { readonly mean: number | null; readonly intervals: readonly Held[] | null };

function statisticsOf(pattern: Pattern, moments: NestedMoments): Found {
  const statistic = moments.read();
  const { mean } = statistic;
  const most = isShare(pattern) || isOrder(pattern) ? 1 : Infinity;
  const intervals = LEVELS.flatMap((level): Held[] => {
    const { lo, hi } = cutTo(statistic.interval(level), isOrder(pattern) ? -1 : 0, most);
    return mean === null || lo === null || hi === null ? [] : [{ mean, lo, hi }];
  });
  return { mean, intervals: intervals.length < LEVELS.length ? null : intervals };
}

function score({ pattern, mean, intervals }: Found & { readonly pattern: Pattern }, guesses: Guesses): ScoredPattern {
  const target = targetOf(pattern);
  const distance = mean === null ? null : distanceOf(mean, target);
  const [inner, outer] = (intervals ?? [NONE, NONE]).map(({ lo, hi }) => ({ lo, hi }));
  const held = intervals?.[1] ?? (mean === null ? null : { mean, lo: mean, hi: mean });
  return {
    id: pattern.id,
    ...shownOf(pattern),
    role: pattern.role,
    source: pattern.source,
    standing: pattern.standing,
    note: pattern.note,
    published: { lo: pattern.low, hi: pattern.high },
    bound: target.side !== 0,
    tolerance: target.tolerance,
    model: { mean, ...outer },
    distance,
    met: distance !== null && isMet(distance),
    covered: held !== null && holds(held, target, 0.9, true),
    inner,
    worth: intervals && worthOf(intervals, target),
    guesses,
  };
}

const NONE = { lo: null, hi: null };

/** The model's 90% interval in tolerances, as its distance is; null where one run gives no interval. */
export function distances({ published, tolerance, model }: ScoredPattern): { lo: number; hi: number } | null {
  if (model.lo === null || model.hi === null) return null;
  const target = { ...aimOf(published.lo, published.hi), tolerance };
  return { lo: distanceOf(model.lo, target), hi: distanceOf(model.hi, target) };
}

/** Both roles that are scored. */
export const totalsOf = (patterns: readonly ScoredPattern[]): Pick<Scoreboard, 'totals'> => ({
  totals: { calibration: totalOf(patterns, 'calibration'), validation: totalOf(patterns, 'validation') },
});

/** How many patterns of a role are met, those of a bound alone apart. Inputs are in no score. */
export function totalOf(patterns: readonly ScoredPattern[], role: Role): Total {
  const all = patterns.filter((pattern) => pattern.role === role);
  const count = (some: readonly ScoredPattern[]) => ({
    met: some.filter((pattern) => pattern.met).length,
    of: some.length,
  });
  const figures = count(all.filter(({ bound }) => !bound));
  return {
    ...figures,
    ...(figures.of === 0 ? { lo: 0, hi: 1 } : binomialInterval(figures.met, figures.of)),
    bounds: count(all.filter(({ bound }) => bound)),
    coverage: coverageOf(all.map(({ worth }) => worth)),
  };
}
