/**
 * From a scenario file to a checked, complete scenario: `extends`, the shared library, `--set`, places, the schema, and
 * what the schema cannot see. Pure: files come in as texts, and all that is wrong goes out as problems.
 */
import type { World } from '../world/world.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { adherenceProblems } from './check/adherence.ts';
import { meaningProblems, namesUsed } from './check/check.ts';
import { schemaProblems } from './check/issues.ts';
import { parseScenario } from './check/parse.ts';
import { layTables, Tables, type Laid, type ReadTable } from './check/tables.ts';
import { departureProblems } from './check/departs.ts';
import { valuesOutside } from './check/outside.ts';
import { replacements, type Replacement } from './check/replaced.ts';
import { ownHoursProblems } from './check/own-hours.ts';
import { idleFades, idleValues } from './check/idle.ts';
import { completeBooks } from './read/cost-books.ts';
import { Ground } from './read/ground.ts';
import { ownRules, type OwnRules } from './read/own-rules.ts';
import { layChain, layLibrary, readChain, type Chain, type ReadParent } from './read/parents.ts';
import type { Replaced } from './read/entry.ts';
import { simulatedPlaces } from './values/coverage.ts';
import { ALL_BOOKS } from './values/prices.ts';
import { namesOf } from './words/places.ts';
import { error, sortProblems, type Problem, type TextFile } from '../base/problem.ts';
import { floorPlainlyAboveCeiling, recencyProblems, ruleProblems, type Limits } from './check/rules.ts';
import { scenario as schema, type Scenario } from './schema.ts';
import { narrowPlaces, type Within } from './narrow.ts';
import { resolvePlaces } from './read/selectors.ts';
import { applySet, isProblem, parseSet } from './read/set.ts';
import { locate, treeOf, withEntries, type MapTree, type SourceFile, type Tree } from './read/tree.ts';
import { readTree } from './read/yaml.ts';

export type { Problem, ReadParent, ReadTable, SourceFile };

export type Sets = readonly string[];

export type LoadOptions = {
  /** `path=value`, `path@date=value`, or these with `ARM:` before. */
  readonly sets?: Sets | undefined;
  /** The arm's name, for sets that name one; the file's name by default. */
  readonly arm?: string | undefined;
  /** A cost book in place of the scenario's own; `all`: its own, and every other that it knows is kept. */
  readonly costBook?: string | undefined;
  /** Places to which the scenario is restricted. */
  readonly within?: Within | undefined;
  /** Finds a user's own tables; without it there are none. */
  readonly readTable?: ReadTable | undefined;
  /** Shared programmes, policies and cost books (scenarios/policies). */
  readonly shared?: readonly SourceFile[] | undefined;
  /** SHA-256 as hex. */
  readonly hash: (text: string) => string;
  /** True if a floor covers somebody whom the ceiling of the same government excludes. */
  readonly floorAboveCeiling?: ((limits: Limits) => boolean) | undefined;
};

export type ResolvedScenario = {
  /** The arm's name. */
  readonly name: string;
  /** Complete; of the shared programmes, policies and cost books it has those that are used. */
  readonly scenario: Scenario;
  /** Of the scenario in canonical JSON. */
  readonly hash: string;
  /** Every file that was read: the scenario first, then its parents, then the library. */
  readonly files: readonly SourceFile[];
  readonly warnings: readonly Problem[];
  /** Where its months reported are stated: files, or texts of `--set`. Empty where they come from the first parent of all. */
  readonly reportStated: readonly string[];
  /** What its values take the place of although its parents state it for narrower places: seldom asked, and long to tell. */
  readonly replaces: () => readonly Replacement[];
  /** Which values of its rules stand in the file itself or in a table of the user's. */
  readonly ownRules: OwnRules;
};

export type Failure = {
  readonly ok: false;
  readonly problems: readonly Problem[];
  readonly files: readonly SourceFile[];
};
export type LoadResult = { readonly ok: true; readonly resolved: ResolvedScenario } | Failure;

/** Resolves and checks a scenario. Tells all problems at once; does not throw on any text. */
export const resolveScenario = (
  source: SourceFile,
  readParent: ReadParent,
  world: World,
  { sets = [], ...options }: LoadOptions,
): LoadResult => resolverOf(source, readParent, world, options)(sets);

/** The same for one scenario with many settings: its files are read and laid one over the other once. */
export function resolverOf(
  source: SourceFile,
  readParent: ReadParent,
  world: World,
  options: Omit<LoadOptions, 'sets'>,
): (sets: Sets) => LoadResult {
  const arm = options.arm ?? source.name;
  const chain = readChain(source, readParent);
  const files = layFiles(chain, world, options);
  return (sets) => resolve(chain, arm, layAll(files, arm, sets, world, options), sets, world, options);
}

function resolve(
  chain: Chain,
  arm: string,
  laid: ReturnType<typeof layAll>,
  sets: Sets,
  world: World,
  options: LoadOptions,
): LoadResult {
  const library = options.shared ?? [];
  const files = [...chain.files, ...library];
  const order = files.map(({ path }) => path);
  const [own] = chain.layers;
  const unread = [...chain.problems, ...laid.library];
  if (unread.length > 0) return { ok: false, problems: sortProblems(unread, order), files };
  const { tree, ground, misplaced } = laid;
  const incomplete = lacksParent(own, files.length, laid.inherited);
  const { parsed, malformed, used, meant } = judge(laid, world, misplaced, options.floorAboveCeiling);
  const shown = incomplete
    ? malformed.filter((problem) => !problem.message.startsWith('is missing') || problem.path.includes('.'))
    : malformed;
  const read = [...files, ...laid.files];
  const fileOrder = [...order, ...laid.files.map(({ path }) => path)];
  const ownTables = new Set(laid.files.map(({ path }) => path));
  const problems = sortProblems(
    [
      ...(incomplete ? [incomplete] : []),
      ...laid.changes,
      ...misplaced,
      ...laid.problems,
      ...laid.books.problems,
      ...laid.books.besides([...shown, ...meant]),
      ...chain.findings,
      ...departureProblems(own),
      ...adherenceProblems(laid.stated, laid.set, sets, arm),
      ...ownHoursProblems(tree, chain.layers, chain.files, world),
      ...idleValues(tree, own, ownTables),
      ...idleFades(tree, own),
    ],
    fileOrder,
  );
  if (!parsed.success || problems.some((problem) => problem.severity === 'error'))
    return { ok: false, problems, files: [...read, ...laid.damaged.map(asSource)] };
  const scenario = withUsedOnly(parsed.data, options.costBook === ALL_BOOKS ? { ...used, cost_books: ANY } : used);
  const simulated = simulatedPlaces(scenario.places, scenario.capacity === 'offices', world);
  const outside = valuesOutside(tree, own, ground, simulated, ownTables);
  return {
    ok: true,
    resolved: {
      name: arm,
      scenario,
      hash: options.hash(canonicalJson(scenario)),
      files: read,
      warnings: sortProblems([...problems, ...outside], fileOrder),
      reportStated: reportStated(tree, chain),
      replaces: () => replacements(laid.replaced, ground, simulated, namesOf(world)),
      ownRules: ownRules(tree, new Set([own.spot.file, ...ownTables])),
    },
  };
}

/** The files of a scenario laid one over the other, the shared library under them. */
function layFiles(chain: Chain, world: World, { shared = [], readTable = noTable }: LoadOptions) {
  const tables = new Tables(world, readTable);
  for (const layer of [...chain.layers, ...shared.map((file) => readTree(file).tree)]) tables.know(layer);
  const replaced: Replaced[] = [];
  const ground = groundOf(world, tables);
  const inherited = layChain(
    chain,
    ground,
    ground.telling((what) => replaced.push(what)),
  );
  return { tables, replaced, inherited, whole: layLibrary(shared, inherited.tree, ground) };
}

const groundOf = (world: World, tables: Tables): Ground =>
  new Ground(world, (parameter, path) => tables.rows(parameter, path));

/** Settings and the user's own tables laid over the files. */
function layAll(
  { inherited, whole, ...files }: ReturnType<typeof layFiles>,
  arm: string,
  sets: Sets,
  world: World,
  { costBook, within }: LoadOptions,
) {
  const tables = files.tables.copy();
  const replaced = [...files.replaced];
  const ground = groundOf(world, tables);
  const set = applySets(
    whole.tree,
    sets,
    arm,
    ground.telling((what) => replaced.push(what)),
  );
  const books = completeBooks(set.tree);
  const resolved = resolvePlaces(withCostBook(books.tree, costBook), world);
  const narrowed = within && narrowPlaces(resolved.tree, within, world, arm);
  const placed = narrowed?.tree ?? resolved.tree;
  tables.know(placed);
  return {
    ...tables.lay(placed),
    books,
    ground,
    replaced,
    inherited: inherited.tree,
    /** Before and after the settings of the command line. */
    stated: whole.tree,
    set: set.tree,
    library: whole.problems,
    /** What a child does to its parents, or a setting to both, that it may not. */
    changes: [...inherited.problems, ...set.problems],
    misplaced: [...resolved.problems, ...(narrowed?.problems ?? [])],
  };
}

/** A scenario without parents must state its months, so that stating them there says nothing of the question. */
function reportStated(tree: Tree, { files }: Chain): string[] {
  const stated = (['from', 'to'] as const).map((end) => locate(tree, ['report', end]).file);
  return [...new Set(stated)].filter((file) => file !== files.at(-1)?.path);
}

/** Where a scenario comes from no file, there is none beside it. */
const noTable: ReadTable = () => ({
  message: 'names a file, and only a scenario file can have a table beside it',
  hint: 'name a table of scenarios/data',
});

const asSource = ({ path, text }: TextFile): SourceFile => ({ name: path, path, text });

/** What the schema and the other checks say of a complete tree. */
function judge(
  { tree, unread }: Pick<Laid, 'tree' | 'unread'>,
  world: World,
  misplaced: readonly Problem[],
  floorAboveCeiling = floorPlainlyAboveCeiling,
) {
  const parsed = parseScenario(tree);
  const malformed = parsed.success ? [] : schemaProblems(parsed.error.issues, tree);
  const used = namesUsed(tree, world);
  const meant = [
    ...meaningProblems(tree, world, [...misplaced, ...malformed], unread),
    ...ruleProblems(tree, floorAboveCeiling),
    ...recencyProblems(tree, used),
  ];
  return { parsed, malformed, used, meant };
}

/** What is wrong with a complete scenario that was put together from others: the errors a file would be told. */
export function scenarioErrors(
  scenario: Scenario,
  world: World,
  floorAboveCeiling?: LoadOptions['floorAboveCeiling'],
): Problem[] {
  const tree = treeOf(scenario, { file: scenario.title, line: 0, column: 0 });
  const laid = layTables(tree, world, noTable);
  const { malformed, meant } = judge(laid, world, [], floorAboveCeiling);
  return [...laid.problems, ...malformed, ...meant].filter(({ severity }) => severity === 'error');
}

const ANY = { has: () => true };

/** The scenario with another cost book, whose name is then not the file's. */
function withCostBook(tree: Tree, name: string | undefined): Tree {
  if (name === undefined || name === ALL_BOOKS || tree.kind !== 'map') return tree;
  const key = { file: `--cost-book ${name}`, line: 0, column: 0 };
  return withEntries(tree, { cost_book: { key, tree: treeOf(name, key) } });
}

/** The settings meant for an arm, in the order given. */
function applySets(
  start: Tree,
  sets: readonly string[],
  arm: string,
  ground: Ground,
): { tree: Tree; problems: Problem[] } {
  const problems: Problem[] = [];
  let tree = start;
  for (const text of sets) {
    const setting = parseSet(text);
    if (!isProblem(setting) && setting.arm !== undefined && setting.arm !== arm) continue;
    const changed = isProblem(setting) ? setting : applySet(tree, setting, ground);
    if (isProblem(changed)) problems.push(changed);
    else tree = changed;
  }
  return { tree, problems };
}

/** One problem in place of many missing keys, for a file that states little and extends nothing. */
function lacksParent(own: MapTree, files: number, tree: MapTree): Problem | undefined {
  if (files > 1 || own.entries.has('extends')) return undefined;
  const missing = Object.entries(schema.shape).flatMap(([key, part]) =>
    tree.entries.has(key) || part.safeParse(undefined).success ? [] : [key],
  );
  if (missing.length < 4) return undefined;
  return error(
    { ...own.spot, line: 1, column: 1 },
    '',
    `is not complete: ${missing.join(', ')} are missing`,
    'add "extends: historical" to start from a complete scenario',
  );
}

/** A scenario without the programmes, policies and cost books that nothing names, so that its hash is its own. */
function withUsedOnly(scenario: Scenario, used: Record<keyof ReturnType<typeof namesUsed>, Names>): Scenario {
  return {
    ...scenario,
    programmes: only(scenario.programmes, used.programmes),
    policies: only(scenario.policies, used.policies),
    cost_books: only(scenario.cost_books, used.cost_books),
  };
}

type Names = { readonly has: (name: string) => boolean };
const only = <T>(map: Record<string, T>, names: Names): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([name]) => names.has(name)));
