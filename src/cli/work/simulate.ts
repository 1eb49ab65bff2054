/** What `run` and `compare` share: from names and options to a bundle and a summary. */
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { METRICS } from '../../analysis/metrics.ts';
import type { RunDocument } from '../../analysis/results.ts';
import { type Labels, run } from '../../analysis/run-document.ts';
import type { Order } from '../../experiment/order.ts';
import { jsonText, roundJson } from '../../report/files/round.ts';
import { recordsText } from '../../report/text/records.ts';
import { summary } from '../../report/text/run.ts';
import { suggest } from '../../base/problem.ts';
import { loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { furtherBooks, mustHaveDraws, readArms, readPeriod } from './arms.ts';
import { defaultFolder, prepareFolder, saveBundle, whereItIs } from '../files/bundles.ts';
import { DONE } from '../failure.ts';
import { labelsOf } from './labels.ts';
import type { RunRequest } from '../options.ts';
import { progressOf } from '../progress.ts';
import { print } from '../streams.ts';
import { UserError } from '../../base/user-error.ts';

/** `apart`: arms side by side. `paired`: each but the first also as a difference from the first. */
export type Mode = 'apart' | 'paired';

/**
 * Simulates the scenarios named, writes the bundle and prints its summary.
 * @returns the exit code
 * @throws UserError where scenarios, options or the folder for results are wrong; before anything is simulated
 */
export async function simulate(names: readonly string[], request: RunRequest, mode: Mode): Promise<number> {
  const world = loadWorld();
  const arms = readArms(names, world, request);
  mustHaveDraws(arms, world, request.draws);
  const period = readPeriod(arms[0], request);
  const maps = mappable(request.maps);
  const folder = request.out ?? defaultFolder(arms, mode);
  prepareFolder(folder);

  const order: Order = {
    arms: arms.map(({ name, scenario }) => ({ name, scenario })),
    seed: request.seed,
    ...period,
    by: request.by,
    flips: mode === 'paired',
    flipsBy: request.flipsBy,
    maps,
    draws: request.draws,
    costBooks: furtherBooks(arms, request),
  };
  // What draws is loaded while the workers get ready; where it cannot be loaded, saving tells.
  import('../../report/charts/charts.ts').catch(() => {});
  const ran = await runOrder(order, world, request, labelsOf(arms, world, period));
  const document: RunDocument = request.flow ? { ...ran, charts: ['flow'] } : ran;
  const charts = await saveBundle(folder, document, arms);
  if (request.json) print(jsonText(document));
  else {
    const text = request.view === 'records' ? recordsText : summary;
    print(`${text(document, { color: pc.isColorSupported })}\n${whereItIs(folder, charts)}`);
  }
  return DONE;
}

/** @throws UserError at a metric that is not known of counties */
function mappable(ids: readonly string[]): string[] {
  const known = METRICS.filter(({ ofOffice }) => !ofOffice).map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const office = METRICS.some((metric) => metric.id === id);
    if (office) throw new UserError(`--map: ${id} is known of field offices only, not of counties`);
    throw new UserError(`--map: unknown metric "${id}"`, suggest(id, known));
  }
  return [...ids];
}

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

/**
 * Runs with progress on stderr. Numbers are rounded here as they will be in summary.json, so that what is drawn now and
 * what `handoff chart` draws from the bundle are the same.
 */
async function runOrder(order: Order, world: World, request: RunRequest, labels: Labels): Promise<RunDocument> {
  const { replications, draws = 1, workers, quiet } = request;
  const progress = progressOf(draws * replications, quiet);
  try {
    const options = { replications, workers, workerFile: WORKER, onRun: progress.step };
    return roundJson(await run(order, world, options, labels));
  } finally {
    progress.stop();
  }
}
