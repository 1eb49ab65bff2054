/** Places named in a scenario: checked against the world, counties replaced by the jurisdictions whose jails serve them. */
import { distance } from 'fastest-levenshtein';
import type { World } from '../../world/world.ts';
import { remembered } from '../../base/remembered.ts';
import { officePlace } from '../values/coverage.ts';
import { inPlaces } from '../values/places.ts';
import { error, suggest, warning, type Problem } from '../../base/problem.ts';
import { Counties, stateOf, type County } from './counties.ts';
import { places as placesSchema, type Places } from '../schema.ts';
import { STATE_NAMES } from '../../base/state-names.ts';
import {
  locate,
  plain,
  shownPath,
  withEntries,
  type Entry,
  type MapTree,
  type Path,
  type ScalarTree,
  type Tree,
} from './tree.ts';

/** What selectors may name. */
type Gazetteer = {
  readonly states: ReadonlySet<string>;
  readonly offices: ReadonlyMap<string, string>;
  readonly groups: ReadonlySet<string>;
  readonly jurisdictions: ReadonlySet<string>;
  readonly counties: Counties;
};

const gazetteerOf = remembered((world: World): Gazetteer => ({
  states: new Set(
    [...world.jurisdictions, ...world.counties].map((place) => place.state).filter((state) => state !== ''),
  ),
  offices: new Map(world.offices.map((office) => [office.code, office.name])),
  groups: new Set(world.jurisdictions.flatMap((place) => place.groups)),
  jurisdictions: new Set(world.jurisdictions.map((place) => place.code)),
  counties: new Counties(world),
}));

/** Every `places` of a scenario checked, and its counties rewritten as jurisdictions. */
export function resolvePlaces(tree: Tree, world: World): { tree: Tree; problems: Problem[] } {
  if (tree.kind !== 'map') return { tree, problems: [] };
  const sections = [...tree.entries].map(([key, entry]) => sectionsOf(world)(entry, key, tree));
  return {
    tree: { ...tree, entries: new Map(sections.flatMap((section) => [...section.tree.entries])) },
    problems: sections.flatMap(({ problems }) => problems),
  };
}

/** One section of a scenario, which is the same at most points of a sweep. */
const sectionsOf = remembered((world: World) =>
  remembered((entry: Entry, key: string, tree: MapTree) =>
    resolveIn({ ...tree, entries: new Map([[key, entry]]) }, world),
  ),
);

function resolveIn(tree: MapTree, world: World): { tree: MapTree; problems: Problem[] } {
  const problems: Problem[] = [];
  const gazetteer = gazetteerOf(world);
  const walk = (here: Tree, path: Path): Tree => {
    if (here.kind === 'scalar') return here;
    if (here.kind === 'list') return { ...here, items: here.items.map((item, index) => walk(item, [...path, index])) };
    return within(here, path);
  };
  const within = (map: MapTree, path: Path): MapTree => {
    const entries = new Map(
      [...map.entries].map(([key, entry]) => {
        const below = [...path, key];
        const resolved = key === 'places' ? selector(entry.tree, below) : walk(entry.tree, below);
        return [key, { key: entry.key, tree: resolved }];
      }),
    );
    return { ...map, entries };
  };
  const selector = (here: Tree, path: Path): Tree => {
    const found: Problem[] = [];
    const shown = shownPath(tree, path);
    const criteria = (item: Tree, where: string) =>
      item.kind === 'map' ? resolveCriteria(item, where, gazetteer, found) : item;
    const resolved: Tree =
      here.kind === 'list'
        ? { ...here, items: here.items.map((item, index) => criteria(item, `${shown}[${index}]`)) }
        : criteria(here, shown);
    problems.push(
      ...found,
      ...(found.every(({ severity }) => severity === 'warning') ? coversNothing(resolved, path, tree, world) : []),
    );
    return resolved;
  };
  return { tree: within(tree, []), problems };
}

function coversNothing(selector: Tree, path: Path, root: Tree, world: World): Problem[] {
  const parsed = placesSchema.safeParse(plain(selector));
  if (!parsed.success || parsed.data === 'all') return [];
  const everywhere = [...world.jurisdictions, ...world.offices.map(officePlace)];
  if (everywhere.some((place) => inPlaces(parsed.data, place))) return [];
  const tell = path.length === 1 ? error : warning;
  return [
    tell(
      locate(root, path),
      shownPath(root, path),
      'covers no place',
      'all criteria of one map must hold at once; for one or the other write a list of maps',
    ),
  ];
}

function resolveCriteria(criteria: MapTree, where: string, gazetteer: Gazetteer, problems: Problem[]): MapTree {
  const { states, offices, groups, jurisdictions, counties } = gazetteer;
  const check = (
    key: string,
    known: { has: (word: string) => boolean },
    hint: (word: string) => string | undefined,
  ) => {
    for (const { value, spot } of words(criteria, key)) {
      if (known.has(value)) continue;
      problems.push(error(spot, `${where}.${key}`, `unknown ${key} "${value}"`, () => hint(value)));
    }
  };
  check('state', states, (word) => stateHint(word, gazetteer));
  check('office', offices, (word) => officeHint(word, gazetteer));
  check('group', groups, (word) => suggest(word, groups));
  check('jurisdiction', jurisdictions, (word) => jurisdictionHint(word, gazetteer));
  check('county', { has: (word) => counties.find(word) !== undefined }, (word) => counties.hint(word));
  for (const { value, spot } of words(criteria, 'county')) {
    const twin = counties.twinOf(value);
    if (twin)
      problems.push(warning(spot, `${where}.county`, `means "${twin.county}", not "${twin.city}"`, 'write the one that is meant')); // prettier-ignore
  }
  return countiesAsJurisdictions(criteria, gazetteer);
}

type Word = ScalarTree & { readonly value: string };
const isWord = (tree: Tree): tree is Word => tree.kind === 'scalar' && typeof tree.value === 'string';

function words(criteria: MapTree, key: string): Word[] {
  const tree = criteria.entries.get(key)?.tree;
  if (!tree) return [];
  return (tree.kind === 'list' ? tree.items : [tree]).filter(isWord);
}

/** What a selector covers, its counties as the jurisdictions whose jails serve them; undefined where it is malformed. */
export function selectorOf(tree: Tree, world: World): Places | undefined {
  const resolve = (item: Tree): Tree =>
    item.kind === 'map' ? countiesAsJurisdictions(item, gazetteerOf(world)) : item;
  const parsed = placesSchema.safeParse(plain(tree.kind === 'list' ? { ...tree, items: tree.items.map(resolve) } : resolve(tree))); // prettier-ignore
  return parsed.success ? parsed.data : undefined;
}

/** A county means the jurisdiction whose jail serves it, which may serve others too. */
function countiesAsJurisdictions(criteria: MapTree, gazetteer: Gazetteer): MapTree {
  const county = criteria.entries.get('county');
  const named = words(criteria, 'county');
  const found = named.map((word) => gazetteer.counties.find(word.value));
  if (!county || named.length === 0 || found.includes(undefined)) return criteria;
  const codes = [...new Set((found as County[]).map((place) => place.jurisdiction))].toSorted();
  const also = criteria.entries.has('jurisdiction') ? words(criteria, 'jurisdiction').map((word) => word.value) : codes;
  const items = codes
    .filter((code) => also.includes(code))
    .map((value): Tree => ({ kind: 'scalar', spot: county.tree.spot, value }));
  const tree: Tree = items.length === 1 ? items[0] : { kind: 'list', spot: county.tree.spot, items };
  return withEntries(criteria, { county: undefined, jurisdiction: { key: county.key, tree } });
}

/** The name that was mistyped, by no more than one letter in five; undefined where it could be another. */
function mistyped(word: string, names: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const steps = names.map((name) => distance(word.toLowerCase(), name.toLowerCase()));
  const least = Math.min(...steps);
  if (least > Math.max(1, Math.floor(word.length / 5)) || steps.filter((n) => n === least).length > 1) return undefined;
  return names[steps.indexOf(least)];
}

function stateHint(word: string, { states }: Gazetteer): string {
  const name = word.length > 2 ? mistyped(word, Object.values(STATE_NAMES)) : undefined;
  const code = stateOf(word) ?? Object.entries(STATE_NAMES).find(([, full]) => full === name)?.[0];
  return code !== undefined && states.has(code)
    ? `did you mean "${code}" (${STATE_NAMES[code]})?`
    : 'states are written with two letters, such as CA';
}

function officeHint(word: string, { offices }: Gazetteer): string {
  const name = word.length > 3 ? mistyped(word, [...offices.values()]) : undefined;
  const upper = word.trim().toUpperCase();
  const code = [...offices].find(([, full]) => full === name)?.[0] ?? (offices.has(upper) ? upper : undefined);
  return code === undefined
    ? `known: ${[...offices.keys()].join(', ')}`
    : `did you mean "${code}" (${offices.get(code)})?`;
}

/** The code of the jail that was meant. One digit more or less is another place, so that nothing near is guessed. */
function jurisdictionHint(word: string, { jurisdictions, counties }: Gazetteer): string {
  const upper = word.trim().toUpperCase();
  if (jurisdictions.has(upper)) return `did you mean "${upper}"?`;
  const served = /^\d{4,5}$/.test(upper) ? counties.successorsOf(upper) : [];
  if (served.length > 0)
    return `did you mean ${served.map((county) => `"${county.jurisdiction}"`).join(' and ')}, whose jail serves ${served.map(({ name, state }) => `${name}, ${state}`).join(' and ')}?`; // prettier-ignore
  return 'written such as "06085", "ST-CA-LOS" or "FED-LOS"';
}

/** What to say of a jurisdiction that a world does not have. */
export const unknownJurisdiction = (word: string, world: World): string => jurisdictionHint(word, gazetteerOf(world));
