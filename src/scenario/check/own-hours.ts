/**
 * `capacity: own` simulates some places of an office without the rest of it, so that the hours of the office are not theirs:
 * whoever writes it is asked what officers these places have. A warning: where both arms have too many, what a law of
 * another state changes is still nothing.
 */
import { monthStart, parseDay, parseMonth } from '../../base/calendar.ts';
import { formatPath, warning, type Problem } from '../../base/problem.ts';
import type { World } from '../../world/world.ts';
import { itemsAt, valueAt } from '../read/lookup.ts';
import { at, locate, plain, type MapTree, type Path, type SourceFile, type Tree } from '../read/tree.ts';
import { day, month } from '../schema/dates.ts';
import { type Places, places as placesSchema } from '../schema.ts';
import { officePlace } from '../values/coverage.ts';
import { inPlaces, type Place } from '../values/places.ts';
import { series } from '../words/series.ts';

/** What officers do a day, without which a county would have the officers of ten, and whom they have besides. */
const OF_OFFICE: readonly Path[] = [
  ['screening', 'hours_per_day'],
  ['pickup', 'hours_per_day'],
  ['at_large', 'teams'],
  ['at_large', 'absconders', 'stock'],
  ['at_large', 'absconders', 'inflow'],
  ['at_large', 'other'],
  ['at_large', 'other_arrests'],
];

/** `pickup: { hours_per_day: { value: 3, assumed: why } }` */
const asWritten = ([key, ...rest]: Path): string =>
  `${key}: { ${rest.length > 0 ? asWritten(rest) : 'value: 3, assumed: why'} }`;

/**
 * Hours and amounts that a scenario with `capacity: own` takes from a parent that has whole offices.
 * @param tree complete, its places resolved
 * @param layers the file and its parents, as `files`
 */
export function ownHoursProblems(
  tree: Tree,
  layers: readonly MapTree[],
  files: readonly SourceFile[],
  world: World,
): Problem[] {
  const selector = placesSchema.safeParse(plain(at(tree, 'places') ?? tree));
  if (valueAt(tree, 'capacity') !== 'own' || !selector.success) return [];
  const parents = new Set(files.slice(ownLayers(layers), layers.length).map(({ path }) => path));
  const offices = officesInPart(selector.data, world);
  const lacking = OF_OFFICE.filter((path) => offices.some((office) => !isStated(tree, path, office, parents)));
  if (lacking.length === 0) return [];
  const message = `"own" leaves the rest of the field office out, but ${series(lacking.map(formatPath), 'and')} ${lacking.length === 1 ? 'is' : 'are'} of the whole office`;
  const hint = `state for these places alone ${lacking.map((path) => `"${asWritten(path)}"`).join(', ')}; or write "capacity: offices"`;
  return [warning(locate(tree, ['capacity']), 'capacity', message, hint)];
}

/** How many of the layers, the file first, stand above the last one with whole offices. */
function ownLayers(layers: readonly MapTree[]): number {
  const stated = layers.map((layer) => valueAt(layer, 'capacity'));
  const whole = stated.findIndex((capacity) => capacity !== undefined && capacity !== 'own');
  return stated.slice(0, whole < 0 ? undefined : whole).lastIndexOf('own') + 1;
}

/** The offices of which only a part is simulated. */
function officesInPart(selector: Places, { jurisdictions, offices }: World): Place[] {
  const codes = (covered: boolean): Set<string> =>
    new Set(jurisdictions.filter((place) => inPlaces(selector, place) === covered).map(({ office }) => office));
  const [touched, missed] = [codes(true), codes(false)];
  return offices.filter(({ code }) => touched.has(code) && missed.has(code)).map(officePlace);
}

/** True if what holds at an office from the first day on is not a parent's. */
function isStated(tree: Tree, path: Path, office: Place, parents: ReadonlySet<string>): boolean {
  // No limit is nobody's hours.
  const isOwn = (entry: Tree | undefined, value: unknown): boolean =>
    entry !== undefined && (value === 'unlimited' || !parents.has(entry.spot.file));
  const parameter = at(tree, ...path);
  const [value, table] = [at(parameter, 'value'), at(parameter, 'table')];
  if (isOwn(value, valueAt(value)) || isOwn(table, undefined)) return true;
  const start = String(valueAt(tree, 'simulate', 'from'));
  return itemsAt(parameter, 'values').some((item) => {
    const places = placesSchema.safeParse(plain(at(item, 'places') ?? item));
    const covers = at(item, 'places') === undefined || (places.success && inPlaces(places.data, office));
    return isOwn(item, valueAt(item, 'value')) && covers && holdsAt(start, valueAt(item, 'from'));
  });
}

/** True of what is malformed: the schema tells it. */
function holdsAt(start: string, from: unknown): boolean {
  if (typeof from !== 'string' || !day.safeParse(from).success || !month.safeParse(start).success) return true;
  return parseDay(from) <= monthStart(parseMonth(start));
}
