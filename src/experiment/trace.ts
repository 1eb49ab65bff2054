/** One person's life in one arm: the office concerned is simulated again, with somebody watching. */
import type { Model } from '../simulation/model.ts';
import { replicationKey } from '../simulation/random.ts';
import { TracedOffice, type Watcher } from '../simulation/trace.ts';
import { luckOf, type Task } from './draws.ts';
import type { Study } from './study.ts';

/** Simulates an office in one arm, with a watcher. What happens is what the run of all arms together has. */
export function watchOffice(
  study: Study,
  office: Study['offices'][number],
  model: Model,
  task: Task,
  watcher: Watcher,
): TracedOffice {
  const { places, plan } = office;
  const timeline = model.timeline(places.office, places.jurisdictions);
  const key = replicationKey(study.order.seed, luckOf(task, study.order));
  const run = new TracedOffice(model, places, timeline, { plan, run: key, watcher });
  run.advance(model.endDay);
  run.finish();
  return run;
}
