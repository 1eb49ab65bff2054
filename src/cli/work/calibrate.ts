/** `calibrate`: fits uncertain parameters to published figures; goes on where it was stopped. */
import type { Run } from '../../analysis/calibration/bank.ts';
import { type CalibrationDocument, describeFit } from '../../analysis/calibration/document.ts';
import { worldsIn } from '../../analysis/calibration/check.ts';
import { readable, targetsOf } from '../../analysis/calibration/targets.ts';
import { rowsPlanned, runsPlanned } from '../../analysis/calibration/plan.ts';
import { type Calibration, nextPoints } from '../../analysis/calibration/waves.ts';
import { Moments } from '../../analysis/intervals.ts';
import type { Pattern } from '../../analysis/patterns/table.ts';
import { countersFor, readerOf, windowsOf } from '../../analysis/patterns/windows.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { inOrder } from '../../experiment/in-order.ts';
import { Study } from '../../experiment/study.ts';
import type { Order } from '../../experiment/order.ts';
import { posteriorText, readPosterior } from '../../analysis/calibration/posterior.ts';
import { canCheck, scarce } from '../../analysis/calibration/enough.ts';
import { SOBOL_DIMENSIONS } from '../../experiment/designs/sobol-points.ts';
import { UserError } from '../../base/user-error.ts';
import type { ResolvedScenario, SourceFile } from '../../scenario/load.ts';
import { note } from '../streams.ts';
import { roundJson } from '../../report/files/round.ts';
import { calibrationStudy, type CalibrationStudy } from '../../scenario/studies/study.ts';
import type { Uncertain } from '../../scenario/values/distribution.ts';
import { twinAll } from '../../twin/run.ts';
import { loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { announce, goesOn } from './announce.ts';
import { readArms } from './arms.ts';
import { Bank } from '../files/bank.ts';
import type { BankForm, BankRow } from '../files/bank-text.ts';
import type { HeldRuns } from '../files/held.ts';
import { drawnPoints, heldRows } from './again.ts';
import { saveBundle } from '../files/bundles.ts';
import { studyFolder } from '../files/default-folder.ts';
import { chosenParameters } from './chosen.ts';
import type { RunRequest } from '../options.ts';
import { hashOf, madeOf } from './made.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateSilently, TWIN_WORKER, withProgress } from './runs.ts';
import { loadStudy } from '../files/studies.ts';
import { patternsFor } from './validate.ts';
import { hashedAs } from './called.ts';
import { shownOf } from '../../analysis/patterns/shown.ts';
import { figureInWords } from '../../report/words/patterns.ts';
import { namesOf } from '../../scenario/words/places.ts';
import { uncertainInWords } from '../../scenario/words/uncertain.ts';
import { VERSION } from '../version.ts';

/** Particles of a posterior sample. */
const PARTICLES = 2000;
/** Replications at the medians, from which the part of chance in each figure is known. */
const NOISE_RUNS = 4;

type Fit = {
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

/**
 * Runs a calibration to its end and writes its bundle.
 * @returns what it found, the folder, and the charts in it; nothing after --dry-run, which has then been told
 * @throws UserError where the study or its scenario is wrong, or there is nothing to fit; before anything is simulated.
 * Later only where the runs lack a figure to fit to
 */
export async function calibrate(
  name: string,
  request: RunRequest,
): Promise<
  | {
      readonly document: CalibrationDocument;
      readonly folder: string;
      readonly charts: readonly string[];
    }
  | undefined
> {
  const fit = readFit(name, request);
  const { study, source, arm, parameters, patterns, plan } = fit;
  const folder = request.out ?? studyFolder(source.name, request);
  const made = madeOf(study, [arm]);
  const names = parameters.map((parameter) => parameter.name);
  const columns = [...names, ...patterns.map(({ id }) => id)];
  const form = { columns, always: names.length, runs: rowsPlanned(plan) + study.check, made };
  const planned = planOf(fit, form, folder);
  if (!(await goesOn(planned, request))) return undefined;
  const bank = await Bank.open(folder, form, { quiet: request.quiet });
  announce({ ...planned, known: bank.rows.length }, request);
  // Where there is a twin, chance is in what the emulators expect of the residual.
  const noise = plan.twin === undefined ? await noiseOf(fit) : patterns.map(() => 0);
  const targets = targetsOf(patterns, noise);
  const calibration: Calibration = { parameters: parameters.length, targets, plan };
  const runs = await simulateBank(fit, calibration, bank, form);
  const ranks = await playWorlds(fit, calibration, bank, form);
  const { document, kept } = describeFit(calibration, runs, {
    version: VERSION,
    study: source.name,
    scenario: hashedAs(arm),
    told: new Map([
      ...uncertainInWords([arm.scenario], namesOf(fit.world)),
      ...patterns.map((pattern) => [pattern.id, figureInWords(shownOf(pattern))] as const),
    ]),
    parameters,
    patterns,
    keep: study.keep,
    ranks,
  });
  const rounded = roundJson(document);
  // Drawn from what is written, so that `handoff chart` draws the same.
  const posterior = posteriorText(names, kept);
  const saving = saveBundle(folder, rounded, [arm], request, {
    draws: readPosterior(posterior),
    made: hashOf(made),
    runs: { replications: 1, draws: runsPlanned(plan) },
    about: { period: arm.scenario.report, coverage: 'The runs of a fit', intervals: 'none' },
    tables: [bank.table('bank', columnOf(names))],
    files: [
      ['posterior.csv', posterior],
      ['study.yaml', source.text],
    ],
  });
  const charts = await bank.whenSaved(saving);
  return { document: rounded, folder, charts };
}

/** What will be done: the runs of all stages, each at a point of its own. */
function planOf(
  { study, arm, parameters, patterns, plan: fitPlan, order, world, request }: Fit,
  form: BankForm,
  folder: string,
): Plan {
  return {
    question: `${study.title}: ${parameters.length} parameters, ${patterns.length} published figures`,
    study: new Study({ ...order, design: { names: [], rows: [[]] }, draws: 1 }, world),
    replications: 1,
    runs: runsPlanned(fitPlan),
    known: request.dryRun ? Bank.kept(folder, form) : 0,
    size: sizeOfFigures(patterns.length, form.runs * form.columns.length),
    charts: 2,
    arms: [arm],
    folder,
  };
}

/** What a column of the bank holds. @param names of the parameters */
const columnOf = (names: readonly string[]) => (column: string) =>
  names.includes(column) ? 'parameter, as a quantile of its prior' : 'published figure, as the run has it';

/** @throws UserError where the study or its scenario is wrong, or there is nothing to fit */
function readFit(name: string, request: RunRequest): Fit {
  const { study, source } = loadStudy(calibrationStudy, name, request.held);
  const world = loadWorld();
  const [arm] = readArms([study.scenario], world, request);
  const parameters = chosenParameters(study.parameters, [arm], world);
  if (parameters.length > SOBOL_DIMENSIONS)
    throw new UserError(
      `${source.path}: parameters: at most ${SOBOL_DIMENSIONS} can be fitted together, got ${parameters.length}`,
      'name those that matter: "handoff sensitivity" tells which',
    );
  const patterns = readable(patternsFor(arm, world), study.patterns === 'all');
  if (patterns.length === 0) throw nothingToFit(source, study, arm);
  const order = orderOf([arm], arm.scenario.report, study.seed, {
    windows: windowsOf(patterns),
    counters: countersFor(patterns),
  });
  const { seed, start, waves, per_wave: perWave, twin } = study;
  const plan = { seed, start, waves, perWave, particles: Math.max(PARTICLES, twin ?? 0), twin };
  return { study, source, arm, parameters, patterns, plan, order, world, request };
}

function nothingToFit({ path }: SourceFile, { patterns }: CalibrationStudy, { name }: ResolvedScenario): UserError {
  const offices = patterns === 'all' ? '' : 'or "patterns: all", which reads figures of field offices too; ';
  return new UserError(
    `${path}: patterns: no published figure that a fit may read speaks of the places and months of ${name}`,
    `take "historical" or a scenario that simulates more, ${offices}"handoff validate ${name}" shows the figures that there are`,
  );
}

/** How many made-up worlds the check has; none, with a word about it, where too few runs could play one. */
function setsOfCheck({ study: { check, start, twin }, request }: Fit, runs: readonly Run[]): number {
  const first = runs.slice(twin ?? 0, (twin ?? 0) + start);
  if (check === 0 || canCheck(first, check)) return check;
  if (!request.quiet)
    note('check: left out, since too few runs of the start give every figure; a larger start gives more');
  return 0;
}

/** The standard deviation of each figure by chance, with every parameter at its median. */
async function noiseOf({ order, patterns, world, request }: Fit): Promise<number[]> {
  const read = readerOf(patterns, order.windows ?? []);
  const moments = patterns.map(() => new Moments());
  const study = new Study({ ...order, design: { names: [], rows: [[]] }, draws: 1 }, world);
  const runs = { replications: NOISE_RUNS, workers: request.workers };
  await simulateSilently(study, runs, ({ arms }) => read(arms[0].windows).forEach((value, i) => moments[i].add(value)));
  return moments.map(({ sd }) => sd ?? 0);
}

/** Simulates what the bank lacks, stage by stage. */
async function simulateBank(fit: Fit, calibration: Calibration, bank: Bank, form: BankForm): Promise<Run[]> {
  const { parameters, request } = fit;
  const known = request.held?.runs && knownOf(request.held.runs, form);
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
 * @returns by world, the ranks of the parameters
 */
async function playWorlds(fit: Fit, calibration: Calibration, bank: Bank, form: BankForm): Promise<number[][]> {
  const { parameters, patterns, request } = fit;
  const stages = rowsPlanned(calibration.plan);
  const runs = bank.rows.slice(0, stages).map((row) => runOf(row, parameters.length));
  const asked = setsOfCheck(fit, runs);
  const { sets, ranks } = asked > 0 ? worldsIn(calibration, runs, asked) : { sets: 0, ranks: () => [] };
  const known = request.held?.runs && knownOf(request.held.runs, form);
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

/** The runs of a fit that a bundle holds which is verified, and which of them, from 0, are simulated again. */
type Known = { readonly rows: readonly BankRow[]; readonly again: ReadonlySet<number> };

const knownOf = (runs: HeldRuns, form: BankForm): Known => ({
  rows: heldRows(runs, form),
  again: new Set(drawnPoints(runs, form.runs)),
});

type Told = NonNullable<Parameters<typeof simulateSilently>[3]>;

type Stage = {
  readonly points: readonly (readonly number[])[];
  /** The twin is called at them; else they are simulated. */
  readonly twin: boolean;
  readonly bank: Bank;
  readonly known: Known | undefined;
};

/** Adds the runs of a stage to the bank: each is simulated at its point, or taken from what is known. */
async function simulateStage(fit: Fit, { points, twin, bank, known }: Stage, told: Told): Promise<void> {
  const { order, patterns, parameters, request } = fit;
  const read = readerOf(patterns, order.windows ?? []);
  const first = bank.rows.length;
  const add = (point: number, outputs: BankRow) => bank.add([...points[point], ...outputs]);
  const addKnown = (before: number): void => {
    for (let point = bank.rows.length - first; point < before; point += 1)
      add(point, known!.rows[first + point].slice(parameters.length));
  };
  const simulated = [...points.keys()].filter((point) => !known || known.again.has(first + point));
  const design = { names: parameters.map(({ name }) => name), rows: simulated.map((point) => points[point]) };
  const take = (position: number, windows: Float64Array): void => {
    addKnown(simulated[position]);
    add(simulated[position], read(windows));
  };
  const here: Order = { ...order, design, draws: simulated.length };
  if (simulated.length === 0) return addKnown(points.length);
  if (twin) await callTwin(here, request, take, told);
  else await simulatePoints(fit, here, simulated.map((point) => first + point), take, told); // prettier-ignore
  addKnown(points.length);
}

/** @param rows of the bank that the points will be: where there is a twin, each run has luck of its own, named by its row */
async function simulatePoints(
  { plan, world, request: { workers } }: Fit,
  order: Order,
  rows: readonly number[],
  take: (position: number, windows: Float64Array) => void,
  told: Told,
): Promise<void> {
  const design = plan.twin === undefined ? order.design! : { ...order.design!, luck: rows };
  const study = new Study({ ...order, design }, world);
  await simulateSilently(
    study,
    { replications: 1, workers },
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
