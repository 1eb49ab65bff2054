/** What `run` and `compare` share: from names and options to a bundle and a summary. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import pc from 'picocolors';
import { METRICS } from '../../analysis/metrics.ts';
import type { RunDocument } from '../../analysis/results.ts';
import { runDocument } from '../../analysis/run-document.ts';
import { sizeOf } from '../../analysis/size.ts';
import { Study } from '../../experiment/study.ts';
import { drawsTable } from '../../report/files/draws.ts';
import { roundJson } from '../../report/files/round.ts';
import { RESULTS } from '../../report/files/results.ts';
import { withSentences } from '../../report/words/told.ts';
import { unbent } from '../../report/words/unbent.ts';
import { recordsText } from '../../report/text/records.ts';
import { Summary } from '../../analysis/summarize.ts';
import { series } from '../../scenario/words/series.ts';
import { suggest } from '../../base/problem.ts';
import { loadWorld } from '../../world/files.ts';
import { goesOn } from './announce.ts';
import { furtherBooks, mustHaveDraws, readArms } from './arms.ts';
import { prepareFolder, saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import { DONE } from '../failure.ts';
import { labelsOf } from './labels.ts';
import { monthsCompared, monthsTogether, seriesFrom } from './months.ts';
import { publishedOf } from './published.ts';
import type { RunRequest } from '../request.ts';
import { countRuns, takeRuns } from './counted.ts';
import { orderOf } from './runs.ts';
import { trustAt } from './trust.ts';
import type { Plan } from './plan.ts';
import { tellRun, whereItIs } from '../tell.ts';
import { print } from '../streams.ts';
import { UserError } from '../../base/user-error.ts';

/** `apart`: arms side by side. `paired`: each but the first also as a difference from the first. */
export type Mode = 'apart' | 'paired';

/** What a command asks, read and checked: before anything is simulated. */
function asked(names: readonly string[], request: RunRequest, mode: Mode) {
  const world = loadWorld();
  const arms = readArms(names, world, request);
  mustHaveDraws(arms, world, request.draws);
  const period = mode === 'paired' ? monthsCompared(arms, request, world) : monthsTogether(arms, request);
  const maps = mappable(request.maps);
  const folder = request.out ?? defaultFolder(arms, mode, request);
  if (!request.dryRun && !request.shard) prepareFolder(folder, { ...request, arms });
  // Series begin earlier than what is reported, to show what was before.
  const since = seriesFrom(arms, period, world);
  const shown = { ...period, from: since };
  const labels = {
    ...labelsOf(arms, world, shown, request),
    published: publishedOf(arms[0].scenario, world, shown),
    sample: request.sample,
  };
  const order = orderOf(arms, period, request.seed, {
    since,
    by: groupsOf(request, mode),
    flips: mode === 'paired',
    flipsBy: request.flipsBy,
    maps,
    draws: request.draws,
    oneIn: request.sample.oneIn,
    costBooks: furtherBooks(arms, request),
  });
  const study = new Study(order, world);
  const plan: Plan = {
    question: series(labels.labels, 'and'),
    study,
    replications: request.replications,
    because: period.because,
    size: sizeOf(study, request.replications),
    charts: mode === 'paired' ? 3 + (arms.length - 1) * (maps.length + Number(request.flow)) : 2,
    arms,
    folder,
  };
  return { plan, study, arms, folder, labels, trust: () => trustAt(arms[0], period, world) };
}

/**
 * Simulates the scenarios named, writes the bundle and prints its summary.
 * @returns the exit code
 * @throws UserError where scenarios, options or the folder for results are wrong; before anything is simulated
 */
export async function simulate(names: readonly string[], request: RunRequest, mode: Mode): Promise<number> {
  const { plan, study, arms, folder, labels, trust } = asked(names, request, mode);
  if (!(await goesOn(plan, request))) return DONE;
  if (request.shard) return countRuns(plan, arms, request);
  // What draws is loaded while the workers get ready; where it cannot be loaded, saving tells.
  import('../../report/documents.ts').catch(() => {});
  const figures = new Summary(study);
  const kept = await takeRuns(plan, arms, request, (run) => figures.add(run));
  const ran = { ...(await runDocument(study, figures, request.replications, labels)), trust: trust() };
  // Rounded here as it will be in summary.json, so that what is drawn now and by `handoff chart` is the same.
  const document = withSentences(await rounded(request.flow ? { ...ran, charts: ['flow' as const] } : ran));
  const charts = await saveBundle(folder, document, arms, request, {
    ...kept,
    groups: figures,
    tables: [drawsTable(() => figures.ofRuns())],
  });
  const saved = { folder, charts, table: join(folder, RESULTS), briefed: [] };
  if (request.json || request.view !== 'records') await tellRun(document, saved, request);
  else print(`${recordsText(unbent(document), { color: pc.isColorSupported })}\n${whereItIs(saved)}`);
  return DONE;
}

/** All measures of a comparison say whom it spares: class by class. */
const groupsOf = ({ by, full }: RunRequest, mode: Mode): RunRequest['by'] =>
  full && mode === 'paired' && !by.includes('class') ? [...by, 'class'] : by;

/** Rounds a document part by part: between two, signals have a turn. */
async function rounded(document: RunDocument): Promise<RunDocument> {
  const inTurns = async <T>(parts: readonly T[]): Promise<T[]> => {
    const done: T[] = [];
    for (const part of parts) {
      done.push(roundJson(part));
      await setImmediate();
    }
    return done;
  };
  const { arms, differences } = document;
  const about = roundJson({ ...document, arms: [], differences: [] });
  return { ...about, arms: await inTurns(arms), differences: await inTurns(differences) };
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
