/**
 * Pairwise Shapley interactions (Grabisch and Roubens 1999): how much more two provisions do together than each
 * alone, as a mean over the company they may be in. Above 0 they reinforce each other, below 0 each does part of the
 * other's work.
 */
import { type Outcome, coalitions, has, sizeOf, whole } from './coalitions.ts';
import { type Fractions, factorial } from './fractions.ts';

export type Pair = { readonly first: number; readonly second: number };

/** The pairs and, in the same order, their interactions over (k - 1)!. Throws unless all outcomes are whole. */
export function interactions(k: number, outcome: Outcome): { pairs: Pair[]; values: Fractions } {
  const outcomes = coalitions(k).map((coalition) => whole(outcome, coalition));
  const numerators = pairsOf(k).map((pair) =>
    companies(k, pair).reduce((sum, { company, one, other, orders }) => {
      const together = outcomes[one | other] - outcomes[one] - outcomes[other] + outcomes[company];
      return sum + orders * together;
    }, 0n),
  );
  return { pairs: pairsOf(k), values: { denominator: factorial(k - 1), numerators } };
}

/** The interactions of outcomes that are not whole, such as ratios, in the order of {@link pairsOf}. */
export function interactionsOfRatios(k: number, outcome: Outcome): number[] {
  const outcomes = coalitions(k).map(outcome);
  const all = Number(factorial(k - 1));
  return pairsOf(k).map((pair) =>
    companies(k, pair).reduce((sum, { company, one, other, orders }) => {
      const together = outcomes[one | other] - outcomes[one] - outcomes[other] + outcomes[company];
      return sum + (Number(orders) / all) * together;
    }, 0),
  );
}

/** Every two of k provisions. */
export const pairsOf = (k: number): Pair[] =>
  Array.from({ length: k }, (_, first) =>
    Array.from({ length: k - first - 1 }, (_other, after) => ({ first, second: first + 1 + after })),
  ).flat();

/** The coalitions without both of a pair, with one, with the other, and in how many orders (of k - 1) that is met. */
function companies(k: number, { first, second }: Pair) {
  return coalitions(k)
    .filter((coalition) => !has(coalition, first) && !has(coalition, second))
    .map((company) => ({
      company,
      one: company | (1 << first),
      other: company | (1 << second),
      orders: factorial(sizeOf(company)) * factorial(k - sizeOf(company) - 2),
    }));
}
