/** The runs of a study in its bank: those that are kept, those of parts, and the rest simulated now. */
import type { Replicate } from '../../experiment/replicate.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { Bank } from '../files/bank.ts';
import type { BankForm, BankRow } from '../files/bank-text.ts';
import type { HeldRuns } from '../files/held.ts';
import type { RunRequest } from '../request.ts';
import { announce } from './announce.ts';
import type { Plan } from './plan.ts';
import { simulateRuns } from './runs.ts';
import { writePart } from './shard.ts';

type Work = {
  readonly plan: Plan;
  readonly form: BankForm;
  /** What a run leaves in the bank. */
  readonly rowOf: (run: Replicate) => BankRow;
  /** Fills the bank from the runs of a bundle that is verified, of which some are simulated again. */
  readonly fill?: (bank: Bank, runs: HeldRuns) => Promise<void>;
  /** Whose files the results depend on, where they are known. */
  readonly arms?: readonly ResolvedScenario[];
};

/** @returns the bank with all runs; undefined where only a part of them was asked for, which is then written */
export async function filledBank(
  { plan, form, rowOf, fill, arms }: Work,
  request: RunRequest,
): Promise<Bank | undefined> {
  const { study, replications, folder } = plan;
  const asked = { ...request, replications };
  if (request.shard) {
    await writePart(plan, { ...form, cells: form.columns.length }, request, (runs, take) =>
      simulateRuns(study, asked, (run) => take(rowOf(run)), placesOf(runs)),
    );
    return undefined;
  }
  const bank = await Bank.open(folder, form, { quiet: request.quiet, parts: request.parts, ...(arms && { arms }) });
  announce({ ...plan, known: bank.rows.length }, request);
  if (fill && request.held?.runs) await fill(bank, request.held.runs);
  else await simulateRuns(study, asked, (run) => bank.add(rowOf(run)), from(bank.rows.length, form.runs));
  return bank;
}

/** The places of runs in the order of all, from 0. @param runs by number, from 1 */
export const placesOf = (runs: readonly number[]): number[] => runs.map((run) => run - 1);

/** The places of the runs from one on. */
export const from = (first: number, runs: number): number[] =>
  Array.from({ length: Math.max(0, runs - first) }, (_, i) => first + i);
