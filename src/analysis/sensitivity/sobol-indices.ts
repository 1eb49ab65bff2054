/**
 * Sobol's indices: which share of an output's variance each parameter makes alone (first order) and with all its
 * interactions (total). Saltelli's design; first-order shares by Saltelli et al. (2010), totals by Jansen (1999), so that
 * a parameter without any effect gets exactly 0 from both; intervals by bootstrap.
 *
 * Chance itself may be one of the parameters: a quantile that picks the replication. Its total is then the share of
 * luck.
 */
import { sobolPoints } from '../../experiment/designs/sobol-points.ts';
import { BOOTSTRAP, type Bootstrap, type Interval, bootstrap } from '../statistics/bootstrap.ts';

export type SobolDesign = {
  readonly parameters: number;
  /** Base points; a power of two is best. The runs are this times `parameters` + 2. */
  readonly base: number;
  readonly seed: string;
};

export type Index = Interval & { readonly value: number };

export type SobolIndices = {
  /** The output's variance over the design. At 0 there is nothing to share: the indices are NaN. */
  readonly variance: number;
  readonly parameters: readonly { readonly first: Index; readonly total: Index }[];
};

/**
 * The points to simulate, in blocks of `parameters` + 2: a point, an independent one, and the first with one
 * coordinate after another taken from the second. More base points keep the earlier blocks.
 */
export function saltelliPoints({ parameters, base, seed }: SobolDesign): number[][] {
  return sobolPoints(2 * parameters, base, seed).flatMap((pair) => {
    const [a, b] = [pair.slice(0, parameters), pair.slice(parameters)];
    return [a, b, ...a.map((_, parameter) => a.map((u, i) => (i === parameter ? b[i] : u)))];
  });
}

/**
 * The indices of one output.
 * @param outputs one value for each point of the design, in its order
 * @throws RangeError when there are too few values, or one is not a number
 */
export function sobolIndices(
  { parameters, base }: SobolDesign,
  outputs: ArrayLike<number>,
  options: Bootstrap = BOOTSTRAP,
): SobolIndices {
  const block = parameters + 2;
  if (outputs.length !== base * block || Array.from(outputs).some((value) => !Number.isFinite(value)))
    throw new RangeError(`Sobol indices need ${base * block} finite outputs, got ${outputs.length}`);
  const everything = Int32Array.from({ length: base }, (_, row) => row);
  const estimates = (rows: Int32Array) => shares(rows, parameters, outputs);
  const values = estimates(everything);
  const intervals = bootstrap(base, estimates, options);
  const index = (place: number): Index => ({ value: values[place], ...intervals[place] });
  return {
    variance: momentsOf(everything, block, outputs).variance,
    parameters: Array.from({ length: parameters }, (_, i) => ({ first: index(i), total: index(parameters + i) })),
  };
}

/** All first-order indices, then all totals. */
function shares(rows: Int32Array, parameters: number, outputs: ArrayLike<number>): number[] {
  const block = parameters + 2;
  const { mean, variance } = momentsOf(rows, block, outputs);
  const [first, total] = [new Array<number>(parameters).fill(0), new Array<number>(parameters).fill(0)];
  if (variance === 0) return [...first, ...total].fill(Number.NaN);
  for (const row of rows) {
    const at = row * block;
    for (let i = 0; i < parameters; i += 1) {
      const change = outputs[at + 2 + i] - outputs[at];
      first[i] += (outputs[at + 1] - mean) * change;
      total[i] += change * change;
    }
  }
  const all = rows.length * variance;
  return [...first.map((sum) => sum / all), ...total.map((sum) => sum / (2 * all))];
}

/**
 * Mean and variance over the two independent points of each block.
 *
 * Ours: one pass over rows as a bootstrap draws them; simple-statistics' sampleVariance moves the last bits.
 */
function momentsOf(rows: Int32Array, block: number, outputs: ArrayLike<number>): { mean: number; variance: number } {
  const start = outputs[0];
  let [sum, squares] = [0, 0];
  for (const row of rows)
    for (const value of [outputs[row * block] - start, outputs[row * block + 1] - start]) {
      sum += value;
      squares += value * value;
    }
  const count = 2 * rows.length;
  return { mean: start + sum / count, variance: Math.max(0, (squares - (sum * sum) / count) / (count - 1)) };
}
