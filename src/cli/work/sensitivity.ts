/** `sensitivity`: which uncertain parameters matter, and how much is chance; goes on where it was stopped. */
import { labelled, sampledIn } from '../../analysis/run-document.ts';
import { countedFor, differencesOf, metricsOf } from '../../analysis/period-metrics.ts';
import { describeSensitivity, type SensitivityDocument } from '../../analysis/sensitivity/document.ts';
import { designWithChance, type Method } from '../../analysis/sensitivity/factors.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { coverageOf } from '../../analysis/summarize.ts';
import { SOBOL_DIMENSIONS } from '../../experiment/designs/sobol-points.ts';
import type { Order } from '../../experiment/order.ts';
import { Study } from '../../experiment/study.ts';
import { roundJson } from '../../report/files/round.ts';
import { type SensitivityStudy, sensitivityStudy } from '../../scenario/studies/study.ts';
import { loadWorld } from '../../world/files.ts';
import { goesOn } from './announce.ts';
import { readArms } from './arms.ts';
import { filledBank } from './banked.ts';
import { Bank } from '../files/bank.ts';
import type { HeldRuns } from '../files/held.ts';
import type { BankForm, BankRow } from '../files/bank-text.ts';
import { drawnPoints, heldRows } from './again.ts';
import { saveBundle } from '../files/bundles.ts';
import { studyFolder } from '../files/default-folder.ts';
import { chosenMetrics, chosenParameters } from './chosen.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { countSpreads } from '../../scenario/values/spread.ts';
import type { Uncertain } from '../../scenario/values/distribution.ts';
import { uncertainIn } from '../../scenario/values/uncertainty.ts';
import { monthsCompared } from './months.ts';
import type { RunRequest } from '../request.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import type { File } from '../../report/files/whole-folder.ts';
import { definitionFor } from '../../report/words/definitions.ts';
import { hashOf, madeOf } from './made.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateRuns } from './runs.ts';
import { loadStudy } from '../files/studies.ts';
import { UserError } from '../../base/user-error.ts';
import { hashedAs } from './called.ts';
import { namesOf } from '../../scenario/words/places.ts';
import { uncertainInWords } from '../../scenario/words/uncertain.ts';
import { VERSION } from '../version.ts';

/**
 * Runs a sensitivity study to its end and writes its bundle.
 * @returns what it found, and the folder; nothing after --dry-run and --shard, which have then been told
 * @throws UserError where the study or a scenario is wrong; before anything is simulated
 */
export async function sensitivity(
  name: string,
  request: RunRequest,
): Promise<{ readonly document: SensitivityDocument; readonly folder: string } | undefined> {
  const { study, source } = loadStudy(sensitivityStudy, name, request.held);
  const world = loadWorld();
  const arms = readArms([...(study.baseline === undefined ? [] : [study.baseline]), study.scenario], world, {
    ...request,
    sets: [...study.sets, ...request.sets],
  });
  const parameters = chosenParameters(study.parameters, arms, world);
  const period = monthsCompared(arms, study.period ?? {}, world, (end) => `${source.path}: period.${end}`);
  const methods = methodsOf(study, parameters.length + 1);
  const design = designWithChance(
    parameters.map((parameter) => parameter.name),
    methods,
    study.replications,
  );
  const counted = countedFor(study.metrics, arms[0].scenario.places, period);
  const { oneIn } = request.sample;
  const order = orderOf(arms, period, study.seed, { ...counted, design, draws: design.rows.length, oneIn });
  const simulated = new Study(order, world);
  const metrics = chosenMetrics(study.metrics, simulated);
  const folder = request.out ?? studyFolder(source.name, request);
  const { replications } = study;
  const made = madeOf({ ...study, ...sampledIn({ oneIn }) }, arms);
  const runs = design.rows.length * replications;
  const form: BankForm = { columns: study.metrics, runs, made };
  const plan: Plan = {
    question: `${study.title}: ${parameters.length} parameters at ${design.rows.length} points`,
    study: simulated,
    replications,
    known: request.dryRun ? Bank.kept(folder, form).length : 0,
    because: period.because,
    size: sizeOfFigures(4 * parameters.length * metrics.length, runs * metrics.length),
    charts: 2 * metrics.length,
    arms,
    folder,
  };
  if (!(await goesOn(plan, request))) return undefined;
  // Levels of one arm, or differences of two.
  const read = arms.length > 1 ? differencesOf : metricsOf;
  const rowOf = (run: Replicate) => read(metrics, run, run.arms.length - 1);
  const fill = (into: Bank, runs: HeldRuns) =>
    simulateSome({ bank: into, runs, form }, simulated, { ...request, replications }, rowOf);
  const bank = await filledBank({ plan, form, rowOf, fill }, request);
  if (!bank) return undefined;

  const told = uncertainInWords(arms.map(({ scenario }) => scenario), namesOf(world)); // prettier-ignore
  const document = roundJson(
    describeSensitivity(
      {
        handoff: VERSION,
        study: source.name,
        title: study.title,
        scenario: hashedAs(arms[arms.length - 1]),
        baseline: arms.length > 1 ? hashedAs(arms[0]) : null,
        seed: study.seed,
        replications: study.replications,
        ...labelled(request.sample, study.metrics),
        period: { from: period.from, to: period.to },
        period_because: period.because,
        coverage: coverageOf(simulated),
        held: heldOf(arms, parameters),
      },
      parameters.map((one) => ({ ...one, text: told.get(one.name) })),
      methods,
      metrics,
      meansOf(bank.rows, study.replications),
    ),
  );
  const files: File[] = [['study.yaml', source.text]];
  const less = arms.length > 1 ? `; the difference from ${arms[0].name}` : '';
  const tables = [bank.table('runs', (metric) => `${definitionFor(metric)}${less}`)];
  const besides = { files, tables, made: hashOf(made), runs: { replications, draws: design.rows.length } };
  await bank.whenSaved(saveBundle(folder, document, arms, request, besides));
  return { document, folder };
}

/** Fills a bank from the runs of a bundle, of which those of some points are simulated again. */
async function simulateSome(
  { bank, runs, form }: { readonly bank: Bank; readonly runs: HeldRuns; readonly form: BankForm },
  study: Study,
  request: Pick<RunRequest, 'workers' | 'queue' | 'quiet' | 'replications'>,
  rowOf: (run: Replicate) => BankRow,
): Promise<void> {
  const rows = heldRows(runs, form);
  const points = drawnPoints(runs, study.order.draws!);
  const again: BankRow[] = [];
  await simulateRuns(new Study(atPoints(study.order, points), study.world), request, (run) => again.push(rowOf(run)));
  const { replications } = request;
  rows.forEach((row, i) => {
    const drawn = points.indexOf(Math.floor(i / replications));
    bank.add(drawn < 0 ? row : again[drawn * replications + (i % replications)]);
  });
}

/** The order at some points of its design, each with its own luck. */
function atPoints({ design, ...order }: Order, points: readonly number[]): Order {
  const { names, rows, luck } = design!;
  const chosen = { names, rows: points.map((point) => rows[point]), luck: luck && points.map((point) => luck[point]) };
  return { ...order, design: chosen, draws: points.length };
}

/** @throws UserError where there are too many parameters for Sobol's points */
function methodsOf({ method: { morris, sobol }, seed }: SensitivityStudy, factors: number): Method[] {
  if (sobol && 2 * factors > SOBOL_DIMENSIONS)
    throw new UserError(
      `method.sobol: takes at most ${Math.floor(SOBOL_DIMENSIONS / 2) - 1} parameters, got ${factors - 1}`,
      'screen them with method.morris first, then name those that matter under parameters',
    );
  return [
    ...(morris ? [{ kind: 'morris' as const, design: { parameters: factors, ...morris, seed } }] : []),
    ...(sobol ? [{ kind: 'sobol' as const, design: { parameters: factors, base: sobol.points, seed } }] : []),
  ];
}

/** The mean over the runs of each point; null where one has no value. */
function meansOf(rows: readonly BankRow[], replications: number): (number | null)[][] {
  return Array.from({ length: rows.length / replications }, (_, point) => {
    const own = rows.slice(point * replications, (point + 1) * replications);
    return own[0].map((_, metric) => {
      const values = own.map((row) => row[metric]);
      return values.includes(null) ? null : (values as number[]).reduce((sum, x) => sum + x, 0) / replications;
    });
  });
}

/** How many uncertain values stand at their medians: distributions that are not named, and spreads. */
function heldOf(arms: readonly ResolvedScenario[], parameters: readonly Uncertain[]): number {
  const scenarios = arms.map(({ scenario }) => scenario);
  const named = new Set(parameters.map(({ name }) => name));
  return uncertainIn(scenarios).filter(({ name }) => !named.has(name)).length + countSpreads(scenarios);
}
