/** The differences of one dated parameter as provisions. */
import { sameJson } from '../../base/canonical-json.ts';
import type { World } from '../../world/world.ts';
import { placesOf } from '../values/coverage.ts';
import type { Place } from '../values/places.ts';
import { definitionOf, isNamed, NAMED, rulesKey, rulesOf, type NamedPath } from '../values/definitions.ts';
import { differingCells, firstDiffering, Reading, type Cell, type Span, type Stated } from './cells.ts';
import { datesInWords, datesOf, type Dates } from './days.ts';
import { by, extentOf, groupCells, type Group } from './groups.ts';
import { provisionId, type Provision } from './provision.ts';
import type { Parameter, Policy, Programme, Scenario } from '../schema.ts';
import { spanInWords } from '../words/measure.ts';
import { parameterInWords, saysInWords, wordingOf } from '../words/parameters.ts';
import { jailsInWords, placesInWords, whereAre, type Names, type Where } from '../words/places.ts';
import { policyChange } from '../words/policy.ts';
import { programmeInWords } from '../words/programme.ts';
import { evidenceInWords, valueInWords } from '../words/values.ts';
import { capital, number, series, someOf } from '../words/series.ts';

/** Two scenarios with what they have in common. */
export type Pair = {
  readonly was: Scenario;
  readonly is: Scenario;
  readonly world: World;
  /** Places and days that both simulate. */
  readonly places: readonly Place[];
  readonly span: Span;
  readonly names: Names;
};

type Located = {
  readonly path: string;
  readonly universe: readonly Place[];
  readonly where: Where;
  readonly dates: Dates;
  readonly opening: string;
};

/** @returns nothing where both always have the same value */
export function parameterProvisions(path: string, was: Parameter, is: Parameter, pair: Pair): Provision[] {
  const universe = placesFor(path, pair);
  const cells = differingCells(...readings(path, was, is, pair), universe, pair.span);
  return groupCells(cells, isNamed(path) ? 'rules' : 'figures').map((group) => {
    const located = locate(path, group, universe, pair);
    const told = isNamed(path) ? namedInWords(path, group, located, pair) : valuesInWords(group, located, pair);
    return {
      id: provisionId(path, located.dates.from, located.where, pair.names),
      places: located.where.places,
      ...located.dates,
      ...told,
    };
  });
}

/** The first day on which they differ somewhere; infinity if never. */
export function firstDifference(path: string, was: Parameter, is: Parameter, pair: Pair): number {
  return firstDiffering(...readings(path, was, is, pair), placesFor(path, pair), pair.span);
}

const readings = (path: string, was: Parameter, is: Parameter, pair: Pair): [Reading, Reading] => [
  reading(path, was, pair.was, pair),
  reading(path, is, pair.is, pair),
];

/** Where a parameter is asked for; laws do not bind federal prisons, local policies bind county jails only. */
function placesFor(path: string, { world, places }: Pair): readonly Place[] {
  const asked = placesOf(path, world, places);
  if (path === 'state.law') return asked.filter(({ kind }) => kind !== 'federal_prison');
  if (path === 'local.policy')
    return asked.filter(({ kind, groups }) => kind === 'county' && !groups.includes('unified'));
  return asked;
}

function reading(path: string, parameter: Parameter, scenario: Scenario, { world }: Pair): Reading {
  const rows = parameter.table === undefined ? [] : (world.tables.get(parameter.table) ?? []);
  if (!isNamed(path)) return new Reading(parameter, rows);
  return new Reading(parameter, rows, (name) => rulesKey(scenario, path, String(name)));
}

function locate(path: string, { kind, cells }: Group, universe: readonly Place[], pair: Pair): Located {
  const where = whereAre(unique(cells.map(({ place }) => place)), universe);
  const dates = datesOf(extentOf(cells), pair.span);
  return { path, universe, where, dates, opening: openingOf(kind, dates, cells) };
}

/** The dates, and that they are the first and the last of many where the cells have days of their own. */
function openingOf(kind: Group['kind'], dates: Dates, cells: readonly Cell[]): string {
  const [first] = cells;
  if (cells.every(({ from, to }) => from === first.from && to === first.to))
    return datesInWords(dates, cells.every((cell) => sameJson(cell.unsure, first.unsure)) ? first.unsure : {});
  const varying = kind === 'days' ? 'not all at once' : 'changing by day and place';
  return dates.from === null && dates.to === null ? capital(varying) : `${datesInWords(dates)}, ${varying}`;
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
type Told = Pick<Provision, 'paths' | 'was' | 'is' | 'text' | 'details' | 'source'>;

function valuesInWords(group: Group, located: Located, pair: Pair): Told {
  const { cells } = group;
  const { path, where, opening } = located;
  const [was, is] = (['was', 'is'] as const).map((side) => sideOf(path, group, side));
  return {
    paths: [path],
    was: machine(group, 'was', located, pair),
    is: machine(group, 'is', located, pair),
    text: `${opening}, ${whereFirst(placesInWords(where, pair.names), changeOf(path, was, is))}.`,
    details: [],
    source: someOf(unique(cells.map((cell) => cell.is.evidence)), 3),
  };
}

/** "jails hold in 50% of cases, instead of in 90% of cases"; what is on or off is told by both sentences. */
function changeOf(path: string, was: unknown, is: unknown): string {
  if (wordingOf(path).measure !== 'onoff') return `${saysInWords(path, is)}, instead of ${valueOf(path, was)}`;
  const [before, now] = [was, is].map((side) =>
    typeof side === 'boolean' ? saysInWords(path, side) : `${parameterInWords(path)} is ${valueOf(path, side)}`,
  );
  return `${now} (was: ${before})`;
}

/** One value, or the words of many. */
function sideOf(path: string, { kind, cells }: Group, side: 'was' | 'is'): unknown {
  const values = unique(cells.map((cell) => cell[side].value));
  if (kind !== 'mixed' || values.length === 1) return values[0];
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) return spanInWords(numbers, wordingOf(path).measure);
  return someOf(
    values.map((value) => valueOf(path, value)),
    4,
  );
}

const valueOf = (path: string, value: unknown): string => valueInWords(value, wordingOf(path).measure);

const OFFICE = 'a field office ';

/** A sentence about some places: "in California, jails hold ...", "the field office Atlanta has ...". */
function whereFirst(at: string, sentence: string): string {
  if (at === '') return sentence;
  if (!sentence.startsWith(OFFICE) || !at.startsWith('at the ')) return `${at}, ${sentence}`;
  const offices = at.slice('at '.length);
  return `${/^the \d/.test(offices) ? 'each of ' : ''}${offices} ${sentence.slice(OFFICE.length)}`;
}

/** The value of a side; of a mixed group, all values with their places and dates. */
function machine(
  { kind, cells }: Group,
  side: 'was' | 'is',
  { universe }: Located,
  { span }: Pair,
  value = (v: unknown) => v,
): unknown {
  if (kind !== 'mixed') return value(cells[0][side].value);
  return by(cells, (cell) => `${cell.from} ${cell.to} ${cell[side].key}`).map((alike) => ({
    places: whereAre(unique(alike.map(({ place }) => place)), universe).places,
    ...datesOf(alike[0], span),
    value: value(alike[0][side].value),
  }));
}

function namedInWords(path: NamedPath, group: Group, located: Located, pair: Pair): Told {
  const { kind, cells } = group;
  const describe = (scenario: Scenario) => (name: unknown) => describedAs(scenario, path, String(name));
  const names = (side: 'was' | 'is'): string[] => unique(cells.map((cell) => String(cell[side].value)));
  const definitions = unique([...names('was'), ...names('is')]).map((name) => `${NAMED[path]}.${name}`);
  return {
    paths: [path, ...definitions],
    was: machine(group, 'was', located, pair, describe(pair.was)),
    is: machine(group, 'is', located, pair, describe(pair.is)),
    ...(kind === 'mixed' ? manyRules(path, cells, located, pair) : oneRule(path, cells[0], located, pair)),
    source: someOf(unique(cells.map(({ is }) => sourceOf(path, is, pair))), 3),
  };
}

const describedAs = (scenario: Scenario, path: NamedPath, name: string): unknown => ({
  [path === 'federal.programme' ? 'programme' : 'policy']: name,
  ...(rulesOf(definitionOf(scenario, path, name)) as object),
});

function sourceOf(path: NamedPath, { value, evidence }: Stated, { is }: Pair): string {
  const definition = definitionOf(is, path, String(value));
  const here = evidence.startsWith('assumed: ') ? `in force here is ${evidence}` : `in force here: ${evidence}`;
  return `${definition.title} (${evidenceInWords(definition)}); ${here}`;
}

function oneRule(path: NamedPath, cell: Cell, { where, opening }: Located, pair: Pair): Pick<Told, 'text' | 'details'> {
  const [was, is] = [definitionOf(pair.was, path, String(cell.was.value)), definitionOf(pair.is, path, String(cell.is.value))]; // prettier-ignore
  if ('tiers' in was) {
    const change = programmeChange(was, is as Programme, placesInWords(where, pair.names), opening, pair);
    const isAnother = cell.was.value !== cell.is.value;
    return { ...change, details: [...change.details, ...(isAnother ? adherenceKept(is as Programme, pair) : [])] };
  }
  const changes = policyChange(was, is as Policy);
  return { text: `${opening}, ${jailsInWords(where, pair.names)} ${series(changes, 'and')}.`, details: [] };
}

function programmeChange(
  was: Programme,
  is: Programme,
  where: string,
  opening: string,
  pair: Pair,
): Pick<Told, 'text' | 'details'> {
  const titles = (scenario: Scenario) => (name: string) => scenario.programmes[name].title;
  const [before, after] = [programmeInWords(was, titles(pair.was)), programmeInWords(is, titles(pair.is))];
  const change = was.title === is.title ? `"${is.title}" with other rules` : `"${is.title}" instead of "${was.title}"`;
  return {
    text: `${opening}${where === '' ? '' : `, ${where}`}, the federal programme is ${change}.`,
    details: [
      ...after.filter((line) => !before.includes(line)).map((line) => `now: ${line}`),
      ...before.filter((line) => !after.includes(line)).map((line) => `was: ${line}`),
    ],
  };
}

/** How closely officers follow a programme is stated apart from it, and does not move with it. */
function adherenceKept({ forms }: Programme, { was, is }: Pair): string[] {
  const asked = Object.values(forms).some(({ asks }) => asks === 'notice')
    ? (['adherence_priority', 'adherence_form'] as const)
    : (['adherence_priority'] as const);
  const kept = asked.filter((name) => sameJson(was.federal[name], is.federal[name]));
  if (kept.length === 0) return [];
  const what = { adherence_priority: 'to the priorities', adherence_form: 'to the forms' } as const;
  const kinds = kept.map((name) => what[name]);
  return [`unchanged: how closely officers keep ${series(kinds, 'and')}`];
}

/** Many rules at many places: how many places go from what to what. */
function manyRules(
  path: NamedPath,
  cells: readonly Cell[],
  { where, opening }: Located,
  pair: Pair,
): Pick<Told, 'text' | 'details'> {
  const title = (scenario: Scenario, { value }: Stated): string => definitionOf(scenario, path, String(value)).title;
  const counts = new Map<string, Set<string>>();
  for (const { place, was, is } of cells) {
    const change = `"${title(pair.is, is)}" instead of "${title(pair.was, was)}"`;
    counts.set(change, (counts.get(change) ?? new Set()).add(place.code));
  }
  const ranked = [...counts].toSorted(([, a], [, b]) => b.size - a.size);
  return {
    text: `${opening}, ${jailsInWords(where, pair.names)} have other rules.`,
    details: ranked.map(([change, at]) => `${number(at.size)} place${at.size === 1 ? '' : 's'}: ${change}`),
  };
}
