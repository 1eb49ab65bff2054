/**
 * A worker thread: builds the study once from the plain order it is given, then simulates the runs it is asked for. What
 * it returns depends on nothing but the order, the draw and the replication.
 */
import { workerData } from 'node:worker_threads';
import { loadWorld } from '../world/files.ts';
import { inlineFor } from './inlining.ts';
import { type Replicate, replicate, type Share } from './replicate.ts';
import type { Task } from './draws.ts';
import { Study } from './study.ts';
import type { Order } from './order.ts';

/** What a worker is started with: the order, and about how many runs of it to expect. */
export type WorkerData = { readonly order: Order; readonly runs: number };

// Tinypool hands the user's data over as the second item.
const [, { order, runs }] = workerData as [unknown, WorkerData];
const study = new Study(order, loadWorld());
inlineFor(study, runs);

/** What a worker is asked for: some runs of one draw, or its share of them. */
export type Work = { readonly tasks: readonly Task[]; readonly share: Share };

export default function work({ tasks, share }: Work): Replicate[] {
  return tasks.map(({ draw, replication }) => replicate(study, replication, draw, share));
}
