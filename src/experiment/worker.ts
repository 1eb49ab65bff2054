/**
 * A worker thread: builds the study once from the plain order it is given, then simulates the runs it is asked for. What
 * it returns depends on nothing but the order, the draw and the replication.
 */
import { workerData } from 'node:worker_threads';
import type { World } from '../world/world.ts';
import { inlineFor } from './inlining.ts';
import { probe, type Probed } from './probe.ts';
import { batchesOf, replicateAll } from './batches.ts';
import { type Replicate, replicate, type Share } from './replicate.ts';
import type { Task } from './draws.ts';
import { Study } from './study.ts';
import type { Order } from './order.ts';

/**
 * What a worker is started with: the order, the world as whoever starts it has read it, about how many runs to expect, and
 * where it counts what it has done: for each group of offices in a run the parts that Study.partsOf gives.
 */
export type WorkerData = {
  readonly order: Order;
  readonly world: World;
  readonly runs: number;
  readonly done?: SharedArrayBuffer | undefined;
};

// Tinypool hands the user's data over as the second item.
const [, { order, world, runs, done }] = workerData as [unknown, WorkerData];
const study = new Study(order, world);
const isLarge = batchesOf(order).length > 1;
inlineFor(study, runs);
const counted = done && new Int32Array(done);

/** What a worker is asked for: some runs of one draw, or its share of them; or a trial of so many milliseconds. */
export type Work = { readonly tasks: readonly Task[]; readonly share: Share };
export type Trial = { readonly milliseconds: number };

export default function work(asked: Work | Trial): Replicate[] | Probed {
  if ('milliseconds' in asked) return probe(study, asked.milliseconds);
  const { tasks, share } = asked;
  const onGroup = counted && ((parts: number) => void Atomics.add(counted, 0, parts));
  if (isLarge) return replicateAll(order, world, tasks, { share, onGroup });
  return tasks.map(({ draw, replication }) => replicate(study, replication, draw, share, onGroup));
}
