/** What a study names: parameters, metrics and months, looked up in its scenarios. */
import { METRICS } from '../../analysis/metrics.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { Study } from '../../experiment/study.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { suggest } from '../../base/problem.ts';
import type { Uncertain } from '../../scenario/values/distribution.ts';
import { uncertainIn } from '../../scenario/values/uncertainty.ts';
import { spreadsIn } from '../../scenario/values/spread.ts';
import { stepsOf } from '../../scenario/values/walk.ts';
import { UserError } from '../../base/user-error.ts';
import type { World } from '../../world/world.ts';

/**
 * All distributions, or those named. Factors of single offices that a spread draws, and steps of a walk, are hundreds of
 * small things that no figure tells: they count only where a study names them.
 * @throws UserError where a study names what its scenarios lack, or there is none
 */
export function chosenParameters(
  wanted: 'all' | readonly string[],
  arms: readonly ResolvedScenario[],
  { offices }: Pick<World, 'offices'>,
): Uncertain[] {
  const all = arms.map(({ scenario }) => scenario);
  const known = uncertainIn(all);
  const scenarios = arms.map(({ name }) => name).join(' or ');
  const spreads = spreadsIn(all, offices.map(({ code }) => code)); // prettier-ignore
  const nameable = [...known, ...spreads, ...all.flatMap((scenario) => stepsOf(scenario, offices))];
  if ((wanted === 'all' ? known : nameable).length === 0)
    throw new UserError(`parameters: ${scenarios} has no distribution, so nothing is uncertain`);
  if (wanted === 'all') return known;
  const names = nameable.map(({ name }) => name);
  return wanted.map((name, i) => {
    const found = nameable.find((parameter) => parameter.name === name);
    if (!found)
      throw new UserError(`parameters: ${scenarios} has no distribution named "${name}"`, suggest(name, names));
    if (wanted.indexOf(name) < i) throw new UserError(`parameters: names "${name}" twice`);
    return found;
  });
}

/** @throws UserError at a metric that does not exist, or that is not known for the places */
export function chosenMetrics(wanted: readonly string[], study: Study): Metric[] {
  const ids = METRICS.map(({ id }) => id);
  return wanted.map((id, i) => {
    const found = METRICS.find((metric) => metric.id === id);
    if (!found) throw new UserError(`metrics: no metric is called "${id}"`, suggest(id, ids));
    if (wanted.indexOf(id) < i) throw new UserError(`metrics: names "${id}" twice`);
    if (found.ofOffice && !study.wholeOffices)
      throw new UserError(
        `metrics: ${id} is known for whole field offices only, and the scenario reports a part of one`,
        'report whole offices, such as places: { office: SFR }, or choose another metric',
      );
    return found;
  });
}
