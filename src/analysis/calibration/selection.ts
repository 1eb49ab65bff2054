/**
 * Forward selection of the columns that explain a response best (orthogonal least squares), stopped where leaving out
 * one row at a time says that another column would only follow noise.
 */
import { dot } from '../statistics/matrix.ts';

export type Selection = {
  /** Chosen columns in order of choice, the first column always among them. */
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  /** The mean square of the errors at rows that are foretold without themselves. */
  readonly error: number;
};

/** After so many further columns without a gain the search ends. */
const PATIENCE = 8;

/** A chosen column: its part orthogonal to those before, of length 1, and the products of that with every candidate. */
type Choice = {
  readonly column: number;
  readonly direction: Float64Array;
  readonly score: number;
  readonly products: Float64Array;
};

/**
 * @param columns the candidates, one value a row
 * @param response one value a row
 * @param most the largest number of columns to choose
 */
export function selectColumns(columns: readonly Float64Array[], response: Float64Array, most: number): Selection {
  const residual = response.slice();
  const leverage = new Float64Array(response.length);
  // Of each candidate's part orthogonal to the chosen: its squared length, and its product with the residual.
  const size = Float64Array.from(columns, (column) => dot(column, column));
  const pull = Float64Array.from(columns, (column) => dot(column, response));
  const floor = size.map((value) => 1e-8 * value);
  const chosen: Choice[] = [];
  let best = { error: Infinity, count: 0 };
  while (chosen.length < most && chosen.length - best.count < PATIENCE) {
    const column = chosen.length === 0 ? 0 : strongest(size, pull, floor);
    if (column < 0) break;
    const direction = orthogonalPart(columns[column], chosen);
    const score = dot(direction, residual);
    const products = Float64Array.from(columns, (other) => dot(direction, other));
    addTimes(residual, direction, -score);
    direction.forEach((value, row) => (leverage[row] += value * value));
    products.forEach((product, other) => {
      size[other] -= product * product;
      pull[other] -= product * score;
    });
    size[column] = 0;
    chosen.push({ column, direction, score, products });
    const error = leaveOneOut(residual, leverage, chosen.length);
    if (error < best.error) best = { error, count: chosen.length };
  }
  return { ...solve(chosen.slice(0, best.count)), error: best.error };
}

/** The column that takes most from the residual; -1 when none is left that says anything new. */
function strongest(size: Float64Array, pull: Float64Array, floor: Float64Array): number {
  let [column, gain] = [-1, 0];
  for (let c = 0; c < size.length; c += 1) {
    const found = size[c] > floor[c] ? pull[c] ** 2 / size[c] : 0;
    if (found > gain) [column, gain] = [c, found];
  }
  return column;
}

/** The part of a column orthogonal to the chosen, of length 1; taken twice against rounding. */
function orthogonalPart(column: Float64Array, chosen: readonly Choice[]): Float64Array {
  const part = column.slice();
  for (let pass = 0; pass < 2; pass += 1)
    for (const { direction } of chosen) addTimes(part, direction, -dot(direction, part));
  const length = Math.sqrt(dot(part, part));
  return part.map((value) => value / length);
}

/** Squared errors when each row is predicted without itself, enlarged for the freedom that the columns have used. */
function leaveOneOut(residual: Float64Array, leverage: Float64Array, used: number): number {
  let sum = 0;
  for (let row = 0; row < residual.length; row += 1) sum += (residual[row] / Math.max(1e-6, 1 - leverage[row])) ** 2;
  return sum / (residual.length - used);
}

/** Coefficients of the columns themselves, from the scores on their orthogonal parts. */
function solve(chosen: readonly Choice[]): Omit<Selection, 'error'> {
  const columns = chosen.map(({ column }) => column);
  const coefficients = new Array<number>(chosen.length).fill(0);
  for (let i = chosen.length - 1; i >= 0; i -= 1) {
    const { score, products } = chosen[i];
    let rest = score;
    for (let j = i + 1; j < chosen.length; j += 1) rest -= products[columns[j]] * coefficients[j];
    coefficients[i] = rest / products[columns[i]];
  }
  return { columns, coefficients };
}

function addTimes(column: Float64Array, other: Float64Array, factor: number): void {
  for (let row = 0; row < column.length; row += 1) column[row] += factor * other[row];
}
