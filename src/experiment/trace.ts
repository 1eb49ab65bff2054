/** One person's life in one arm: the office concerned is simulated again, with somebody watching. */
import type { Model } from '../simulation/compile/model.ts';
import { OfficeRun } from '../simulation/engine/office.ts';
import { replicationKey } from '../base/random.ts';
import { Together } from '../simulation/engine/together.ts';
import { TracedOffice, type Watcher } from '../simulation/engine/trace.ts';
import { luckOf, type Task } from './draws.ts';
import type { Study, StudyOffice } from './study.ts';

/**
 * Simulates an office in one arm, with a watcher, and those that it is coupled to. What happens is what the run of all
 * arms together has.
 */
export function watchOffice(
  study: Study,
  office: StudyOffice,
  model: Model,
  task: Task,
  watcher: Watcher,
): TracedOffice {
  const run = replicationKey(study.order.seed, luckOf(task, study.order));
  const timelineOf = ({ places }: StudyOffice) => model.timeline(places.office, places.jurisdictions);
  const watched = new TracedOffice(model, office.places, timelineOf(office), { plan: office.plan, run, watcher });
  const group = study.groups.find((one) => one.includes(office)) ?? [office];
  const together = Together.of(
    model,
    group.map((one) => (one === office ? watched : new OfficeRun(model, one.places, timelineOf(one), one.plan, run))),
  );
  together.advance(model.endDay);
  together.finish();
  return watched;
}
