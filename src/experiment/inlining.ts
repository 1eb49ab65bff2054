/** How much of the inner loop V8 compiles as one. To be decided before the simulation runs: see docs/speed.md. */
import { setFlagsFromString } from 'node:v8';
import type { Study } from './study.ts';

/** Bookings from which on it pays for the longer compiling. */
const ENOUGH = 15e6;

/** Prepares this thread for some runs of a study. */
export function inlineFor(study: Study, runs: number): void {
  if (study.bookings * runs < ENOUGH) return;
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=6000');
  setFlagsFromString('--max-inlined-bytecode-size=3000');
}
