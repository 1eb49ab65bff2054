/** The check of a calibration: the runs of its start play the world, one after the other. Its ranks are rows of the bank, too. */
import type { Bank } from './bank.ts';
import { judged, type SelfCheck, type Worlds, worldsOf } from './self-check.ts';
import type { Emulator } from './emulator.ts';
import { emulateCalls, startOf, withResidual } from './twin.ts';
import type { Calibration } from './waves.ts';

/** Draws of each world's posterior: its ranks are told to a three-hundredth, far finer than the bins. */
const PARTICLES = 300;
const JUDGED = { level: 0.9, bins: 10 };

/**
 * The worlds of a calibration whose start is in the bank. Where it has a twin, that is emulated once, from its calls over the
 * prior; each fifth of the worlds has the residual that the others teach.
 * @param sets how many worlds; at most the runs of the start that have every figure
 */
export function worldsIn({ plan, targets }: Calibration, bank: Bank, sets: number): Worlds {
  const asked = { particles: PARTICLES, seed: `${plan.seed} check`, sets };
  const { calls, runs, partners } = startOf(plan, bank);
  if (plan.twin === undefined) return worldsOf(targets, runs, asked);
  // Only once a world is played: a check that is done asks for none.
  let called: readonly Emulator[] | undefined;
  const at = (rows: readonly number[], of: Bank): Bank => rows.map((row) => of[row]);
  return worldsOf(targets, runs, asked, (rows) => {
    called ??= emulateCalls(calls, targets, new Float64Array(calls.length).fill(1), plan.seed);
    return withResidual(called, { runs: at(rows, runs), partners: at(rows, partners) }, targets, plan.seed);
  });
}

/** What the ranks of the worlds say. */
export const checked = (ranks: readonly (readonly number[])[]): SelfCheck => judged(ranks, JUDGED);
