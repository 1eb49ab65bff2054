/** Simulates the runs of a study, in this thread or in several. */
import { Tinypool } from 'tinypool';
import { type Task, tasksOf } from './draws.ts';
import { joined, type Replicate, replicate } from './replicate.ts';
import type { Study } from './study.ts';
import type { World } from '../world/world.ts';
import type { Probed } from './probe.ts';
import type { Trial, Work, WorkerData } from './worker.ts';

export type RunOptions = {
  /** In each draw of the parameters. */
  readonly replications: number;
  readonly workers: number;
  /** Which runs, by their places in the order of all, from 0 and ascending; all if left out. Positions count within them. */
  readonly only?: readonly number[] | undefined;
  /** The built worker file, so that this thread stays free for signals; without it everything runs in this thread. */
  readonly workerFile?: URL | string | undefined;
  /** Called after each run that is done. */
  readonly onRun?: (done: number, episodes: number) => void;
  /** A number in shared memory that grows with what workers have done, in parts of runs: see Study.partsOf. */
  readonly done?: SharedArrayBuffer | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Simulates every run of a study.
 * @param take called with each result and its position in the order of runs, from 0; with several workers out of order
 */
export async function simulateAll(
  study: Study,
  options: RunOptions,
  take: (position: number, result: Replicate) => void,
): Promise<void> {
  const tasks = tasksFor(study, options);
  if (tasks.length === 0) return;
  let done = 0;
  const finished = (position: number, result: Replicate): void => {
    take(position, result);
    options.onRun?.((done += 1), result.episodes);
  };
  if (options.workerFile !== undefined) return inWorkers(study, tasks, options, finished);
  for (const [position, { draw, replication }] of tasks.entries()) {
    finished(position, replicate(study, replication, draw));
    // Lets signals and the progress line have a turn.
    await new Promise((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
  }
}

const tasksFor = ({ order }: Study, { replications, only }: Pick<RunOptions, 'replications' | 'only'>): Task[] => {
  const all = tasksOf(order.draws ?? 1, replications);
  return only?.map((run) => all[run]) ?? all;
};

/** Shares of each of the last runs, of which one is left to a worker at the end while the others have nothing to do. */
const SHARES = 4;

async function inWorkers(
  { order, world, groups }: Study,
  tasks: readonly Task[],
  options: RunOptions,
  finished: (position: number, result: Replicate) => void,
): Promise<void> {
  const most = Math.min(SHARES, groups.length);
  const threads = Math.min(options.workers, tasks.length * most);
  const started: WorkerData = { order, world: sent(world), runs: tasks.length / threads, done: options.done };
  const pool = poolOf(threads, options.workerFile, started);
  const signal = options.signal ? { signal: options.signal } : {};
  try {
    await Promise.all(
      jobsOf(tasks, order.draws).map(async (job, i, { length }) => {
        const shares = i < length - threads ? 1 : most;
        const results = await Promise.all(
          Array.from({ length: shares }, (_, first): Promise<Replicate[]> => {
            const work: Work = { tasks: job.map(({ task }) => task), share: { first, of: shares } };
            return pool.run(work, signal);
          }),
        );
        job.forEach(({ position }, j) => finished(position, joined(results.map((share) => share[j]))));
      }),
    );
  } finally {
    await pool.destroy();
  }
}

/**
 * A world as it is sent to threads, which takes a tenth of the time in which each would read it. Where its tables come from
 * stays behind: what is wrong with them has been told, and remedies that are functions cannot be sent.
 */
export function sent(world: World): World {
  const { sources: _, ...told } = world;
  return told;
}

/** Threads of a built worker file, each with a task at a time. @param workerData what each is started with */
export const poolOf = (threads: number, file: RunOptions['workerFile'], workerData: unknown): Tinypool =>
  new Tinypool({
    filename: String(file),
    minThreads: threads,
    maxThreads: threads,
    workerData,
    concurrentTasksPerWorker: 1,
  });

/** What trials tell: the slowest of the threads, since all together are as slow as it is, and the memory of all. */
export type Tried = { readonly probed: Probed; readonly seconds: number; readonly memory: number };

/**
 * Tries a study out in as many threads as would simulate it, so that what they take from each other is in it.
 * @param runs that each thread would be given
 * @param milliseconds of each trial, without the start of the threads
 */
export async function tryOut(
  { order, world }: Pick<Study, 'order' | 'world'>,
  { threads, runs, workerFile }: { readonly threads: number; readonly runs: number; readonly workerFile: string },
  milliseconds: number,
): Promise<Tried> {
  const start = performance.now();
  const started: WorkerData = { order, world: sent(world), runs };
  const pool = poolOf(threads, workerFile, started);
  try {
    const trial: Trial = { milliseconds };
    const all = await Promise.all(Array.from({ length: threads }, (): Promise<Probed> => pool.run(trial)));
    const paceOf = ({ pace }: Probed): number => pace[pace.length - 1][0] / pace[pace.length - 1][1];
    const [probed] = all.toSorted((a, b) => paceOf(a) - paceOf(b));
    return { probed, seconds: (performance.now() - start) / 1000, memory: process.memoryUsage.rss() };
  } finally {
    await pool.destroy();
  }
}

export type Job = { readonly position: number; readonly task: Task }[];

/** The runs of a study by what a worker does at once. Positions count within those asked for, from 0. */
export const jobsFor = (study: Study, asked: Pick<RunOptions, 'replications' | 'only'>): Job[] =>
  jobsOf(tasksFor(study, asked), study.order.draws);

/** What a worker does at once: one run, or all runs of a draw, for which its parameters are compiled once. */
function jobsOf(tasks: readonly Task[], draws: number | undefined): Job[] {
  const jobs: Job[] = [];
  for (const [position, task] of tasks.entries()) {
    const last = jobs.at(-1);
    if (draws !== undefined && draws > 1 && last?.[0].task.draw === task.draw) last.push({ position, task });
    else jobs.push([{ position, task }]);
  }
  return jobs;
}
