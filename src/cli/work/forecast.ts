/** `forecast`: what a scenario says of figures that no table has, sealed so that it can be scored when they come. */
import { join } from 'node:path';
import { COUNTED, figuresAt, lateRecord, Windows } from '../../analysis/forecast/asked.ts';
import type { ForecastDocument } from '../../analysis/forecast/document.ts';
import { Gathered } from '../../analysis/forecast/gathered.ts';
import { EXCLUDED, knownIn } from '../../analysis/forecast/known.ts';
import { limitsAt, REMOVED } from '../../analysis/forecast/limits.ts';
import { placesOf } from '../../analysis/forecast/places.ts';
import { LEAST_DRAWS } from '../../analysis/forecast/twentieths.ts';
import { countersOf } from '../../analysis/dated.ts';
import { shippedPatterns } from '../../analysis/patterns/table.ts';
import { intervalsInWords } from '../../analysis/run-document.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { coverageOf } from '../../analysis/summarize.ts';
import { UserError } from '../../base/user-error.ts';
import { Study } from '../../experiment/study.ts';
import { FORECAST, forecastFile, sealedForecast } from '../../report/files/forecast.ts';
import { sha256 } from '../../report/files/hash.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { countUncertain } from '../../scenario/values/uncertainty.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { loadTables, loadWorld } from '../../world/files.ts';
import { prepareFolder, runIdOf, saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import type { RunRequest } from '../request.ts';
import { VERSION } from '../version.ts';
import { announce, goesOn } from './announce.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { hashedAs } from './called.ts';
import { type Months, monthsCompared } from './months.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateRuns } from './runs.ts';

export type ForecastRequest = RunRequest & {
  /** The scenario without the limits of states; undefined where their effect is not asked for. */
  readonly without: string | undefined;
  /** How many counties. */
  readonly counties: number;
};

/** What is asked, read and checked: before anything is simulated. */
function asked(name: string, request: ForecastRequest) {
  const { without, counties, seed, draws } = request;
  if (draws === undefined || draws < LEAST_DRAWS)
    throw new UserError(`--draws: a 90% interval of a forecast needs ${LEAST_DRAWS} draws at least, got ${draws ?? 0}`);
  const world = loadWorld();
  const tables = loadTables();
  const arms = readArms([name, ...(without === undefined ? [] : [without])], world, request);
  mustHaveDraws(arms, world, draws);
  const [{ scenario }] = arms;
  if (scenario.capacity === 'own')
    throw new UserError(`${name}: its places have officers made up for them (capacity: own), so no figure is about them`, 'take "historical", or a scenario that extends it and keeps its officers'); // prettier-ignore
  const period: Months = arms.length > 1 ? monthsCompared(arms, {}, world) : scenario.report;
  const reported = new Set(world.jurisdictions.filter((jail) => inPlaces(scenario.places, jail)));
  const places = placesOf(world, reported, tables, counties);
  const windows = new Windows();
  const whole = places.find((place) => place.whole);
  const figures = [
    ...places.flatMap((place) => figuresAt(place, scenario, windows)),
    ...(arms.length > 1 && whole ? limitsAt(whole.place, period) : []),
  ];
  if (figures.length === 0)
    throw new UserError(`${name}: simulates no fiscal year from 2014 to 2016 of a county or a whole state`, 'take "historical", or places such as --places state=MD'); // prettier-ignore
  const late = { name: `${name}, late record`, scenario: lateRecord(scenario) };
  const order = orderOf([...arms, late], period, seed, {
    windows: windows.all,
    counters: countersOf([...COUNTED, REMOVED]),
    by: ['class'],
    draws,
  });
  const known = knownIn(shippedPatterns(tables), tables, places);
  return { arms, draws, tables, period, places, gathered: new Gathered(figures, known), count: figures.length, study: new Study(order, world) }; // prettier-ignore
}
type Asked = ReturnType<typeof asked>;

/**
 * Simulates the draws, and writes the bundle with the sealed file in it.
 * @returns nothing after --dry-run, which has then been told
 * @throws UserError where scenarios, draws or the folder are wrong; before anything is simulated
 */
export async function forecast(name: string, request: ForecastRequest) {
  const question = asked(name, request);
  const { arms, gathered, study, count, draws } = question;
  const folder = request.out ?? defaultFolder([arms[0]], 'apart', request, { before: 'forecast-' });
  if (!request.dryRun) prepareFolder(folder, { ...request, arms });
  const plan: Plan = {
    question: `${count} figures of ${arms[0].scenario.title}`,
    study,
    replications: 1,
    because: 'for removals; all else by fiscal year and half-year',
    size: sizeOfFigures(2 * count, count * draws),
    charts: 0,
    arms,
    folder,
  };
  if (!(await goesOn(plan, request))) return undefined;
  announce(plan, request);
  await simulateRuns(study, request, (run) => gathered.add(run.arms));
  // Who runs a bundle again seals it with the day on which it was made.
  const now = request.held?.created ?? new Date();
  const document = sealedForecast(documentOf(question, request, now));
  await saveBundle(folder, document, arms, request, { now, files: [[FORECAST, forecastFile(document)]] });
  return { document, folder };
}

/** The sealed file in a bundle. */
export const sealedIn = (folder: string): string => join(folder, FORECAST);

function documentOf(
  { arms, draws, tables, period: { from, to }, places, gathered, study }: Asked,
  { seed }: ForecastRequest,
  now: Date,
): Omit<ForecastDocument, 'seal'> {
  const [own, without] = arms;
  return {
    schema: 'handoff.forecast/1',
    dated: now.toISOString().slice(0, 10),
    handoff: VERSION,
    run_id: runIdOf(arms, seed),
    scenario: hashedAs(own),
    without: without ? hashedAs(without) : null,
    posterior: posteriorOf(own, tables),
    seed,
    draws,
    replications: 1,
    coverage: coverageOf(study),
    intervals: intervalsInWords(draws, 1, countUncertain(arms.map(({ scenario }) => scenario))),
    period: { from, to },
    excluded: EXCLUDED,
    places: places.map(({ place, code }) => ({ place, code })),
    ...gathered.document(),
  };
}

/** The fit that a scenario draws from, by its table. */
function posteriorOf({ scenario: { posterior } }: ResolvedScenario, tables: Readonly<Record<string, string>>) {
  return posterior === undefined ? null : { table: posterior.draws, sha256: sha256(tables[posterior.draws]) };
}
