/**
 * Parameters that drift: what is uncertain in each year, beyond what is uncertain for good. A step is a quantile with a
 * name of its own, by parameter, office and fiscal year, so that arms of a draw walk alike. Without draws nothing drifts.
 */
import { formatDay, monthStart, parseMonth } from '../../base/calendar.ts';
import { fiscalYears } from '../../base/fiscal-years.ts';
import { normalQuantile } from '../../base/normal-quantile.ts';
import type { Office } from '../../world/world.ts';
import { officePlace } from './coverage.ts';
import { Dated } from './dated.ts';
import type { Walked } from './drift.ts';
import type { Uncertain } from './distribution.ts';
import { defaultName } from './uncertainty.ts';
import type { Parameter, Scenario } from '../schema.ts';

/** A parameter of a scenario that drifts. */
type Walk = { readonly section: string; readonly key: string; readonly path: string; readonly size: Parameter<number> };

/** What drifts, by the keys of the section `walk`. */
const walksOf = ({ walk = {} }: Scenario): Walk[] =>
  Object.entries(walk).flatMap(([section, sizes]) =>
    Object.entries(sizes ?? {}).map(([key, size]) => ({
      section,
      key,
      path: `walk.${section}.${key}`,
      size: size as Parameter<number>,
    })),
  );

/** The first days of the fiscal years that begin within a run. */
const daysOf = ({ simulate }: Scenario): number[] =>
  fiscalYears(parseMonth(simulate.from), parseMonth(simulate.to))
    .slice(1)
    .map(({ from }) => monthStart(from));

/** `walk.federal.office_effort@2013-10-01[office=ATL]`. */
const stepName = ({ path }: Walk, day: number, office: string): string => defaultName(path, formatDay(day), { office });

/** Every step that may differ from none, as the factor of its year. */
export function stepsOf(scenario: Scenario, offices: readonly Office[]): Uncertain[] {
  return walksOf(scenario).flatMap((walk) => {
    const sizes = new Dated<number>(walk.size);
    const steps = daysOf(scenario).flatMap((day) => offices.map((office) => ({ day, office })));
    return steps.flatMap(({ day, office }): Uncertain[] => {
      const size = sizes.at(day, officePlace(office)) ?? 0;
      const distribution = { distribution: 'lognormal', median: 1, log_sd: size } as const;
      return size > 0 ? [{ name: stepName(walk, day, office.code), unit: 'multiplier', distribution }] : [];
    });
  });
}

/**
 * A scenario whose walks have been walked.
 * @param quantileOf the quantile of each step by its name; undefined: none
 */
export function walked(
  scenario: Scenario,
  quantileOf: (name: string) => number | undefined,
  offices: readonly Office[],
): Scenario {
  const days = daysOf(scenario);
  const copy = { ...scenario } as Scenario & Record<string, Record<string, object>>;
  for (const walk of walksOf(scenario)) {
    const stepsAt = (office: string): number[] =>
      days.map((day) => normalQuantile(quantileOf(stepName(walk, day, office)) ?? 0.5));
    const steps = Object.fromEntries(offices.map(({ code }) => [code, stepsAt(code)]));
    if (Object.values(steps).every((own) => own.every((step) => step === 0))) continue;
    const drift: Walked = { log_sd: walk.size, days, steps };
    const section = copy[walk.section];
    copy[walk.section] = { ...section, [walk.key]: { ...section[walk.key], drift } };
  }
  return copy;
}
