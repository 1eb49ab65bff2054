/**
 * Shapley values: the share of each provision in the difference between all provisions switched and none, as the mean
 * over every order of switching. Nothing depends on the order in which provisions are listed.
 */
import { type Outcome, coalitions, has, sizeOf, whole } from './coalitions.ts';
import { type Fractions, factorial } from './fractions.ts';

/**
 * Shares of whole outcomes (counts, cents), as whole numbers over k!: their sum is exactly k! times the difference.
 * @throws RangeError when an outcome is not whole, or there are too many provisions
 */
export function shapley(k: number, outcome: Outcome): Fractions {
  const outcomes = coalitions(k).map((coalition) => whole(outcome, coalition));
  const orders = ordersBySize(k);
  const numerators = steps(k).map((own) =>
    own.reduce((sum, { before, after, size }) => sum + orders[size] * (outcomes[after] - outcomes[before]), 0n),
  );
  return { denominator: factorial(k), numerators };
}

/** Shares of outcomes that are not whole, such as ratios; they add up to the difference but for rounding. */
export function shapleyOfRatios(k: number, outcome: Outcome): number[] {
  const outcomes = coalitions(k).map(outcome);
  const weights = ordersBySize(k).map((orders) => Number(orders) / Number(factorial(k)));
  return steps(k).map((own) =>
    own.reduce((sum, { before, after, size }) => sum + weights[size] * (outcomes[after] - outcomes[before]), 0),
  );
}

/** For each provision, all the coalitions before and after it is switched, and the size of the one before. */
function steps(k: number): { before: number; after: number; size: number }[][] {
  return Array.from({ length: k }, (_, provision) =>
    coalitions(k)
      .filter((before) => !has(before, provision))
      .map((before) => ({ before, after: before | (1 << provision), size: sizeOf(before) })),
  );
}

/** In how many orders of k provisions a given coalition of each size comes just before a given provision. */
function ordersBySize(k: number): bigint[] {
  return Array.from({ length: k }, (_, size) => factorial(size) * factorial(k - size - 1));
}
