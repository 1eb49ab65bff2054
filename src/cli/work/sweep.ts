/** `sweep`: a space of policies, each point paired with a baseline; goes on where it was stopped. */
import type { Metric } from '../../analysis/metric.ts';
import { countedFor, metricsOf } from '../../analysis/period-metrics.ts';
import { sizeOfFigures } from '../../analysis/size.ts';
import { coverageOf } from '../../analysis/summarize.ts';
import { type About, Sweep, type SweepDocument } from '../../analysis/sweep/document.ts';
import { intervalsInWords, labelled, sampledIn } from '../../analysis/run-document.ts';
import { Study } from '../../experiment/study.ts';
import { usualRuns } from '../../experiment/usual-runs.ts';
import { roundJson } from '../../report/files/round.ts';
import { countUncertain } from '../../scenario/values/uncertainty.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { sweepStudy } from '../../scenario/studies/sweep-study.ts';
import { loadWorld } from '../../world/files.ts';
import { goesOn } from './announce.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { filledBank } from './banked.ts';
import { Bank } from '../files/bank.ts';
import type { HeldRuns } from '../files/held.ts';
import { hashedAs } from './called.ts';
import type { BankForm } from '../files/bank-text.ts';
import { drawnPoints, heldRows } from './again.ts';
import { saveBundle } from '../files/bundles.ts';
import { studyFolder } from '../files/default-folder.ts';
import { chosenMetrics } from './chosen.ts';
import { monthsCompared } from './months.ts';
import type { RunRequest } from '../request.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import type { File } from '../../report/files/whole-folder.ts';
import { definitionFor } from '../../report/words/definitions.ts';
import { hashOf, madeOf } from './made.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateRuns } from './runs.ts';
import { loadStudy } from '../files/studies.ts';
import { axisOf, loadPoints, type Point } from './sweep-points.ts';
import { VERSION } from '../version.ts';

/**
 * Runs a sweep to its end and writes its bundle.
 * @returns what it found, and the folder; nothing after --dry-run and --shard, which have then been told
 * @throws UserError where the study, a scenario or a point is wrong; before anything is simulated
 */
export async function sweep(
  name: string,
  request: RunRequest,
): Promise<{ readonly document: SweepDocument; readonly folder: string } | undefined> {
  const { study, source } = loadStudy(sweepStudy, name, request.held);
  const world = loadWorld();
  const sets = [...study.sets, ...request.sets];
  const arms = readArms([study.baseline, ...study.scenarios], world, { ...request, sets });
  const points = loadPoints(study, arms, { ...request, sets }, world);
  const all = [arms[0], ...points.map(({ resolved }) => resolved)];
  const period = monthsCompared(all, study.period ?? {}, world, (end) => `${source.path}: period.${end}`);
  const { replications, draws } = usualRuns(study);
  const { sample } = request;
  mustHaveDraws(arms, world, draws);
  const named = all.map(({ scenario }, i) => ({ name: `${i}`, scenario }));
  const counted = countedFor(study.metrics, arms[0].scenario.places, period);
  const simulated = new Study(orderOf(named, period, study.seed, { ...counted, draws, oneIn: sample.oneIn }), world);
  const metrics = chosenMetrics(study.metrics, simulated);
  const folder = request.out ?? studyFolder(source.name, request);
  const made = madeOf({ ...study, ...sampledIn(sample) }, [arms[0]], { points: points.map(({ hash }) => hash) });
  const runs = (draws ?? 1) * replications;
  const form: BankForm = { columns: columnsOf(all.length, study.metrics), runs, made };
  const plan: Plan = {
    question: `${study.title}: ${points.length} points and ${arms[0].scenario.title}`,
    study: simulated,
    replications,
    known: request.dryRun ? Bank.kept(folder, form).length : 0,
    because: period.because,
    size: sizeOfFigures(2 * form.columns.length, runs * form.columns.length),
    charts: study.charts.length,
    arms,
    folder,
  };
  if (!(await goesOn(plan, request))) return undefined;
  const rowOf = (run: Replicate) => run.arms.flatMap((_, arm) => metricsOf(metrics, run, arm));
  const fill = (into: Bank, runs: HeldRuns) =>
    simulateSome({ bank: into, runs, form }, simulated, { ...request, replications }, metrics);
  const bank = await filledBank({ plan, form, rowOf, fill }, request);
  if (!bank) return undefined;

  const gathered = new Sweep(metrics, all.length);
  bank.rows.forEach((row, i) => gathered.add(draws === undefined ? null : Math.floor(i / replications) + 1, row));
  const about: About = {
    handoff: VERSION,
    study: source.name,
    title: study.title,
    seed: study.seed,
    replications,
    draws: draws ?? 1,
    period: { from: period.from, to: period.to },
    period_because: period.because,
    coverage: coverageOf(simulated),
    intervals: intervalsInWords(draws, replications, countUncertain(all.map(({ scenario }) => scenario)), sample),
    ...labelled(sample, study.metrics),
    design: study.design.kind,
    axes: study.axes.map((axis) => axisOf(axis, all)),
    charts: study.charts,
    baseline: hashedAs(arms[0]),
    scenarios: arms.slice(1).map((arm) => ({ name: arm.name, label: hashedAs(arm).label })),
  };
  const places = points.map(({ scenario, hash, values }) => ({ scenario, hash, values }));
  const document = roundJson(gathered.document(about, places));
  const files: File[] = [['study.yaml', source.text]];
  const tables = [bank.table('runs', describePoint)];
  await bank.whenSaved(
    saveBundle(
      folder,
      document,
      arms.map((arm) => withChosen(arm, points)),
      request,
      { files, tables, made: hashOf(made) },
    ),
  );
  return { document, folder };
}

/** A scenario with those rules, too, that its points choose and it does not: what the bundle holds of it is all that they need. */
function withChosen(arm: ResolvedScenario, points: readonly Point[]): ResolvedScenario {
  const own = points.filter(({ scenario }) => scenario === arm.name);
  const chosen = <Key extends 'programmes' | 'policies' | 'cost_books'>(key: Key): Scenario[Key] => {
    const known = arm.scenario[key];
    const all = own.flatMap(({ resolved }) => Object.entries(resolved.scenario[key]));
    const more = all.filter(([name]) => !(name in known)).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { ...known, ...Object.fromEntries(more) };
  };
  const rules = { programmes: chosen('programmes'), policies: chosen('policies'), cost_books: chosen('cost_books') };
  return { ...arm, scenario: { ...arm.scenario, ...rules } };
}

/** Fills a bank from the runs of a bundle: in each, some points and the baseline are simulated again. */
async function simulateSome(
  { bank, runs, form }: { readonly bank: Bank; readonly runs: HeldRuns; readonly form: BankForm },
  study: Study,
  request: Pick<RunRequest, 'workers' | 'queue' | 'quiet' | 'replications'>,
  metrics: readonly Metric[],
): Promise<void> {
  const rows = heldRows(runs, form);
  const { arms } = study.order;
  const again = [0, ...drawnPoints(runs, arms.length - 1).map((point) => point + 1)];
  const some = new Study({ ...study.order, arms: again.map((arm) => arms[arm]) }, study.world);
  await simulateRuns(some, request, (run) => {
    const row = [...rows[bank.rows.length]];
    again.forEach((arm, i) => row.splice(arm * metrics.length, metrics.length, ...metricsOf(metrics, run, i)));
    bank.add(row);
  });
}

/** What stands in a column of {@link columnsOf}. */
function describePoint(column: string): string {
  const [point, metric] = column.split(' ');
  return `${definitionFor(metric)}; ${point === 'baseline' ? 'under the baseline' : `at point ${point}`}`;
}

/** "baseline transferred", "1 transferred", ... */
const columnsOf = (arms: number, metrics: readonly string[]): string[] =>
  Array.from({ length: arms }, (_, arm) => metrics.map((metric) => `${arm === 0 ? 'baseline' : arm} ${metric}`)).flat();
