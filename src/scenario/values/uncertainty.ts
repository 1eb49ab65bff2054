/**
 * The uncertain figures of a scenario: every distribution with a name of its own, and the scenario with each of them at
 * a chosen quantile. Arms of a command take the same quantile for the same name, so that they stay paired.
 */
import { median, quantile, type Uncertain } from './distribution.ts';
import { parametersOf, type Parameterlike } from './evidence.ts';
import { countSpreads, drawSpreads } from './spread.ts';
import type { Distribution, Places, Scenario } from '../schema.ts';

export type { Uncertain };

const isObject = (value: unknown): value is Parameterlike => typeof value === 'object' && value !== null;
const isDistribution = (value: unknown): value is Distribution => isObject(value) && 'distribution' in value;

/** A path as a name: positions in lists of tiers give way to the tiers' own ids. */
function pathName(scenario: Scenario, path: readonly (string | number)[]): string {
  let here: unknown = scenario;
  const parts = path.map((part) => {
    here = (here as Record<string | number, unknown>)[part];
    const id = typeof part === 'number' && isObject(here) ? here['id'] : undefined;
    return typeof id === 'string' ? id : String(part);
  });
  return parts.join('.');
}

/**
 * The name of a distribution: the one it states, else the parameter's path, with the day from which it holds and the
 * places where it does: `federal.adherence_priority@2015-01-05`, `pickup.come_match[state=CA]`.
 */
const nameOf = (path: string, { name }: Distribution, { from, places }: Parameterlike = {}): string =>
  name ?? defaultName(path, from, places);

/** The name of a distribution that states none. */
export const defaultName = (path: string, from: unknown, places: unknown): string =>
  `${path}${typeof from === 'string' ? `@${from}` : ''}${placesName(places)}`;

function placesName(places: unknown): string {
  if (places === undefined || places === 'all') return '';
  const criteria = ([places].flat() as Parameterlike[]).map((one) =>
    Object.entries(one)
      .map(([key, value]) => `${key}=${[value].flat().map(String).join('|')}`)
      .sort()
      .join(','),
  );
  return `[${criteria.join(';')}]`;
}

/** Where a distribution stands: its parameter's path, with the day and the places of its value, if it has some. */
export type Standing = { readonly path: string; readonly from?: string; readonly places?: Places };

/** Calls `visit` for every distribution of a scenario, with its name, its unit and where it stands. */
export function eachDistribution(
  scenario: Scenario,
  visit: (name: string, unit: string, holder: { value: unknown }, standing: Standing) => void,
): void {
  for (const { path, parameter } of parametersOf(scenario)) {
    const name = pathName(scenario, path);
    const unit = String(parameter['unit']);
    const entries = Array.isArray(parameter['values']) ? (parameter['values'] as Parameterlike[]) : [];
    for (const entry of [undefined, ...entries]) {
      const holder = (entry ?? parameter) as { value?: unknown };
      const { value } = holder;
      if (isDistribution(value))
        visit(nameOf(name, value, entry), unit, holder as { value: unknown }, { ...(entry as object), path: name });
    }
  }
}

/** Every uncertain figure once a name, in the order of the names. */
export function uncertaintiesOf(scenario: Scenario): Uncertain[] {
  const found = new Map<string, Uncertain>();
  eachDistribution(scenario, (name, unit, { value }) => {
    if (!found.has(name)) found.set(name, { name, unit, distribution: value as Distribution });
  });
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of some scenarios, once a name: what a draw draws, and what every report counts. */
export function uncertainIn(scenarios: readonly Scenario[]): Uncertain[] {
  const all = scenarios.flatMap(uncertaintiesOf);
  return all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i);
}

/** How many figures are drawn: a spread counts as one, however many places it is drawn for. */
export const countUncertain = (scenarios: readonly Scenario[]): number =>
  uncertainIn(scenarios).length + countSpreads(scenarios);

/**
 * A scenario whose distributions have become numbers.
 * @param quantileOf the quantile of each name, above 0 and below 1; undefined: the median
 * @param offices the field offices that may have factors of their own
 */
export function atQuantiles(
  scenario: Scenario,
  quantileOf: (name: string) => number | undefined,
  offices: readonly string[] = [],
): Scenario {
  const copy = structuredClone(scenario);
  eachDistribution(copy, (name, _, holder) => {
    const u = quantileOf(name);
    holder.value = u === undefined ? median(holder.value as Distribution) : quantile(holder.value as Distribution, u);
  });
  drawSpreads(copy, quantileOf, offices);
  return copy;
}
