/** Who else is at a Redis: workers and commands of the same build, and of others, which are told apart in words. */
import type { Redis } from 'ioredis';
import { differsIn } from '../files/parts.ts';
import { BUILDS, PREFIX, queueOf } from './wire.ts';

type Made = Record<string, string>;

/** What another build has there. */
export type Other = {
  /** In what it differs. */
  readonly differs: string;
  readonly workers: number;
  /** Pieces of work that nobody has begun. */
  readonly waiting: number;
};

/** How many workers serve each queue, as far as the Redis tells. */
async function workersByQueue(redis: Redis): Promise<Map<string, number> | undefined> {
  const clients = await redis.client('LIST').catch(() => undefined);
  if (typeof clients !== 'string') return undefined;
  const counts = new Map<string, number>();
  for (const [, name] of clients.matchAll(new RegExp(` name=${PREFIX}:([\\w+/=]+)`, 'g'))) {
    const queue = Buffer.from(name, 'base64').toString();
    counts.set(queue, (counts.get(queue) ?? 0) + 1);
  }
  return counts;
}

/** @returns the workers of a build, undefined where the Redis does not tell, and all other builds that have something there */
export async function whoIsThere(redis: Redis, made: Made): Promise<{ workers: number | undefined; others: Other[] }> {
  const own = queueOf(made);
  const [counts, builds] = await Promise.all([workersByQueue(redis), redis.hgetall(BUILDS)]);
  const others: Other[] = [];
  for (const [queue, text] of Object.entries(builds)) {
    if (queue === own) continue;
    const waiting = await redis.llen(`${PREFIX}:${queue}:wait`);
    const workers = counts?.get(queue) ?? 0;
    const differs = differsIn(made, JSON.parse(text) as Made) ?? 'its tables';
    if (waiting + workers > 0) others.push({ differs, workers, waiting });
  }
  return { workers: counts && (counts.get(own) ?? 0), others };
}
