/** Full grids: every combination of the values of each factor. */

/** All combinations, the last factor changing fastest. A factor without values gives an empty grid. */
export function grid<T>(factors: readonly (readonly T[])[]): T[][] {
  return factors.reduce<T[][]>((rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])), [[]]);
}
