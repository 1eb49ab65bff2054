/**
 * Many arms in batches: compiled all at once, some hundreds of the whole nation would fill the memory of a thread. Each batch
 * has the baseline, with which the others are paired; what it counts of a scenario does not hang on those beside it.
 */
import type { World } from '../world/world.ts';
import type { Task } from './draws.ts';
import type { Order } from './order.ts';
import { type Replicate, replicate, type Share } from './replicate.ts';
import { Study } from './study.ts';

/**
 * Arms of a batch, the baseline among them. Of the whole nation each takes some ten megabytes of a thread; fewer would have
 * the baseline simulated too often.
 */
const MOST = 50;

/** The order once for each batch of its arms; itself where they are few. */
export function batchesOf(order: Order, most = MOST): Order[] {
  const [baseline, ...variants] = order.arms;
  const batches = Math.max(1, Math.ceil(variants.length / (most - 1)));
  return Array.from({ length: batches }, (_, batch) => ({
    ...order,
    arms: [baseline, ...variants.slice(batch * (most - 1), (batch + 1) * (most - 1))],
  }));
}

/**
 * Some runs of an order, batch after batch: see {@link replicate}.
 * @param onGroup told after each group of offices how many parts of a run it was, all batches together
 */
export function replicateAll(
  order: Order,
  world: World,
  tasks: readonly Task[],
  { share, onGroup, most }: { share: Share; onGroup?: ((parts: number) => void) | undefined; most?: number },
): Replicate[] {
  const batches = batchesOf(order, most);
  let [told, parts] = [0, 0];
  const onPart = (more: number): void => {
    parts += more / batches.length;
    onGroup?.(Math.round(parts) - told);
    told = Math.round(parts);
  };
  const found = batches.map((batch) => {
    const study = new Study(batch, world);
    return tasks.map(({ draw, replication }) => replicate(study, replication, draw, share, onPart));
  });
  return tasks.map((_, task) => found.map((runs) => runs[task]).reduce(together));
}

/** One run of two batches: the baseline of the second is that of the first. */
const together = (one: Replicate, other: Replicate): Replicate => ({
  ...one,
  arms: [...one.arms, ...other.arms.slice(1)],
  flips: [...one.flips, ...other.flips],
  episodes: one.episodes + other.episodes,
  officeMonths: one.officeMonths + other.officeMonths,
});
