/**
 * Skill: by how much the model's errors are smaller than those of the simplest guesses, for each group of figures. Hits alone
 * mislead: last year's count may hit as often.
 */
import { z } from 'zod';
import { count, figure, name, share, untold, words } from '../form.ts';
import { coverageForm, coverageOf, type Worth } from './coverage.ts';
import { grouped } from './groups.ts';
import { Known } from './known.ts';
import { RIVALS } from './rivals.ts';
import { distanceOf, isMet, targetOf } from './score.ts';
import type { Pattern } from './table.ts';
import type { Weights } from './weights.ts';

/** Errors count up to so many tolerances: one wild figure must not decide over a group. */
export const FARTHEST = 10;

const rivalForm = z.object({
  id: name,
  label: words,
  /** At how many figures of the group it has a guess; all that follows is over these. */
  of: count,
  met: count,
  /** Mean error in tolerances. */
  error: figure,
  model: z.object({ met: count, error: figure }),
  /** From -1 to 1: the share by which the model's mean error is the smaller one, or, negative, the rival's. */
  skill: figure,
});
export type Beaten = z.infer<typeof rivalForm>;

export const groupForm = z.object({
  name: words,
  role: z.enum(['calibration', 'validation']),
  /** Figures with a value of the model. Bounds alone are not among them. */
  of: count,
  met: count,
  /** Mean error of the model in tolerances. */
  error: untold,
  rivals: z.array(rivalForm),
  /** Against the rival that leaves the model least; null where nothing simple can be guessed. */
  skill: untold,
  coverage: coverageForm.nullable(),
  /** The share of runs in which every figure of the group is met at once. */
  at_once: share,
});
export type Group = z.infer<typeof groupForm>;

/** What the rivals of a scoreboard are made of. */
export const rivalsForm = z.array(z.object({ id: name, label: words, rows: words }));
export const rivalsTold = (): z.infer<typeof rivalsForm> => RIVALS.map(({ id, label, rows }) => ({ id, label, rows }));

/** A pattern, what the model has at it, what its intervals are worth, in which runs it was met, and what rivals guess. */
export type Judged = {
  readonly pattern: Pattern;
  readonly model: number | null;
  readonly worth: Worth | null;
  readonly metIn: readonly boolean[];
  readonly guesses: Guesses;
};
/** By the id of the rival. */
export type Guesses = Readonly<Record<string, number>>;

/** What a skill is computed beside: every shipped pattern, and the parts of the nation. */
export type Ground = {
  readonly patterns: readonly Pattern[];
  readonly weights: Weights;
  /** What the model has at figures that are not judged here, by id. */
  readonly elsewhere?: ReadonlyMap<string, number>;
};

/** The error of a value at a figure, in tolerances. */
const errorAt = (value: number, pattern: Pattern): number =>
  Math.min(FARTHEST, Math.abs(distanceOf(value, targetOf(pattern))));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** 1 - model/rival where the model errs less, rival/model - 1 where it errs more; 0 where both are the same, also at 0. */
export function skillOf(model: number, rival: number): number {
  if (model === rival) return 0;
  return model < rival ? 1 - model / rival : rival / model - 1;
}

/** What the rivals guess at each figure. */
export function guessesAt(
  figures: readonly { readonly pattern: Pattern; readonly model: number | null }[],
  { patterns, weights, elsewhere }: Ground,
): Guesses[] {
  const models = new Map(figures.map(({ pattern, model }) => [pattern.id, model]));
  const known = new Known(patterns, (id) => models.get(id) ?? elsewhere?.get(id) ?? null);
  return figures.map(({ pattern }) =>
    Object.fromEntries(
      RIVALS.flatMap(({ id, guess }) => {
        const value = guess(pattern, known, weights);
        return value === null ? [] : [[id, value] as const];
      }),
    ),
  );
}

/** The groups of figures that are scored, each beside its rivals. Bounds are left out: nearly any guess keeps them. */
export function groupsOf(judged: readonly Judged[]): Group[] {
  const scored = judged.flatMap((one) =>
    one.model === null || targetOf(one.pattern).side !== 0 ? [] : [{ ...one, model: one.model }],
  );
  return grouped(scored, ['validation', 'calibration']).map(({ role, name: called, items }) => {
    const rivals = RIVALS.flatMap(({ id, label }) => {
      const pairs = items.flatMap(({ pattern, model, guesses }) => {
        const guess = guesses[id];
        return guess === undefined ? [] : [{ model: errorAt(model, pattern), rival: errorAt(guess, pattern) }];
      });
      return pairs.length === 0 ? [] : [beaten({ id, label }, pairs)];
    });
    const errors = items.map(({ model, pattern }) => errorAt(model, pattern));
    const runs = items[0].metIn.map((_, run) => items.every(({ metIn }) => metIn[run]));
    return {
      name: called,
      role: role as Group['role'],
      of: items.length,
      met: errors.filter(isMet).length,
      error: mean(errors),
      rivals,
      skill: rivals.length === 0 ? null : Math.min(...rivals.map(({ skill }) => skill)),
      coverage: coverageOf(items.map(({ worth }) => worth)),
      at_once: runs.length === 0 ? 0 : runs.filter(Boolean).length / runs.length,
    };
  });
}

function beaten(
  who: Pick<Beaten, 'id' | 'label'>,
  pairs: readonly { readonly model: number; readonly rival: number }[],
): Beaten {
  const told = (side: 'model' | 'rival') => {
    const errors = pairs.map((pair) => pair[side]);
    return { met: errors.filter(isMet).length, error: mean(errors) };
  };
  const [model, rival] = [told('model'), told('rival')];
  return { ...who, of: pairs.length, ...rival, model, skill: skillOf(model.error, rival.error) };
}

/** The rival of a group that leaves the model least. */
export const bestRival = ({ rivals }: Group): Beaten | undefined =>
  rivals.toSorted((a, b) => a.skill - b.skill || b.of - a.of)[0];
