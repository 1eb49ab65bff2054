/** The shapes of counties and states, and where they lie on a page: as near as the places shown allow. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { feature, mesh } from 'topojson-client';

type Topology = Parameters<typeof feature>[0];
type Collection = Extract<Parameters<typeof mesh>[1], { type: 'GeometryCollection' }>;
type Position = readonly [x: number, y: number];

export type Shape = { readonly id: string; readonly geometry: unknown };

export type MapShapes = {
  readonly counties: readonly Shape[];
  /** The borders of states, as one line of many parts. */
  readonly states: unknown;
  /** As wide as high allows or the other way round, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly projection: { readonly scale: number; readonly translate: [number, number] };
};

/** Boundaries of the counties of 2014 or so, already projected, Alaska and Hawaii below at the left. */
function atlas(): Topology {
  const path = createRequire(import.meta.url).resolve('us-atlas/counties-albers-10m.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Topology;
}

const stateOf = (county: string): string => county.slice(0, 2);

/** The corners of what some geometry fills. */
function cornersOf(geometry: unknown): [Position, Position] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] !== 'number') return part.forEach(visit);
    const [x, y] = part as unknown as Position;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  };
  visit((geometry as { coordinates: unknown }).coordinates);
  return [
    [left, top],
    [right, bottom],
  ];
}

/**
 * The states in which these counties lie, with all of their counties; every state where none is known.
 * @param room at most so wide and high, in pixels
 */
export function shapesAround(counties: readonly string[], room: { width: number; height: number }): MapShapes {
  const topology = atlas();
  const { counties: all, states } = topology.objects as Record<'counties' | 'states', Collection>;
  const asked = new Set(counties.map(stateOf));
  const known = states.geometries.filter(({ id }) => asked.has(String(id)));
  const shown = { ...states, geometries: known.length > 0 ? known : states.geometries };
  const inside = new Set(shown.geometries.map(({ id }) => String(id)));
  const borders = mesh(topology, shown);
  const [[left, top], [right, bottom]] = cornersOf(borders);
  const scale = Math.min(room.width / (right - left), room.height / (bottom - top));
  return {
    counties: all.geometries
      .filter(({ id }) => inside.has(stateOf(String(id))))
      .map((county) => ({
        id: String(county.id),
        geometry: (feature(topology, county) as { geometry: unknown }).geometry,
      })),
    states: borders,
    width: Math.ceil((right - left) * scale),
    height: Math.ceil((bottom - top) * scale),
    projection: { scale, translate: [-left * scale, -top * scale] },
  };
}
