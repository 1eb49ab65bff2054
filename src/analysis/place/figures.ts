/**
 * Which published figures speak of a place: those of just this place, of parts of it, and of the states and field offices
 * that hold or serve it. Figures of the nation, of lists and of kinds of jails say nothing of it.
 */
import type { Places } from '../../scenario/schema.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import type { Jurisdiction } from '../../world/world.ts';
import type { Pattern } from '../patterns/table.ts';
import type { FigureHere } from './document.ts';

export type Near = {
  readonly pattern: Pattern;
  readonly where: FigureHere['where'];
  /** True if the jails of the place are all that it takes to count it. */
  readonly counted: boolean;
};

const NAMED = /^(county|state|office) /;

/**
 * In the order of the table.
 * @param here every jail of the place
 * @param world every jail there is
 */
export function figuresAt(
  patterns: readonly Pattern[],
  here: readonly Jurisdiction[],
  world: readonly Jurisdiction[],
): Near[] {
  const own = new Set(here);
  const inside = (places: Places): boolean => world.every((jail) => own.has(jail) || !inPlaces(places, jail));
  return patterns.flatMap((pattern) => {
    const whole = NAMED.test(pattern.placesText) && whereIs(pattern, own, world);
    if (!whole) return [];
    const counted = whole !== 'around' && (pattern.over === null || inside(pattern.over));
    return [{ pattern, where: whole, counted }];
  });
}

/** How the places of a figure lie to the place; null where they are elsewhere. */
function whereIs(
  { places, placesText }: Pattern,
  own: ReadonlySet<Jurisdiction>,
  world: readonly Jurisdiction[],
): Near['where'] | null {
  const covered = world.filter((jail) => inPlaces(places, jail));
  const shared = covered.filter((jail) => own.has(jail)).length;
  if (shared === 0) return null;
  if (shared === covered.length) return shared === own.size ? 'same' : 'inside';
  return shared === own.size || placesText.startsWith('office ') ? 'around' : null;
}
