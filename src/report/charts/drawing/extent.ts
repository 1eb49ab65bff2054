/** Lengths of axes. */

/** What is smaller is nothing: no figure tells it, and an axis so short has no ticks. */
export const LEAST = 1e-9;

/** The length of an axis or a scale of colours: never none. */
export const extent = (...ends: readonly number[]): number => Math.max(LEAST, ...ends);

/** A place on an axis. */
export const settled = (value: number): number => (Math.abs(value) < LEAST ? 0 : value);
