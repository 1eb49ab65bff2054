/** The threads of a worker: a pool for each work it has in hand, since threads are started with its order. */
import type { Tinypool } from 'tinypool';
import type { Replicate } from '../../experiment/replicate.ts';
import { poolOf, sent } from '../../experiment/run.ts';
import type { Work, WorkerData } from '../../experiment/worker.ts';
import { loadWorld } from '../../world/files.ts';
import { type Asked, type Piece, unpacked } from './wire.ts';

export type Pools = {
  /**
   * Simulates a piece. @param order the bytes of its order, if there are any
   * @returns nothing where there are none
   */
  readonly run: (piece: Piece, order: () => Promise<Buffer | null>) => Promise<Replicate[] | undefined>;
  /** Ends the threads that have nothing to do. */
  readonly rest: () => void;
  readonly close: () => Promise<void>;
};

type Held = { readonly pool: Promise<Tinypool | undefined>; busy: number };

/** @param threads of each pool. @param workerFile the built file that simulates */
export function poolsFor(threads: number, workerFile: string): Pools {
  const held = new Map<string, Held>();
  const started = async (order: () => Promise<Buffer | null>): Promise<Tinypool | undefined> => {
    const bytes = await order();
    if (!bytes) return undefined;
    const { order: placed, runs } = await unpacked<Asked>(bytes);
    const data: WorkerData = { order: placed, world: sent(loadWorld()), runs: runs / threads };
    return poolOf(threads, workerFile, data);
  };
  const drop = async (work: string): Promise<void> => {
    const pool = held.get(work)?.pool;
    held.delete(work);
    await (await pool?.catch(() => undefined))?.destroy();
  };
  const rest = (): void => {
    for (const [work, { busy }] of held) if (busy === 0) void drop(work);
  };
  return {
    async run({ work, tasks }, order) {
      if (!held.has(work)) {
        rest();
        held.set(work, { pool: started(order), busy: 0 });
      }
      const own = held.get(work)!;
      own.busy += 1;
      try {
        const pool = await own.pool.catch((cause: unknown) => {
          held.delete(work);
          throw cause;
        });
        const asked: Work = { tasks, share: { first: 0, of: 1 } };
        if (pool) return (await pool.run(asked)) as Replicate[];
        held.delete(work);
        return undefined;
      } finally {
        own.busy -= 1;
      }
    },
    rest,
    async close() {
      await Promise.all([...held.keys()].map(drop));
    },
  };
}
