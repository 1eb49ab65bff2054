/** `calibrate`: fits uncertain parameters to published figures; goes on where it was stopped. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bank } from '../analysis/calibration/bank.ts';
import { type CalibrationDocument, describeFit } from '../analysis/calibration/document.ts';
import { readable, targetsOf } from '../analysis/calibration/targets.ts';
import { type Calibration, nextPoints, runsPlanned } from '../analysis/calibration/waves.ts';
import { Moments } from '../analysis/intervals.ts';
import type { Pattern } from '../analysis/patterns/table.ts';
import { readerOf, windowsOf } from '../analysis/patterns/windows.ts';
import { inOrder } from '../experiment/in-order.ts';
import type { Replicate } from '../experiment/replicate.ts';
import { simulateAll } from '../experiment/run.ts';
import { type Order, Study } from '../experiment/study.ts';
import { jsonText, roundJson } from '../report/round.ts';
import { type File, makeFolder } from '../report/whole-folder.ts';
import { canonicalJson } from '../scenario/canonical.ts';
import { suggest } from '../scenario/problem.ts';
import { calibrationStudy, type CalibrationStudy } from '../scenario/study.ts';
import { type Uncertain, uncertaintiesOf } from '../scenario/uncertainty.ts';
import { loadTables, loadWorld } from '../world/files.ts';
import type { World } from '../world/world.ts';
import { readArms } from './arms.ts';
import { appendRun, type BankFile, openBank } from './bank-file.ts';
import { saveFiles } from './bundles.ts';
import { sha256 } from './files.ts';
import type { RunRequest } from './options.ts';
import { progressOf } from './progress.ts';
import { loadStudy } from './studies.ts';
import { UserError } from './user-error.ts';
import { patternsFor } from './validate.ts';
import { VERSION } from './version.ts';

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
 * @returns what it found, and the folder
 * @throws UserError where the study or its scenario is wrong
 */
export async function calibrate(
  name: string,
  request: RunRequest,
): Promise<{ readonly document: CalibrationDocument; readonly folder: string }> {
  const { study, source } = loadStudy(calibrationStudy, name);
  const world = loadWorld();
  const [arm] = readArms([study.scenario], world, request);
  const parameters = chosen(study, uncertaintiesOf(arm.scenario));
  const patterns = readable(patternsFor(arm, world), study.patterns === 'all');
  const order: Order = {
    arms: [{ name: arm.name, scenario: arm.scenario }],
    seed: study.seed,
    ...arm.scenario.report,
    by: [],
    flips: false,
    windows: windowsOf(patterns),
  };
  const folder = request.out ?? join('outputs', source.name);
  const unfinished = `${folder}.unfinished`;
  makeFolder(unfinished);
  const made = sha256(canonicalJson([VERSION, study, arm.scenario, loadTables()]));
  const file: BankFile = {
    path: join(unfinished, 'bank.csv'),
    parameters: parameters.map((parameter) => parameter.name),
    patterns: patterns.map(({ id }) => id),
  };
  const fit: Fit = { study, parameters, patterns, order, world, request };
  const started = openBank(file, made);
  const calibration: Calibration = {
    parameters: parameters.length,
    targets: targetsOf(patterns, await noiseOf(fit)),
    plan: { seed: study.seed, start: study.start, waves: study.waves, perWave: study.per_wave, particles: PARTICLES },
  };
  const bank = await simulateBank(fit, calibration, file, started);
  const { document, kept } = describeFit(calibration, bank, {
    version: VERSION,
    study: source.name,
    scenario: { name: arm.name, hash: arm.hash },
    parameters,
    patterns,
    keep: study.keep,
  });
  const rounded = roundJson(document);
  const files: File[] = [
    ['summary.json', jsonText(rounded)],
    ['posterior.csv', posteriorCsv(file.parameters, kept)],
    ['bank.csv', readFileSync(file.path, 'utf8')],
    ['study.yaml', source.text],
  ];
  await saveFiles(folder, { handoff: VERSION, seed: study.seed, replications: 1, draws: bank.length }, [arm], files);
  if (existsSync(unfinished)) rmSync(unfinished, { recursive: true });
  return { document: rounded, folder };
}

/** @throws UserError where the study names a distribution that the scenario lacks */
function chosen({ parameters, scenario }: CalibrationStudy, known: readonly Uncertain[]): readonly Uncertain[] {
  if (parameters === 'all') return known;
  return parameters.map((name) => {
    const found = known.find((parameter) => parameter.name === name);
    if (found) return found;
    const names = known.map((parameter) => parameter.name);
    throw new UserError(`parameters: ${scenario} has no distribution named "${name}"`, suggest(name, names));
  });
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
async function simulateBank(fit: Fit, calibration: Calibration, file: BankFile, started: Bank): Promise<Bank> {
  const { order, patterns, parameters, world, request } = fit;
  const read = readerOf(patterns, order.windows ?? []);
  const bank = [...started];
  const progress = progressOf(runsPlanned(calibration.plan) - started.length, request.quiet);
  try {
    for (let points = nextPoints(calibration, bank); points.length > 0; points = nextPoints(calibration, bank)) {
      const design = { names: parameters.map(({ name }) => name), rows: points };
      const before = bank.length;
      const take = inOrder<Replicate>(({ draw, arms }) => {
        const run = { u: points[draw - 1], outputs: read(arms[0].windows) };
        bank.push(run);
        appendRun(file, run);
      });
      await simulateAll(
        new Study({ ...order, design, draws: points.length }, world),
        {
          replications: 1,
          workers: request.workers,
          workerFile: WORKER,
          onRun: (done, episodes) => progress.step(before - started.length + done, episodes),
        },
        take,
      );
    }
  } finally {
    progress.stop();
  }
  return bank;
}

function posteriorCsv(names: readonly string[], rows: readonly (readonly number[])[]): string {
  const quoted = names.map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name));
  return `${[quoted, ...rows.map((row) => row.map((u) => u.toFixed(9)))].map((cells) => cells.join(',')).join('\n')}\n`;
}
