/** `explain`: from two scenarios to the share of each provision in what differs, as a document and a bundle. */
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import { type Design, exactDesign, MOST_UNASKED, sampledDesign } from '../../analysis/attribution/design.ts';
import { Explanation } from '../../analysis/attribution/explanation.ts';
import { METRICS } from '../../analysis/metrics.ts';
import { EXPLAINED } from '../../analysis/shown.ts';
import type { Metric } from '../../analysis/metric.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { coverageOf } from '../../analysis/summarize.ts';
import { intervalsInWords } from '../../analysis/run-document.ts';
import { Study } from '../../experiment/study.ts';
import { floorAboveCeiling } from '../../policy/consistency.ts';
import { parseMonth } from '../../base/calendar.ts';
import { roundJson } from '../../report/files/round.ts';
import { differences } from '../../scenario/diff/diff.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { suggest } from '../../base/problem.ts';
import { asOption, suggestGroups } from '../../scenario/diff/suggest-groups.ts';
import { separate, type Separated } from '../../scenario/diff/separate.ts';
import { groupByHand, type HandGroup, sharedPaths, type Switch, switchesOf } from '../../scenario/diff/switches.ts';
import { loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { announce, goesOn } from './announce.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { prepareFolder, saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import { labelsOf } from './labels.ts';
import { monthsCompared, type Period } from './months.ts';
import type { RunRequest } from '../options.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateRuns } from './runs.ts';
import { note } from '../streams.ts';
import { UserError } from '../../base/user-error.ts';

export type ExplainRequest = RunRequest & {
  readonly metrics: readonly string[];
  readonly groups: readonly HandGroup[];
  /** All coalitions, however many provisions. */
  readonly exact: boolean;
  /** Of orders, where not all coalitions are simulated. */
  readonly pairs: number;
};

type Arms = readonly [baseline: ResolvedScenario, variant: ResolvedScenario];

/**
 * Simulates the coalitions of the provisions that differ and writes a bundle.
 * @returns nothing after --dry-run, which has then been told
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
  if (!request.dryRun) prepareFolder(folder, { ...request, arms });

  const wanted = switchesFor(arms, world, request);
  if (!request.quiet) hintAtGroups(wanted);
  const { switches, scenarios } = separated(wanted, arms, world, request);
  const design = designOf(switches.length, request);
  const coalitions = design.coalitions.map((coalition) => ({
    name: `${coalition}`,
    scenario: scenarios.get(coalition)!,
  }));
  const order = orderOf(coalitions, period, request.seed, { draws: request.draws });
  const study = new Study(order, world);
  const metrics = metricsFor(request.metrics, study);
  const plan: Plan = {
    question: `what parts ${arms[1].scenario.title} from ${arms[0].scenario.title}: ${switches.length} provisions in ${coalitions.length} combinations`,
    study,
    replications: request.replications,
    because: period.because,
    size: sizeOfFigures(metrics.length * switches.length),
    charts: metrics.length,
    arms,
    folder,
  };
  if (!(await goesOn(plan, request))) return undefined;
  announce(plan, request);
  const explanation = new Explanation(study, design, metrics);
  await simulateRuns(study, request, (run) => explanation.add(run));

  const document = roundJson(documentOf(arms, switches, design, study, explanation, { world, request, period }));
  const charts = await saveBundle(folder, document, arms, request);
  return { document, folder, charts };
}

/** The provisions that differ, grouped as asked for. @throws UserError where there are none, or arms cannot have them */
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
  if (!('message' in grouped)) return grouped;
  throw new UserError(`--group ${grouped.message}`, suggest(grouped.word, grouped.known));
}

/** Of many provisions shares are estimates, take long, and are hard to read: says which would make sense together. */
function hintAtGroups(switches: readonly Switch[]): void {
  const groups = switches.length > MOST_UNASKED ? suggestGroups(switches) : [];
  if (groups.length === 0) return;
  const left = groupByHand(switches, groups) as Switch[];
  const options = groups.map((group, i) => `  ${asOption(group)}${i < groups.length - 1 ? ' \\' : ''}`);
  note([`${switches.length} provisions differ; these groups would leave ${left.length}:`, ...options].join('\n'));
}

function separated(wanted: readonly Switch[], [a, b]: Arms, world: World, request: ExplainRequest): Separated {
  // The same few policies stand in every coalition.
  const known = new Map<string, boolean>();
  return separate(wanted, [a.scenario, b.scenario], world, {
    coalitionsOf: (k) => designOf(k, request).coalitions,
    floorAboveCeiling: (limits) => {
      const key = JSON.stringify(limits);
      const found = known.get(key) ?? floorAboveCeiling(limits);
      known.set(key, found);
      return found;
    },
  });
}

/** More coalitions than this are not simulated in a lifetime. */
const MOST_ASKED = 12;
const MOST_SAMPLED = 30;

function designOf(k: number, { exact, pairs, seed }: ExplainRequest): Design {
  if (k <= MOST_UNASKED) return exactDesign(k);
  if (exact && k > MOST_ASKED)
    throw new UserError(`--exact: takes at most ${MOST_ASKED} provisions, got ${k}`, 'group some with --group');
  if (k > MOST_SAMPLED)
    throw new UserError(`${k} provisions differ, at most ${MOST_SAMPLED} can be told apart`, 'group some with --group');
  return exact ? exactDesign(k) : sampledDesign(k, pairs, seed);
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
  design: Design,
  study: Study,
  explanation: Explanation,
  { world, request, period }: { readonly world: World; readonly request: RunRequest; readonly period: Period },
): ExplainDocument {
  const { firstMonth } = study;
  const labels = labelsOf(arms, world, period, request);
  const months = parseMonth(arms[0].scenario.simulate.to) - firstMonth + 1;
  const { replications, draws = 1 } = request;
  return {
    schema: 'handoff.explain/1',
    handoff: labels.version,
    seed: request.seed,
    replications,
    draws,
    period: { from: period.from, to: period.to },
    period_because: period.because,
    coverage: coverageOf(study),
    intervals: intervalsInWords(request.draws, replications, labels.uncertain),
    assumptions: labels.assumptions,
    from: arms[0].name,
    to: arms[1].name,
    arms: arms.map(({ name, hash, scenario }, i) => ({
      name,
      title: scenario.title,
      label: labels.labels[i],
      scenario: hash,
    })),
    method: { coalitions: design.coalitions.length, orders: design.orders?.length ?? null },
    provisions: switches.map(({ id, text, paths, grouped }) => ({
      id,
      text,
      paths: [...paths],
      ...(grouped === undefined ? {} : { grouped }),
    })),
    office_months: {
      simulated: explanation.officeMonths,
      without_sharing: design.coalitions.length * study.offices.length * months * replications * draws,
    },
    metrics: explanation.metrics(switches.map(({ id }) => id)),
  };
}
