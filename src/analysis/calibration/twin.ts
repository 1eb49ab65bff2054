/**
 * Emulators of a model that has a twin. The twin's figures are smooth and cheap, so thousands of calls teach them; what a run
 * has beside its twin, on the scale of the figure (the logarithm of their ratio, for a count), is small, and some hundred
 * runs teach it. The emulator of a figure is the sum of the two. The spread that is left about the residual is chance and the
 * lasting luck of places: the twin has one luck, each run another.
 */
import { type Bank, scaledOutputs } from './bank.ts';
import { type Emulator, emulate } from './emulator.ts';
import type { Target } from './pattern.ts';
import { type Plan, rowsBefore, rowsOf, stageAt } from './plan.ts';

/** The rows of a bank: calls of the twin, and runs, each with the call at its point. */
export type Taught = { readonly calls: Bank; readonly runs: Bank; readonly partners: Bank };

/** Tells the rows of a bank apart. A run whose call is not in the bank is left out; that cannot be, since calls come first. */
export function taughtBy(plan: Plan, bank: Bank): Taught {
  const [calls, runs, partners]: [Bank[number][], Bank[number][], Bank[number][]] = [[], [], []];
  for (let stage = 0; stage <= Math.min(plan.waves, stageAt(plan, bank.length)); stage += 1) {
    const begun = rowsBefore(plan, stage);
    const { calls: called, runs: simulated } = rowsOf(plan, stage);
    calls.push(...bank.slice(begun, begun + called));
    const own = bank.slice(begun + called, begun + called + simulated);
    runs.push(...own);
    partners.push(...own.map((_, i) => bank[begun + i]));
  }
  return { calls, runs, partners };
}

/** The rows of the start alone. */
export const startOf = (plan: Plan, bank: Bank): Taught => taughtBy({ ...plan, waves: 0 }, bank);

/** Far enough for the twin at thousands of points, and for the residual at hundreds. Every step of the sampler pays for every term. */
const TWIN = { reach: { of: 'scores', alone: 4, pairs: 2 }, oneByOne: true, most: 100 } as const;
const RESIDUAL = { reach: { of: 'scores', alone: 2, pairs: 1 } } as const;

/**
 * @param weigh how much each row of a bank counts
 * @param seed names the folds of the errors' estimate
 */
export function twinEmulators(
  { calls, runs, partners }: Taught,
  targets: readonly Target[],
  weigh: (rows: Bank) => Float64Array,
  seed: string,
): Emulator[] {
  const called = emulateCalls(calls, targets, weigh(calls), seed);
  return withResidual(called, { runs, partners }, targets, seed);
}

/** Emulators of the twin alone. */
export function emulateCalls(calls: Bank, targets: readonly Target[], weights: Float64Array, seed: string): Emulator[] {
  const values = calls.map((call) => scaledOutputs(call, targets));
  return emulate({ points: calls.map(({ u }) => u), values, weights }, targets, seed, TWIN);
}

/** The same with the residual that runs teach. */
export function withResidual(
  called: readonly Emulator[],
  { runs, partners }: Pick<Taught, 'runs' | 'partners'>,
  targets: readonly Target[],
  seed: string,
): Emulator[] {
  const values = runs.map((run, i) => {
    const expected = scaledOutputs(partners[i], targets);
    return scaledOutputs(run, targets).map((value, t) => value - expected[t]);
  });
  const lesson = { points: runs.map(({ u }) => u), values, weights: new Float64Array(runs.length).fill(1) };
  return emulate(lesson, targets, seed, RESIDUAL).map((residual, t) => ({
    terms: [...called[t].terms, ...residual.terms],
    coefficients: [...called[t].coefficients, ...residual.coefficients],
    variance: called[t].variance + residual.variance,
    ofTwin: called[t].variance,
  }));
}
