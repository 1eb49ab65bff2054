/**
 * An emulator foretells one figure of a simulation from its parameters: a polynomial that chooses its own terms, and
 * the variance of its error, found on runs that had no part in the choice.
 */
import { Stream } from '../../base/stream.ts';
import type { Bank } from './bank.ts';
import { scaledOutputs } from './bank.ts';
import { type Term, powers, tableSize, terms } from './basis.ts';
import type { Target } from './pattern.ts';
import { selectColumns } from './selection.ts';

export type Emulator = {
  readonly terms: readonly Term[];
  readonly coefficients: readonly number[];
  /** Variance of the error on left-out runs, on the scale of the pattern. */
  readonly variance: number;
};

const FOLDS = 8;

/** Fewer runs than this teach nothing. */
export const LEAST = 20;

/** The candidate terms of every run: the first step, shared by all patterns. */
type Candidates = { readonly terms: readonly Term[]; readonly columns: readonly Float64Array[] };

function candidates(bank: Bank, parameters: number): Candidates {
  const all = terms(parameters);
  const columns = all.map(() => new Float64Array(bank.length));
  const table = new Float64Array(tableSize(parameters));
  bank.forEach(({ u }, row) => {
    powers(u, table);
    all.forEach(({ first, second }, term) => {
      columns[term][row] = table[first] * table[second];
    });
  });
  return { terms: all, columns };
}

/**
 * One emulator for each target.
 * @param weights how much each run counts, at most 1; runs of weight 0 are left out
 * @param seed names the folds of the error's estimate
 * @throws RangeError when a pattern has a figure in fewer than 20 runs
 */
export function fitEmulators(bank: Bank, targets: readonly Target[], weights: Float64Array, seed: string): Emulator[] {
  const parameters = bank[0]?.u.length ?? 0;
  const shared = candidates(bank, parameters);
  const outputs = bank.map((run) => scaledOutputs(run, targets));
  const fold = new Stream(seed, 'folds').permutation(bank.length).map((place) => place % FOLDS);
  return targets.map(({ id }, t) => {
    const rows = bank.map((_, row) => row).filter((row) => weights[row] > 0 && !Number.isNaN(outputs[row][t]));
    if (rows.length < LEAST)
      throw new RangeError(
        `pattern ${id}: only ${rows.length} of ${bank.length} runs give a figure; ${LEAST} are needed`,
      );
    const values = Float64Array.from(outputs, (row) => row[t]);
    return fit(shared, values, weights, rows, fold);
  });
}

function fit(
  shared: Candidates,
  values: Float64Array,
  weights: Float64Array,
  rows: number[],
  fold: number[],
): Emulator {
  let [errors, total] = [0, 0];
  for (let left = 0; left < FOLDS; left += 1) {
    const choice = choose(
      shared,
      values,
      weights,
      rows.filter((row) => fold[row] !== left),
    );
    for (const row of rows) {
      if (fold[row] !== left) continue;
      const foretold = choice.columns.reduce((sum, c, i) => sum + choice.coefficients[i] * shared.columns[c][row], 0);
      errors += weights[row] * (values[row] - foretold) ** 2;
      total += weights[row];
    }
  }
  const { columns, coefficients } = choose(shared, values, weights, rows);
  return { terms: columns.map((column) => shared.terms[column]), coefficients, variance: errors / total };
}

function choose(shared: Candidates, values: Float64Array, weights: Float64Array, rows: number[]) {
  const root = rows.map((row) => Math.sqrt(weights[row]));
  const weighted = (column: Float64Array) => {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i += 1) values[i] = root[i] * column[rows[i]];
    return values;
  };
  return selectColumns(shared.columns.map(weighted), weighted(values), Math.floor(rows.length / 3));
}
