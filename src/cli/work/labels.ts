/** What a document says of its scenarios besides figures. */
import type { Labels } from '../../analysis/run-document.ts';
import { unlikeInputs } from '../../scenario/diff/diff.ts';
import { isAssumed, type Parameterlike, parametersOf } from '../../scenario/values/evidence.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { countUncertain } from '../../scenario/values/uncertainty.ts';
import type { World } from '../../world/world.ts';
import { called, type Naming } from './called.ts';
import type { Months, Period } from './months.ts';
import { policyDates } from './policy-dates.ts';
import { VERSION } from '../version.ts';

/** The labels of a run over these arms. A parameter is counted once, however many arms have it. */
export function labelsOf(
  arms: readonly ResolvedScenario[],
  world: World,
  period: Months & Partial<Period>,
  naming: Naming = {},
): Labels {
  const all = arms.flatMap(({ scenario }) => parametersOf(scenario));
  const number = (counts: (parameter: Parameterlike) => boolean): number =>
    new Set(all.filter(({ parameter }) => counts(parameter)).map(({ path }) => JSON.stringify(path))).size;
  return {
    version: VERSION,
    titles: arms.map(({ scenario }) => scenario.title),
    ...called(arms, naming),
    hashes: arms.map(({ hash }) => hash),
    uncertain: countUncertain(arms.map(({ scenario }) => scenario)),
    assumptions: { assumed: number(isAssumed), parameters: number(() => true) },
    periodBecause: period.because,
    policyDates: policyDates(arms, world.jurisdictions, period),
    unlike: arms.map(({ scenario }) => unlikeInputs(arms[0].scenario, scenario, world)),
  };
}
