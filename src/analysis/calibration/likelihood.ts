/** The likelihood of parameters by emulators: normal errors, independent between patterns. */
import { powers, tableSize } from './basis.ts';
import { discrepancyAt, groupPlaces, groupsOf } from './discrepancy.ts';
import type { Emulator } from './emulator.ts';
import { type Target, misfit } from './pattern.ts';

/** Emulators of several patterns made ready for many points. */
export class Predictor {
  readonly #table: Float64Array;
  readonly #first: readonly Int32Array[];
  readonly #second: readonly Int32Array[];
  readonly #coefficients: readonly Float64Array[];

  constructor(parameters: number, emulators: readonly Emulator[]) {
    this.#table = new Float64Array(tableSize(parameters));
    this.#first = emulators.map(({ terms }) => Int32Array.from(terms, ({ first }) => first));
    this.#second = emulators.map(({ terms }) => Int32Array.from(terms, ({ second }) => second));
    this.#coefficients = emulators.map(({ coefficients }) => Float64Array.from(coefficients));
  }

  /** Writes the foretold figure of every pattern, on its scale, into `figures`; `u` may go on after the parameters. */
  predict(u: ArrayLike<number>, figures: Float64Array): void {
    powers(u, this.#table);
    for (let pattern = 0; pattern < figures.length; pattern += 1) {
      const [first, second, coefficients] = [this.#first[pattern], this.#second[pattern], this.#coefficients[pattern]];
      let sum = 0;
      for (let i = 0; i < coefficients.length; i += 1)
        sum += coefficients[i] * this.#table[first[i]] * this.#table[second[i]];
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
