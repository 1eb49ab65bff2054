/** The difference of two scenarios, provision by provision: what differs, where, from when to when, and why. */
import { monthStart, parseMonth } from '../../base/calendar.ts';
import type { World } from '../../world/world.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { simulatedPlaces } from '../values/coverage.ts';
import { isNamed } from '../values/definitions.ts';
import { namesOf } from '../words/places.ts';
import { parameterProvisions, type Pair } from './parameters.ts';
import { withUniqueIds, type Provision } from './provision.ts';
import { adaptationProvisions } from './adaptation.ts';
import { costProvisions, figureProvisions, settingProvisions } from './settings.ts';
import { parametersOf, type Parameterlike } from '../values/evidence.ts';
import { formatPath } from '../../base/problem.ts';
import type { Parameter, Scenario } from '../schema.ts';

export type { Provision };

/**
 * Provisions in the order of the scenario language, each by day. Values are compared at the places and days that both
 * scenarios simulate, as the simulation reads them; rules by what they say, not by how they are called.
 */
export function differences(was: Scenario, is: Scenario, world: World): Provision[] {
  const pair = pairOf(was, is, world);
  // Where one adapts and the other does not, that is one difference.
  const besides = was.adaptation && is.adaptation ? DEFINITIONS : new Set([...DEFINITIONS, 'adaptation']);
  const [before, now] = [byPath(was, besides), byPath(is, besides)];
  const paths = [...new Set([...before.keys(), ...now.keys()])];
  const figures = paths.flatMap((path) => {
    const [old, current] = [before.get(path), now.get(path)];
    if (isDated(old) && isDated(current)) {
      return isSame(path, old, current, pair) ? [] : parameterProvisions(path, old, current, pair);
    }
    return figureProvisions(path, old, current);
  });
  return withUniqueIds([
    ...settingProvisions(was, is, pair.names),
    ...figures,
    ...adaptationProvisions(was, is),
    ...costProvisions(was, is),
  ]);
}

function pairOf(was: Scenario, is: Scenario, world: World): Pair {
  const [before, now] = [was, is].map(({ places, capacity }) => simulatedPlaces(places, capacity === 'offices', world));
  const months = (key: 'from' | 'to'): number[] => [was, is].map(({ simulate }) => parseMonth(simulate[key]));
  const span = { from: monthStart(Math.max(...months('from'))), to: monthStart(Math.min(...months('to')) + 1) };
  return { was, is, world, span, names: namesOf(world), places: before.filter((place) => now.includes(place)) };
}

/** Programmes, policies and cost books count where something names them. */
const DEFINITIONS = new Set<unknown>(['programmes', 'policies', 'cost_books']);

function byPath(scenario: Scenario, besides: ReadonlySet<unknown>): Map<string, Parameterlike> {
  const own = parametersOf(scenario).filter(({ path }) => !besides.has(path[0]));
  return new Map(own.map(({ path, parameter }) => [formatPath(path), parameter]));
}

function isDated(parameter: Parameterlike | undefined): parameter is Parameterlike & Parameter {
  return parameter !== undefined && ['value', 'values', 'table'].some((key) => parameter[key] !== undefined);
}

/** Most parameters are written alike in both; names also need the same definitions. */
const isSame = (path: string, was: Parameter, is: Parameter, pair: Pair): boolean =>
  canonicalJson(was) === canonicalJson(is) &&
  (!isNamed(path) ||
    canonicalJson([pair.was.programmes, pair.was.policies]) === canonicalJson([pair.is.programmes, pair.is.policies]));
