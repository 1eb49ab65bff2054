/**
 * An emulator foretells one figure of a simulation from its parameters: a polynomial that chooses its own terms, and
 * the variance of its error, found on runs that had no part in the choice.
 */
import { Stream } from '../../base/stream.ts';
import { type Bank, scaledOutputs } from './bank.ts';
import { FAR, type Reach, type Term, powers, tableSize, terms } from './basis.ts';
import type { Target } from './pattern.ts';
import { selectColumns } from './selection.ts';

export type Emulator = {
  readonly terms: readonly Term[];
  readonly coefficients: readonly number[];
  /** Variance of the error on left-out runs, on the scale of the pattern. */
  readonly variance: number;
  /** The part of it about the model's twin, where it has one. */
  readonly ofTwin?: number;
};

const FOLDS = 8;

/** Fewer runs than this teach nothing. */
export const LEAST = 20;

/** What emulators learn from: points, and at each the values of all patterns, NaN where there is none. */
export type Lesson = {
  readonly points: readonly (readonly number[])[];
  readonly values: readonly Float64Array[];
  /** How much each point counts, at most 1; those of weight 0 are left out. */
  readonly weights: Float64Array;
};

/** The candidate terms of every point: the first step, shared by all patterns. */
type Candidates = { readonly terms: readonly Term[]; readonly columns: readonly Float64Array[] };

function candidates(points: Lesson['points'], reach: Reach): Candidates {
  const parameters = points[0]?.length ?? 0;
  const all = terms(parameters, reach);
  const columns = all.map(() => new Float64Array(points.length));
  const table = new Float64Array(tableSize(parameters));
  points.forEach((u, row) => {
    powers(u, table, reach.of === 'scores');
    all.forEach(({ first, second }, term) => {
      columns[term][row] = table[first] * table[second];
    });
  });
  return { terms: all, columns };
}

/**
 * One emulator for each target, from runs of their own.
 * @param weights how much each run counts, at most 1; runs of weight 0 are left out
 * @param seed names the folds of the error's estimate
 * @throws RangeError when a pattern has a figure in fewer than 20 runs
 */
export function fitEmulators(bank: Bank, targets: readonly Target[], weights: Float64Array, seed: string): Emulator[] {
  const values = bank.map((run) => scaledOutputs(run, targets));
  return emulate({ points: bank.map(({ u }) => u), values, weights }, targets, seed);
}

/** How emulators are made. */
type Manner = {
  /** How far terms go; as far as they can if left out. */
  readonly reach?: Reach;
  /** The most terms of an emulator; a third of the points if that is fewer. */
  readonly most?: number;
  /**
   * The variance of the error comes from points left out one by one, which is cheap, and enough where they are many and
   * without chance; else by eighths.
   */
  readonly oneByOne?: boolean;
};

/**
 * One emulator for each target, from any lesson.
 */
export function emulate(
  lesson: Lesson,
  targets: readonly Target[],
  seed: string,
  { reach = FAR, oneByOne = false, most = Infinity }: Manner = {},
): Emulator[] {
  const { points, values, weights } = lesson;
  const shared = candidates(points, reach);
  const fold = new Stream(seed, 'folds').permutation(points.length).map((place) => place % FOLDS);
  return targets.map(({ id }, t) => {
    const rows = points.map((_, row) => row).filter((row) => weights[row] > 0 && !Number.isNaN(values[row][t]));
    if (rows.length < LEAST)
      throw new RangeError(
        `pattern ${id}: only ${rows.length} of ${points.length} runs give a figure; ${LEAST} are needed`,
      );
    const response = Float64Array.from(values, (row) => row[t]);
    const { columns, coefficients, error } = choose(shared, response, weights, rows, most);
    return {
      terms: columns.map((column) => shared.terms[column]),
      coefficients,
      variance: oneByOne ? error : errorByFolds(shared, response, weights, rows, fold, most),
    };
  });
}

/** The mean square error at points that are foretold from the other seven eighths. */
function errorByFolds(
  shared: Candidates,
  values: Float64Array,
  weights: Float64Array,
  rows: number[],
  fold: number[],
  most: number,
): number {
  let [errors, total] = [0, 0];
  for (let left = 0; left < FOLDS; left += 1) {
    const others = rows.filter((row) => fold[row] !== left);
    const choice = choose(shared, values, weights, others, most);
    for (const row of rows) {
      if (fold[row] !== left) continue;
      const foretold = choice.columns.reduce((sum, c, i) => sum + choice.coefficients[i] * shared.columns[c][row], 0);
      errors += weights[row] * (values[row] - foretold) ** 2;
      total += weights[row];
    }
  }
  return errors / total;
}

/** The columns chosen, and the mean square of their errors for each unit of weight. */
function choose(shared: Candidates, values: Float64Array, weights: Float64Array, rows: number[], most: number) {
  const root = rows.map((row) => Math.sqrt(weights[row]));
  const weighted = (column: Float64Array) => {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i += 1) values[i] = root[i] * column[rows[i]];
    return values;
  };
  const selection = selectColumns(
    shared.columns.map(weighted),
    weighted(values),
    Math.min(most, Math.floor(rows.length / 3)),
  );
  const total = rows.reduce((sum, row) => sum + weights[row], 0);
  return { ...selection, error: (selection.error * rows.length) / total };
}
