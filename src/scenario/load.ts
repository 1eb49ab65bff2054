/**
 * From a scenario file to a checked, complete scenario: `extends`, the shared library, `--set`, places, the schema, and
 * what the schema cannot see. Pure: files come in as texts, and all that is wrong goes out as problems.
 */
import type { World } from '../world/world.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { adherenceProblems } from './check/adherence.ts';
import { meaningProblems, namesUsed } from './check/check.ts';
import { schemaMessage, schemaProblems } from './check/issues.ts';
import { layTables, type Laid, type ReadTable } from './check/tables.ts';
import { departureProblems } from './check/departs.ts';
import { ownHoursProblems } from './check/own-hours.ts';
import { idleValues } from './check/idle.ts';
import { layLibrary, readChain, type Chain, type ReadParent } from './read/parents.ts';
import { ALL_BOOKS } from './values/prices.ts';
import { error, sortProblems, type Problem, type TextFile } from '../base/problem.ts';
import { floorPlainlyAboveCeiling, recencyProblems, ruleProblems, type Limits } from './check/rules.ts';
import { scenario as schema, type Scenario } from './schema.ts';
import { narrowPlaces, type Within } from './narrow.ts';
import { resolvePlaces } from './read/selectors.ts';
import { applySet, isProblem, parseSet } from './read/set.ts';
import { locate, plain, treeOf, withEntries, type SourceFile, type Tree } from './read/tree.ts';

export type { Problem, ReadParent, ReadTable, SourceFile };

export type LoadOptions = {
  /** `path=value`, `path@date=value`, or these with `ARM:` before. */
  readonly sets?: readonly string[] | undefined;
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
};

export type Failure = {
  readonly ok: false;
  readonly problems: readonly Problem[];
  readonly files: readonly SourceFile[];
};
export type LoadResult = { readonly ok: true; readonly resolved: ResolvedScenario } | Failure;

/** Resolves and checks a scenario. Tells all problems at once; does not throw on any text. */
export function resolveScenario(
  source: SourceFile,
  readParent: ReadParent,
  world: World,
  options: LoadOptions,
): LoadResult {
  const library = options.shared ?? [];
  const arm = options.arm ?? source.name;
  const chain = readChain(source, readParent);
  const files = [...chain.files, ...library];
  const order = files.map(({ path }) => path);
  const shared = layLibrary(library, chain.tree);
  const unread = [...chain.problems, ...shared.problems];
  if (unread.length > 0) return { ok: false, problems: sortProblems(unread, order), files };

  const set = applySets(shared.tree, options.sets ?? [], arm);
  const priced = withCostBook(set.tree, options.costBook);
  const resolved = resolvePlaces(priced, world);
  const { within } = options;
  const narrowed = within === undefined ? undefined : narrowPlaces(resolved.tree, within, world, arm);
  const placed = narrowed?.tree ?? resolved.tree;
  const misplaced = [...resolved.problems, ...(narrowed?.problems ?? [])];
  const laid = layTables(placed, world, options.readTable ?? noTable);
  const { tree } = laid;
  const incomplete = lacksParent(chain);
  const { parsed, malformed, used, meant } = judge(laid, world, misplaced, options.floorAboveCeiling);
  const shown = incomplete
    ? malformed.filter((problem) => !problem.message.startsWith('is missing') || problem.path.includes('.'))
    : malformed;
  const read = [...files, ...laid.files];
  const problems = sortProblems(
    [
      ...(incomplete ? [incomplete] : []),
      ...set.problems,
      ...misplaced,
      ...laid.problems,
      ...shown,
      ...meant,
      ...chain.findings,
      ...departureProblems(chain.own),
      ...adherenceProblems(shared.tree, set.tree, options.sets ?? [], arm),
      ...ownHoursProblems(tree, chain.layers, chain.files, world),
      ...idleValues(tree, chain.own, new Set(laid.files.map(({ path }) => path))),
    ],
    [...order, ...laid.files.map(({ path }) => path)],
  );
  if (!parsed.success || problems.some((problem) => problem.severity === 'error'))
    return { ok: false, problems, files: [...read, ...laid.damaged.map(asSource)] };
  const scenario = withUsedOnly(parsed.data, options.costBook === ALL_BOOKS ? { ...used, cost_books: ANY } : used);
  return {
    ok: true,
    resolved: {
      name: arm,
      scenario,
      hash: options.hash(canonicalJson(scenario)),
      files: read,
      warnings: problems,
      reportStated: reportStated(tree, chain),
    },
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
  const parsed = schema.safeParse(plain(tree), { error: schemaMessage, reportInput: true });
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
function applySets(start: Tree, sets: readonly string[], arm: string): { tree: Tree; problems: Problem[] } {
  const problems: Problem[] = [];
  let tree = start;
  for (const text of sets) {
    const setting = parseSet(text);
    if (!isProblem(setting) && setting.arm !== undefined && setting.arm !== arm) continue;
    const changed = isProblem(setting) ? setting : applySet(tree, setting);
    if (isProblem(changed)) problems.push(changed);
    else tree = changed;
  }
  return { tree, problems };
}

/** One problem in place of many missing keys, for a file that states little and extends nothing. */
function lacksParent({ own, files, tree }: Chain): Problem | undefined {
  if (files.length > 1 || own.entries.has('extends')) return undefined;
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
