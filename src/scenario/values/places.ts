/** Which places a selector covers. */
import type { PlaceCriteria, Places } from '../schema.ts';
import type { Jurisdiction } from '../../world/world.ts';

/** Where a value is asked for: a jurisdiction, or a field office as a whole. */
export type Place = Pick<Jurisdiction, 'code' | 'kind' | 'state' | 'office' | 'groups' | 'name'>;

/** Lists of places can name every county, and are asked about every county. */
const LONG = 8;
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function has(criterion: string | readonly string[], text: string): boolean {
  if (typeof criterion === 'string') return criterion === text;
  if (criterion.length < LONG) return criterion.includes(text);
  let set = sets.get(criterion);
  if (!set) sets.set(criterion, (set = new Set(criterion)));
  return set.has(text);
}

function meets(criteria: PlaceCriteria, place: Place): boolean {
  const { state, county, office, kind, group, jurisdiction } = criteria;
  return (
    (state === undefined || has(state, place.state)) &&
    (office === undefined || has(office, place.office)) &&
    (kind === undefined || has(kind, place.kind)) &&
    (county === undefined || (place.kind === 'county' && (has(county, place.name) || has(county, place.code)))) &&
    (jurisdiction === undefined || has(jurisdiction, place.code)) &&
    (group === undefined || place.groups.some((name) => has(group, name)))
  );
}

/** True if the selector covers the place. A county is named "Santa Clara, CA" or by its five-digit code. */
export function inPlaces(selector: Places, place: Place): boolean {
  if (selector === 'all') return true;
  return Array.isArray(selector) ? selector.some((criteria) => meets(criteria, place)) : meets(selector, place);
}
