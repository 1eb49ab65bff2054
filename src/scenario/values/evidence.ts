/** What a scenario rests on: how many parameters, how many of them assumed, how many uncertain. */
import type { Scenario } from '../schema.ts';

export type Parameterlike = Readonly<Record<string, unknown>>;
/** A figure with a unit, and where it stands. */
export type Found = { readonly path: readonly (string | number)[]; readonly parameter: Parameterlike };
export type Evidence = { readonly parameters: number; readonly assumed: number; readonly uncertain: number };

const isObject = (value: unknown): value is Parameterlike => typeof value === 'object' && value !== null;

/** Every parameter of a scenario, a map with a `unit`, in the order of the document. */
export function parametersOf(scenario: Scenario): Found[] {
  const found: Found[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index]));
    else if (isObject(value)) {
      if (typeof value['unit'] === 'string') found.push({ path, parameter: value });
      else for (const [key, below] of Object.entries(value)) walk(below, [...path, key]);
    }
  };
  walk(scenario, []);
  return found;
}

const entriesOf = (parameter: Parameterlike): Parameterlike[] => {
  const values = parameter['values'];
  return Array.isArray(values) ? values.filter(isObject) : [];
};

/** True if the parameter, or any of its dated values, is assumed. */
export const isAssumed = (parameter: Parameterlike): boolean =>
  [parameter, ...entriesOf(parameter)].some((entry) => entry['assumed'] !== undefined);

/** True if the parameter has a distribution anywhere. */
export const isUncertain = (parameter: Parameterlike): boolean =>
  [parameter, ...entriesOf(parameter)].some(({ value }) => isObject(value) && 'distribution' in value);

/** Counts for the first page of every report. */
export function countEvidence(scenario: Scenario): Evidence {
  const all = parametersOf(scenario).map(({ parameter }) => parameter);
  return { parameters: all.length, assumed: all.filter(isAssumed).length, uncertain: all.filter(isUncertain).length };
}
