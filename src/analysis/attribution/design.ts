/** Which coalitions of k provisions are simulated, and how shares are made of them. */
import { coalitions } from './coalitions.ts';
import { coalitionsOf, orderPairs, type Orders } from './sampled.ts';

export type Design = {
  readonly k: number;
  /** The coalition that each arm is; the first is none of the provisions. */
  readonly coalitions: readonly number[];
  /** The orders that were sampled; null where all coalitions are simulated, so that shares are exact. */
  readonly orders: Orders | null;
};

/** Above this number of provisions all coalitions are simulated only if asked for. */
export const MOST_UNASKED = 8;

export const exactDesign = (k: number): Design => ({ k, coalitions: coalitions(k), orders: null });

/** The provisions in the order in which they are listed, and in reverse: the sequential view. */
export function listed(k: number): { readonly forward: readonly number[]; readonly backward: readonly number[] } {
  const forward = Array.from({ length: k }, (_, provision) => provision);
  return { forward, backward: forward.toReversed() };
}

/** Random orders, each with its reverse, and those of the sequential view. */
export function sampledDesign(k: number, pairs: number, seed: string): Design {
  const orders = orderPairs(k, pairs, seed);
  const { forward, backward } = listed(k);
  return { k, coalitions: coalitionsOf([...orders, forward, backward]), orders };
}
