/** The bank of a calibration: the calls of the twin, the runs and the worlds of the check that it lacks are added in their order. */
import type { Run } from '../../analysis/calibration/bank.ts';
import { worldsIn } from '../../analysis/calibration/check.ts';
import { canCheck, scarce } from '../../analysis/calibration/enough.ts';
import { rowsPlanned } from '../../analysis/calibration/plan.ts';
import { startOf } from '../../analysis/calibration/twin.ts';
import { type Asked, type Calibration, nextPoints } from '../../analysis/calibration/waves.ts';
import type { Pattern } from '../../analysis/patterns/table.ts';
import { readerOf } from '../../analysis/patterns/windows.ts';
import { UserError } from '../../base/user-error.ts';
import { inOrder } from '../../experiment/in-order.ts';
import type { Order } from '../../experiment/order.ts';
import { Study } from '../../experiment/study.ts';
import type { ResolvedScenario, SourceFile } from '../../scenario/load.ts';
import type { CalibrationStudy } from '../../scenario/studies/study.ts';
import type { Uncertain } from '../../scenario/values/distribution.ts';
import { twinAll } from '../../twin/run.ts';
import type { World } from '../../world/world.ts';
import type { Bank } from '../files/bank.ts';
import type { BankForm, BankRow } from '../files/bank-text.ts';
import type { RunRequest } from '../request.ts';
import { note } from '../streams.ts';
import { drawnPoints, heldRows } from './again.ts';
import { TWIN_WORKER } from './program.ts';
import { simulateSilently, withProgress } from './runs.ts';

/** A calibration as it was asked for. */
export type Fit = {
  readonly study: CalibrationStudy;
  readonly source: SourceFile;
  readonly arm: ResolvedScenario;
  readonly parameters: readonly Uncertain[];
  readonly patterns: readonly Pattern[];
  readonly plan: Calibration['plan'];
  readonly order: Order;
  readonly world: World;
  readonly request: RunRequest;
};

/** Simulates what the bank lacks, stage by stage. */
export async function simulateBank(fit: Fit, calibration: Calibration, bank: Bank, known: Known): Promise<Run[]> {
  const { parameters, request } = fit;
  const stages = rowsPlanned(calibration.plan);
  const runs = (): Run[] => bank.rows.slice(0, stages).map((row) => runOf(row, parameters.length));
  const started = bank.rows.length;
  const next = () => {
    mustTeach(fit, runs());
    return nextPoints(calibration, runs());
  };
  await withProgress(stages - started, request.quiet, async ({ step, done: counted }) => {
    for (let asked = next(); asked.length > 0; asked = next()) {
      for (const twin of [true, false]) {
        const points = asked.filter((one) => one.twin === twin).map(({ u }) => u);
        if (points.length === 0) continue;
        const before = bank.rows.length - started;
        const told = { step: (done: number) => step(before + done), done: counted };
        await simulateStage(fit, { points, twin, bank, known }, told);
      }
    }
  });
  return runs();
}

/**
 * The worlds of the check that the bank lacks, after its stages.
 * @param runs of its stages
 * @returns by world, the ranks of the parameters
 */
export async function playWorlds(
  fit: Fit,
  calibration: Calibration,
  { bank, runs, known }: { readonly bank: Bank; readonly runs: readonly Run[]; readonly known: Known },
): Promise<number[][]> {
  const { parameters, patterns, request } = fit;
  const stages = rowsPlanned(calibration.plan);
  const asked = setsOfCheck(fit, runs);
  const { sets, ranks } = asked > 0 ? worldsIn(calibration, runs, asked) : { sets: 0, ranks: () => [] };
  const started = bank.rows.length - stages;
  await withProgress(sets - started, request.quiet, async ({ step }) => {
    for (let set = started; set < sets; set += 1) {
      const row = stages + set;
      const told = known && !known.again.has(row) ? known.rows[row] : [...ranks(set), ...patterns.map(() => null)];
      bank.add(told);
      step(set - started + 1);
      // Lets signals and the progress line have a turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  return bank.rows.slice(stages).map((row) => row.slice(0, parameters.length) as number[]);
}

/** How many made-up worlds the check has; none, with a word about it, where too few runs could play one. */
function setsOfCheck({ study: { check }, plan, request }: Fit, runs: readonly Run[]): number {
  if (check === 0 || canCheck(startOf(plan, runs).runs, check)) return check;
  if (!request.quiet)
    note('check: left out, since too few runs of the start give every figure; a larger start gives more');
  return 0;
}

/** The runs of a fit that a bundle holds which is verified, and which of them, from 0, are simulated again. */
export type Known = { readonly rows: readonly BankRow[]; readonly again: ReadonlySet<number> } | undefined;

/** Asked for once: which runs are simulated again is told. @throws UserError where the runs are not those of the study */
export function knownOf({ study, request: { held } }: Fit, form: BankForm): Known {
  if (!held?.runs) return undefined;
  return { rows: heldRows(held.runs, form, study.check), again: new Set(drawnPoints(held.runs, form.runs)) };
}

type Told = NonNullable<Parameters<typeof simulateSilently>[3]>;

type Stage = {
  readonly points: readonly (readonly number[])[];
  /** The twin is called at them; else they are simulated. */
  readonly twin: boolean;
  readonly bank: Bank;
  readonly known: Known;
};

/** What is asked for, and which row of the bank it will be, from 0. */
type AskedRow = Asked & { readonly row: number };

/** The rows that a bank lacks to the end of its stage. @throws UserError where too few of its runs give a figure */
export function lackingRows(fit: Fit, calibration: Calibration, known: readonly BankRow[]): AskedRow[] {
  const runs = known.map((row) => runOf(row, fit.parameters.length));
  mustTeach(fit, runs);
  return nextPoints(calibration, runs).map((one, i) => ({ ...one, row: known.length + i }));
}

/** Simulates some of those rows. @param take given each in their order */
export async function simulateRows(fit: Fit, rows: readonly AskedRow[], take: (row: BankRow) => void): Promise<void> {
  await withProgress(rows.length, fit.request.quiet, async ({ step, done }) => {
    for (const twin of [true, false]) {
      const own = rows.filter((row) => row.twin === twin);
      const before = rows.indexOf(own[0]);
      const told = { step: (count: number) => step(before + count), done };
      await simulateAt(fit, own, (position, outputs) => take([...own[position].u, ...outputs]), told);
    }
  });
}

/** Adds the runs of a stage to the bank: each is simulated at its point, or taken from what is known. */
async function simulateStage(fit: Fit, { points, twin, bank, known }: Stage, told: Told): Promise<void> {
  const { parameters } = fit;
  const first = bank.rows.length;
  const add = (point: number, outputs: BankRow) => bank.add([...points[point], ...outputs]);
  const addKnown = (before: number): void => {
    for (let point = bank.rows.length - first; point < before; point += 1)
      add(point, known!.rows[first + point].slice(parameters.length));
  };
  const simulated = [...points.keys()].filter((point) => !known || known.again.has(first + point));
  const take = (position: number, outputs: BankRow): void => {
    addKnown(simulated[position]);
    add(simulated[position], outputs);
  };
  const asked = simulated.map((point) => ({ u: points[point], twin, row: first + point }));
  await simulateAt(fit, asked, take, told);
  addKnown(points.length);
}

/** Simulates at some points, all runs or all calls of the twin. @param take given the place among them and the figures */
async function simulateAt(
  fit: Fit,
  asked: readonly AskedRow[],
  take: (position: number, outputs: BankRow) => void,
  told: Told,
): Promise<void> {
  if (asked.length === 0) return;
  const { order, patterns, parameters, request } = fit;
  const read = readerOf(patterns, order.windows ?? []);
  const design = { names: parameters.map(({ name }) => name), rows: asked.map(({ u }) => u) };
  const here: Order = { ...order, design, draws: asked.length };
  const takeRead = (position: number, windows: Float64Array): void => take(position, read(windows));
  if (asked[0].twin) await callTwin(here, request, takeRead, told);
  else await simulatePoints(fit, here, asked.map(({ row }) => row), takeRead, told); // prettier-ignore
}

/** @param rows of the bank that the points will be: where there is a twin, each run has luck of its own, named by its row */
async function simulatePoints(
  { plan, world, request }: Fit,
  order: Order,
  rows: readonly number[],
  take: (position: number, windows: Float64Array) => void,
  told: Told,
): Promise<void> {
  const design = plan.twin === undefined ? order.design! : { ...order.design!, luck: rows };
  const study = new Study({ ...order, design }, world);
  await simulateSilently(
    study,
    { ...request, replications: 1 },
    ({ draw, arms }) => take(draw! - 1, arms[0].windows),
    told,
  );
}

/** The twin at the points of an order. It has one luck, so that its figures move with the parameters alone. */
async function callTwin(
  order: Order,
  { workers }: RunRequest,
  take: (position: number, windows: Float64Array) => void,
  { step }: Told,
): Promise<void> {
  const inTurn = inOrder(({ position, windows }: { position: number; windows: Float64Array }) => {
    take(position, windows);
    step?.(position + 1);
  });
  const draws = Array.from({ length: order.draws! }, (_, i) => i + 1);
  await twinAll(order, draws, { workers, workerFile: TWIN_WORKER }, (position, windows) =>
    inTurn(position, { position, windows }),
  );
}

/** @throws UserError where too few runs give a figure to fit to */
function mustTeach({ source, patterns, plan }: Fit, runs: readonly Run[]): void {
  const ids = patterns.map(({ id }) => id);
  const missing = scarce(runs, ids, plan).map(
    ({ id, given, of, needed }) => `${id} in ${given} of ${of} (${needed} needed)`,
  );
  if (missing.length === 0) return;
  throw new UserError(
    `${source.path}: too few runs give these figures, so nothing can be fitted to them: ${missing.join(', ')}`,
    'a figure is missing where it is a share of nobody: see what the scenario or the priors leave out there',
  );
}

const runOf = (row: BankRow, parameters: number): Run => ({
  u: row.slice(0, parameters) as number[],
  outputs: row.slice(parameters),
});
