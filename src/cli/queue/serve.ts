/** A worker's side of the queue: takes pieces of work, simulates them in threads, leaves the rows. */
import type { Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowOfRun } from '../../experiment/run-row.ts';
import { count } from '../problems.ts';
import { interrupted, note } from '../streams.ts';
import { whoIsThere } from './builds.ts';
import { type Link, linkTo, over, together } from './link.ts';
import { type Pools, poolsFor } from './pools.ts';
import { BUILDS, EXPIRES, orderKey, packed, type Piece, PREFIX, queueOf, rowsKey } from './wire.ts';

type Asked = {
  readonly url: string;
  /** Pieces at once. */
  readonly workers: number;
  readonly quiet: boolean;
  /** Hashes of the program and the tables, by what they are. */
  readonly made: Record<string, string>;
  /** The built file that simulates. */
  readonly workerFile: string;
};

/**
 * Milliseconds for which a worker that is not heard of keeps its pieces, and between two looks for such pieces. Threads
 * simulate, so that this one is free to be heard of.
 */
const KEPT = 10_000;
const BETWEEN_LOOKS = 5_000;
/** How often a piece may be left behind: one for which no machine has the memory would end worker after worker. */
const LEFT_BEHIND = 5;
/** Milliseconds for closing where the Redis is gone. */
const CLOSING = 2_000;

/**
 * Serves until it is interrupted, and then finishes what it has in hand.
 * @throws UserError where there is no Redis, or it stays away
 */
export async function serve(asked: Asked): Promise<void> {
  const [link, { Worker }] = await Promise.all([linkTo(asked.url), import('bullmq')]);
  const stopped = interrupted();
  const pools = poolsFor(asked.workers, asked.workerFile);
  let worker: Worker<Piece> | undefined;
  try {
    await over(link, async () => {
      await greet(link, asked);
      worker = new Worker<Piece>(
        queueOf(asked.made),
        async ({ data }) => toldOf(data, asked, await workOn(data, link, pools)),
        {
          // prettier-ignore
          connection: link.redis,
          prefix: PREFIX,
          concurrency: asked.workers,
          lockDuration: KEPT,
          stalledInterval: BETWEEN_LOOKS,
          maxStalledCount: LEFT_BEHIND,
        },
      );
      // The link tells what is wrong.
      worker.on('error', () => undefined);
      worker.on('failed', (job, { message }) => note(`${job ? inWords(job.data) : 'a piece'}: ${message}`));
      worker.on('drained', () => pools.rest());
      await stopped;
      if (!asked.quiet) note('handoff: stopping, after the work in hand; once more to stop at once');
      await worker.close();
    });
  } finally {
    await Promise.race([worker?.close(true).catch(() => undefined), sleep(CLOSING, undefined, { ref: false })]);
    await pools.close();
    link.close();
  }
}

/** Says who it is, and of work there that it cannot do. */
async function greet({ redis, shown }: Link, { made, quiet, workers }: Asked): Promise<void> {
  await redis.hset(BUILDS, queueOf(made), JSON.stringify(made));
  if (quiet) return;
  note(`${shown}: serving, ${count(workers, 'piece')} of work at a time; Ctrl-C stops it`);
  for (const { waiting, differs } of (await whoIsThere(redis, made)).others)
    if (waiting > 0)
      note(`${count(waiting, 'piece')} of work there ${waiting === 1 ? 'is' : 'are'} left alone: results of this worker would differ in ${differs}`); // prettier-ignore
}

/** @returns seconds that it took; undefined where the command is gone */
async function workOn(piece: Piece, { redis }: Link, pools: Pools): Promise<number | undefined> {
  const start = performance.now();
  const order = orderKey(piece.work);
  const runs = (await redis.exists(order)) > 0 ? await pools.run(piece, () => redis.getBuffer(order)) : undefined;
  if (!runs) return undefined;
  const rows = await packed(runs.map(rowOfRun));
  if ((await redis.exists(order)) === 0) return undefined;
  const key = rowsKey(piece.work);
  await together(redis.multi().hset(key, String(piece.number), rows).expire(key, EXPIRES));
  return (performance.now() - start) / 1000;
}

function toldOf(piece: Piece, { quiet }: Asked, seconds: number | undefined): void {
  if (!quiet) note(`${inWords(piece)}: ${seconds === undefined ? 'its command is gone' : `${seconds.toFixed(1)} s`}`);
}

const inWords = ({ work, tasks }: Piece): string => `${work}, draw ${tasks[0].draw}, ${count(tasks.length, 'run')}`;
