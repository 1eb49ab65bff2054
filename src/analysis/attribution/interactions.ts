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
  const pairs = Array.from({ length: k }, (_, first) =>
    Array.from({ length: k - first - 1 }, (_, after) => ({ first, second: first + 1 + after })),
  ).flat();
  const numerators = pairs.map(({ first, second }) =>
    coalitions(k)
      .filter((coalition) => !has(coalition, first) && !has(coalition, second))
      .reduce((sum, coalition) => {
        const [one, other] = [coalition | (1 << first), coalition | (1 << second)];
        const together = outcomes[one | other] - outcomes[one] - outcomes[other] + outcomes[coalition];
        const size = sizeOf(coalition);
        return sum + factorial(size) * factorial(k - size - 2) * together;
      }, 0n),
  );
  return { pairs, values: { denominator: factorial(k - 1), numerators } };
}
