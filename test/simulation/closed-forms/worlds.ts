/** Runs of the fast engine in small worlds whose counts are worked out by hand or by a formula. */
import { type Counter, COUNTER } from '../../../src/base/counters.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import type { World } from '../../../src/world/world.ts';
import { type FastResult, simulateFast } from '../../reference/agree.ts';
import { smallWorld } from '../../reference/small.ts';

/** Counties with some thousand people followed in ten months; one of them is paid for by its state. */
export const counties = smallWorld({ size: 8, prisons: false });

export const simulate = (scenario: Scenario, world: World = counties): FastResult =>
  simulateFast(world, scenario, 'closed forms', 1);

/** A counter by month. */
export const monthly = (result: FastResult, counter: Counter): number[] =>
  result.monthly.map((month) => month[COUNTER[counter]]);

/** A counter over all months. */
export const total = (result: FastResult, counter: Counter): number =>
  monthly(result, counter).reduce((sum, n) => sum + n, 0);

/** How many standard deviations a count of successes is from what so many trials of a chance give. */
export const deviations = (successes: number, trials: number, chance: number): number =>
  Math.abs(successes - trials * chance) / Math.sqrt(trials * chance * (1 - chance));
