/**
 * Shapley values by a sample of orders, for more provisions than all coalitions can be run for. Each random order
 * comes with its reverse: a provision early in one is late in the other, which takes out much of the error.
 */
import { meanSimple } from 'simple-statistics';
import { Stream } from '../../base/stream.ts';
import { Moments } from '../intervals.ts';
import { type Outcome, whole } from './coalitions.ts';
import { type Fractions, toNumbers } from './fractions.ts';
import { path, sequential } from './sequential.ts';

/** Orders to walk; an order and its reverse follow each other. */
export type Orders = readonly (readonly number[])[];

/** The most provisions that a bit mask holds. */
const MOST = 30;

/** Random orders of k provisions in pairs. The first pairs stay the same when more are asked for. */
export function orderPairs(k: number, pairs: number, seed: string): Orders {
  if (!(Number.isInteger(k) && k >= 1 && k <= MOST))
    throw new RangeError(`sampled attribution takes from 1 to ${MOST} provisions, got ${k}`);
  const stream = new Stream(seed, 'orders');
  return Array.from({ length: pairs }, () => {
    const order = stream.permutation(k);
    return [order, order.toReversed()];
  }).flat();
}

/** The distinct coalitions that the orders pass: those that must be run. */
export function coalitionsOf(orders: Orders): number[] {
  return [...new Set(orders.flatMap(path))].sort((a, b) => a - b);
}

export type SampledShares = {
  /** Whole numbers over the number of orders: their sum is exactly that number times the difference. */
  readonly shares: Fractions;
  /**
   * Of each share, by the choice of orders alone: half its 95% t interval over the pairs; null with one pair. Below
   * some 50 pairs it is too small where a provision seldom decides.
   */
  readonly errors: readonly (number | null)[];
};

/** Shares of whole outcomes. For the mean over replications, give the sum over replications as the outcome. */
export function sampledShapley(orders: Orders, outcome: Outcome): SampledShares {
  const known = new Map(coalitionsOf(orders).map((coalition) => [coalition, Number(whole(outcome, coalition))]));
  const walks = orders.map((order) => sequential(order, (coalition) => known.get(coalition) ?? 0));
  const numerators = walks[0].map((_, provision) => walks.reduce((sum, walk) => sum + BigInt(walk[provision]), 0n));
  const shares = { denominator: BigInt(orders.length), numerators };
  return { shares, errors: errorsOf(walks, toNumbers(shares)) };
}

/** Shares of outcomes that are not whole, such as ratios; they add up to the difference but for rounding. */
export function sampledShapleyOfRatios(
  orders: Orders,
  outcome: Outcome,
): { readonly shares: readonly number[]; readonly errors: SampledShares['errors'] } {
  const walks = orders.map((order) => sequential(order, outcome));
  const shares = walks[0].map((_, provision) => meanSimple(walks.map((walk) => walk[provision])));
  return { shares, errors: errorsOf(walks, shares) };
}

function errorsOf(walks: readonly (readonly number[])[], shares: readonly number[]): (number | null)[] {
  return shares.map((_, provision) => {
    const moments = new Moments();
    for (let i = 0; i < walks.length; i += 2) moments.add((walks[i][provision] + walks[i + 1][provision]) / 2);
    const { lo, hi } = moments.interval(0.95);
    return lo === null || hi === null ? null : (hi - lo) / 2;
  });
}
