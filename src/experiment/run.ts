/**
 * Runs the replications of an order, in this thread or in several, and gathers the document.
 */
import { Tinypool } from 'tinypool';
import type { PolicyDate, RunDocument } from '../analysis/results.ts';
import { coverageOf, Summary } from '../analysis/summarize.ts';
import { PRICE_YEAR } from '../scenario/prices.ts';
import type { World } from '../world/world.ts';
import { type Task, tasksOf } from './draws.ts';
import { inOrder } from './in-order.ts';
import { joined, type Replicate, replicate } from './replicate.ts';
import { type Order, Study } from './study.ts';
import type { Work, WorkerData } from './worker.ts';

export type RunOptions = {
  /** In each draw of the parameters. */
  readonly replications: number;
  readonly workers: number;
  /** So many runs are known already: the first ones are left out, and positions count from the rest. */
  readonly skip?: number | undefined;
  /** The built worker file, so that this thread stays free for signals; without it everything runs in this thread. */
  readonly workerFile?: URL | string | undefined;
  /** Called after each run that is done. */
  readonly onRun?: (done: number, episodes: number) => void;
  /** Called with each result in the order of runs: for what the document does not hold. */
  readonly onResult?: ((result: Replicate) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** What the document says besides figures. */
export type Labels = {
  readonly version: string;
  readonly titles: readonly string[];
  readonly hashes: readonly string[];
  readonly uncertain: number;
  readonly assumptions: { assumed: number; parameters: number };
  readonly policyDates: PolicyDate[];
};

/** Simulates an order. The result does not depend on the number of workers. */
export async function run(order: Order, world: World, options: RunOptions, labels: Labels): Promise<RunDocument> {
  const study = new Study(order, world);
  const summary = new Summary(study);
  await simulateAll(
    study,
    options,
    inOrder<Replicate>((result) => {
      summary.add(result);
      options.onResult?.(result);
    }),
  );
  return document(study, summary, options.replications, labels);
}

/**
 * Simulates every run of a study.
 * @param take called with each result and its position in the order of runs, from 0; with several workers out of order
 */
export async function simulateAll(
  study: Study,
  options: RunOptions,
  take: (position: number, result: Replicate) => void,
): Promise<void> {
  const tasks = tasksOf(study.order.draws ?? 1, options.replications).slice(options.skip ?? 0);
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

/** Shares of each of the last runs, of which one is left to a worker at the end while the others have nothing to do. */
const SHARES = 4;

async function inWorkers(
  { order, groups }: Study,
  tasks: readonly Task[],
  options: RunOptions,
  finished: (position: number, result: Replicate) => void,
): Promise<void> {
  const most = Math.min(SHARES, groups.length);
  const threads = Math.min(options.workers, tasks.length * most);
  const pool = new Tinypool({
    filename: String(options.workerFile),
    minThreads: threads,
    maxThreads: threads,
    workerData: { order, runs: tasks.length / threads } satisfies WorkerData,
    concurrentTasksPerWorker: 1,
  });
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

type Job = { readonly position: number; readonly task: Task }[];

/** What a worker does at once: one run, or all runs of a draw, for which its parameters are compiled once. */
function jobsOf(tasks: readonly Task[], draws: number | undefined): Job[] {
  const jobs: Job[] = [];
  for (const [position, task] of tasks.entries()) {
    if (draws !== undefined && draws > 1 && task.replication > 1 && jobs.length > 0)
      jobs[jobs.length - 1].push({ position, task });
    else jobs.push([{ position, task }]);
  }
  return jobs;
}

function document(study: Study, summary: Summary, replications: number, labels: Labels): RunDocument {
  const { order } = study;
  return {
    schema: 'handoff.run/1',
    handoff: labels.version,
    seed: order.seed,
    replications,
    draws: order.draws ?? 1,
    period: { from: order.from, to: order.to },
    coverage: coverageOf(study),
    intervals: intervalsInWords(order.draws, labels.uncertain),
    assumptions: labels.assumptions,
    policy_dates: labels.policyDates,
    price_year: PRICE_YEAR,
    arms: order.arms.map(({ name }, i) => ({
      name,
      title: labels.titles[i],
      scenario: labels.hashes[i],
      ...summary.arm(i),
    })),
    differences: summary.differences(),
  };
}

/** What the intervals of a document hold. */
export function intervalsInWords(draws: number | undefined, uncertain: number): string {
  const one = uncertain === 1;
  const parameters = `${uncertain} uncertain parameter${one ? '' : 's'}`;
  return draws === undefined
    ? `chance only; ${parameters} held at ${one ? 'its' : 'their'} median`
    : `chance and ${parameters}, ${draws} joint draw${draws === 1 ? '' : 's'}`;
}
