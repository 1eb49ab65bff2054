/** What the schema cannot see: names that must exist, shares that add up, values for every place. */
import type { Jurisdiction, World } from '../../world/world.ts';
import { remembered } from '../../base/remembered.ts';
import { bookingProblems } from './bookings.ts';
import { adaptationProblems, optionsIn } from './adaptation.ts';
import { placeEffectProblems } from './place-effects.ts';
import { firstUncovered, placesOf, simulatedPlaces } from '../values/coverage.ts';
import { costBookProblems, programmeProblems } from './definitions.ts';
import { itemsAt, keysAt, parametersIn, teller, valueAt } from '../read/lookup.ts';
import { KIND_OF_NAME, NAMED } from '../values/definitions.ts';
import { periodProblems } from './period.ts';
import { formatPath, suggest, type Problem } from '../../base/problem.ts';
import { places as placesSchema, type Parameter } from '../schema.ts';
import { at, plain, type Path, type Tree } from '../read/tree.ts';

/**
 * All such findings. Parts that are malformed are passed over: the schema reports them.
 * @param unread true of the path of a parameter whose table is wrong, so that places lack values
 */
export function meaningProblems(
  tree: Tree,
  world: World,
  malformed: readonly Problem[],
  unread: (path: string) => boolean,
): Problem[] {
  const unknown = names(tree);
  const told = [...malformed, ...unknown].filter((p) => p.severity === 'error').map((p) => p.path);
  // What stands in a malformed part is as unreadable as what holds one.
  const broken = (path: string): boolean =>
    unread(path) || told.some((other) => other === 'places' || isAtOrIn(other, path) || isAtOrIn(path, other));
  return [
    ...periodProblems(tree, world),
    ...shares(tree),
    ...unknown,
    ...programmeProblems(tree),
    ...costBookProblems(tree, world),
    ...posteriorProblems(tree, world),
    ...adaptationProblems(tree),
    ...placeEffectProblems(tree),
    ...ofPlaces(tree, world, broken),
  ];
}

/** True for the same path, and for what lies below it: everything lies below the file itself, whose path is empty. */
const isAtOrIn = (path: string, above: string): boolean =>
  above === '' || (path.startsWith(above) && /^$|^[.[]/.test(path.slice(above.length)));

/** A fit must be there. */
function posteriorProblems(tree: Tree, { posteriors }: World): Problem[] {
  const table = valueAt(tree, 'posterior', 'draws');
  if (typeof table !== 'string' || posteriors.has(table)) return [];
  const known = [...posteriors.keys()];
  const what = `no table of joint draws is named "${table}"`;
  return [
    teller(tree)(
      ['posterior', 'draws'],
      what,
      () => suggest(table, known) ?? 'drop "posterior" to use the stated distributions',
    ),
  ];
}

function shares(tree: Tree): Problem[] {
  const tell = teller(tree);
  return ['county', 'state_prison', 'federal_prison'].flatMap((kind) => {
    const sum = (what: string): number => {
      const map = at(tree, 'people', kind, what, 'shares');
      return keysAt(map).reduce((total, key) => total + Number(valueAt(map, key) ?? Number.NaN), 0);
    };
    const problems: Problem[] = [];
    const [charges, convictions] = [sum('charges'), sum('convictions')];
    if (at(tree, 'people', kind, 'charges', 'shares') && Math.abs(charges - 1) > 1e-6) {
      problems.push(tell(['people', kind, 'charges', 'shares'], `must sum to 1, sum to ${round(charges)}`));
    }
    if (convictions > 1 + 1e-9) {
      problems.push(
        tell(
          ['people', kind, 'convictions', 'shares'],
          `must not sum to more than 1 (the rest has no conviction), sum to ${round(convictions)}`,
        ),
      );
    }
    return problems;
  });
}

const round = (x: number): number => Number(x.toPrecision(6));

/** Programmes, policies and cost books that are named but do not exist. */
function names(tree: Tree): Problem[] {
  const tell = teller(tree);
  const problems: Problem[] = [];
  for (const [parameter, map] of Object.entries(NAMED)) {
    const path = parameter.split('.');
    const known = keysAt(tree, map);
    for (const { where, value } of valuesOf(at(tree, ...path), path)) {
      if (typeof value !== 'string' || known.includes(value)) continue;
      problems.push(
        tell(
          where,
          `unknown ${KIND_OF_NAME[map]} "${value}"`,
          () => suggest(value, known) ?? `define it under "${map}", or take one of scenarios/policies`,
        ),
      );
    }
  }
  const book = valueAt(tree, 'cost_book');
  const books = keysAt(tree, 'cost_books');
  if (typeof book === 'string' && !books.includes(book))
    problems.push(
      tell(['cost_book'], `unknown cost book "${book}"`, suggest(book, books) ?? 'define it under "cost_books"'),
    );
  return problems;
}

/** The programmes, policies and cost books that the scenario names anywhere, tables included. */
export function namesUsed(tree: Tree, world: World): Record<keyof typeof KIND_OF_NAME, Set<string>> {
  const used = {
    programmes: new Set<string>(),
    policies: new Set<string>(optionsIn(tree)),
    cost_books: new Set([String(valueAt(tree, 'cost_book'))]),
  };
  for (const [parameter, map] of Object.entries(NAMED)) {
    const path = parameter.split('.');
    const rows = world.tables.get(String(valueAt(tree, ...path, 'table'))) ?? [];
    for (const { value } of [...valuesOf(at(tree, ...path), path), ...rows]) used[map].add(String(value));
  }
  // A programme brings the one that officers fall back to.
  for (const name of used.programmes) {
    const other = valueAt(tree, 'programmes', name, 'falls_back_to');
    if (typeof other === 'string') used.programmes.add(other);
  }
  return used;
}

/** A parameter's values with their paths. */
function valuesOf(parameter: Tree | undefined, path: Path): { where: Path; value: unknown }[] {
  const dated = itemsAt(parameter, 'values').map((item, i) => ({
    where: [...path, 'values', i, 'value'],
    value: valueAt(item, 'value'),
  }));
  return [{ where: [...path, 'value'], value: valueAt(parameter, 'value') }, ...dated];
}

/** What depends on the places simulated. */
function ofPlaces(tree: Tree, world: World, malformed: (path: string) => boolean): Problem[] {
  const selector = placesSchema.safeParse(plain(at(tree, 'places') ?? tree));
  if (!selector.success) return [];
  const simulated = simulatedPlaces(selector.data, valueAt(tree, 'capacity') === 'offices', world);
  return [
    ...coverage(tree, world, simulated, malformed),
    ...(malformed('arrests') ? [] : bookingProblems(tree, world, simulated)),
  ];
}

function coverage(
  tree: Tree,
  world: World,
  simulated: readonly Jurisdiction[],
  malformed: (path: string) => boolean,
): Problem[] {
  const tell = teller(tree);
  return parametersIn(tree).flatMap(({ path, parameter }) => {
    const name = formatPath(path);
    if (malformed(name) || /^(programmes|policies|cost_books)\b/.test(name)) return [];
    const lacking = uncovered(simulated)(parameter, name, world);
    if (!lacking) return [];
    const place = lacking.code === '' ? lacking.name : `${lacking.name} (${lacking.code})`;
    return [
      tell(path, `has no value for ${place}`, 'add a value without "places", which then holds wherever no other does'),
    ];
  });
}

const uncovered = remembered((simulated: readonly Jurisdiction[]) =>
  remembered((parameter: Tree, name: string, world: World) =>
    firstUncovered(plain(parameter) as Parameter, world, placesOf(name, world, simulated)),
  ),
);
