/** `calibrate`: fits uncertain parameters to published figures; goes on where it was stopped. */
import { type CalibrationDocument, describeFit } from '../../analysis/calibration/document.ts';
import { readable, targetsOf } from '../../analysis/calibration/targets.ts';
import { rowsBefore, rowsPlanned, runsPlanned, stageAt } from '../../analysis/calibration/plan.ts';
import type { Calibration } from '../../analysis/calibration/waves.ts';
import { Moments } from '../../analysis/intervals.ts';
import { countersFor, readerOf, windowsOf } from '../../analysis/patterns/windows.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { Study } from '../../experiment/study.ts';
import { posteriorText, readPosterior } from '../../analysis/calibration/posterior.ts';
import { SOBOL_DIMENSIONS } from '../../experiment/designs/sobol-points.ts';
import { UserError } from '../../base/user-error.ts';
import type { ResolvedScenario, SourceFile } from '../../scenario/load.ts';
import { roundJson } from '../../report/files/round.ts';
import { calibrationStudy, type CalibrationStudy } from '../../scenario/studies/study.ts';
import { loadWorld } from '../../world/files.ts';
import { lackingRows, type Fit, knownOf, playWorlds, simulateBank, simulateRows } from './calibrate-bank.ts';
import { announce, goesOn } from './announce.ts';
import { readArms } from './arms.ts';
import { Bank } from '../files/bank.ts';
import type { BankForm, BankRow } from '../files/bank-text.ts';
import { saveBundle } from '../files/bundles.ts';
import { studyFolder } from '../files/default-folder.ts';
import { chosenParameters } from './chosen.ts';
import type { RunRequest } from '../request.ts';
import { hashOf, madeOf } from './made.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateSilently } from './runs.ts';
import { writePart } from './shard.ts';
import { note } from '../streams.ts';
import type { Parts } from '../files/merged.ts';
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

/**
 * Runs a calibration to its end and writes its bundle.
 * @returns what it found, the folder, and the charts in it; nothing after --dry-run, --shard and a stage that is merged, which have
 * then been told
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
  const form = { columns, always: names.length, runs: rowsPlanned(plan) + study.check, called: 'steps', made };
  const planned = planOf(fit, form, folder);
  if (!(await goesOn(planned, request))) return undefined;
  if (request.shard) return dealStage(fit, form, planned);
  const bank = await Bank.open(folder, form, { quiet: request.quiet, parts: request.parts });
  if (request.parts && bank.rows.length < rowsPlanned(plan)) return tellNextStage(bank.rows.length, fit, request.parts);
  announce({ ...planned, known: bank.rows.length }, request);
  const calibration = await calibrationOf(fit);
  const known = knownOf(fit, form);
  const runs = await simulateBank(fit, calibration, bank, known);
  const ranks = await playWorlds(fit, calibration, { bank, runs, known });
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

/** What is fitted to what. Where there is a twin, chance is in what the emulators expect of the residual. */
async function calibrationOf(fit: Fit): Promise<Calibration> {
  const { parameters, patterns, plan } = fit;
  const noise = plan.twin === undefined ? await noiseOf(fit) : patterns.map(() => 0);
  return { parameters: parameters.length, targets: targetsOf(patterns, noise), plan };
}

/** Simulates a part of the stage in which the bank stands: a stage begins where all earlier ones are merged. */
async function dealStage(fit: Fit, form: BankForm, planned: Plan): Promise<undefined> {
  const kept = Bank.kept(planned.folder, form);
  const stage = stageAt(fit.plan, kept.length);
  if (stage > fit.plan.waves)
    throw new UserError('every run of the fit is there already', 'the same command without --shard writes the results');
  const dealt = { first: kept.length + 1, last: rowsBefore(fit.plan, stage + 1) };
  const simulate = async (runs: readonly number[], take: (row: BankRow) => void): Promise<void> => {
    // The even start asks nothing of the targets, so that no machine simulates for them.
    const { parameters, plan } = fit;
    const start: Calibration = { parameters: parameters.length, targets: [], plan };
    const rows = lackingRows(fit, stage === 0 ? start : await calibrationOf(fit), kept);
    await simulateRows(fit, runs.map((run) => rows[run - dealt.first]), take); // prettier-ignore
  };
  await writePart(planned, { ...form, cells: form.columns.length }, fit.request, simulate, dealt);
}

function tellNextStage(rows: number, { plan, request }: Fit, { command }: Parts): undefined {
  if (request.quiet) return;
  const line = command.join(' ');
  note(`${rows} of ${rowsPlanned(plan)} steps are merged; the next stage, which builds on them, is dealt out by the same command: ${line} --shard 1/N`); // prettier-ignore
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
    known: request.dryRun ? Bank.kept(folder, form).length : 0,
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

/** The standard deviation of each figure by chance, with every parameter at its median. */
async function noiseOf({ order, patterns, world, request }: Fit): Promise<number[]> {
  const read = readerOf(patterns, order.windows ?? []);
  const moments = patterns.map(() => new Moments());
  const study = new Study({ ...order, design: { names: [], rows: [[]] }, draws: 1 }, world);
  const runs = { ...request, replications: NOISE_RUNS };
  await simulateSilently(study, runs, ({ arms }) => read(arms[0].windows).forEach((value, i) => moments[i].add(value)));
  return moments.map(({ sd }) => sd ?? 0);
}
