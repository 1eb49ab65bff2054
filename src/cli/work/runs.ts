/** The runs of a study, simulated as every command does: in worker threads, with progress on stderr. */
import { fileURLToPath } from 'node:url';
import { inOrder } from '../../experiment/in-order.ts';
import type { Order } from '../../experiment/order.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import { simulateAll } from '../../experiment/run.ts';
import type { Study } from '../../experiment/study.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { RunRequest } from '../options.ts';
import { type Progress, progressOf } from '../progress.ts';
import type { Months } from './months.ts';

/** What simulates: one file with everything in it. */
export const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

/** The order of a command: its arms over some months, with what it asks for besides. */
export const orderOf = (
  arms: readonly Pick<ResolvedScenario, 'name' | 'scenario'>[],
  period: Months,
  seed: string,
  more: Partial<Order> = {},
): Order => ({
  arms: arms.map(({ name, scenario }) => ({ name, scenario })),
  seed,
  from: period.from,
  to: period.to,
  by: [],
  flips: false,
  ...more,
});

type Request = Pick<RunRequest, 'workers' | 'quiet'> & { readonly replications: number };

/**
 * Simulates the runs of a study, with progress.
 * @param take called with each run in their order
 * @param skip so many runs are known already
 */
export async function simulateRuns(
  study: Study,
  request: Request,
  take: (run: Replicate) => void,
  skip = 0,
): Promise<void> {
  const { replications, quiet } = request;
  await withProgress((study.order.draws ?? 1) * replications - skip, quiet, (step) =>
    simulateSilently(study, request, take, { skip, step }),
  );
}

/** The same for a part of a longer work, whose progress is told elsewhere. */
export async function simulateSilently(
  study: Study,
  { replications, workers }: Omit<Request, 'quiet'>,
  take: (run: Replicate) => void,
  { skip = 0, step }: { readonly skip?: number; readonly step?: Progress['step'] } = {},
): Promise<void> {
  const options = { replications, workers, skip, workerFile: WORKER, ...(step && { onRun: step }) };
  await simulateAll(study, options, inOrder(take));
}

/** Shows progress for as long as some work goes on, and leaves the terminal as it was. */
export async function withProgress(
  total: number,
  quiet: boolean,
  work: (step: Progress['step']) => Promise<void>,
): Promise<void> {
  const progress = progressOf(total, quiet);
  try {
    await work(progress.step);
  } finally {
    progress.stop();
  }
}
