/** The twin at all draws of a study, in several threads. */
import type { Order } from '../experiment/order.ts';
import { poolOf } from '../experiment/run.ts';

export type TwinOptions = {
  readonly workers: number;
  /** The built worker file. */
  readonly workerFile: URL | string;
};

/**
 * Expected counts of the windows of an order, in its first arm, at each of its draws.
 * @param draws the numbers of the draws, from 1
 * @param take called with each result and its position among the draws, from 0; out of order
 */
export async function twinAll(
  order: Order,
  draws: readonly number[],
  { workers, workerFile }: TwinOptions,
  take: (position: number, windows: Float64Array) => void,
): Promise<void> {
  if (draws.length === 0) return;
  const pool = poolOf(Math.min(workers, draws.length), workerFile, order);
  try {
    await Promise.all(draws.map(async (draw, position) => take(position, (await pool.run(draw)) as Float64Array)));
  } finally {
    await pool.destroy();
  }
}
