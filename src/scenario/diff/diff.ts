/** The difference of two scenarios, provision by provision: what differs, where, from when to when, and why. */
import { monthStart, parseMonth } from '../../base/calendar.ts';
import type { World } from '../../world/world.ts';
import { sameJson } from '../../base/canonical-json.ts';
import { simulatedPlaces } from '../values/coverage.ts';
import { atEarliest, earliestTables } from '../values/days.ts';
import { isNamed } from '../values/definitions.ts';
import { firstDifference, parameterProvisions, type Pair } from './parameters.ts';
import { namesOf } from '../words/places.ts';
import { withUniqueIds, type Provision } from './provision.ts';
import { spreadProvisions } from './spread.ts';
import { sectionProvisions, sectionsOfOne } from './sections.ts';
import { askingDeparts, askingOfOne, askingProvisions } from './asking.ts';
import { aloneProvision } from './alone.ts';
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
  const figures = changed(pair).flatMap(({ path, old, current }) =>
    isDated(old) && isDated(current)
      ? [...parameterProvisions(path, old, current, pair), ...spreadProvisions(path, old.spread, current.spread)]
      : isListed(old ?? current) && (old === undefined || current === undefined)
        ? aloneProvision(path, old as Parameter | undefined, current as Parameter | undefined)
        : figureProvisions(path, old, current),
  );
  return withUniqueIds([
    ...settingProvisions(was, is, pair.names),
    ...figures,
    ...sectionProvisions(was, is),
    ...askingProvisions(pair),
    ...costProvisions(was, is),
  ]);
}

/**
 * The first day on which a dated value, a rule or a table differs, in days since 2000; the first day that both simulate
 * where something without dates differs, infinity where nothing does. The months reported are no difference, and other
 * prices change nobody's life: they count where nothing else differs. Days that are not exactly known count with the first
 * on which a draw may have them.
 */
export function departure(was: Scenario, is: Scenario, world: World): number {
  const early = { ...world, tables: earliestTables(world) };
  const pair = { ...pairOf(atEarliest(was), atEarliest(is), early), names: namesOf(world) };
  const { from } = pair.span;
  const undated = [
    ...settingProvisions(was, is, pair.names).filter(({ id }) => id !== 'report'),
    ...sectionProvisions(was, is),
  ];
  if (undated.length > 0) return from;
  const day = Math.min(askingDeparts(pair), ...changed(pair).map((one) => firstDay(one, pair)));
  return day === Number.POSITIVE_INFINITY && costProvisions(was, is).length > 0 ? from : day;
}

/** The first day on which a parameter differs: the first of all where it has no dates, infinity where it never does. */
function firstDay({ path, old, current }: Changed, pair: Pair): number {
  if (isDated(old) && isDated(current)) {
    if (spreadProvisions(path, old.spread, current.spread).length > 0) return pair.span.from;
    return firstDifference(path, old, current, pair);
  }
  return figureProvisions(path, old, current).length > 0 ? pair.span.from : Number.POSITIVE_INFINITY;
}

/** What is no rule, but a county's own count or price. */
export type Unlike = 'bookings' | 'prices';

/**
 * The bookings and prices of two scenarios that differ in something else, too: whoever asks what that does finds these in
 * every difference. Nothing where they are all that differs, since then they are the question.
 */
export function unlikeInputs(was: Scenario, is: Scenario, world: World): Unlike[] {
  const pair = pairOf(was, is, world);
  const prices = costProvisions(was, is).length > 0;
  const written = changed(pair);
  if (!prices && !written.some(({ path }) => COUNTS.has(path))) return [];
  const paths = written.filter((one) => firstDay(one, pair) < Number.POSITIVE_INFINITY).map(({ path }) => path);
  const bookings = paths.some((path) => COUNTS.has(path));
  const alone = paths.every((path) => COUNTS.has(path)) && oneSided(was, is).length === 0;
  if (alone) return [];
  return [...(bookings ? (['bookings'] as const) : []), ...(prices ? (['prices'] as const) : [])];
}

const COUNTS: ReadonlySet<string> = new Set(['arrests.bookings', 'arrests.followed']);

/** Sections that only one of them has: each is one difference. */
const oneSided = (was: Scenario, is: Scenario): string[] => [...sectionsOfOne(was, is), ...askingOfOne(was, is)];

type Changed = {
  readonly path: string;
  readonly old: Parameterlike | undefined;
  readonly current: Parameterlike | undefined;
};

/** What is not written alike in both. */
function changed(pair: Pair): Changed[] {
  const { was, is } = pair;
  const besides = new Set<unknown>([...DEFINITIONS, ...oneSided(was, is)]);
  const [before, now] = [byPath(was, besides), byPath(is, besides)];
  const paths = [...new Set([...before.keys(), ...now.keys()])];
  return paths.flatMap((path) => {
    const [old, current] = [before.get(path), now.get(path)];
    return isDated(old) && isDated(current) && isSame(path, old, current, pair) ? [] : [{ path, old, current }];
  });
}

function pairOf(was: Scenario, is: Scenario, world: World): Pair {
  const [before, now] = [was, is].map(({ places, capacity }) => simulatedPlaces(places, capacity === 'offices', world));
  const both = new Set(now);
  const months = (key: 'from' | 'to'): number[] => [was, is].map(({ simulate }) => parseMonth(simulate[key]));
  const span = { from: monthStart(Math.max(...months('from'))), to: monthStart(Math.min(...months('to')) + 1) };
  return { was, is, world, span, names: namesOf(world), places: before.filter((place) => both.has(place)) };
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

const isListed = (parameter: Parameterlike | undefined): boolean => parameter?.['values'] !== undefined;

/** Most parameters are written alike in both; names also need the same definitions. */
const isSame = (path: string, was: Parameter, is: Parameter, pair: Pair): boolean =>
  sameJson(was, is) &&
  (!isNamed(path) ||
    (sameJson(pair.was.programmes, pair.is.programmes) && sameJson(pair.was.policies, pair.is.policies)));
