/** The Redis between commands and workers: reached at once or not at all, waited for where it goes away, given up in the end. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChainableCommander, Redis } from 'ioredis';
import { UserError } from '../../base/user-error.ts';

export type Link = {
  readonly redis: Redis;
  /** Its address without the password, for messages. */
  readonly shown: string;
  /** Counts how often it came back. */
  readonly returns: () => number;
  /** Fails where it stays away. */
  readonly lost: Promise<never>;
  readonly close: () => void;
};

/** Milliseconds: for reaching it, for an answer to a question, between two tries, and for which it may stay away. */
const REACHED = 10_000;
const ANSWERED = 30_000;
const BETWEEN_TRIES = 500;
const AWAY = 120_000;

const HINT = 'see that it runs there and may be reached from here, then give the same command again';

/**
 * @param away milliseconds after which a Redis that went away is given up
 * @throws UserError where there is none, or it does not let us in
 */
export async function linkTo(url: string, away = AWAY): Promise<Link> {
  const { Redis } = await import('ioredis');
  const shown = shownAddress(url);
  let last = 'no answer';
  let ready = 0;
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: REACHED,
    socketTimeout: ANSWERED,
    retryStrategy: () => (ready > 0 ? BETWEEN_TRIES : null),
  });
  redis.on('error', (cause: Error) => (last = reasonIn(cause)));
  redis.on('ready', () => (ready += 1));
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), late(REACHED)]);
  } catch (cause) {
    redis.disconnect();
    if (isRefusal(cause)) last = reasonIn(cause);
    throw new UserError(`${shown}: no Redis can be used there: ${last}`, HINT);
  }
  const lost = lossOf(redis, away, () => new UserError(`${shown}: the Redis has been away for ${away / 1000} s: ${last}`, HINT)); // prettier-ignore
  return { redis, shown, lost, returns: () => ready - 1, close: () => redis.disconnect() };
}

/** Does some work on a link. @throws UserError where the Redis stays away, or refuses a command */
export async function over<T>(link: Link, work: () => Promise<T>): Promise<T> {
  try {
    return await Promise.race([work(), link.lost]);
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    throw new UserError(`${link.shown}: the Redis refuses: ${reasonIn(cause)}`, 'see to its memory, disk and rights');
  }
}

/** Sends several commands that are done together. @throws the first refusal: the client itself would only list it */
export async function together(commands: ChainableCommander): Promise<void> {
  for (const [cause] of (await commands.exec()) ?? []) if (cause) throw cause;
}

/** An address without user, password and what is asked besides. */
function shownAddress(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function lossOf(redis: Redis, away: number, loss: () => UserError): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    let timer: NodeJS.Timeout | undefined;
    redis.on('close', () => (timer ??= setTimeout(() => reject(loss()), away)));
    redis.on('ready', () => {
      clearTimeout(timer);
      timer = undefined;
    });
    redis.on('end', () => clearTimeout(timer));
  });
  // Who does nothing on the link at that moment need not know.
  lost.catch(() => undefined);
  return lost;
}

async function late(milliseconds: number): Promise<never> {
  await sleep(milliseconds, undefined, { ref: false });
  throw new Error('no answer in time');
}

/** True of an answer by which a Redis refuses. */
const isRefusal = (cause: unknown): boolean => cause instanceof Error && cause.name === 'ReplyError';

/** What Node and Redis say, in a line: several addresses of a host fail together without a text of their own. */
function reasonIn(cause: unknown): string {
  const { message, code } = cause as NodeJS.ErrnoException;
  return (message || code || 'no answer').split('\n', 1)[0];
}
