/**
 * Joint draws of the uncertain parameters. A command with draws runs every arm in every draw; within a draw all arms
 * have the same quantile for the same parameter and the same luck, so differences stay paired.
 */
import { parameterQuantile } from '../simulation/random.ts';
import { atQuantiles } from '../scenario/uncertainty.ts';
import type { Order } from './study.ts';

/** One run of all arms: draw and replication, both from 1. */
export type Task = { readonly draw: number; readonly replication: number };

/** Replication numbers of different draws never meet: the luck of one draw is not that of another. */
const REPLICATIONS = 65536;

/** The number from which the keys of a run are made; in draw 1 that of the replication itself. */
export const luckOf = ({ draw, replication }: Task): number => (draw - 1) * REPLICATIONS + replication;

/** All runs of a command in the order in which results are taken: draw by draw. */
export function tasksOf(draws: number, replications: number): Task[] {
  return Array.from({ length: draws * replications }, (_, i) => ({
    draw: Math.floor(i / replications) + 1,
    replication: (i % replications) + 1,
  }));
}

/** The order with every distribution replaced by its value in one draw, or by its median where no draws are made. */
export function orderAt(order: Order, number: number): Order {
  const quantile =
    order.draws !== undefined ? (name: string) => parameterQuantile(order.seed, name, number) : () => undefined;
  return {
    ...order,
    arms: order.arms.map(({ name, scenario }) => ({ name, scenario: atQuantiles(scenario, quantile) })),
  };
}
