/** Processor time, and the middle of several measurements of it. */

/** The upper of the two where there are two in the middle: a figure that was measured. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Seconds of processor time that something takes, and what it gives. */
export function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}
