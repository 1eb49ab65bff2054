/** What laying one file over another must know of the world: which places a selector covers, and what a table says. */
import type { World } from '../../world/world.ts';
import { NATION, officePlace } from '../values/coverage.ts';
import { inPlaces, type Place } from '../values/places.ts';
import type { Places } from '../schema.ts';
import type { Extent, Replaced } from './entry.ts';
import { selectorOf } from './selectors.ts';
import type { MapTree, Path, Tree } from './tree.ts';

/** The rows of a parameter's table as dated values; undefined where it cannot be read, which is told elsewhere. */
export type ReadRows = (parameter: MapTree, path: Path) => readonly Tree[] | undefined;

/** All places at which any parameter may be asked for, by their positions. */
type Atlas = { readonly places: readonly Place[]; readonly everywhere: Extent; readonly known: Map<string, Extent> };

const maps = new WeakMap<World, Atlas>();

function mapOf(world: World): Atlas {
  const known = maps.get(world);
  if (known) return known;
  const places: readonly Place[] = [...world.jurisdictions, ...world.offices.map(officePlace), NATION];
  const made = { places, everywhere: new Set(places.keys()), known: new Map<string, Extent>() };
  maps.set(world, made);
  return made;
}

export class Ground {
  readonly rows: ReadRows;
  /** Hears what a value takes the place of. */
  readonly tell: ((replaced: Replaced) => void) | undefined;
  private readonly world: World;
  private readonly map: Atlas;

  constructor(world: World, rows: ReadRows, tell?: (replaced: Replaced) => void) {
    this.world = world;
    this.rows = rows;
    this.tell = tell;
    this.map = mapOf(world);
  }

  /** The same ground with somebody who hears what values take the place of. */
  telling(tell: Ground['tell']): Ground {
    return new Ground(this.world, this.rows, tell);
  }

  get places(): readonly Place[] {
    return this.map.places;
  }

  /** What a selector means; undefined where it is malformed, which is told elsewhere. */
  selector(places: Tree | undefined): Places | undefined {
    return places === undefined ? 'all' : selectorOf(places, this.world);
  }

  /** The places that a selector covers. */
  extent(selector: Places): Extent {
    const { places, everywhere, known } = this.map;
    if (selector === 'all') return everywhere;
    const key = JSON.stringify(selector);
    let found = known.get(key);
    if (!found) {
      found = new Set([...places.keys()].filter((position) => inPlaces(selector, places[position])));
      known.set(key, found);
    }
    return found;
  }
}
