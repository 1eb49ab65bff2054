/** How places are called. */
import type { World } from '../../world/world.ts';
import { officePlace } from '../values/coverage.ts';
import type { Names } from './places.ts';

/** What words about places need to know of a world. */
export const namesOf = (world: World): Names => ({
  places: [...world.jurisdictions, ...world.offices.map(officePlace)],
  offices: new Map(world.offices.map(({ code, name }) => [code, name])),
});
