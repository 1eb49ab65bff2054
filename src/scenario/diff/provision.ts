/** A provision: one thing in which two scenarios differ, and what it is called. */
import type { Dates } from './days.ts';
import type { PlaceCriteria, Places } from '../schema.ts';
import type { Names, Where } from '../words/places.ts';

export type Provision = Dates & {
  /** The path, the day and the places: `state.law@2014-01-01:CA`. Unique among the provisions of two scenarios. */
  readonly id: string;
  readonly paths: readonly string[];
  /** Where they differ, as a scenario would write it. */
  readonly places: Places;
  /** The values; of many, a list of them with places and dates. */
  readonly was: unknown;
  readonly is: unknown;
  /** One sentence. */
  readonly text: string;
  /** Lines that say more. */
  readonly details: readonly string[];
  /** Where the new value comes from: who published it, or "assumed: ...". */
  readonly source: string;
};

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function slug(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^-|-$/g, '');
}

/** A readable name, the same whatever else differs. */
export function provisionId(path: string, from: string | null, where: Where, names: Names): string {
  return path + (from === null ? '' : `@${from}`) + (where.places === 'all' ? '' : `:${placeId(where, names)}`);
}

const MOST = 3;
const first = (words: readonly string[]): string =>
  words.length <= MOST ? words.join('+') : `${words[0]}+${words.length - 1}`;

function placeId({ places, outside }: Where, names: Names): string {
  if (outside !== undefined) return `${first(list(outside.kind))}:not-${outside.group}`;
  const criteria: PlaceCriteria = list(places as Exclude<Places, 'all'>)[0];
  const named = (code: string): string => slug(names.places.find((place) => place.code === code)?.name ?? code);
  const { kind, group, state, office, jurisdiction } = criteria;
  return [list(kind), list(group), list(state), list(office), list(jurisdiction).map(named)]
    .filter((words) => words.length > 0)
    .map(first)
    .join(':');
}

/** Provisions whose names are alike get numbers. */
export function withUniqueIds(provisions: readonly Provision[]): Provision[] {
  const seen = new Map<string, number>();
  return provisions.map((provision) => {
    const count = (seen.get(provision.id) ?? 0) + 1;
    seen.set(provision.id, count);
    return count === 1 ? provision : { ...provision, id: `${provision.id}-${count}` };
  });
}
