/** YAML as a tree in which every key and value knows the spot it came from, so that it survives merging. */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { unprintableIn } from '../../base/printable.ts';
import { error, formatPath, type Problem, type Spot } from '../../base/problem.ts';

/** A text with the path shown to the user and a short name. */
export type SourceFile = { readonly name: string; readonly path: string; readonly text: string };

export type Scalar = string | number | boolean | null;
/**
 * Where a node stands, and for an item of a merged list its position in the list of its own file: "alone" if it was a
 * single value there.
 */
type Placed = { readonly spot: Spot; readonly position?: number | 'alone' | undefined };
export type ScalarTree = Placed & { readonly kind: 'scalar'; readonly value: Scalar };
export type ListTree = Placed & { readonly kind: 'list'; readonly items: readonly Tree[] };
export type MapTree = Placed & { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry> };
export type Entry = { readonly key: Spot; readonly tree: Tree };
export type Tree = ScalarTree | ListTree | MapTree;
export type Path = readonly (string | number)[];

const DEEPEST = 60;
const MOST_ALIASES = 200;
const MOST_VALUES = 50_000;
const TOO_DEEP = `no scenario needs more than ${DEEPEST} levels; look for a bracket that is not closed`;
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The first spot at which a text nests deeper than any scenario would. The YAML reader is recursive and a deep text
 * ends the whole process, so this is looked for in the plain text, before reading: brackets, indents, compact lists.
 */
function tooDeep(text: string): { line: number; column: number } | undefined {
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.search(/[^ ]/);
    if (indent > 4 * DEEPEST) return { line: index + 1, column: indent + 1 };
    const compact = line.search(/(?:[-?:][ \t]+){60}/);
    if (compact >= 0) return { line: index + 1, column: compact + 1 };
    for (let column = 0; column < line.length; column += 1) {
      const letter = line[column];
      if (letter === '[' || letter === '{') open += 1;
      else if ((letter === ']' || letter === '}') && open > 0) open -= 1;
      if (open > DEEPEST) return { line: index + 1, column: column + 1 };
    }
  }
  return undefined;
}

/** What each alias stands for: the last anchor of its name before it. All are found in one walk. */
function targetsOf(doc: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(doc, {
    Node: (_, node) => {
      const target = isAlias(node) ? anchors.get(node.source) : undefined;
      if (isAlias(node)) {
        if (target) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

/** Turns the nodes of one document into a tree and notes what may not stand in it. */
class Builder {
  readonly problems: Problem[] = [];
  private aliases = 0;
  private values = 0;
  private readonly targets: ReadonlyMap<Alias, Node>;
  private readonly spotAt: (offset: number) => Spot;

  constructor(doc: Document.Parsed, spotAt: (offset: number) => Spot) {
    this.targets = targetsOf(doc);
    this.spotAt = spotAt;
  }

  build(node: Node | null, path: Path, fallback: Spot): Tree {
    const spot = node?.range ? this.spotAt(node.range[0]) : fallback;
    const empty: ScalarTree = { kind: 'scalar', spot, value: null };
    if (node === null || this.aliases > MOST_ALIASES || this.values > MOST_VALUES) return empty;
    this.values += 1;
    if (this.values > MOST_VALUES)
      return this.refuse(
        spot,
        path,
        `more than ${MOST_VALUES} values`,
        empty,
        'tables by place belong in scenarios/data',
      );
    if (path.length > DEEPEST) return this.refuse(spot, path, 'is nested too deeply', empty, TOO_DEEP);
    if (isAlias(node)) {
      this.aliases += 1;
      if (this.aliases > MOST_ALIASES)
        return this.refuse(spot, path, `more than ${MOST_ALIASES} aliases`, empty, 'write the values out');
      const target = this.targets.get(node);
      if (!target)
        return this.refuse(
          spot,
          path,
          `no anchor "&${node.source}" stands before this alias`,
          empty,
          `write "&${node.source}" before a value above, or put a text that begins with "*" in quotes`,
        );
      return this.build(target, path, spot);
    }
    if (isMap(node)) return this.map(node, path, spot);
    if (isSeq(node)) {
      const items = node.items.map((item, index) => this.build(item as Node | null, [...path, index], spot));
      return { kind: 'list', spot, items };
    }
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string') this.mustBePrintable(value, spot, path);
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', spot, value };
    }
    return this.refuse(spot, path, 'is not plain text, a number, true or false', empty, 'put a text in quotes');
  }

  private map(node: { items: readonly { key: unknown; value: unknown }[] }, path: Path, spot: Spot): MapTree {
    const entries = new Map<string, Entry>();
    for (const pair of node.items) {
      const keyNode = pair.key as Node | null;
      const name = isScalar(keyNode) && typeof keyNode.value === 'string' ? keyNode.value : '';
      const key = keyNode?.range ? this.spotAt(keyNode.range[0]) : spot;
      const below = [...path, name];
      this.mustBePrintable(name, key, path);
      if (REFUSED_KEYS.has(name))
        this.refuse(key, path, `the key "${name}" is not allowed`, undefined, 'choose another name');
      else if (entries.has(name)) this.refuse(key, below, 'stands twice in the same map; keep one', undefined);
      else entries.set(name, { key, tree: this.build(pair.value as Node | null, below, key) });
    }
    return { kind: 'map', spot, entries };
  }

  private mustBePrintable(text: string, spot: Spot, path: Path): void {
    const found = unprintableIn(text);
    if (found === undefined) return;
    const message = `holds the control character ${found}, which cannot be shown`;
    this.refuse(spot, path, message, undefined, 'take it out; of such characters only tabs and line breaks may stand');
  }

  private refuse<T>(spot: Spot, path: Path, message: string, instead: T, hint?: string): T {
    this.problems.push(error(spot, formatPath(path.slice(0, 8)), message, hint));
    return instead;
  }
}

/**
 * Reads one YAML text. Of syntax errors only the first is told, since the others follow from it. Never throws.
 */
export function parseTree(source: { path: string; text: string }): { tree: Tree; problems: readonly Problem[] } {
  const file = source.path;
  const start: Spot = { file, line: 1, column: 1 };
  const fail = (spot: Spot, message: string, hint: string) => ({
    tree: { kind: 'map', spot, entries: new Map() } as MapTree,
    problems: [error(spot, '', message, hint)],
  });
  const deep = tooDeep(source.text);
  if (deep) return fail({ file, ...deep }, 'is nested too deeply', TOO_DEEP);
  const lineCounter = new LineCounter();
  const doc = parseDocument(source.text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const spotAt = (offset: number): Spot => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const first = doc.errors[0] ?? doc.warnings[0];
  if (first)
    return fail(spotAt(first.pos[0]), `is not valid YAML: ${lowerFirst(first.message)}`, remedyOf(first.message));
  if (doc.contents === null || (isScalar(doc.contents) && doc.contents.value === null))
    return fail(start, 'is empty', 'state at least "extends: ..." and what differs');
  const builder = new Builder(doc, spotAt);
  const tree = builder.build(doc.contents, [], start);
  return { tree, problems: builder.problems };
}

/** The usual mend of what the YAML reader complains of. */
function remedyOf(message: string): string {
  if (/tag/i.test(message)) return 'leave the tag out, or put a text that begins with "!" in quotes';
  if (/multiple documents/.test(message)) return 'keep one document: take out the line "---"';
  if (/tab/i.test(message)) return 'indent with blanks';
  return 'check indents, brackets and quotes; put texts with ": " or " #" in quotes';
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** The tree as plain objects, lists and scalars. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, plain(entry.tree)]));
}

/** Plain objects, lists and scalars as a tree whose every spot is the one given. */
export function treeOf(value: unknown, spot: Spot): Tree {
  if (Array.isArray(value)) return { kind: 'list', spot, items: value.map((item) => treeOf(item, spot)) };
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, below]) => below !== undefined);
    return {
      kind: 'map',
      spot,
      entries: new Map(pairs.map(([key, below]) => [key, { key: spot, tree: treeOf(below, spot) }])),
    };
  }
  return { kind: 'scalar', spot, value: value as Scalar };
}

/** The tree below a path, or undefined. */
export function at(tree: Tree | undefined, ...path: Path): Tree | undefined {
  let here = tree;
  for (const part of path) {
    if (here?.kind === 'map') here = here.entries.get(String(part))?.tree;
    else if (here?.kind === 'list') here = here.items[Number(part)];
    else return undefined;
  }
  return here;
}

/**
 * The spot to point at for a path: a scalar's value, else the key that names it, else the nearest thing above.
 */
export function locate(tree: Tree, path: readonly PropertyKey[]): Spot {
  let here = tree;
  let spot = tree.spot;
  for (const part of path) {
    let next: Tree | undefined;
    if (here.kind === 'map') {
      const entry = here.entries.get(String(part));
      if (entry) spot = entry.key;
      next = entry?.tree;
    } else if (here.kind === 'list') {
      next = here.items[Number(part)];
      if (next) spot = next.spot;
    }
    if (!next) return spot;
    here = next;
  }
  return here.kind === 'scalar' && here.value !== null ? here.spot : spot;
}

/** A path as text, its list positions those of the file in which the items were written. */
export function shownPath(tree: Tree, path: readonly PropertyKey[]): string {
  const shown: PropertyKey[] = [];
  let here: Tree | undefined = tree;
  for (const part of path) {
    const parent: Tree | undefined = here;
    here = at(parent, part as string | number);
    const position = parent?.kind === 'list' ? here?.position : undefined;
    if (position === 'alone') shown.pop();
    else shown.push(position ?? part);
  }
  return formatPath(shown);
}

/** The spot of a key of the map at a path. */
export function locateKey(tree: Tree, path: readonly PropertyKey[], key: string): Spot {
  const map = at(tree, ...(path as Path));
  return (map?.kind === 'map' ? map.entries.get(key)?.key : undefined) ?? locate(tree, path);
}

/** A copy of a map with some entries set, or removed where undefined. */
export function withEntries(map: MapTree, changes: Readonly<Record<string, Entry | undefined>>): MapTree {
  const entries = new Map(map.entries);
  for (const [key, entry] of Object.entries(changes)) {
    if (entry) entries.set(key, entry);
    else entries.delete(key);
  }
  return { ...map, entries };
}
