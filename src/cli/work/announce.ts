/** Before a long command begins: it says in a line what it will do, or with --dry-run says all of it and ends. */
import { wrapped } from '../../base/wrap.ts';
import type { Shard } from '../files/part-text.ts';
import { partsFolder } from '../files/parts.ts';
import type { RunRequest } from '../request.ts';
import { note } from '../streams.ts';
import { tellPlan } from './dry-run.ts';
import { estimateOf } from './estimate.ts';
import { inALine, type Plan, runsOf } from './plan.ts';
import { mustFit } from './size.ts';

type Request = Pick<RunRequest, 'dryRun' | 'quiet' | 'json' | 'workers' | 'formats' | 'parquet' | 'shard'>;

/**
 * Makes sure that the results fit; with --dry-run tells all that would be done.
 * @returns false where that is all that was asked for
 * @throws UserError where the results would be too large
 */
export async function goesOn(plan: Plan, request: Request): Promise<boolean> {
  mustFit(plan.size, plan.folder, request);
  if (!request.dryRun) return true;
  const own = request.shard ? partOf(plan, request.shard) : plan;
  tellPlan(own, await estimateOf(own, request), request);
  return false;
}

/** What one machine has to do where the runs are dealt out. */
const partOf = (plan: Plan, { number, of }: Shard): Plan => ({
  ...plan,
  runs: Math.max(0, Math.ceil((runsOf(plan) - number + 1) / of)),
  known: 0,
  charts: 0,
  folder: partsFolder(plan.folder),
});

/** Says in a line what begins now, where something is left to do. Who verifies a bundle knows. */
export function announce(plan: Plan, { quiet, held }: Pick<RunRequest, 'quiet' | 'held'>): void {
  if (!quiet && !held && runsOf(plan) > (plan.known ?? 0)) note(wrapped(inALine(plan)));
}
