/** Warnings about values for places that the scenario does not simulate: most often it extends the wrong parent. */
import { warning, type Problem, type Spot } from '../../base/problem.ts';
import type { Ground } from '../read/ground.ts';
import { itemsAt, parametersIn } from '../read/lookup.ts';
import { at, locate, shownPath, type MapTree, type Tree } from '../read/tree.ts';
import type { Place } from '../values/places.ts';

const placeOf = ({ file, line, column }: Spot): string => `${file}:${line}:${column}`;

/**
 * Values of a file, of its tables or of a `--set`, none of whose places is simulated. What is inherited is passed over, and
 * all of a file that stands alone: it may know more of the country than it simulates.
 * @param simulated the jurisdictions of the scenario
 * @param tables paths of the user's own tables, whose rows stand in the tree
 */
export function valuesOutside(
  tree: Tree,
  own: MapTree,
  ground: Ground,
  simulated: readonly Place[],
  tables: ReadonlySet<string>,
): Problem[] {
  const codes = new Set(simulated.flatMap(({ code, office }) => [code, office]));
  const extending = own.entries.has('extends');
  const told = new Set<string>();
  const isOwn = ({ file, line }: Spot): boolean =>
    line === 0 || (extending && (file === own.spot.file || tables.has(file)));
  return parametersIn(tree).flatMap(({ path, parameter }) =>
    itemsAt(parameter, 'values').flatMap((item, index) => {
      const places = at(item, 'places');
      if (!places || told.has(placeOf(places.spot)) || !isOwn(places.spot)) return [];
      // A value that is stated again has the same places.
      told.add(placeOf(places.spot));
      const selector = ground.selector(places);
      if (selector === undefined) return [];
      const covered = [...ground.extent(selector)].map((position) => ground.places[position].code);
      if (covered.length === 0 || covered.some((code) => codes.has(code))) return [];
      const where = [...path, 'values', index, 'places'];
      const message = 'covers no place that is simulated: the value is never asked for';
      const hint = 'the places simulated are those of "places", inherited where the file states none';
      return [warning(locate(tree, where), shownPath(tree, where), message, hint)];
    }),
  );
}
