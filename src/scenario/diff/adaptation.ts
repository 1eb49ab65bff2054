/** Adaptation as one difference: where jails adapt in one of two scenarios only. */
import { rulesOf } from '../values/definitions.ts';
import type { Provision } from './provision.ts';
import { provision } from './settings.ts';
import { parametersOf } from '../values/evidence.ts';
import { formatPath } from '../../base/problem.ts';
import type { Scenario } from '../schema.ts';
import { dayInWords } from '../words/days.ts';
import { saysInWords, wordingOf } from '../words/parameters.ts';
import { evidenceInWords, valueInWords } from '../words/values.ts';

/** @returns nothing where both adapt, whose parameters are compared one by one, or none does */
export function adaptationProvisions(was: Scenario, is: Scenario): Provision[] {
  const adapting = is.adaptation ? is : was;
  if ((was.adaptation === undefined) === (is.adaptation === undefined)) return [];
  const text = is.adaptation
    ? 'County jails take limits and lift them by what they see (was: none adapts).'
    : 'No jail adapts (was: county jails take limits and lift them by what they see).';
  const [before, now] = [was, is].map(({ adaptation }) => rulesOf(adaptation ?? null));
  return [provision('adaptation', { was: before, is: now, text, details: figuresOf(adapting), source: 'see the scenario' })]; // prettier-ignore
}

/** Its figures, a line each, with what they rest on. */
function figuresOf(scenario: Scenario): string[] {
  const titleOf = (name: string): string => scenario.policies[name]?.title ?? name;
  return parametersOf(scenario).flatMap(({ path, parameter }) => {
    if (path[0] !== 'adaptation') return [];
    return [`${figures(formatPath(path), parameter, titleOf)}; ${evidenceInWords(parameter)}`];
  });
}

type Entry = { readonly from?: string; readonly places?: unknown; readonly value: unknown };

function figures(
  path: string,
  { value, values, shares }: Readonly<Record<string, unknown>>,
  titleOf: (policy: string) => string,
): string {
  const { name, measure } = wordingOf(path);
  if (shares !== undefined) {
    const told = Object.entries(shares as object).map(([policy, share]) => `"${titleOf(policy)}" ${valueInWords(share, measure)}`); // prettier-ignore
    return `${name}: ${told.join(', ')}`;
  }
  const [first, ...more]: readonly Entry[] = (values as Entry[] | undefined) ?? [{ value }];
  const later = more.map(({ from, places, value: one }) => {
    const when = from === undefined ? '' : ` from ${dayInWords(from)}`;
    return `, ${valueInWords(one, measure)}${when}${places === undefined ? '' : ' at some places'}`;
  });
  return saysInWords(path, first.value) + later.join('');
}
