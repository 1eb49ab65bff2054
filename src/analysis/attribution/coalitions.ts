/**
 * Coalitions of provisions as bit masks: bit i is set where provision i stands as in the variant, clear where it
 * stands as in the baseline.
 */

/** The outcome under each coalition, such as a count or cents of one replication. */
export type Outcome = (coalition: number) => number;

/** All 2^k coalitions are simulated, 64 of six provisions: more would take days, and a table of more shares is not read. */
export const MOST_PROVISIONS = 6;

/** All coalitions of k provisions, from none to all. */
export function coalitions(k: number): number[] {
  if (!(Number.isInteger(k) && k >= 1 && k <= MOST_PROVISIONS))
    throw new RangeError(`attribution takes from 1 to ${MOST_PROVISIONS} provisions, got ${k}`);
  return Array.from({ length: 2 ** k }, (_, coalition) => coalition);
}

export const has = (coalition: number, provision: number): boolean => ((coalition >>> provision) & 1) === 1;

/** How many provisions a coalition has. */
export function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}

/** A whole outcome as a bigint. Throws when it is not a whole number that a double holds exactly. */
export function whole(outcome: Outcome, coalition: number): bigint {
  const value = outcome(coalition);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`coalition ${coalition}: exact shares need a whole outcome, got ${value}`);
  return BigInt(value);
}
