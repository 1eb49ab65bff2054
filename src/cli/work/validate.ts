/** `validate`: simulates a scenario in joint draws and holds it against every published figure. */
import { Scores, type Scoreboard } from '../../analysis/patterns/scoreboard.ts';
import { shippedPatterns, type Pattern } from '../../analysis/patterns/table.ts';
import { weightsOf } from '../../analysis/patterns/weights.ts';
import { countersFor, readerOf, windowsOf } from '../../analysis/patterns/windows.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { intervalsInWords } from '../../analysis/run-document.ts';
import { Study } from '../../experiment/study.ts';
import { roundJson } from '../../report/files/round.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { loadTables, loadWorld } from '../../world/files.ts';
import type { Jurisdiction, World } from '../../world/world.ts';
import { announce, goesOn } from './announce.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { prepareFolder, saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import { countUncertain } from '../../scenario/values/uncertainty.ts';
import type { RunRequest } from '../request.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateRuns } from './runs.ts';
import { UserError } from '../../base/user-error.ts';
import { hashedAs } from './called.ts';
import { VERSION } from '../version.ts';

/**
 * The shipped patterns that speak of places and months which a scenario simulates and reports.
 * @throws UserError where there are none
 */
export function patternsFor(arm: ResolvedScenario, world: World): Pattern[] {
  const found = shippedPatterns(loadTables()).filter(
    (pattern) => isSimulated(pattern, arm, world) && pattern.metric.saysOf?.(arm.scenario) !== false,
  );
  if (found.length > 0) return found;
  const own = arm.scenario.capacity === 'own';
  const [why, instead] = own
    ? [
        'its places have officers made up for them (capacity: own), so no published figure is about them',
        'keeps its officers',
      ]
    : ['no published figure speaks of its places and months', 'reports whole offices'];
  throw new UserError(`${arm.name}: ${why}`, `take "historical", or a scenario that extends it and ${instead}`);
}

/**
 * Scores a scenario and writes the bundle.
 * @returns the scoreboard, the folder, and the charts in it; nothing after --dry-run, which has then been told
 * @throws UserError where the scenario is wrong, or simulates nothing that was published about
 */
export async function validate(
  name: string,
  request: RunRequest,
): Promise<{ readonly board: Scoreboard; readonly folder: string; readonly charts: readonly string[] } | undefined> {
  const world = loadWorld();
  const [arm] = readArms([name], world, request);
  mustHaveDraws([arm], world, request.draws);
  const folder = request.out ?? defaultFolder([arm], 'apart', request, { before: 'validate-' });
  if (!request.dryRun) prepareFolder(folder, { ...request, arms: [arm] });
  // What draws is loaded while the workers get ready; where it cannot be loaded, saving tells.
  import('../../report/documents.ts').catch(() => {});
  const patterns = patternsFor(arm, world);
  const windows = windowsOf(patterns);
  const asked = { windows, counters: countersFor(patterns), draws: request.draws };
  const study = new Study(orderOf([arm], arm.scenario.report, request.seed, asked), world);
  const plan: Plan = {
    question: `${patterns.length} published figures beside ${arm.scenario.title}`,
    study,
    replications: request.replications,
    size: sizeOfFigures(3 * patterns.length),
    charts: patterns.some(({ series }) => series !== null) ? 3 : 2,
    arms: [arm],
    folder,
  };
  if (!(await goesOn(plan, request))) return undefined;
  announce(plan, request);
  const board = roundJson(await score(arm, patterns, study, request));
  const charts = await saveBundle(folder, board, [arm], request, { about: { period: arm.scenario.report } });
  return { board, folder, charts };
}

async function score(
  arm: ResolvedScenario,
  patterns: readonly Pattern[],
  study: Study,
  request: RunRequest,
): Promise<Scoreboard> {
  const scores = new Scores(patterns);
  const read = readerOf(patterns, study.order.windows ?? []);
  await simulateRuns(study, request, ({ draw, arms }) => scores.add(read(arms[0].windows), draw));
  const { replications, draws = 1 } = request;
  const tables = loadTables();
  const ground = { patterns: shippedPatterns(tables), weights: weightsOf(loadWorld(), tables) };
  return {
    schema: 'handoff.validate/1',
    handoff: VERSION,
    scenario: hashedAs(arm),
    seed: request.seed,
    draws,
    replications,
    intervals: intervalsInWords(request.draws, replications, countUncertain([arm.scenario])),
    ...scores.board(ground),
  };
}

/**
 * True if the scenario simulates and reports all that a figure speaks of. A place whose office is simulated in part, with
 * officers of its own (`capacity: own`), bears a real name but is made up: nothing was published about it.
 */
function isSimulated({ places, over, from, to, base }: Pattern, { scenario }: ResolvedScenario, world: World): boolean {
  const { simulate, capacity } = scenario;
  if ((base ?? { from }).from < simulate.from || to > simulate.to) return false;
  const isReported = (place: Jurisdiction) => inPlaces(scenario.places, place);
  const parts = capacity === 'own' ? world.jurisdictions.filter((j) => !isReported(j)) : [];
  const inPart = new Set(parts.map(({ office }) => office));
  return world.jurisdictions
    .filter((j) => inPlaces(places, j) || (over !== null && inPlaces(over, j)))
    .every((j) => isReported(j) && !inPart.has(j.office));
}
