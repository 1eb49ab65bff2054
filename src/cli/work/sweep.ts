/** `sweep`: a space of policies, each point paired with a baseline; goes on where it was stopped. */
import { join } from 'node:path';
import type { Metric } from '../../analysis/metric.ts';
import { countedFor, metricsOf } from '../../analysis/period-metrics.ts';
import { coverageOf } from '../../analysis/summarize.ts';
import { type About, Sweep, type SweepDocument } from '../../analysis/sweep/document.ts';
import { intervalsInWords } from '../../analysis/run-document.ts';
import { Study } from '../../experiment/study.ts';
import { fileName } from '../../report/words/file-name.ts';
import { jsonText, roundJson } from '../../report/files/round.ts';
import { toYaml } from '../../scenario/read/to-yaml.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { sweepStudy } from '../../scenario/studies/sweep-study.ts';
import { loadTables, loadWorld } from '../../world/files.ts';
import { readArms, readPeriod } from './arms.ts';
import { Bank, simulateInto } from '../files/bank.ts';
import { saveFiles } from '../files/bundles.ts';
import { chosenMetrics, uncertainIn } from './chosen.ts';
import { sha256 } from '../files/scenarios.ts';
import type { RunRequest } from '../options.ts';
import { progressOf } from '../progress.ts';
import { loadStudy } from '../files/studies.ts';
import { loadPoints, setsOf } from './sweep-points.ts';
import { VERSION } from '../version.ts';

/**
 * Runs a sweep to its end and writes its bundle.
 * @returns what it found, and the folder
 * @throws UserError where the study, a scenario or a point is wrong; before anything is simulated
 */
export async function sweep(
  name: string,
  request: RunRequest,
): Promise<{ readonly document: SweepDocument; readonly folder: string }> {
  const { study, source } = loadStudy(sweepStudy, name);
  const world = loadWorld();
  const sets = [...study.sets, ...request.sets];
  const arms = readArms([study.baseline, ...study.scenarios], world, { ...request, sets });
  const period = readPeriod(arms[0], study.period ?? {}, (end) => `${source.path}: period.${end}`);
  const points = loadPoints(study, arms, sets, world, request.quiet);
  const all = [arms[0], ...points.map(({ resolved }) => resolved)];
  const { replications, draws } = study;
  const simulated = new Study(
    {
      arms: all.map((arm, i) => ({ name: `${i}`, scenario: arm.scenario })),
      seed: study.seed,
      ...period,
      by: [],
      flips: false,
      ...countedFor(study.metrics, arms[0].scenario.places, period),
      draws,
    },
    world,
  );
  const metrics = chosenMetrics(study.metrics, simulated);
  const folder = request.out ?? join('outputs', source.name);
  const made = sha256(canonicalJson([VERSION, study, all.map((arm) => arm.scenario), loadTables()]));
  const bank = new Bank(folder, columnsOf(all.length, study.metrics), made);
  await simulateRest(bank, simulated, metrics, replications, request);

  const gathered = new Sweep(metrics, all.length);
  bank.rows.forEach((row, i) => gathered.add(Math.floor(i / replications) + 1, row));
  const about: About = {
    handoff: VERSION,
    study: source.name,
    title: study.title,
    seed: study.seed,
    replications,
    draws: draws ?? 1,
    period,
    coverage: coverageOf(simulated),
    intervals: intervalsInWords(draws, uncertainIn(all).length),
    design: study.design.kind,
    axes: study.axes.map((axis) => ({ name: axis.name, sets: setsOf(axis) })),
    charts: study.charts,
    baseline: { name: arms[0].name, hash: arms[0].hash },
  };
  const places = points.map(({ scenario, hash, values }) => ({ scenario, hash, values }));
  const document = roundJson(gathered.document(about, places));
  const { sweepFiles } = await import('../../report/files/sweep.ts');
  await saveFiles(folder, { handoff: VERSION, seed: study.seed, replications, draws: draws ?? 1 }, arms, [
    ['summary.json', jsonText(document)],
    ...arms.map((arm) => [`scenario.${fileName(arm.name)}.yaml`, toYaml(arm)] as const),
    ...(await sweepFiles(document)),
    ['runs.csv', bank.text()],
    ['study.yaml', source.text],
  ]);
  bank.remove();
  return { document, folder };
}

/** "baseline transferred", "1 transferred", ... */
const columnsOf = (arms: number, metrics: readonly string[]): string[] =>
  Array.from({ length: arms }, (_, arm) => metrics.map((metric) => `${arm === 0 ? 'baseline' : arm} ${metric}`)).flat();

/** Simulates what the bank lacks; in each run every point has the people and the luck of the baseline. */
async function simulateRest(
  bank: Bank,
  study: Study,
  metrics: readonly Metric[],
  replications: number,
  { workers, quiet }: RunRequest,
): Promise<void> {
  const skip = bank.rows.length;
  const progress = progressOf((study.order.draws ?? 1) * replications - skip, quiet);
  try {
    await simulateInto(bank, study, { replications, workers, skip, onRun: progress.step }, (run) =>
      run.arms.flatMap((_, arm) => metricsOf(metrics, run, arm)),
    );
  } finally {
    progress.stop();
  }
}
