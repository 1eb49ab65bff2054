/** The runs of `run` and `compare`, with all that is counted in them: simulated, taken from parts, or kept as a part. */
import { tasksOf } from '../../experiment/draws.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import { cellsOf, rowOfRun, runOfRow } from '../../experiment/run-row.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { RunsForm } from '../files/parts.ts';
import type { Besides } from '../files/bundles.ts';
import { keptRuns } from '../files/kept-runs.ts';
import { DONE } from '../failure.ts';
import type { RunRequest } from '../request.ts';
import { announce } from './announce.ts';
import { from, placesOf } from './banked.ts';
import { sampledIn } from '../../analysis/run-document.ts';
import { madeOf } from './made.ts';
import { type Plan, runsOf } from './plan.ts';
import { simulateRuns } from './runs.ts';
import { writePart } from './shard.ts';

/**
 * Takes all runs in their order: those that parts hold, and the rest simulated now.
 * @returns what the bundle holds of them besides, where they are to be kept
 */
export async function takeRuns(
  plan: Plan,
  arms: readonly ResolvedScenario[],
  request: RunRequest,
  take: (run: Replicate) => void,
): Promise<Besides> {
  const { study, replications } = plan;
  // Asked for only where it is needed: it takes a look at every table.
  const form = (): RunsForm => formOf(plan, arms);
  const kept = request.keepRuns ? keptRuns(form()) : undefined;
  const tasks = tasksOf(study.order.draws ?? 1, replications);
  let known = 0;
  for (const row of request.parts?.rows(form()) ?? []) {
    kept?.add(row);
    take(runOfRow(study, tasks[known], row as number[]));
    known += 1;
  }
  announce({ ...plan, known }, request);
  const takeNew = (run: Replicate): void => {
    kept?.add(rowOfRun(run));
    take(run);
  };
  await simulateRuns(study, request, takeNew, from(known, runsOf(plan)));
  return kept?.besides ?? {};
}

/** Simulates a part of the runs and keeps what was counted. @returns the exit code */
export async function countRuns(plan: Plan, arms: readonly ResolvedScenario[], request: RunRequest): Promise<number> {
  await writePart(plan, formOf(plan, arms), request, (runs, take) =>
    simulateRuns(plan.study, request, (run) => take(rowOfRun(run)), placesOf(runs)),
  );
  return DONE;
}

/** What is kept of them. */
const formOf = (plan: Plan, arms: readonly ResolvedScenario[]): RunsForm => ({
  cells: cellsOf(plan.study),
  runs: runsOf(plan),
  made: madeOf(sampledIn(plan.study.order), arms),
});
