/** A set of places as a selector of the scenario language, and as words. */
import type { World } from '../../world/world.ts';
import { officePlace } from '../values/coverage.ts';
import { type Place, inPlaces } from '../values/places.ts';
import type { PlaceCriteria, Places } from '../schema.ts';
import type { Kind } from '../../base/vocabulary.ts';
import { STATE_NAMES } from '../../base/state-names.ts';
import { number, series, someOf } from './series.ts';

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];
const one = <T>(items: readonly T[]): T | T[] => (items.length === 1 ? items[0] : [...items]);

/** Places as a scenario would select them. */
export type Where = {
  readonly places: Places;
  /** They are all jails of their kinds but those of this group, which the language has no word for. */
  readonly outside?: { readonly kind: Kind | Kind[]; readonly group: string } | undefined;
};

/** The shortest selector that covers these places and no other of the universe. */
export function whereAre(places: readonly Place[], universe: readonly Place[]): Where {
  const wanted = new Set(places.map(({ code }) => code));
  const kind = one(distinct(places.map((place) => place.kind)));
  const state = one(distinct(places.map((place) => place.state)));
  const covers = (test: (place: Place) => boolean): boolean =>
    universe.every((place) => test(place) === wanted.has(place.code));
  const candidates: Places[] = [
    'all',
    { kind },
    { state },
    { kind, state },
    ...distinct(places.flatMap(({ groups }) => groups)).map((group) => ({ kind, group })),
    { office: one(distinct(places.map(({ office }) => office))) },
  ];
  const exact = candidates.find((selector) => covers((place) => inPlaces(selector, place)));
  if (exact !== undefined) return { places: exact };
  const group = distinct(universe.flatMap(({ groups }) => groups)).find((name) =>
    covers((place) => inPlaces({ kind }, place) && !place.groups.includes(name)),
  );
  const jurisdiction = one(places.map(({ code }) => code));
  return { places: { jurisdiction }, outside: group === undefined ? undefined : { kind, group } };
}

/** What the words need to know of the world. */
export type Names = { readonly places: readonly Place[]; readonly offices: ReadonlyMap<string, string> };

/** What all scenarios of a world have in common to name places by. */
export const namesOf = (world: World): Names => ({
  places: [...world.jurisdictions, ...world.offices.map(officePlace)],
  offices: new Map(world.offices.map(({ code, name }) => [code, name])),
});

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const MOST = 4;

/** "jails in California", "the jail of Santa Clara, CA", "every jail": whom a law or policy binds. */
export function jailsInWords(where: Where, names: Names): string {
  const { places, outside } = where;
  if (places === 'all') return 'every jail';
  const { kind, jurisdiction } = Array.isArray(places) ? places[0] : places;
  if (kind !== undefined || outside !== undefined) return placesInWords(where, names).replace(/^in /, '');
  if (jurisdiction === undefined) return `jails ${placesInWords(where, names)}`;
  const jails = jurisdictionNames(list(jurisdiction), names);
  return jails.length === 1 ? `the jail of ${jails[0]}` : `the ${number(jails.length)} jails of ${someOf(jails, MOST)}`;
}

/** "in California", "in state prisons", "at the field office San Francisco"; empty for all places. */
export function placesInWords({ places, outside }: Where, names: Names): string {
  if (outside !== undefined)
    return `${criteriaInWords({ kind: outside.kind }, names)} outside the group of ${groupInWords(outside.group)}`;
  if (places === 'all') return '';
  return series(
    list(places).map((criteria) => criteriaInWords(criteria, names)),
    'and',
  );
}

const groupInWords = (group: string): string => group.replaceAll('-', ' ');

function criteriaInWords({ kind, group, state, office, jurisdiction }: PlaceCriteria, names: Names): string {
  const kinds = list(kind).map((name) => KIND_WORDS[name]);
  const parts = [
    ...(kind === undefined ? [] : [`in ${series(kinds, 'and')}`]),
    ...(group === undefined ? [] : [`of the group of ${series(list(group).map(groupInWords), 'or')}`]),
    ...(state === undefined ? [] : [statesInWords(list(state), names)]),
    ...(office === undefined ? [] : [officesInWords(list(office), names)]),
    ...(jurisdiction === undefined ? [] : [`in ${jurisdictionsInWords(list(jurisdiction), names)}`]),
  ];
  return parts.join(' ');
}

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  county: 'county jails',
  state_prison: 'state prisons',
  federal_prison: 'federal prisons',
};

function statesInWords(states: readonly string[], { places }: Names): string {
  const all = distinct(places.map(({ state }) => state)).filter((state) => state !== '');
  const others = all.filter((state) => !states.includes(state));
  const named = (codes: readonly string[]): string[] => codes.map((code) => STATE_NAMES[code] ?? code).toSorted();
  if (states.length > others.length && states.length > MOST && others.length > 0)
    return `in every state but ${series(named(others), 'and')}`;
  return `in ${series(named(states), 'and')}`;
}

function officesInWords(codes: readonly string[], { offices }: Names): string {
  const named = codes.map((code) => offices.get(code) ?? code);
  return named.length === 1
    ? `at the field office ${named[0]}`
    : `at the ${named.length} field offices ${someOf(named, MOST)}`;
}

function jurisdictionNames(codes: readonly string[], { places }: Names): string[] {
  const byCode = new Map(places.map(({ code, name }) => [code, name]));
  return codes.map((code) => byCode.get(code) ?? code);
}

function jurisdictionsInWords(codes: readonly string[], names: Names): string {
  const named = jurisdictionNames(codes, names);
  return named.length <= MOST ? series(named, 'and') : `${number(named.length)} jurisdictions (${someOf(named, MOST)})`;
}
