/** `validate`: simulates a scenario in joint draws and holds it against every published figure. */
import { fileURLToPath } from 'node:url';
import { Scores, totalOf, type Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import { readPatterns, type Pattern } from '../../analysis/patterns/table.ts';
import { countersFor, readerOf, windowsOf } from '../../analysis/patterns/windows.ts';
import { inOrder } from '../../experiment/in-order.ts';
import { simulateAll } from '../../experiment/run.ts';
import { intervalsInWords } from '../../analysis/run-document.ts';
import { Study } from '../../experiment/study.ts';
import type { Order } from '../../experiment/order.ts';
import { scenarioFile } from '../../report/files/bundle.ts';
import { jsonText, roundJson } from '../../report/files/round.ts';
import { patternsTable } from '../../report/files/scoreboard.ts';
import { tableFiles } from '../../report/files/table-files.ts';
import type { File } from '../../report/files/whole-folder.ts';
import { toYaml } from '../../scenario/read/to-yaml.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { uncertaintiesOf } from '../../scenario/values/uncertainty.ts';
import { loadTables, loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { defaultFolder, prepareFolder, saveFiles } from '../files/bundles.ts';
import type { RunRequest } from '../options.ts';
import { progressOf } from '../progress.ts';
import { UserError } from '../../base/user-error.ts';
import { VERSION } from '../version.ts';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

/**
 * The shipped patterns that speak of places and months which a scenario simulates and reports.
 * @throws UserError where there are none
 */
export function patternsFor(arm: ResolvedScenario, world: World): Pattern[] {
  const { patterns, patterns_offices } = loadTables();
  const found = readPatterns({ patterns, patterns_offices }).filter((pattern) => isSimulated(pattern, arm, world));
  if (found.length > 0) return found;
  throw new UserError(
    `${arm.name}: no published figure speaks of its places and months`,
    'take "historical", or a scenario that extends it and reports whole offices',
  );
}

/**
 * Scores a scenario and writes the bundle.
 * @returns the scoreboard, the folder, and the charts in it
 * @throws UserError where the scenario is wrong, or simulates nothing that was published about
 */
export async function validate(
  name: string,
  request: RunRequest,
): Promise<{ readonly board: Scoreboard; readonly folder: string; readonly charts: readonly string[] }> {
  const world = loadWorld();
  const [arm] = readArms([name], world, request);
  mustHaveDraws([arm], world, request.draws);
  const folder = request.out ?? defaultFolder([arm], 'apart', 'validate-');
  prepareFolder(folder);
  // What draws is loaded while the workers get ready.
  const drawing = import('../../report/charts/charts.ts');
  drawing.catch(() => {});
  const board = roundJson(await score(arm, world, request));
  const { chart } = await drawing;
  const [table, drawn] = [patternsTable(board), await chart(board)];
  const files: File[] = [
    ['summary.json', jsonText(board)],
    [scenarioFile(arm.name), toYaml(arm)],
    ...tableFiles(about(board, arm), [table]),
    ...[...drawn].map(([path, content]): File => [`charts/${path}`, content]),
  ];
  return { board, folder, charts: await saveFiles(folder, board, [arm], files) };
}

/** What the tables are about. */
const about = ({ patterns, intervals, handoff, seed }: Scoreboard, { name, scenario }: ResolvedScenario) => ({
  arms: ['validate', name],
  coverage: `${patterns.length} published figures beside the model`,
  period: scenario.report,
  intervals: `90%, ${intervals}`,
  handoff,
  seed,
});

async function score(arm: ResolvedScenario, world: World, request: RunRequest): Promise<Scoreboard> {
  const patterns = patternsFor(arm, world);
  const windows = windowsOf(patterns);
  const order: Order = {
    arms: [{ name: arm.name, scenario: arm.scenario }],
    seed: request.seed,
    ...arm.scenario.report,
    by: [],
    flips: false,
    windows,
    counters: countersFor(patterns),
    draws: request.draws,
  };
  const scores = new Scores(patterns);
  const read = readerOf(patterns, windows);
  const take = inOrder<{ draw: number; arms: readonly { windows: Float64Array }[] }>(({ draw, arms }) =>
    scores.add(read(arms[0].windows), draw),
  );
  const { replications, draws = 1, workers, quiet } = request;
  const progress = progressOf(draws * replications, quiet);
  try {
    await simulateAll(
      new Study(order, world),
      { replications, workers, workerFile: WORKER, onRun: progress.step },
      take,
    );
  } finally {
    progress.stop();
  }
  const scored = scores.scored();
  return {
    schema: 'handoff.validate/1',
    handoff: VERSION,
    scenario: { name: arm.name, hash: arm.hash },
    seed: request.seed,
    draws,
    replications,
    intervals: intervalsInWords(request.draws, uncertaintiesOf(arm.scenario).length),
    patterns: scored,
    totals: { calibration: totalOf(scored, 'calibration'), validation: totalOf(scored, 'validation') },
  };
}

/** True if the scenario simulates and reports all that a figure speaks of. */
function isSimulated({ places, over, from, to }: Pattern, { scenario }: ResolvedScenario, world: World): boolean {
  const { simulate } = scenario;
  if (from < simulate.from || to > simulate.to) return false;
  return world.jurisdictions.every(
    (j) => !(inPlaces(places, j) || (over !== null && inPlaces(over, j))) || inPlaces(scenario.places, j),
  );
}
