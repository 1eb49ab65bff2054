/** `records`: one scenario as its records would show it, and what its jails' refusals have to do with custody. */
import type { RecordsDocument } from '../../analysis/records-document.ts';
import { RefusalAndCustodyView } from '../../analysis/refusal-and-custody.ts';
import { COUNTS_IN_A_ROW as K } from '../../analysis/metrics.ts';
import { runDocument } from '../../analysis/run-document.ts';
import { sizeOf } from '../../analysis/size.ts';
import { Summary } from '../../analysis/summarize.ts';
import type { Replicate } from '../../experiment/replicate.ts';
import { Study } from '../../experiment/study.ts';
import type { Window } from '../../experiment/windows.ts';
import { roundJson } from '../../report/files/round.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { loadWorld } from '../../world/files.ts';
import type { Jurisdiction } from '../../world/world.ts';
import { prepareFolder, saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import type { RunRequest } from '../request.ts';
import { announce, goesOn } from './announce.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { labelsOf } from './labels.ts';
import { type Months, monthsTogether } from './months.ts';
import { hashedAs } from './called.ts';
import type { Plan } from './plan.ts';
import { orderOf, simulateRuns } from './runs.ts';

/** When refusals were recorded, and the months under the new forms of which figures were published. */
const PUBLISHED: readonly Months[] = [
  { from: '2014-01', to: '2014-06' },
  { from: '2015-07', to: '2015-11' },
];

/**
 * Simulates a scenario, reads its records and writes the bundle.
 * @returns the document, the folder, and the charts in it; nothing after --dry-run, which has then been told
 * @throws UserError where the scenario, the months or the folder are wrong; before anything is simulated
 */
export async function records(
  name: string,
  request: RunRequest,
): Promise<
  { readonly document: RecordsDocument; readonly folder: string; readonly charts: readonly string[] } | undefined
> {
  const world = loadWorld();
  const arms = readArms([name], world, request);
  mustHaveDraws(arms, world, request.draws);
  const period = monthsTogether(arms, request);
  const folder = request.out ?? defaultFolder(arms, 'apart', request, { before: 'records-' });
  if (!request.dryRun) prepareFolder(folder, { ...request, arms });

  const refusals = new Refusals(
    world.jurisdictions.filter((j) => j.kind === 'county' && inPlaces(arms[0].scenario.places, j)),
    periodsIn(period),
  );
  const study = new Study(
    orderOf(arms, period, request.seed, { windows: refusals.windows, draws: request.draws }),
    world,
  );
  const plan: Plan = {
    question: `the records of ${hashedAs(arms[0]).label}`,
    study,
    replications: request.replications,
    because: period.because,
    size: sizeOf(study, request.replications),
    charts: 2,
    arms,
    folder,
  };
  if (!(await goesOn(plan, request))) return undefined;
  announce(plan, request);
  // What draws is loaded while the workers get ready; where it cannot be loaded, saving tells.
  import('../../report/documents.ts').catch(() => {});
  const figures = new Summary(study);
  await simulateRuns(study, request, (run) => {
    figures.add(run);
    refusals.add(run);
  });
  const ran = await runDocument(study, figures, request.replications, labelsOf(arms, world, period, request));
  const { arms: found, differences: _, everywhere: __, ...said } = ran;
  const [{ name: arm, title, label, scenario: hash, records: onRecord }] = found;
  const document = roundJson<RecordsDocument>({
    ...said,
    schema: 'handoff.records/1',
    scenario: { name: arm, title, label, hash },
    records: onRecord,
    refusal_and_custody: refusals.document(),
  });
  const charts = await saveBundle(folder, document, arms, request);
  return { document, folder, charts };
}

/** The months reported, and those in them of which the like was published. */
function periodsIn({ from, to }: Months): Months[] {
  const inside = PUBLISHED.filter((months) => months.from >= from && months.to <= to);
  return [{ from, to }, ...inside.filter((months) => months.from !== from || months.to !== to)];
}

/** Refusal against custody across jails, in some periods. */
class Refusals {
  private readonly jails: readonly Jurisdiction[];
  private readonly periods: readonly Months[];
  private readonly views: readonly RefusalAndCustodyView[];

  constructor(jails: readonly Jurisdiction[], periods: readonly Months[]) {
    this.jails = jails;
    this.periods = periods;
    this.views = periods.map(() => new RefusalAndCustodyView(jails));
  }

  /** What is counted for them: period by period, jail by jail. */
  get windows(): Window[] {
    return this.periods.flatMap((months) =>
      this.jails.map(({ code }) => ({ places: { jurisdiction: code }, ...months })),
    );
  }

  add({ arms: [{ windows }], draw }: Replicate): void {
    const row = (i: number) => windows.subarray(i * K, (i + 1) * K);
    this.views.forEach((view, p) =>
      view.add(
        this.jails.map((_, j) => row(p * this.jails.length + j)),
        draw,
      ),
    );
  }

  document() {
    return this.periods.map((months, p) => this.views[p].document(months));
  }
}
