/**
 * The terms from which an emulator chooses: Legendre polynomials on (0, 1), each parameter alone up to degree 4 and
 * each pair up to degree 3 together. Under the prior they are uncorrelated and of variance 1.
 */
export type Term = {
  /** Places of the two factors in the table of {@link powers}; place 0 holds the constant 1. */
  readonly first: number;
  readonly second: number;
};

const DEGREE = 4;

/** How many numbers {@link powers} writes for `parameters` parameters. */
export const tableSize = (parameters: number): number => 1 + DEGREE * parameters;

const place = (parameter: number, degree: number) => 1 + DEGREE * parameter + degree - 1;

/** Writes the polynomials of every parameter at a point into a table. */
export function powers(u: ArrayLike<number>, table: Float64Array): void {
  table[0] = 1;
  for (let parameter = 0, at = 1; at < table.length; parameter += 1, at += DEGREE) {
    const x = 2 * u[parameter] - 1;
    const xx = x * x;
    table[at] = 1.7320508075688772 * x;
    table[at + 1] = 1.118033988749895 * (3 * xx - 1);
    table[at + 2] = 1.3228756555322954 * (5 * xx - 3) * x;
    table[at + 3] = 0.375 * ((35 * xx - 30) * xx + 3);
  }
}

/** How far terms go: the degree of each parameter alone, and of each pair together. */
export type Reach = { readonly alone: number; readonly pairs: number };
export const FAR: Reach = { alone: DEGREE, pairs: 3 };

/** All terms within a reach; the constant is the first. */
export function terms(parameters: number, { alone, pairs }: Reach = FAR): Term[] {
  const all: Term[] = [{ first: 0, second: 0 }];
  for (let i = 0; i < parameters; i += 1) {
    for (let degree = 1; degree <= alone; degree += 1) all.push({ first: place(i, degree), second: 0 });
    for (let j = 0; j < i && pairs > 1; j += 1) {
      all.push({ first: place(i, 1), second: place(j, 1) });
      if (pairs < 3) continue;
      all.push({ first: place(i, 2), second: place(j, 1) });
      all.push({ first: place(i, 1), second: place(j, 2) });
    }
  }
  return all;
}
