/** A worker thread with the twin of a study: it is built once, and gives the expected counts of the draws it is asked for. */
import { workerData } from 'node:worker_threads';
import type { Order } from '../experiment/order.ts';
import { Study } from '../experiment/study.ts';
import { loadWorld } from '../world/files.ts';
import { twinOf } from './twin.ts';

// Tinypool hands the user's data over as the second item.
const [, order] = workerData as [unknown, Order];
const twin = twinOf(new Study(order, loadWorld()));

/** @returns the counts of the windows of the order, in its first arm */
export default function work(draw: number): Float64Array {
  return twin.draw(draw).arms[0].windows;
}
