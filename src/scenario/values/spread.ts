/**
 * Spreads: a value that each field office multiplies by a factor of its own. There are as many quantiles as offices, each
 * under a name of its own, so that an office's factor is the same in every arm and whatever else is simulated. Studies leave
 * them at their medians, where there is no spread, unless they name them.
 */
import type { Scenario } from '../schema.ts';
import type { Spread } from '../schema/spread.ts';
import { quantile, type Uncertain } from './distribution.ts';
import { parametersOf } from './evidence.ts';

/**
 * The name of one office's quantile: that of the spread, else of its parameter, with the office:
 * `at_large.hours_per_attempt.spread[office=ATL]`.
 */
export const spreadName = (path: string, { name }: Spread, office: string): string =>
  `${name ?? `${path}.spread`}[office=${office}]`;

/** The factor of an office. */
export const distributionOf = ({ log_sd }: Spread) => ({ distribution: 'lognormal', median: 1, log_sd }) as const;

/** Calls `visit` for every parameter that has a spread. */
export function eachSpread(
  scenario: Scenario,
  visit: (path: string, spread: Spread, holder: { spread?: Spread }) => void,
): void {
  for (const { path, parameter } of parametersOf(scenario)) {
    const holder = parameter as { spread?: Spread };
    if (holder.spread !== undefined) visit(path.join('.'), holder.spread, holder);
  }
}

/** How many spreads scenarios have, each told once. */
export function countSpreads(scenarios: readonly Scenario[]): number {
  const names = new Set<string>();
  for (const scenario of scenarios)
    eachSpread(scenario, (path, { log_sd, name }) => log_sd > 0 && names.add(name ?? path));
  return names.size;
}

/** The factor of each office as something uncertain, for whoever names it. */
export function spreadsIn(scenarios: readonly Scenario[], offices: readonly string[]): Uncertain[] {
  const found = new Map<string, Uncertain>();
  for (const scenario of scenarios)
    eachSpread(scenario, (path, spread) => {
      if (spread.log_sd === 0) return;
      for (const name of offices.map((office) => spreadName(path, spread, office)))
        if (!found.has(name)) found.set(name, { name, unit: 'multiplier', distribution: distributionOf(spread) });
    });
  return [...found.values()];
}

/** Puts the factor of each office into a scenario of which somebody has a copy of their own. */
export function drawSpreads(
  scenario: Scenario,
  quantileOf: (name: string) => number | undefined,
  offices: readonly string[],
): void {
  eachSpread(scenario, (path, spread, holder) => {
    // What has been drawn stays, as a distribution that has become a number does.
    if (spread.factors !== undefined) return;
    const factors = offices.map((office) => {
      const u = quantileOf(spreadName(path, spread, office));
      return [office, u === undefined || spread.log_sd === 0 ? 1 : quantile(distributionOf(spread), u)] as const;
    });
    const own = factors.filter(([, factor]) => factor !== 1);
    if (own.length > 0) holder.spread = { ...spread, factors: Object.fromEntries(own) };
    else delete holder.spread;
  });
}
