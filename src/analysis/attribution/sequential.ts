/**
 * The sequential view: provisions switched one after another, each given what its own switch changes. The shares add
 * up to the difference, but depend on the order; shown in an order and its reverse they tell how much.
 */
import type { Outcome } from './coalitions.ts';

/** The coalitions passed on the way, from none to all. */
export function path(order: readonly number[]): number[] {
  const passed = [0];
  for (const provision of order) passed.push(passed[passed.length - 1] | (1 << provision));
  return passed;
}

/** The share of each provision, by its number, when they are switched in an order. */
export function sequential(order: readonly number[], outcome: Outcome): number[] {
  const values = path(order).map(outcome);
  const shares = new Array<number>(order.length).fill(0);
  order.forEach((provision, step) => {
    shares[provision] = values[step + 1] - values[step];
  });
  return shares;
}

/** The provisions in the order in which they are listed, and in reverse. */
export function listed(k: number): { readonly forward: readonly number[]; readonly backward: readonly number[] } {
  const forward = Array.from({ length: k }, (_, provision) => provision);
  return { forward, backward: forward.toReversed() };
}
