/** A scenario restricted to some of its places: what both its own selector and another one cover. */
import { error, type Problem } from '../base/problem.ts';
import type { World } from '../world/world.ts';
import { type PlaceCriteria, type Places, places as placesSchema } from './schema.ts';
import { inPlaces } from './values/places.ts';
import { namesOf, placesInWords } from './words/places.ts';
import { at, plain, treeOf, withEntries, type Tree } from './read/tree.ts';

/** Places asked for from outside a scenario, and the words in which they were. */
export type Within = { readonly places: Places; readonly asked: string };

/**
 * The tree with its places narrowed to those asked for. A selector that is malformed is left to the schema.
 * @param arm the scenario's name, for the message where none of its places is among them
 */
export function narrowPlaces(
  tree: Tree,
  { places, asked }: Within,
  world: World,
  arm: string,
): { readonly tree: Tree; readonly problems: readonly Problem[] } {
  const own = placesSchema.safeParse(plain(at(tree, 'places') ?? tree));
  if (tree.kind !== 'map' || !own.success) return { tree, problems: [] };
  const spot = { file: asked, line: 0, column: 0 };
  const narrowed = both(own.data, places, world);
  if (narrowed !== undefined)
    return { tree: withEntries(tree, { places: { key: spot, tree: treeOf(narrowed, spot) } }), problems: [] };
  const message = `covers none of the places of ${arm}, which is about people booked ${placesInWords({ places: own.data }, namesOf(world))}`;
  return {
    tree,
    problems: [error(spot, 'places', message, 'ask for places of every scenario, or change its "places"')],
  };
}

/** What both selectors cover; undefined where that is nothing. */
function both(own: Places, other: Places, { jurisdictions }: World): Places | undefined {
  const pairs = criteriaOf(own).flatMap((one) => criteriaOf(other).flatMap((two) => meet(one, two) ?? []));
  const found = pairs.filter((criteria) => jurisdictions.some((place) => inPlaces(criteria, place)));
  return found.length > 1 ? found : found.at(0);
}

const criteriaOf = (places: Places): PlaceCriteria[] => (places === 'all' ? [{}] : [places].flat());

/** Criteria that hold where those of both hold; undefined where a key has nothing in common. */
function meet(one: PlaceCriteria, two: PlaceCriteria): PlaceCriteria | undefined {
  const met: Record<string, string | string[]> = {};
  for (const [key, words] of [...Object.entries(one), ...Object.entries(two)]) {
    const before = met[key];
    const shared =
      before === undefined ? [words].flat() : [before].flat().filter((word) => [words].flat().includes(word));
    if (shared.length === 0) return undefined;
    met[key] = shared.length === 1 ? shared[0] : shared;
  }
  return met;
}
