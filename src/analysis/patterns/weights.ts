/** The part of the nation that lies in some places, by what scenarios are given: noncitizens, and requests of all years. */
import type { Places } from '../../scenario/schema.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import type { World } from '../../world/world.ts';
import { rowsOf } from './places.ts';

/** Between 0 and 1; null where it is not known of these places. */
export type Weight = (places: Places) => number | null;
export type Weights = { readonly noncitizens: Weight; readonly requests: Weight };

/** @param tables the tables of scenarios/data, of which requests_offices is read */
export function weightsOf({ jurisdictions }: World, tables: Readonly<Record<string, string>>): Weights {
  const everybody = jurisdictions.reduce((sum, { noncitizens }) => sum + noncitizens, 0);
  const requests = new Map<string, number>();
  for (const { office, requests: asked } of rowsOf('requests_offices', tables))
    requests.set(office, (requests.get(office) ?? 0) + Number(asked));
  const all = [...requests.values()].reduce((sum, asked) => sum + asked, 0);
  return {
    noncitizens: (places) =>
      jurisdictions.reduce((sum, place) => sum + (inPlaces(places, place) ? place.noncitizens : 0), 0) / everybody,
    requests: (places) => {
      if (places === 'all' || Array.isArray(places) || typeof places.office !== 'string') return null;
      const asked = requests.get(places.office);
      return asked === undefined ? null : asked / all;
    },
  };
}
