/** A file and what it extends: the chain of its parents, merged; the shared library laid under it. */
import { inheritanceProblems } from './inherit.ts';
import type { Ground } from './ground.ts';
import { merge } from './merge.ts';
import { error, type Problem } from '../../base/problem.ts';
import { at, withEntries, type Entry, type MapTree, type SourceFile } from './tree.ts';
import { readTree, type Reading } from './yaml.ts';

/** Finds the parent that a file's `extends` names, or says why it cannot be had. */
export type ReadParent = (
  name: string,
  from: SourceFile,
) => SourceFile | { readonly message: string; readonly hint?: string | undefined };

export type Chain = {
  /** The file alone, as written, then its parents. */
  readonly layers: readonly [MapTree, ...MapTree[]];
  /** The file first, then its parents. */
  readonly files: readonly SourceFile[];
  /** Warnings about the writing. */
  readonly findings: readonly Problem[];
  readonly problems: readonly Problem[];
};

const LONGEST = 16;

const empty = (path: string): MapTree => ({
  kind: 'map',
  spot: { file: path, line: 1, column: 1 },
  entries: new Map(),
});

function parseMap(source: SourceFile): Reading & { readonly tree: MapTree } {
  const { tree, problems, warnings } = readTree(source);
  if (tree.kind === 'map') return { tree, problems, warnings };
  return {
    tree: empty(source.path),
    problems: [...problems, error(tree.spot, '', 'must be a map of keys such as "title: ..."')],
    warnings,
  };
}

/** Follows `extends` to its end. Stops at the first file that cannot be read. */
export function readChain(source: SourceFile, read: ReadParent): Chain {
  const files: SourceFile[] = [];
  const layers: MapTree[] = [];
  const problems: Problem[] = [];
  const findings: Problem[] = [];
  let next: SourceFile | undefined = source;
  while (next) {
    const file: SourceFile = next;
    files.push(file);
    const { tree, problems: found, warnings } = parseMap(file);
    layers.push(tree);
    problems.push(...found);
    findings.push(...warnings);
    next = found.length > 0 ? undefined : parentOf(file, tree, files, read, problems);
  }
  const [own, ...parents] = layers;
  return { layers: [own, ...parents], files, problems, findings };
}

/**
 * The files of a chain laid one over the other, without `extends`, and what a child does to its parents that it may not.
 * Only what the file itself takes the place of is told.
 */
export function layChain({ layers }: Chain, ground: Ground, telling: Ground): { tree: MapTree; problems: Problem[] } {
  const problems: Problem[] = [];
  const tree = layers.reduceRight((parent, child) => {
    problems.push(...inheritanceProblems(parent, child));
    return merge(inherited(parent), child, child === layers[0] ? telling : ground) as MapTree;
  });
  return { tree: withEntries(tree, { extends: undefined }), problems };
}

/** What of a parent its children inherit: not from whom it came, nor when it departed. */
const inherited = (parent: MapTree): MapTree =>
  withEntries(parent, { extends: undefined, departs: undefined, label: undefined });

function parentOf(
  file: SourceFile,
  tree: MapTree,
  files: readonly SourceFile[],
  read: ReadParent,
  problems: Problem[],
): SourceFile | undefined {
  const named = at(tree, 'extends');
  if (!named) return undefined;
  const fail = (message: string, hint?: string): undefined => {
    problems.push(error(named.spot, 'extends', message, hint));
    return undefined;
  };
  if (named.kind !== 'scalar' || typeof named.value !== 'string' || named.value === '') {
    return fail('must be the name or path of one scenario');
  }
  const parent = read(named.value, file);
  if ('message' in parent) return fail(parent.message, parent.hint);
  if (files.some((seen) => seen.path === parent.path)) {
    const loop = [...files, parent].map((seen) => seen.path).join(' -> ');
    return fail('leads back to a file that already extends it', loop);
  }
  if (files.length >= LONGEST)
    return fail(`is the end of a chain of more than ${LONGEST} files`, 'state more in fewer files');
  return parent;
}

const SHARED = ['programmes', 'policies', 'cost_books'] as const;

/**
 * Shared programmes, policies and cost books under a scenario's own. An entry of the scenario with a `title` is a
 * definition of its own and stands alone; one without changes the shared entry of that name.
 */
export function layLibrary(
  library: readonly SourceFile[],
  tree: MapTree,
  ground: Ground,
): { tree: MapTree; problems: Problem[] } {
  const problems: Problem[] = [];
  const shared = new Map<string, Map<string, Entry>>(SHARED.map((key) => [key, new Map()]));
  for (const file of library) {
    const { tree: layer, problems: found } = parseMap(file);
    problems.push(...found);
    for (const [key, entry] of layer.entries) {
      const into = shared.get(key);
      if (!into || entry.tree.kind !== 'map')
        problems.push(error(entry.key, key, `must be a map and one of ${SHARED.join(', ')}`));
      else for (const [name, below] of entry.tree.entries) addShared(into, key, name, below, problems);
    }
  }
  const changes = Object.fromEntries(
    SHARED.map((key) => [
      key,
      overShared(shared.get(key) as Map<string, Entry>, tree.entries.get(key), tree, key, ground),
    ]),
  );
  return { tree: withEntries(tree, changes), problems };
}

function addShared(into: Map<string, Entry>, map: string, name: string, entry: Entry, problems: Problem[]): void {
  const before = into.get(name);
  if (before)
    problems.push(
      error(entry.key, `${map}.${name}`, `is defined a second time, first in ${before.key.file}:${before.key.line}`),
    );
  else into.set(name, entry);
}

function overShared(
  shared: ReadonlyMap<string, Entry>,
  own: Entry | undefined,
  tree: MapTree,
  map: string,
  ground: Ground,
): Entry | undefined {
  if (own && own.tree.kind !== 'map') return own;
  if (shared.size === 0) return own;
  const changes = [...((own?.tree as MapTree | undefined)?.entries ?? [])].map(([name, entry]): [string, Entry] => {
    const below = shared.get(name);
    return below && !at(entry.tree, 'title')
      ? [name, { key: entry.key, tree: merge(below.tree, entry.tree, ground, [map, name]) }]
      : [name, entry];
  });
  const key = own?.key ?? tree.spot;
  return { key, tree: { kind: 'map', spot: own?.tree.spot ?? tree.spot, entries: new Map([...shared, ...changes]) } };
}
