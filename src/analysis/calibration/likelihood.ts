/** The likelihood of parameters by emulators: normal errors, independent between patterns. */
import { ofScores, powers, tableSize } from './basis.ts';
import { discrepancyAt, groupPlaces, groupsOf } from './discrepancy.ts';
import type { Emulator } from './emulator.ts';
import { type Target, misfit } from './pattern.ts';

/** Emulators of several patterns made ready for many points. */
export class Predictor {
  readonly #table: Float64Array;
  /** The terms of all patterns one after the other; where those of each begin, and the end. */
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #coefficients: Float64Array;
  readonly #begin: Int32Array;
  readonly #scores: boolean;

  constructor(parameters: number, emulators: readonly Emulator[]) {
    this.#table = new Float64Array(tableSize(parameters));
    const terms = emulators.flatMap((emulator) => emulator.terms);
    this.#first = Int32Array.from(terms, ({ first }) => first);
    this.#second = Int32Array.from(terms, ({ second }) => second);
    this.#coefficients = Float64Array.from(emulators.flatMap(({ coefficients }) => coefficients));
    this.#scores = terms.some(ofScores);
    this.#begin = new Int32Array(emulators.length + 1);
    emulators.forEach((emulator, i) => (this.#begin[i + 1] = this.#begin[i] + emulator.terms.length));
  }

  /** Writes the foretold figure of every pattern, on its scale, into `figures`; `u` may go on after the parameters. */
  predict(u: ArrayLike<number>, figures: Float64Array): void {
    powers(u, this.#table, this.#scores);
    const [table, first, second, coefficients, begin] = [this.#table, this.#first, this.#second, this.#coefficients, this.#begin]; // prettier-ignore
    for (let pattern = 0; pattern < figures.length; pattern += 1) {
      let sum = 0;
      for (let i = begin[pattern]; i < begin[pattern + 1]; i += 1)
        sum += coefficients[i] * table[first[i]] * table[second[i]];
      figures[pattern] = sum;
    }
  }
}

/**
 * The log likelihood of a point, but for a constant. The variance of a pattern is that of its target (tolerance and
 * chance), of the discrepancy of its group, and of its emulator together: what the emulator does not know, the posterior
 * does not either.
 * @returns a function of the parameters, followed by the quantiles of the discrepancies in the order of groupsOf
 */
export function emulatedLogLikelihood(
  parameters: number,
  targets: readonly Target[],
  emulators: readonly Emulator[],
): (u: ArrayLike<number>) => number {
  const predictor = new Predictor(parameters, emulators);
  const figures = new Float64Array(targets.length);
  const place = groupPlaces(targets);
  const squares = new Float64Array(groupsOf(targets).length);
  return (u) => {
    predictor.predict(u, figures);
    for (let g = 0; g < squares.length; g += 1) squares[g] = discrepancyAt(u[parameters + g]) ** 2;
    let sum = 0;
    for (let t = 0; t < figures.length; t += 1) {
      const own = place[t] < 0 ? 0 : squares[place[t]];
      const variance = targets[t].variance * (1 + own) + emulators[t].variance;
      sum -= misfit(figures[t], targets[t]) ** 2 / (2 * variance);
      // A variance that is not fixed has to pay for being large.
      if (place[t] >= 0) sum -= Math.log(variance) / 2;
    }
    return sum;
  };
}
