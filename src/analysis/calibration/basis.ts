/**
 * The terms from which an emulator chooses: polynomials of each parameter alone up to degree 4, and of each pair up to degree 3
 * together. They are of quantiles (Legendre, on (0, 1)) or of normal scores (Hermite): the figures of a model are mostly
 * smooth in the logarithms and logits of its parameters, and so in their scores. Under the prior the terms of a family are
 * uncorrelated and of variance 1.
 */
import { normalQuantile } from '../../base/normal-quantile.ts';

export type Term = {
  /** Places of the two factors in the table of {@link powers}; place 0 holds the constant 1. */
  readonly first: number;
  readonly second: number;
};

const DEGREE = 4;
/** Of each parameter the table has both families, quantiles first. */
const WIDTH = 2 * DEGREE;

/** How many numbers {@link powers} writes for `parameters` parameters. */
export const tableSize = (parameters: number): number => 1 + WIDTH * parameters;

/** Writes the polynomials of every parameter at a point into a table. @param scores also those of scores, which take longer */
export function powers(u: ArrayLike<number>, table: Float64Array, scores = true): void {
  table[0] = 1;
  for (let parameter = 0, at = 1; at < table.length; parameter += 1, at += WIDTH) {
    legendre(2 * u[parameter] - 1, table, at);
    if (scores) hermite(normalQuantile(u[parameter]), table, at + DEGREE);
  }
}

function legendre(x: number, table: Float64Array, at: number): void {
  const xx = x * x;
  table[at] = 1.7320508075688772 * x;
  table[at + 1] = 1.118033988749895 * (3 * xx - 1);
  table[at + 2] = 1.3228756555322954 * (5 * xx - 3) * x;
  table[at + 3] = 0.375 * ((35 * xx - 30) * xx + 3);
}

function hermite(z: number, table: Float64Array, at: number): void {
  const zz = z * z;
  table[at] = z;
  table[at + 1] = Math.SQRT1_2 * (zz - 1);
  table[at + 2] = 0.408248290463863 * (zz - 3) * z;
  table[at + 3] = 0.2041241452319315 * ((zz - 6) * zz + 3);
}

/** Of what the terms are, and how far they go: the degree of each parameter alone, and of each pair together. */
export type Reach = { readonly of: 'quantiles' | 'scores'; readonly alone: number; readonly pairs: number };
export const FAR: Reach = { of: 'quantiles', alone: DEGREE, pairs: 3 };

/** True if a term is of scores. */
export const ofScores = ({ first, second }: Term): boolean => [first, second].some((place) => place > 0 && (place - 1) % WIDTH >= DEGREE); // prettier-ignore

/** All terms within a reach; the constant is the first. */
export function terms(parameters: number, { of, alone, pairs }: Reach = FAR): Term[] {
  const place = (parameter: number, degree: number) =>
    1 + WIDTH * parameter + (of === 'scores' ? DEGREE : 0) + degree - 1;
  const all: Term[] = [{ first: 0, second: 0 }];
  for (let i = 0; i < parameters; i += 1) {
    for (let degree = 1; degree <= alone; degree += 1) all.push({ first: place(i, degree), second: 0 });
    if (pairs < 2) continue;
    for (let j = 0; j < i; j += 1) {
      all.push({ first: place(i, 1), second: place(j, 1) });
      if (pairs < 3) continue;
      all.push({ first: place(i, 2), second: place(j, 1) });
      all.push({ first: place(i, 1), second: place(j, 2) });
    }
  }
  return all;
}
