/** `calibrate`: fits uncertain parameters to published figures; goes on where it was stopped. */
import { join } from 'node:path';
import type { Run } from '../../analysis/calibration/bank.ts';
import { type CalibrationDocument, describeFit } from '../../analysis/calibration/document.ts';
import { readable, targetsOf } from '../../analysis/calibration/targets.ts';
import { type Calibration, nextPoints, runsPlanned } from '../../analysis/calibration/waves.ts';
import { Moments } from '../../analysis/intervals.ts';
import type { Pattern } from '../../analysis/patterns/table.ts';
import { countersFor, readerOf, windowsOf } from '../../analysis/patterns/windows.ts';
import { Study } from '../../experiment/study.ts';
import type { Order } from '../../experiment/order.ts';
import { posteriorText, readPosterior } from '../../analysis/calibration/posterior.ts';
import { roundJson } from '../../report/files/round.ts';
import { calibrationStudy, type CalibrationStudy } from '../../scenario/studies/study.ts';
import type { Uncertain } from '../../scenario/values/uncertainty.ts';
import { loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { readArms } from './arms.ts';
import { Bank } from '../files/bank.ts';
import type { BankRow } from '../files/bank-text.ts';
import { saveBundle } from '../files/bundles.ts';
import { chosenParameters } from './chosen.ts';
import type { RunRequest } from '../options.ts';
import { hashOf, madeOf } from './made.ts';
import { orderOf, simulateSilently, withProgress } from './runs.ts';
import { loadStudy } from '../files/studies.ts';
import { patternsFor } from './validate.ts';
import { VERSION } from '../version.ts';

/** Particles of a posterior sample. */
const PARTICLES = 2000;
/** Replications at the medians, from which the part of chance in each figure is known. */
const NOISE_RUNS = 4;

type Fit = {
  readonly study: CalibrationStudy;
  readonly parameters: readonly Uncertain[];
  readonly patterns: readonly Pattern[];
  readonly order: Order;
  readonly world: World;
  readonly request: RunRequest;
};

/**
 * Runs a calibration to its end and writes its bundle.
 * @returns what it found, the folder, and the charts in it
 * @throws UserError where the study or its scenario is wrong
 */
export async function calibrate(
  name: string,
  request: RunRequest,
): Promise<{
  readonly document: CalibrationDocument;
  readonly folder: string;
  readonly charts: readonly string[];
}> {
  const { study, source } = loadStudy(calibrationStudy, name);
  const world = loadWorld();
  const [arm] = readArms([study.scenario], world, request);
  const parameters = chosenParameters(study.parameters, [arm]);
  const patterns = readable(patternsFor(arm, world), study.patterns === 'all');
  const asked = { windows: windowsOf(patterns), counters: countersFor(patterns) };
  const order = orderOf([arm], arm.scenario.report, study.seed, asked);
  const folder = request.out ?? join('outputs', source.name);
  const made = madeOf(study, [arm]);
  const names = parameters.map((parameter) => parameter.name);
  const plan = {
    seed: study.seed,
    start: study.start,
    waves: study.waves,
    perWave: study.per_wave,
    particles: PARTICLES,
  };
  const columns = [...names, ...patterns.map(({ id }) => id)];
  const form = { columns, always: names.length, runs: runsPlanned(plan), made };
  const bank = await Bank.open(folder, form, request.quiet);
  const fit: Fit = { study, parameters, patterns, order, world, request };
  const targets = targetsOf(patterns, await noiseOf(fit));
  const calibration: Calibration = { parameters: parameters.length, targets, plan };
  const runs = await simulateBank(fit, calibration, bank);
  const { document, kept } = describeFit(calibration, runs, {
    version: VERSION,
    study: source.name,
    scenario: { name: arm.name, hash: arm.hash },
    parameters,
    patterns,
    keep: study.keep,
    check: study.check,
  });
  const rounded = roundJson(document);
  // Drawn from what is written, so that `handoff chart` draws the same.
  const posterior = posteriorText(names, kept);
  const charts = await saveBundle(folder, rounded, [arm], request, {
    draws: readPosterior(posterior),
    made: hashOf(made),
    runs: { replications: 1, draws: runs.length },
    files: [
      ['posterior.csv', posterior],
      ['bank.csv', bank.table()],
      ['study.yaml', source.text],
    ],
  });
  bank.remove();
  return { document: rounded, folder, charts };
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
async function simulateBank(fit: Fit, calibration: Calibration, bank: Bank): Promise<Run[]> {
  const { order, patterns, parameters, world, request } = fit;
  const read = readerOf(patterns, order.windows ?? []);
  const runs = (): Run[] => bank.rows.map((row) => runOf(row, parameters.length));
  const started = bank.rows.length;
  await withProgress(runsPlanned(calibration.plan) - started, request.quiet, async (step) => {
    for (let points = nextPoints(calibration, runs()); points.length > 0; points = nextPoints(calibration, runs())) {
      const design = { names: parameters.map(({ name }) => name), rows: points };
      const before = bank.rows.length - started;
      await simulateSilently(
        new Study({ ...order, design, draws: points.length }, world),
        { replications: 1, workers: request.workers },
        ({ draw, arms }) => bank.add([...points[draw - 1], ...read(arms[0].windows)]),
        { step: (done, episodes) => step(before + done, episodes) },
      );
    }
  });
  return runs();
}

const runOf = (row: BankRow, parameters: number): Run => ({
  u: row.slice(0, parameters) as number[],
  outputs: row.slice(parameters),
});
