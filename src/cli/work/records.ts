/** `records`: one scenario as its records would show it, and what its jails' refusals have to do with custody. */
import { type RefusalAndCustody, RefusalAndCustodyView } from '../../analysis/refusal-and-custody.ts';
import { COUNTS_IN_A_ROW as K } from '../../analysis/metrics.ts';
import type { RunDocument } from '../../analysis/results.ts';
import { runDocument } from '../../analysis/run-document.ts';
import { Summary } from '../../analysis/summarize.ts';
import { Study } from '../../experiment/study.ts';
import type { Window } from '../../experiment/windows.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { loadWorld } from '../../world/files.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { labelsOf } from './labels.ts';
import { monthsTogether } from './months.ts';
import type { RunRequest } from '../options.ts';
import { orderOf, simulateRuns } from './runs.ts';

/** When refusals were recorded, and the months under the new forms of which figures were published. */
const PERIODS = [
  { from: '2014-01', to: '2014-06' },
  { from: '2015-07', to: '2015-11' },
] as const;

/** The document `handoff.records/1`. */
export type RecordsDocument = Omit<RunDocument, 'schema' | 'arms' | 'differences' | 'policy_dates'> & {
  schema: 'handoff.records/1';
  scenario: { name: string; title: string; hash: string };
  records: RunDocument['arms'][number]['records'];
  refusal_and_custody: RefusalAndCustody[];
};

/**
 * Simulates a scenario and reads its records.
 * @throws UserError where the scenario or the months are wrong
 */
export async function readRecords(name: string, request: RunRequest): Promise<[RecordsDocument, RunDocument]> {
  const world = loadWorld();
  const arms = readArms([name], world, request);
  mustHaveDraws(arms, world, request.draws);
  const [{ scenario }] = arms;
  const { simulate } = scenario;
  const period = monthsTogether(arms, request);
  const jails = world.jurisdictions.filter((j) => j.kind === 'county' && inPlaces(scenario.places, j));
  const periods = PERIODS.filter(({ from, to }) => from >= simulate.from && to <= simulate.to);
  const windows: Window[] = periods.flatMap((months) =>
    jails.map(({ code }) => ({ places: { jurisdiction: code }, ...months })),
  );
  const views = periods.map(() => new RefusalAndCustodyView());
  const study = new Study(orderOf(arms, period, request.seed, { windows, draws: request.draws }), world);
  const figures = new Summary(study);
  await simulateRuns(study, request, (run) => {
    figures.add(run);
    const [{ windows: rows }] = run.arms;
    const row = (i: number) => rows.subarray(i * K, (i + 1) * K);
    views.forEach((view, p) =>
      view.add(
        jails.map((_, j) => row(p * jails.length + j)),
        run.draw,
      ),
    );
  });
  const document = await runDocument(study, figures, request.replications, labelsOf(arms, world, period, request));
  const { arms: found, differences: _, policy_dates: __, everywhere: ___, ...about } = document;
  const [{ name: arm, title, scenario: hash, records }] = found;
  const refusal_and_custody = periods.map((months, p) => views[p].document(months));
  return [
    { ...about, schema: 'handoff.records/1', scenario: { name: arm, title, hash }, records, refusal_and_custody },
    document,
  ];
}
