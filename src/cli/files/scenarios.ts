/** Scenario files on disk: finding them, reading them safely, listing what is shipped. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveScenario, type Failure, type LoadOptions, type LoadResult, type Problem, type ReadParent, type ResolvedScenario, type SourceFile } from '../../scenario/load.ts'; // prettier-ignore
import { fileName } from '../../report/words/file-name.ts';
import { printable } from '../../base/printable.ts';
import { error, nearest, sortProblems, suggest } from '../../base/problem.ts';
import { isProblem, parseSet, spotOfSet } from '../../scenario/read/set.ts';
import { at } from '../../scenario/read/tree.ts';
import { parseTree } from '../../scenario/read/yaml.ts';
import { tableReaderFor } from './own-tables.ts';
import { inside, isThere, shownPath, UNREADABLE } from './paths.ts';
import type { World } from '../../world/world.ts';

/** A shipped scenario as `handoff list` shows it. */
export type Listed = {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
};

export { isThere };

const LARGEST = 1024 * 1024;
const NOT_SCENARIOS = new Set(['data', 'policies', 'score', 'studies']);

let folder: string | undefined;

/** The shipped folder scenarios/: the nearest one above this module, which may run from src/ or from a bundle. */
export function scenariosFolder(): string {
  if (folder !== undefined) return folder;
  let here = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(here, 'scenarios', 'policies'))) {
    const above = dirname(here);
    if (above === here) throw new Error('the folder scenarios/ is missing from this installation');
    here = above;
  }
  return (folder = join(here, 'scenarios'));
}

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);
const bare = (path: string): string => basename(path).replace(/\.ya?ml$/i, '');

/** Shipped scenario files by name: scenarios/*.yaml and scenarios/<folder>/*.yaml. */
function shipped(): Map<string, string> {
  const root = scenariosFolder();
  const files = (from: string) =>
    readdirSync(from, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isYaml(entry.name))
      .map((entry) => join(from, entry.name));
  const below = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !NOT_SCENARIOS.has(entry.name),
  );
  const all = [...files(root), ...below.flatMap((entry) => files(join(root, entry.name)))];
  return new Map(all.toSorted().map((path) => [bare(path), path]));
}

/** The shipped scenarios by name, with their title and the first line of their description. */
export function listScenarios(): Listed[] {
  return [...shipped()].map(([name, path]) => {
    const source = readSource(path);
    const tree = isProblem(source) ? undefined : parseTree(source).tree;
    const text = (key: string): string => {
      const found = at(tree, key);
      return found?.kind === 'scalar' ? String(found.value).split('\n', 1)[0] : '';
    };
    return { name, path: shownPath(path), title: text('title'), description: text('description') };
  });
}

const sources = new Map<string, SourceFile>();

/**
 * Reads a text file a scenario may be made of. Refuses unread what is too large, a folder or a device; then what is
 * empty or not text.
 */
export function readSource(path: string): SourceFile | Problem {
  const shown = shownPath(path);
  const refuse = (message: string, hint?: string): Problem =>
    error({ file: shown, line: 0, column: 0 }, '', message, hint);
  try {
    const found = statSync(path);
    if (found.isDirectory()) return refuse('is a folder, not a scenario file', 'name a file in it');
    if (!found.isFile()) return refuse('is not a file', 'copy its text into a plain file');
    if (found.size > LARGEST)
      return refuse(
        `is larger than 1 MB (${(found.size / LARGEST).toFixed(1)} MB)`,
        'scenarios are small; tables are CSV files beside them: table: ./mine.csv',
      );
    const known = sources.get(path);
    const bytes = readFileSync(path);
    if (bytes.length === 0) return refuse('is empty', '"handoff init FILE" writes a scenario to start from');
    if (bytes.includes(0)) return refuse('is a binary file, not YAML', 'save it as plain text in UTF-8');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (known?.text === text) return known;
    const source: SourceFile = { name: bare(path), path: shown, text };
    sources.set(path, source);
    return source;
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('is not valid UTF-8 text', 'save it as plain text in UTF-8');
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    return refuse(...(UNREADABLE[code] ?? [`cannot be read (${code})`, 'copy it to another folder']));
  }
}

/** A scenario by shipped name, or by path. A file of that very path comes first when it looks like a path. */
export function findScenario(nameOrPath: string): SourceFile | Problem {
  const known = shipped();
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
  const like = nearest(bare(nameOrPath), known.keys());
  const hint =
    like === undefined ? `shipped scenarios: ${[...known.keys()].join(', ') || 'none'}` : `did you mean "${like}"?`;
  return error({ file: nameOrPath, line: 0, column: 0 }, '', 'no scenario of this name or path exists', hint);
}

/**
 * How `extends` is followed from a first file: a shipped name, or a path relative to the file that states it. Nothing
 * outside the first file's folder and the shipped scenarios is read.
 */
export function readerFor(first: SourceFile): ReadParent {
  const home = dirname(resolve(first.path));
  return (name, from) => {
    const known = shipped();
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
    const source = readSource(path);
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

/** SHA-256 of a text as hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Options = Pick<LoadOptions, 'sets' | 'arm' | 'costBook' | 'floorAboveCeiling'>;

/** Finds, reads, resolves and checks one scenario. */
export function loadScenario(nameOrPath: string, world: World, options: Options = {}): LoadResult {
  const source = findScenario(nameOrPath);
  if (isProblem(source)) return { ok: false, problems: [source], files: [] };
  return resolveScenario(source, readerFor(source), world, {
    ...options,
    readTable: tableReaderFor(source, scenariosFolder()),
    shared: readLibrary(),
    hash: sha256,
  });
}

/**
 * The arms of a command, in order. An arm is called like its file; of two alike the second gets "-2". A `--set` that
 * names an arm must name one of these. All arms are checked, so that all problems are told at once.
 */
export function loadArms(
  names: readonly string[],
  world: World,
  options: Omit<Options, 'arm'> = {},
): { readonly ok: true; readonly arms: readonly ResolvedScenario[] } | Failure {
  const arms = armNames(names);
  const strangers = (options.sets ?? []).flatMap((text): Problem[] => {
    const setting = parseSet(text);
    if (isProblem(setting) || setting.arm === undefined || arms.includes(setting.arm)) return [];
    return [error(spotOfSet(text), '', `no arm is called "${setting.arm}"`, suggest(setting.arm, arms))];
  });
  const results = names.map((name, index) => loadScenario(name, world, { ...options, arm: arms[index] }));
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

const LONGEST_ARM = 60;

/**
 * A file's name as the name of an arm, which stands in charts, in file names and before the colon of a `--set`: short,
 * and with dashes for what cannot stand there.
 */
const armName = (path: string): string =>
  Array.from(printable(bare(path), '-').replace(/[:=@]/g, '-').trim())
    .slice(0, LONGEST_ARM)
    .join('') || 'scenario';

/** A name for each arm. Names that would give the same file names are told apart by a number. */
function armNames(names: readonly string[]): string[] {
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
