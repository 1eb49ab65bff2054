/** The runs of a study, simulated as every command does: in worker threads or by workers elsewhere, with progress on stderr. */
import { inOrder } from '../../experiment/in-order.ts';
import type { Order } from '../../experiment/order.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import { jobsFor, simulateAll } from '../../experiment/run.ts';
import { PARTS_OF_RUN, type Study } from '../../experiment/study.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { RunRequest } from '../request.ts';
import { progressOf } from '../progress.ts';
import { madeOf } from './made.ts';
import type { Months } from './months.ts';
import { WORKER } from './program.ts';

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

type Request = Pick<RunRequest, 'workers' | 'queue' | 'quiet'> & { readonly replications: number };

/** What a piece of work tells of itself. `done` grows in shared memory with what the workers have done. */
type Told = { readonly step: (done: number) => void; readonly done: SharedArrayBuffer };

/**
 * Simulates the runs of a study, with progress.
 * @param take called with each run in their order
 * @param only these runs, by their places in the order of all, from 0; all of them if left out
 */
export async function simulateRuns(
  study: Study,
  request: Request,
  take: (run: Replicate) => void,
  only?: readonly number[],
): Promise<void> {
  const { replications, quiet } = request;
  await withProgress(only?.length ?? (study.order.draws ?? 1) * replications, quiet, (told) =>
    simulateSilently(study, request, take, { only, ...told }),
  );
}

/** The same for a part of a longer work, whose progress is told elsewhere. */
export async function simulateSilently(
  study: Study,
  { replications, workers, queue, quiet }: Request,
  take: (run: Replicate) => void,
  { only, step, done }: { readonly only?: readonly number[] | undefined } & Partial<Told> = {},
): Promise<void> {
  const options = { replications, workers, only, done, workerFile: WORKER, ...(step && { onRun: step }) };
  if (queue === undefined) return simulateAll(study, options, inOrder(take));
  const { simulateQueued } = await import('../queue/client.ts');
  await simulateQueued(study, jobsFor(study, options), { url: queue, made: madeOf({}, []), quiet, onRun: step }, inOrder(take)); // prettier-ignore
}

/** Shows progress for as long as some work goes on, and leaves the terminal as it was. @param total of runs */
export async function withProgress(total: number, quiet: boolean, work: (told: Told) => Promise<void>): Promise<void> {
  const done = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counted = new Int32Array(done);
  const progress = progressOf(total, quiet, () => Atomics.load(counted, 0) / PARTS_OF_RUN);
  try {
    await work({ step: progress.step, done });
  } finally {
    progress.stop();
  }
}
