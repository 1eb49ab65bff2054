/**
 * The command's side of the queue. The command alone knows what is done: what it has not got yet it asks for again and
 * again under the same names, and a row that comes twice is taken once. So nothing is lost with a worker or a Redis.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import { UserError } from '../../base/user-error.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import type { Job } from '../../experiment/run.ts';
import { cellsOf, runOfRow } from '../../experiment/run-row.ts';
import type { Study } from '../../experiment/study.ts';
import { count } from '../problems.ts';
import { beforeInterrupted, note } from '../streams.ts';
import { whoIsThere } from './builds.ts';
import { type Link, linkTo, over, together } from './link.ts';
import {
  BUILDS,
  EXPIRES,
  orderKey,
  packed,
  type Piece,
  PREFIX,
  queueOf,
  type Rows,
  rowsKey,
  unpacked,
} from './wire.ts';

type Asked = {
  readonly url: string;
  /** Hashes of the program and the tables, by what they are: only workers with the same take part. */
  readonly made: Record<string, string>;
  readonly quiet: boolean;
  readonly onRun: ((done: number, episodes: number) => void) | undefined;
};

/** Milliseconds: between two looks for rows, between two reminders, for which it waits for workers, and for taking all back. */
const BETWEEN_LOOKS = 200;
const REMIND = 10_000;
const UNSERVED = 3_600_000;
const TAKEN_BACK = 3_000;
/** Pieces whose rows are taken at once: a nation by county is large. */
const AT_ONCE = 8;
/** How often a piece is tried that a worker cannot do. */
const ATTEMPTS = 3;
/** Seconds for which the queue remembers such a piece. */
const REMEMBERED = 3600;

/**
 * Has workers simulate runs of a study, wherever they are.
 * @param jobs the runs, piece by piece
 * @param take called with each result and its position in the order of runs, from 0; out of order
 * @throws UserError where there is no Redis, it stays away, no worker comes, or workers cannot do a piece
 */
export async function simulateQueued(
  study: Study,
  jobs: readonly Job[],
  asked: Asked,
  take: (position: number, run: Replicate) => void,
): Promise<void> {
  if (jobs.length === 0) return;
  const [link, { Queue }] = await Promise.all([linkTo(asked.url), import('bullmq')]);
  const queue = new Queue<Piece>(queueOf(asked.made), { connection: link.redis, prefix: PREFIX, streams: { events: { maxLen: 100 } } }); // prettier-ignore
  // The link tells what is wrong.
  queue.on('error', () => undefined);
  const work = new QueuedWork(study, jobs, { ...asked, link, queue });
  const forget = beforeInterrupted(() => work.takeBack());
  try {
    await over(link, () => work.gather(take));
  } finally {
    forget();
    await Promise.race([work.takeBack().catch(() => undefined), sleep(TAKEN_BACK, undefined, { ref: false })]);
    link.close();
  }
}

type At = Asked & { readonly link: Link; readonly queue: Queue<Piece> };

class QueuedWork {
  private readonly name = randomBytes(8).toString('hex');
  /** Pieces whose rows are not there yet, by number. */
  private readonly open: Map<string, Job>;
  private readonly cells: number;
  private readonly study: Study;
  private readonly jobs: readonly Job[];
  private readonly at: At;
  private reminding: Promise<unknown> | undefined;
  private ended = false;

  constructor(study: Study, jobs: readonly Job[], at: At) {
    this.study = study;
    this.jobs = jobs;
    this.at = at;
    this.open = new Map(jobs.map((job, number) => [String(number), job]));
    this.cells = cellsOf(study);
  }

  /** Asks, and takes what comes until nothing is lacking. */
  async gather(take: (position: number, run: Replicate) => void): Promise<void> {
    const { link, onRun } = this.at;
    const order = await packed({ order: this.study.order, runs: this.jobs.flat().length });
    const watch = this.unserved();
    let done = 0;
    let [reminded, returns] = [-Infinity, 0];
    while (this.open.size > 0 && !this.ended) {
      if (performance.now() - reminded > REMIND || link.returns() > returns) {
        returns = link.returns();
        await this.mustBeDoable();
        await (this.reminding = this.remind(order));
        await watch(done);
        reminded = performance.now();
      }
      const found = await this.rowsThere();
      for (const { position, run } of found) {
        take(position, run);
        onRun?.((done += 1), run.episodes);
      }
      if (found.length === 0) await sleep(BETWEEN_LOOKS);
    }
    // An interruption ends the program: until then nobody should think that the work is done.
    if (this.ended) await new Promise(() => undefined);
  }

  /** Says what is lacking, in the place of all that a Redis may have forgotten. What it has under the same name it leaves. */
  private async remind(order: Buffer): Promise<void> {
    const { link, queue, made } = this.at;
    await together(
      link.redis
        .multi()
        .set(orderKey(this.name), order, 'EX', EXPIRES)
        .expire(rowsKey(this.name), EXPIRES)
        .hset(BUILDS, queue.name, JSON.stringify(made)),
    );
    const there = new Set(await link.redis.hkeys(rowsKey(this.name)));
    const lacking = [...this.open].filter(([number]) => !there.has(number));
    await queue.addBulk(
      lacking.map(([number, job]) => ({
        name: 'runs',
        data: { work: this.name, number: Number(number), tasks: job.map(({ task }) => task) },
        opts: {
          jobId: this.idOf(number),
          attempts: ATTEMPTS,
          removeOnComplete: true,
          removeOnFail: { age: REMEMBERED },
        },
      })),
    );
  }

  private readonly idOf = (number: string): string => `${this.name}-${number}`;

  /** Takes some of the rows that came, each once. */
  private async rowsThere(): Promise<{ readonly position: number; readonly run: Replicate }[]> {
    const { redis } = this.at.link;
    const key = rowsKey(this.name);
    const numbers = (await redis.hkeys(key)).slice(0, AT_ONCE);
    if (numbers.length === 0) return [];
    const found = await redis.hmgetBuffer(key, ...numbers);
    const runs = await Promise.all(numbers.map((number, i) => this.runsOf(number, found[i])));
    await redis.hdel(key, ...numbers);
    return runs.flat();
  }

  private async runsOf(number: string, bytes: Buffer | null) {
    const job = this.open.get(number);
    if (!job || !bytes) return [];
    const rows = await unpacked<Rows>(bytes);
    if (rows.length !== job.length || rows.some((row) => row.length !== this.cells))
      throw new UserError(`${this.at.link.shown}: the rows of ${inWords(job)} are not what was asked for`, 'is something else using the keys that begin with "handoff:"?'); // prettier-ignore
    this.open.delete(number);
    return job.map(({ position, task }, i) => ({ position, run: runOfRow(this.study, task, rows[i]) }));
  }

  /** @throws UserError where workers gave a piece up */
  private async mustBeDoable(): Promise<void> {
    for (const { id, failedReason } of await this.at.queue.getFailed()) {
      const job = [...this.open].find(([number]) => this.idOf(number) === id)?.[1];
      if (job) throw new UserError(`${inWords(job)} cannot be simulated by the workers: ${failedReason}`, 'their own messages may tell more; without --engine this machine simulates'); // prettier-ignore
    }
  }

  /** Tells where no worker serves. @returns to be called now and then, with the number of runs that are done */
  private unserved(): (done: number) => Promise<void> {
    const { link, made, quiet } = this.at;
    let since: number | undefined;
    let told = false;
    return async (done) => {
      const { workers, others } = await whoIsThere(link.redis, made);
      if (workers !== 0) return void (since = undefined);
      since ??= performance.now();
      if (performance.now() - since > UNSERVED)
        throw new UserError(`${link.shown}: no worker has been there for an hour, ${done} of ${count(this.jobs.flat().length, 'run')} are done`, 'start some with "handoff worker", then give the same command again'); // prettier-ignore
      if (told || quiet) return;
      told = true;
      note(
        `${link.shown}: no worker is there yet; start some, on any machine with this version: handoff worker --redis URL`,
      );
      for (const other of others.filter(({ workers: there }) => there > 0))
        note(
          `${count(other.workers, 'worker')} there can do nothing for this command, whose results would differ in ${other.differs}`,
        );
    };
  }

  /** Leaves nothing in the Redis. Pieces that workers have in hand end without a trace, since the order is gone. */
  async takeBack(): Promise<void> {
    this.ended = true;
    const { link, queue } = this.at;
    await this.reminding?.catch(() => undefined);
    await link.redis.del(orderKey(this.name), rowsKey(this.name));
    await Promise.all(this.jobs.map((_, number) => queue.remove(this.idOf(String(number)))));
  }
}

/** "draw 3, replications 1 to 5". */
function inWords(job: Job): string {
  const [first, last] = [job[0].task, job[job.length - 1].task];
  const replications = job.length === 1 ? `replication ${first.replication}` : `replications ${first.replication} to ${last.replication}`; // prettier-ignore
  return `draw ${first.draw}, ${replications}`;
}
