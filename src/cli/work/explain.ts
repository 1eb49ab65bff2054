/**
 * `explain`: from two scenarios to the share of each provision in what differs, as a document and a bundle. Every run has all
 * combinations of the provisions; goes on where it was stopped.
 */
import { coalitions, has, MOST_PROVISIONS } from '../../analysis/attribution/coalitions.ts';
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import { Explanation } from '../../analysis/attribution/explanation.ts';
import { METRICS } from '../../analysis/metrics.ts';
import { EXPLAINED } from '../../analysis/shown.ts';
import type { Metric } from '../../analysis/metric.ts';
import { countedFor, metricsOf } from '../../analysis/period-metrics.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { coverageOf } from '../../analysis/summarize.ts';
import { intervalsInWords, labelled, sampledIn } from '../../analysis/run-document.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import { Study } from '../../experiment/study.ts';
import { floorAboveCeiling } from '../../policy/consistency.ts';
import { parseMonth } from '../../base/calendar.ts';
import { roundJson } from '../../report/files/round.ts';
import { definitionFor } from '../../report/words/definitions.ts';
import { differences } from '../../scenario/diff/diff.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { suggest } from '../../base/problem.ts';
import { asOption, suggestGroups } from '../../scenario/diff/suggest-groups.ts';
import { separate, type Separated } from '../../scenario/diff/separate.ts';
import { groupByHand, type HandGroup, sharedPaths, type Switch, switchesOf } from '../../scenario/diff/switches.ts';
import { series } from '../../scenario/words/series.ts';
import { loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { goesOn } from './announce.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { filledBank } from './banked.ts';
import { Bank } from '../files/bank.ts';
import type { BankForm, BankRow } from '../files/bank-text.ts';
import { saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import { labelsOf } from './labels.ts';
import { hashOf, madeOf } from './made.ts';
import { monthsCompared, type Period } from './months.ts';
import type { RunRequest } from '../request.ts';
import type { Plan } from './plan.ts';
import { orderOf } from './runs.ts';
import { UserError } from '../../base/user-error.ts';

export type ExplainRequest = RunRequest & {
  readonly metrics: readonly string[];
  readonly groups: readonly HandGroup[];
};

type Arms = readonly [baseline: ResolvedScenario, variant: ResolvedScenario];

/**
 * Simulates the coalitions of the provisions that differ and writes a bundle.
 * @returns nothing after --dry-run and --shard, which have then been told
 * @throws UserError where scenarios, options or the folder are wrong; before anything is simulated
 */
export async function explain(
  names: readonly [string, string],
  request: ExplainRequest,
): Promise<
  { readonly document: ExplainDocument; readonly folder: string; readonly charts: readonly string[] } | undefined
> {
  const world = loadWorld();
  const arms = readArms(names, world, request) as Arms;
  mustHaveDraws(arms, world, request.draws);
  const period = monthsCompared(arms, request, world);
  const folder = request.out ?? defaultFolder(arms, 'paired', request, { after: '-explained' });

  const { switches, scenarios } = separated(switchesFor(arms, world, request), arms, world);
  const combined = coalitions(switches.length);
  const named = combined.map((coalition) => ({ name: nameOf(coalition), scenario: scenarios.get(coalition)! }));
  const ids = request.metrics.length > 0 ? request.metrics : EXPLAINED;
  const { draws, replications, seed, sample } = request;
  const counted = countedFor(ids, arms[0].scenario.places, period);
  const study = new Study(orderOf(named, period, seed, { ...counted, draws, oneIn: sample.oneIn }), world);
  const metrics = metricsFor(request.metrics, study);
  const runs = (draws ?? 1) * replications;
  const asked = {
    period: { from: period.from, to: period.to },
    seed,
    // How many is not asked: a draw is the same among few and among many, so that more go on from those that are kept.
    draws: draws === undefined ? 'none' : 'some',
    replications,
    metrics: metrics.map(({ id }) => id),
    provisions: switches.map(({ paths }) => paths),
    ...sampledIn(sample),
  };
  const made = madeOf(asked, arms);
  const form: BankForm = { columns: columnsOf(study, metrics), always: 1, runs, made };
  const plan: Plan = {
    question: `what parts ${arms[1].scenario.title} from ${arms[0].scenario.title}: ${switches.length} provisions in ${combined.length} combinations`,
    study,
    replications,
    known: request.dryRun ? Bank.kept(folder, form).length : 0,
    because: period.because,
    size: sizeOfFigures(metrics.length * switches.length, runs * form.columns.length),
    charts: metrics.length,
    arms,
    folder,
  };
  if (!(await goesOn(plan, request))) return undefined;
  const bank = await filledBank({ plan, form, rowOf: (run) => rowOf(run, metrics), arms }, request);
  if (!bank) return undefined;

  const document = roundJson(documentOf(arms, switches, study, metrics, bank.rows, { world, request, period }));
  const tables = [bank.table('runs', describe)];
  const charts = await bank.whenSaved(saveBundle(folder, document, arms, request, { tables, made: hashOf(made) }));
  return { document, folder, charts };
}

/** The provisions that are as in the variant, by their numbers: "1+3". */
const nameOf = (coalition: number): string => (coalition === 0 ? 'baseline' : numbersIn(coalition).join('+'));

const numbersIn = (coalition: number): string[] =>
  Array.from({ length: MOST_PROVISIONS }, (_, provision) =>
    has(coalition, provision) ? [`${provision + 1}`] : [],
  ).flat();

const MONTHS = 'office_months';

/** What a run leaves in the bank: the months of offices that it took, then "baseline transferred", ..., "1+3 transferred", ... */
const columnsOf = ({ order }: Study, metrics: readonly Metric[]): string[] => [
  MONTHS,
  ...order.arms.flatMap((arm) => metrics.map(({ id }) => `${arm.name} ${id}`)),
];

const rowOf = (run: Replicate, metrics: readonly Metric[]): BankRow => [
  run.officeMonths,
  ...run.arms.flatMap((_, arm) => metricsOf(metrics, run, arm)),
];

/** What stands in a column of {@link columnsOf}. */
function describe(column: string): string {
  if (column === MONTHS) return 'months of field offices that were simulated, those that combinations share once';
  const [combination, metric] = column.split(' ');
  if (combination === 'baseline') return `${definitionFor(metric)}; under the baseline`;
  const numbers = combination.split('+');
  const which = `provision${numbers.length === 1 ? '' : 's'} ${series(numbers, 'and')} of the document`;
  return `${definitionFor(metric)}; ${which} as in the variant, all else as in the baseline`;
}

/** The provisions that differ, grouped as asked for. @throws UserError where there are none or too many, or arms cannot have them */
function switchesFor([a, b]: Arms, world: World, { groups }: ExplainRequest): readonly Switch[] {
  const provisions = differences(a.scenario, b.scenario, world);
  const shared = sharedPaths(provisions);
  if (shared.length > 0)
    throw new UserError(
      `${a.name} and ${b.name} differ in ${shared.join(', ')}: who is booked, where and when must be the same in both`,
      'state the same there in both; a provision is a rule or a figure of the model',
    );
  const switches = switchesOf(provisions);
  if (switches.length === 0)
    throw new UserError(`${b.name} does not differ from ${a.name} in anything that is simulated: nothing to explain`);
  const grouped = groupByHand(switches, groups);
  if ('message' in grouped) throw new UserError(`--group ${grouped.message}`, suggest(grouped.word, grouped.known));
  if (grouped.length > MOST_PROVISIONS)
    throw new UserError(
      `${a.name} and ${b.name} differ in ${grouped.length} provisions, at most ${MOST_PROVISIONS} are told apart: every combination is simulated`,
      `put some together with --group name=path,path${suggested(grouped)}`,
    );
  return grouped;
}

/** Which groups would make sense, and what they would leave. */
function suggested(switches: readonly Switch[]): string {
  const groups = suggestGroups(switches, MOST_PROVISIONS);
  if (groups.length === 0) return '';
  const left = groupByHand(switches, groups) as Switch[];
  return `; these would leave ${left.length}: ${groups.map(asOption).join(' ')}`;
}

function separated(wanted: readonly Switch[], [a, b]: Arms, world: World): Separated {
  // The same few policies stand in every coalition.
  const known = new Map<string, boolean>();
  return separate(wanted, [a.scenario, b.scenario], world, {
    coalitionsOf: coalitions,
    floorAboveCeiling: (limits) => {
      const key = JSON.stringify(limits);
      const found = known.get(key) ?? floorAboveCeiling(limits);
      known.set(key, found);
      return found;
    },
  });
}

/** @throws UserError where a metric asked for is not known, or not for these places */
function metricsFor(ids: readonly string[], study: Study): readonly Metric[] {
  const known = METRICS.filter(({ ofOffice }) => study.wholeOffices || !ofOffice);
  if (ids.length === 0) return known.filter(({ id }) => EXPLAINED.includes(id));
  return ids.map((id) => {
    const metric = known.find((one) => one.id === id);
    if (metric) return metric;
    if (METRICS.some((one) => one.id === id))
      throw new UserError(`--metric: ${id} is known of whole field offices only, and these are reported in part`);
    throw new UserError(
      `--metric: unknown metric "${id}"`,
      suggest(
        id,
        known.map((one) => one.id),
      ),
    );
  });
}

function documentOf(
  arms: Arms,
  switches: readonly Switch[],
  study: Study,
  metrics: readonly Metric[],
  rows: readonly BankRow[],
  { world, request, period }: { readonly world: World; readonly request: RunRequest; readonly period: Period },
): ExplainDocument {
  const labels = labelsOf(arms, world, period, request);
  const months = parseMonth(arms[0].scenario.simulate.to) - study.firstMonth + 1;
  const { replications, draws, sample } = request;
  const explanation = new Explanation(metrics, switches.length);
  rows.forEach(([, ...outcomes], i) =>
    explanation.add(draws === undefined ? null : Math.floor(i / replications) + 1, outcomes),
  );
  const combinations = 2 ** switches.length;
  return {
    schema: 'handoff.explain/1',
    handoff: labels.version,
    seed: request.seed,
    replications,
    draws: draws ?? 1,
    period: { from: period.from, to: period.to },
    period_because: period.because,
    coverage: coverageOf(study),
    intervals: intervalsInWords(draws, replications, labels.uncertain, sample),
    ...labelled(
      sample,
      metrics.map(({ id }) => id),
    ),
    assumptions: labels.assumptions,
    from: arms[0].name,
    to: arms[1].name,
    arms: arms.map(({ name, hash, scenario }, i) => ({
      name,
      title: scenario.title,
      label: labels.labels[i],
      scenario: hash,
    })),
    method: { coalitions: combinations },
    provisions: switches.map(({ id, text, paths, grouped }) => ({
      id,
      text,
      paths: [...paths],
      ...(grouped === undefined ? {} : { grouped }),
    })),
    office_months: {
      simulated: rows.reduce((sum, [officeMonths]) => sum + officeMonths!, 0),
      without_sharing: combinations * study.offices.length * months * rows.length,
    },
    metrics: explanation.metrics(switches.map(({ id }) => id)),
  };
}
