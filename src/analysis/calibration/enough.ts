/** Do the runs give enough figures to fit to? A figure may be missing in a run: a share of nobody. */
import type { Bank } from './bank.ts';
import { LEAST } from './emulator.ts';
import { WORLDS_APART } from './self-check.ts';
import { type Plan, rowsBefore, rowsPlanned } from './plan.ts';
import { startOf } from './twin.ts';

/** A figure that too few runs give. */
export type Scarce = { readonly id: string; readonly given: number; readonly of: number; readonly needed: number };

/**
 * The figures that cannot be fitted to: those that fewer runs of the start give than an emulator needs, and once all runs
 * are there, those that no run of the last wave gives.
 * @param ids of the figures, in the order of the outputs
 */
export function scarce(bank: Bank, ids: readonly string[], plan: Plan): Scarce[] {
  const among = (runs: Bank, needed: number): Scarce[] =>
    ids.flatMap((id, i) => {
      const given = runs.filter(({ outputs }) => outputs[i] !== null).length;
      return given < needed ? [{ id, given, of: runs.length, needed }] : [];
    });
  const started = bank.length >= rowsBefore(plan, 1);
  const first = started ? among(startOf(plan, bank).runs, LEAST) : [];
  if (first.length > 0 || bank.length < rowsPlanned(plan)) return first;
  return among(bank.slice(-plan.perWave), 1);
}

/** True if so many runs of the start can play the world: only those that give every figure do, and some must be left. */
export function canCheck(start: Bank, sets: number): boolean {
  const whole = start.filter(({ outputs }) => !outputs.includes(null)).length;
  return whole - Math.ceil(Math.min(sets, whole) / WORLDS_APART) >= LEAST;
}
