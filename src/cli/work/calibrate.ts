/** `calibrate`: fits uncertain parameters to published figures; goes on where it was stopped. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Run } from '../../analysis/calibration/bank.ts';
import { type CalibrationDocument, describeFit } from '../../analysis/calibration/document.ts';
import { readable, targetsOf } from '../../analysis/calibration/targets.ts';
import { type Calibration, nextPoints, runsPlanned } from '../../analysis/calibration/waves.ts';
import { Moments } from '../../analysis/intervals.ts';
import type { Pattern } from '../../analysis/patterns/table.ts';
import { countersFor, readerOf, windowsOf } from '../../analysis/patterns/windows.ts';
import { inOrder } from '../../experiment/in-order.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import { simulateAll } from '../../experiment/run.ts';
import { Study } from '../../experiment/study.ts';
import type { Order } from '../../experiment/order.ts';
import { chart } from '../../report/charts/charts.ts';
import { posteriorText, readPosterior } from '../../analysis/calibration/posterior.ts';
import { jsonText, roundJson } from '../../report/files/round.ts';
import type { File } from '../../report/files/whole-folder.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { calibrationStudy, type CalibrationStudy } from '../../scenario/studies/study.ts';
import type { Uncertain } from '../../scenario/values/uncertainty.ts';
import { loadTables, loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { readArms } from './arms.ts';
import { Bank, type BankRow, simulateInto } from '../files/bank.ts';
import { prepareFolder, saveFiles } from '../files/bundles.ts';
import { chosenParameters } from './chosen.ts';
import { sha256 } from '../files/scenarios.ts';
import type { RunRequest } from '../options.ts';
import { progressOf } from '../progress.ts';
import { loadStudy } from '../files/studies.ts';
import { patternsFor } from './validate.ts';
import { VERSION } from '../version.ts';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));
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
  const order: Order = {
    arms: [{ name: arm.name, scenario: arm.scenario }],
    seed: study.seed,
    ...arm.scenario.report,
    by: [],
    flips: false,
    windows: windowsOf(patterns),
    counters: countersFor(patterns),
  };
  const folder = request.out ?? join('outputs', source.name);
  prepareFolder(folder);
  const made = sha256(canonicalJson([VERSION, study, arm.scenario, loadTables()]));
  const names = parameters.map((parameter) => parameter.name);
  const bank = new Bank(folder, [...names, ...patterns.map(({ id }) => id)], made);
  const fit: Fit = { study, parameters, patterns, order, world, request };
  const calibration: Calibration = {
    parameters: parameters.length,
    targets: targetsOf(patterns, await noiseOf(fit)),
    plan: { seed: study.seed, start: study.start, waves: study.waves, perWave: study.per_wave, particles: PARTICLES },
  };
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
  const drawn = await chart(rounded, { draws: readPosterior(posterior) });
  const files: File[] = [
    ['summary.json', jsonText(rounded)],
    ['posterior.csv', posterior],
    ['bank.csv', bank.text()],
    ['study.yaml', source.text],
    ...[...drawn].map(([path, content]): File => [`charts/${path}`, content]),
  ];
  const about = { handoff: VERSION, seed: study.seed, replications: 1, draws: runs.length };
  const charts = await saveFiles(folder, about, [arm], files);
  bank.remove();
  return { document: rounded, folder, charts };
}

/** The standard deviation of each figure by chance, with every parameter at its median. */
async function noiseOf({ order, patterns, world, request }: Fit): Promise<number[]> {
  const read = readerOf(patterns, order.windows ?? []);
  const moments = patterns.map(() => new Moments());
  const take = inOrder<Replicate>(({ arms }) => read(arms[0].windows).forEach((value, i) => moments[i].add(value)));
  const options = { replications: NOISE_RUNS, workers: request.workers, workerFile: WORKER };
  await simulateAll(new Study({ ...order, design: { names: [], rows: [[]] }, draws: 1 }, world), options, take);
  return moments.map(({ sd }) => sd ?? 0);
}

/** Simulates what the bank lacks, stage by stage. */
async function simulateBank(fit: Fit, calibration: Calibration, bank: Bank): Promise<Run[]> {
  const { order, patterns, parameters, world, request } = fit;
  const read = readerOf(patterns, order.windows ?? []);
  const runs = (): Run[] => bank.rows.map((row) => runOf(row, parameters.length));
  const started = bank.rows.length;
  const progress = progressOf(runsPlanned(calibration.plan) - started, request.quiet);
  try {
    for (let points = nextPoints(calibration, runs()); points.length > 0; points = nextPoints(calibration, runs())) {
      const design = { names: parameters.map(({ name }) => name), rows: points };
      const before = bank.rows.length - started;
      await simulateInto(
        bank,
        new Study({ ...order, design, draws: points.length }, world),
        {
          replications: 1,
          workers: request.workers,
          onRun: (done, episodes) => progress.step(before + done, episodes),
        },
        ({ draw, arms }) => [...points[draw - 1], ...read(arms[0].windows)],
      );
    }
  } finally {
    progress.stop();
  }
  return runs();
}

const runOf = (row: BankRow, parameters: number): Run => ({
  u: row.slice(0, parameters) as number[],
  outputs: row.slice(parameters),
});
