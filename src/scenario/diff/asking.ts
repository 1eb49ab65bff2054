/** Asking less as a difference: where only one of two scenarios has the section, the other's officers do not mind. */
import { firstDifference, type Pair, parameterProvisions } from './parameters.ts';
import type { Provision } from './provision.ts';
import type { Parameter, Scenario } from '../schema.ts';

const PATH = 'asking.discouragement';
const NONE: Parameter<number> = {
  unit: 'share of requests',
  value: 0,
  assumed: 'left out: officers ask every jail alike',
};

/** How much officers mind in two scenarios of which one says nothing of it; undefined for all others. */
function sidesOf({ was, is }: Pick<Pair, 'was' | 'is'>): readonly [Parameter, Parameter] | undefined {
  if ((was.asking === undefined) === (is.asking === undefined)) return undefined;
  return [was.asking?.discouragement ?? NONE, is.asking?.discouragement ?? NONE];
}

/** Its name where only one of two scenarios has it, which is one difference. */
export const askingOfOne = (was: Scenario, is: Scenario): 'asking'[] =>
  (was.asking === undefined) === (is.asking === undefined) ? [] : ['asking'];

/** The section is taken whole, or left out. */
export function askingProvisions(pair: Pair): Provision[] {
  const sides = sidesOf(pair);
  if (sides === undefined) return [];
  return parameterProvisions(PATH, ...sides, pair).map((provision) => ({ ...provision, paths: ['asking'] }));
}

/** The first day on which officers mind in one of them; infinity if never. */
export function askingDeparts(pair: Pair): number {
  const sides = sidesOf(pair);
  return sides === undefined ? Number.POSITIVE_INFINITY : firstDifference(PATH, ...sides, pair);
}
