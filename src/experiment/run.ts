/**
 * Runs the replications of an order, in this thread or in several, and gathers the document.
 */
import { Tinypool } from 'tinypool';
import type { PolicyDate, RunDocument } from '../analysis/results.ts';
import { coverageOf, Summary } from '../analysis/summarize.ts';
import type { World } from '../world/world.ts';
import { replicate } from './replicate.ts';
import { type Order, Study } from './study.ts';

export type RunOptions = {
  readonly replications: number;
  readonly workers: number;
  /** The built worker file, so that this thread stays free for signals; without it everything runs in this thread. */
  readonly workerFile?: URL | string | undefined;
  /** Called after each replication that is done. */
  readonly onReplication?: (done: number, episodes: number) => void;
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
  const numbers = Array.from({ length: options.replications }, (_, i) => i + 1);
  if (options.workerFile !== undefined) {
    await inWorkers(order, numbers, options, summary);
  } else {
    for (const [done, number] of numbers.entries()) {
      const result = replicate(study, number);
      summary.add(result);
      options.onReplication?.(done + 1, result.episodes);
      // Lets signals and the progress line have a turn.
      await new Promise((resolve) => setImmediate(resolve));
      options.signal?.throwIfAborted();
    }
  }
  return document(study, summary, options.replications, labels);
}

async function inWorkers(
  order: Order,
  numbers: readonly number[],
  options: RunOptions,
  summary: Summary,
): Promise<void> {
  const pool = new Tinypool({
    filename: String(options.workerFile),
    minThreads: Math.min(options.workers, numbers.length),
    maxThreads: Math.min(options.workers, numbers.length),
    workerData: order,
    concurrentTasksPerWorker: 1,
  });
  try {
    let done = 0;
    await Promise.all(
      numbers.map(async (number) => {
        const result = await pool.run(number, options.signal ? { signal: options.signal } : {});
        summary.add(result);
        options.onReplication?.((done += 1), result.episodes);
      }),
    );
  } finally {
    await pool.destroy();
  }
}

function document(study: Study, summary: Summary, replications: number, labels: Labels): RunDocument {
  const { order } = study;
  const held = labels.uncertain;
  return {
    schema: 'handoff.run/1',
    handoff: labels.version,
    seed: order.seed,
    replications,
    draws: 1,
    period: { from: order.from, to: order.to },
    coverage: coverageOf(study),
    intervals: `chance only; ${held} uncertain parameter${held === 1 ? '' : 's'} held at ${held === 1 ? 'its' : 'their'} median`,
    assumptions: labels.assumptions,
    policy_dates: labels.policyDates,
    arms: order.arms.map(({ name }, i) => ({
      name,
      title: labels.titles[i],
      scenario: labels.hashes[i],
      ...summary.arm(i),
    })),
    differences: summary.differences(),
  };
}
