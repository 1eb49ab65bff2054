/** Scenario files: finding them, following what they extend, listing what is shipped. */
import { readdirSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { resolverOf, type Failure, type LoadOptions, type LoadResult, type Problem, type ReadParent, type ResolvedScenario, type Sets, type SourceFile } from '../../scenario/load.ts'; // prettier-ignore
import { fileName } from '../../report/words/file-name.ts';
import { printable } from '../../base/printable.ts';
import { error, nearest, sortProblems, suggest } from '../../base/problem.ts';
import { isProblem, parseSet, spotOfSet } from '../../scenario/read/set.ts';
import { at } from '../../scenario/read/tree.ts';
import { readTree } from '../../scenario/read/yaml.ts';
import { notScenario } from '../../scenario/studies/kind.ts';
import { sha256 } from '../../report/files/hash.ts';
import type { World } from '../../world/world.ts';
import { scenariosFolder, shippedScenarios, shippedStudies } from './shipped.ts';
import type { HeldArm } from './held.ts';
import { tableReaderFor } from './own-tables.ts';
import { inside, isThere, shownPath } from './paths.ts';
import { bare, isYaml, readSource, readStdin, STDIN } from './sources.ts';

/** A shipped scenario as `handoff list` shows it. */
export type Listed = {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
};

/** The shipped scenarios by name, with their title and the first line of their description. */
export function listScenarios(): Listed[] {
  return [...shippedScenarios()].map(([name, path]) => {
    const source = readSource(path);
    const tree = isProblem(source) ? undefined : readTree(source).tree;
    const text = (key: string): string => {
      const found = at(tree, key);
      return found?.kind === 'scalar' ? String(found.value).split('\n', 1)[0] : '';
    };
    return { name, path: shownPath(path), title: text('title'), description: text('description') };
  });
}

/** A scenario by shipped name, or by path. A file of that very path comes first when it looks like a path. */
export function findScenario(nameOrPath: string): SourceFile | Problem {
  const source = findSource(nameOrPath);
  return isProblem(source) ? source : (notScenario(source) ?? source);
}

/** A scenario, or a study, which is told apart by those who ask. */
export function findSource(nameOrPath: string): SourceFile | Problem {
  if (nameOrPath === STDIN) return readStdin();
  const known = shippedScenarios();
  const shippedPath = known.get(nameOrPath);
  if (shippedPath !== undefined) return readSource(shippedPath);
  if (nameOrPath === '' || nameOrPath.includes('\0'))
    return error(
      { file: '(no name)', line: 0, column: 0 },
      '',
      'is not the name or path of a scenario',
      '"handoff list" names those that are shipped',
    );
  if (isThere(nameOrPath)) return readSource(resolve(nameOrPath));
  const study = shippedStudies().get(nameOrPath);
  if (study !== undefined) return readSource(study);
  const like = nearest(bare(nameOrPath), known.keys());
  const hint =
    like === undefined
      ? '"handoff list" names those that are shipped; "handoff init --kind law FILE" writes one of your own'
      : `did you mean "${like}"?`;
  return error(
    { file: nameOrPath.slice(0, 300), line: 0, column: 0 },
    '',
    'no scenario of this name or path exists',
    hint,
  );
}

/**
 * How `extends` is followed from a first file: a shipped name, or a path relative to the file that states it. Nothing
 * outside the first file's folder and the shipped scenarios is read.
 */
export function readerFor(first: SourceFile): ReadParent {
  const home = dirname(resolve(first.path));
  return (name, from) => {
    const known = shippedScenarios();
    const path = known.get(name) ?? resolve(dirname(resolve(from.path)), name);
    if (!known.has(name)) {
      if (isAbsolute(name) || name.includes('\0'))
        return {
          message: 'must be a shipped name or a path relative to this file',
          hint: `shipped scenarios: ${[...known.keys()].join(', ')}`,
        };
      if (!isThere(path))
        return {
          message: `"${name}" does not exist`,
          hint: suggest(bare(name), known.keys()) ?? `shipped scenarios: ${[...known.keys()].join(', ')}`,
        };
      if (!inside(path, home) && !inside(path, scenariosFolder())) {
        return {
          message: `"${name}" lies outside the folder of the scenario and outside the shipped scenarios`,
          hint: 'copy it beside the scenario',
        };
      }
    }
    const read = readSource(path);
    const source = isProblem(read) ? read : (notScenario(read) ?? read);
    return isProblem(source) ? { message: `"${name}" ${source.message}`, hint: source.hint } : source;
  };
}

/** The shared programmes, policies and cost books: scenarios/policies/*.yaml. */
export function readLibrary(): readonly SourceFile[] {
  const from = join(scenariosFolder(), 'policies');
  const found = readdirSync(from)
    .filter(isYaml)
    .toSorted()
    .map((name) => readSource(join(from, name)));
  const bad = found.find(isProblem);
  if (bad) throw new Error(`${bad.file}: ${bad.message}`);
  return found as SourceFile[];
}

type Options = Pick<LoadOptions, 'sets' | 'arm' | 'costBook' | 'within' | 'floorAboveCeiling'>;
type Unset = Omit<Options, 'sets'>;
/** Resolves and checks a scenario that has been read, with some settings. */
export type Load = (sets?: Sets) => LoadResult;

/** Finds, reads, resolves and checks one scenario. */
export const loadScenario = (nameOrPath: string, world: World, { sets, ...options }: Options = {}): LoadResult =>
  loaderOf(nameOrPath, world, options)(sets);

/** The same for one scenario with many settings, which is found and read once. */
export function loaderOf(nameOrPath: string, world: World, options: Unset): Load {
  const source = findSource(nameOrPath);
  if (isProblem(source)) return () => ({ ok: false, problems: [source], files: [] });
  const wrong = notScenario(source);
  if (wrong) return () => ({ ok: false, problems: [wrong], files: [source] });
  return loaderFrom(source, world, options);
}

function loaderFrom(source: SourceFile, world: World, options: Unset): Load {
  const resolve = resolverOf(source, readerFor(source), world, {
    ...options,
    readTable: tableReaderFor(source, scenariosFolder()),
    shared: readLibrary(),
    hash: sha256,
  });
  return (sets = []) => resolve(sets);
}

/** Reads a complete scenario that a bundle holds, to be resolved and checked. Settings and places of its command are in it. */
export function heldLoaderOf(
  { name, source, statesMonths }: HeldArm,
  world: World,
  options: Omit<Unset, 'arm' | 'within'>,
): Load {
  const load = loaderFrom(source, world, { ...options, arm: name });
  return (sets) => {
    const result = load(sets);
    if (!result.ok || !statesMonths) return result;
    const { resolved } = result;
    return { ok: true, resolved: { ...resolved, reportStated: [...resolved.reportStated, name] } };
  };
}

/**
 * The arms of a command, in order. An arm is called like its file; of two alike the second gets "-2". A `--set` that
 * names an arm must name one of these. All arms are checked, so that all problems are told at once.
 */
export function loadArms(names: readonly string[], world: World, options: Omit<Options, 'arm'> = {}): Loaded {
  const arms = armNames(names);
  const strangers = (options.sets ?? []).flatMap((text): Problem[] => {
    const setting = parseSet(text);
    if (isProblem(setting) || setting.arm === undefined || arms.includes(setting.arm)) return [];
    return [error(spotOfSet(text), '', `no arm is called "${setting.arm}"`, suggest(setting.arm, arms))];
  });
  return allOf(
    names.map((name, index) => loadScenario(name, world, { ...options, arm: arms[index] })),
    strangers,
  );
}

/** The arms of a command that is run again from a bundle. */
export const loadHeldArms = (
  arms: readonly HeldArm[],
  world: World,
  options: Parameters<typeof heldLoaderOf>[2],
): Loaded => allOf(arms.map((arm) => heldLoaderOf(arm, world, options)()));

type Loaded = { readonly ok: true; readonly arms: readonly ResolvedScenario[] } | Failure;

/** All arms, or all that is wrong with them. */
function allOf(results: readonly LoadResult[], strangers: readonly Problem[] = []): Loaded {
  const failures = results.filter((result) => !result.ok);
  if (strangers.length === 0 && failures.length === 0) {
    return { ok: true, arms: results.flatMap((result) => (result.ok ? [result.resolved] : [])) };
  }
  const problems = [...strangers, ...failures.flatMap((failure) => failure.problems)];
  return {
    ok: false,
    problems: sortProblems(problems),
    files: [...new Set(failures.flatMap((failure) => failure.files))],
  };
}

export { isThere, scenariosFolder };

const LONGEST_ARM = 60;
/** With "scenario." before it, a number and an ending behind, as a file system takes it: 255 bytes. */
const LONGEST_ARM_BYTES = 200;

/**
 * A file's name as the name of an arm, which stands in charts, in cells of tables, in file names and before the colon of
 * a `--set`: short, with dashes for what cannot stand there, and without what begins a formula in a spreadsheet.
 */
const armName = (path: string): string =>
  Array.from(
    printable(bare(path), '-')
      .replace(/[:=@]/g, '-')
      .replace(/^[-+\s]+/, '')
      .trim(),
  )
    .slice(0, LONGEST_ARM)
    .reduce((name, letter) => (Buffer.byteLength(name + letter) > LONGEST_ARM_BYTES ? name : name + letter), '') ||
  'scenario';

/** A name for each arm. Names that would give the same file names are told apart by a number. */
export function armNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const take = (name: string): boolean => {
    const key = fileName(name).toLowerCase();
    return !taken.has(key) && taken.add(key).has(key);
  };
  return names.map((path) => {
    const name = armName(path);
    if (take(name)) return name;
    let count = 2;
    while (!take(`${name}-${count}`)) count += 1;
    return `${name}-${count}`;
  });
}
