/** Places named in a scenario: checked against the world, counties replaced by the jurisdictions whose jails serve them. */
import type { World } from '../../world/world.ts';
import { officePlace } from '../values/coverage.ts';
import { inPlaces } from '../values/places.ts';
import { error, nearest, suggest, warning, type Problem } from '../../base/problem.ts';
import { places as placesSchema } from '../schema.ts';
import { STATE_NAMES } from '../../base/state-names.ts';
import { locate, plain, shownPath, withEntries, type MapTree, type Path, type ScalarTree, type Tree } from './tree.ts';

type County = World['counties'][number];
/** What selectors may name. */
type Gazetteer = {
  readonly states: ReadonlySet<string>;
  readonly offices: ReadonlyMap<string, string>;
  readonly groups: ReadonlySet<string>;
  readonly jurisdictions: ReadonlySet<string>;
  readonly counties: ReadonlyMap<string, County>;
  readonly labels: readonly string[];
};

const gazetteers = new WeakMap<World, Gazetteer>();

/** "Santa Clara County" and "CA" as "Santa Clara, CA", the way selectors write it. */
export const countyLabel = (name: string, state: string): string =>
  name.includes(', ') ? name : `${name.replace(/ (County|Parish|Borough|Census Area|Municipality)$/, '')}, ${state}`;

function gazetteerOf(world: World): Gazetteer {
  const known = gazetteers.get(world);
  if (known) return known;
  const counties = new Map<string, County>();
  for (const county of world.counties) {
    counties.set(county.code, county);
    counties.set(countyLabel(county.name, county.state).toLowerCase(), county);
    counties.set(`${county.name}, ${county.state}`.toLowerCase(), county);
  }
  const made: Gazetteer = {
    states: new Set(
      [...world.jurisdictions, ...world.counties].map((place) => place.state).filter((state) => state !== ''),
    ),
    offices: new Map(world.offices.map((office) => [office.code, office.name])),
    groups: new Set(world.jurisdictions.flatMap((place) => place.groups)),
    jurisdictions: new Set(world.jurisdictions.map((place) => place.code)),
    counties,
    labels: world.counties.map((county) => countyLabel(county.name, county.state)),
  };
  gazetteers.set(world, made);
  return made;
}

/** Every `places` of the tree checked, and its counties rewritten as jurisdictions. */
export function resolvePlaces(tree: Tree, world: World): { tree: Tree; problems: Problem[] } {
  const problems: Problem[] = [];
  const gazetteer = gazetteerOf(world);
  const walk = (here: Tree, path: Path): Tree => {
    if (here.kind === 'scalar') return here;
    if (here.kind === 'list') return { ...here, items: here.items.map((item, index) => walk(item, [...path, index])) };
    const entries = new Map(
      [...here.entries].map(([key, entry]) => {
        const below = [...path, key];
        const resolved = key === 'places' ? selector(entry.tree, below) : walk(entry.tree, below);
        return [key, { key: entry.key, tree: resolved }];
      }),
    );
    return { ...here, entries };
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
    problems.push(...found, ...(found.length === 0 ? coversNothing(resolved, path, tree, world) : []));
    return resolved;
  };
  return { tree: walk(tree, []), problems };
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
  check(
    'jurisdiction',
    jurisdictions,
    (word) => suggest(word, jurisdictions) ?? 'written such as "06085", "ST-CA-LOS" or "FED-LOS"',
  );
  check('county', { has: (word) => counties.has(word.toLowerCase()) }, (word) => countyHint(word, gazetteer));
  return countiesAsJurisdictions(criteria, gazetteer);
}

type Word = ScalarTree & { readonly value: string };
const isWord = (tree: Tree): tree is Word => tree.kind === 'scalar' && typeof tree.value === 'string';

function words(criteria: MapTree, key: string): Word[] {
  const tree = criteria.entries.get(key)?.tree;
  if (!tree) return [];
  return (tree.kind === 'list' ? tree.items : [tree]).filter(isWord);
}

/** A county means the jurisdiction whose jail serves it, which may serve others too. */
function countiesAsJurisdictions(criteria: MapTree, gazetteer: Gazetteer): MapTree {
  const county = criteria.entries.get('county');
  const named = words(criteria, 'county');
  const found = named.map((word) => gazetteer.counties.get(word.value.toLowerCase()));
  if (!county || named.length === 0 || found.includes(undefined)) return criteria;
  const codes = [...new Set((found as County[]).map((place) => place.jurisdiction))].toSorted();
  const also = criteria.entries.has('jurisdiction') ? words(criteria, 'jurisdiction').map((word) => word.value) : codes;
  const items = codes
    .filter((code) => also.includes(code))
    .map((value): Tree => ({ kind: 'scalar', spot: county.tree.spot, value }));
  const tree: Tree = items.length === 1 ? items[0] : { kind: 'list', spot: county.tree.spot, items };
  return withEntries(criteria, { county: undefined, jurisdiction: { key: county.key, tree } });
}

function stateHint(word: string, { states }: Gazetteer): string | undefined {
  const byName = Object.entries(STATE_NAMES).map(([code, name]) => [name, code] as const);
  const name = nearest(
    word,
    byName.map(([full]) => full),
  );
  const code = word.length > 2 ? byName.find(([full]) => full === name)?.[1] : undefined;
  if (code !== undefined) return `did you mean "${code}" (${name})?`;
  const upper = word.toUpperCase();
  return states.has(upper) ? `did you mean "${upper}"?` : 'states are written with two letters, such as CA';
}

function officeHint(word: string, { offices }: Gazetteer): string | undefined {
  const name = nearest(word, offices.values());
  const byName = word.length > 3 ? [...offices].find(([, full]) => full === name)?.[0] : undefined;
  const code = byName ?? nearest(word, offices.keys());
  return code === undefined
    ? `known: ${[...offices.keys()].join(', ')}`
    : `did you mean "${code}" (${offices.get(code)})?`;
}

function countyHint(word: string, { labels }: Gazetteer): string | undefined {
  const same = labels.filter((label) =>
    label.toLowerCase().startsWith(`${word.toLowerCase().replace(/ county$/, '')},`),
  );
  if (same.length > 0)
    return `did you mean ${same
      .slice(0, 4)
      .map((label) => `"${label}"`)
      .join(' or ')}?`;
  return suggest(word, labels) ?? 'counties are written with their state, such as "Santa Clara, CA"';
}
