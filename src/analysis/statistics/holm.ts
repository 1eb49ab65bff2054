/**
 * Holm's correction of p values for the number of tests: reject where the corrected value is below the level, and
 * the chance of any false rejection stays below it.
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  const corrected = new Array<number>(values.length);
  let largest = 0;
  order.forEach((i, rank) => {
    largest = Math.max(largest, Math.min(1, values[i] * (values.length - rank)));
    corrected[i] = largest;
  });
  return corrected;
}
