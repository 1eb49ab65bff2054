/** What a scenario rests on, for the first page of every report. */
import type { Scenario } from '../schema.ts';
import { isAssumed, parametersOf } from './evidence.ts';
import { countUncertain } from './uncertainty.ts';

/** How many parameters there are, how many of them are assumed, and how many distributions are drawn. */
export function countEvidence(scenario: Scenario): { parameters: number; assumed: number; uncertain: number } {
  const all = parametersOf(scenario);
  return {
    parameters: all.length,
    assumed: all.filter(({ parameter }) => isAssumed(parameter)).length,
    uncertain: countUncertain([scenario]),
  };
}
