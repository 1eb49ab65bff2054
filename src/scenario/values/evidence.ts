/** The parameters of a scenario, and which of them are assumed. */
export type Parameterlike = Readonly<Record<string, unknown>>;
/** A figure with a unit, and where it stands. */
export type Found = { readonly path: readonly (string | number)[]; readonly parameter: Parameterlike };

const isObject = (value: unknown): value is Parameterlike => typeof value === 'object' && value !== null;

/** Every parameter of a scenario, or of a part of one, a map with a `unit`, in the order of the document. */
export function parametersOf(scenario: object): Found[] {
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
