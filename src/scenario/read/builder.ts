/** From the nodes of a YAML document to a tree, and what may not stand in it. */
import { type Alias, isAlias, isMap, isScalar, isSeq, visit, type Document, type Node, type Pair } from 'yaml';
import { error, formatPath, warning, type Problem, type Spot } from '../../base/problem.ts';
import { oddLetterIn } from './letters.ts';
import type { Entry, MapTree, Path, ScalarTree, Tree } from './tree.ts';

/** Levels of nesting that are read. */
export const DEEPEST = 60;
const MOST_ALIASES = 200;
/** Values that are read. */
export const MOST_VALUES = 50_000;
export const TOO_MANY = 'tables by place belong in scenarios/data';
export const TOO_DEEP = `no scenario needs more than ${DEEPEST} levels; look for a bracket that is not closed`;
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Keys of what is text for people, or the name of a file: any letter that can be seen may stand there. */
const FREE = new Set(['title', 'label', 'description', 'source', 'assumed', 'note', 'seed', 'extends', 'scenario', 'scenarios', 'baseline']); // prettier-ignore

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
export class Builder {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  private aliases = 0;
  private values = 0;
  private readonly targets: ReadonlyMap<Alias, Node>;
  private readonly text: string;
  private readonly spotAt: (offset: number) => Spot;

  /** @param text what the document was read from */
  constructor(doc: Document.Parsed, text: string, spotAt: (offset: number) => Spot) {
    this.targets = targetsOf(doc);
    this.text = text;
    this.spotAt = spotAt;
  }

  build(node: Node | null, path: Path, fallback: Spot): Tree {
    const spot = node?.range ? this.spotAt(node.range[0]) : fallback;
    const empty: ScalarTree = { kind: 'scalar', spot, value: null };
    if (node === null || this.aliases > MOST_ALIASES || this.values > MOST_VALUES) return empty;
    this.values += 1;
    if (this.values > MOST_VALUES) return this.refuse(spot, path, `more than ${MOST_VALUES} values`, empty, TOO_MANY);
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
    if (typeof value === 'string') {
      this.mustBeWritten(value, node, path, FREE.has(wordOf(path)));
      this.mustBeWhole(node, path);
    }
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', spot, value };
    }
    return this.refuse(spot, path, 'is not plain text, a number, true or false', empty, 'put a text in quotes');
  }

  private map(node: { readonly items: readonly unknown[] }, path: Path, spot: Spot): MapTree {
    const entries = new Map<string, Entry>();
    for (const pair of node.items as readonly Pair<Node | null, Node | null>[]) {
      const keyNode = pair.key;
      const name = isScalar(keyNode) && typeof keyNode.value === 'string' ? keyNode.value : '';
      const key = keyNode?.range ? this.spotAt(keyNode.range[0]) : spot;
      const below = [...path, name];
      if (keyNode) this.mustBeWritten(name, keyNode, path, false);
      if (REFUSED_KEYS.has(name))
        this.refuse(key, path, `the key "${name}" is not allowed`, undefined, 'choose another name');
      else if (name === '<<')
        this.refuse(key, path, 'merge keys "<<" are not read', undefined, 'write the values out, or use "extends"');
      else if (entries.has(name)) this.refuse(key, below, 'stands twice in the same map; keep one', undefined);
      else entries.set(name, { key, tree: this.build(pair.value, below, key) });
    }
    return { kind: 'map', spot, entries };
  }

  /** A letter that may not stand in a key or value is pointed at; one that was written as an escape, where its text begins. */
  private mustBeWritten(value: string, { range }: Node, path: Path, free: boolean): void {
    const found = oddLetterIn(value, free);
    if (!found) return;
    const [start, end] = range ?? [0, 0];
    const raw = this.text.slice(start, end).indexOf(value.slice(found.offset, found.offset + 1));
    const spot = this.spotAt(start + Math.max(0, raw));
    // Of two quotes around a text with a comma, each half is a value.
    const told = this.problems.some((other) => other.line === spot.line && other.hint === found.hint);
    if (!told) this.refuse(spot, path, found.message, undefined, found.hint);
  }

  /** " #" begins a comment. One without a blank after it was hardly meant as one. */
  private mustBeWhole(node: Node, path: Path): void {
    if (!isScalar(node) || node.type !== 'PLAIN' || !node.range) return;
    const [, end] = node.range;
    const cut = /^[ \t]+#(?=[^\s#])/.exec(this.text.slice(end, end + 100));
    if (!cut) return;
    const spot = this.spotAt(end + cut[0].length - 1);
    const message = `ends before "#": what follows is a comment`;
    const hint = 'put the whole text in quotes, or write a blank after "#" if a comment is meant';
    this.warnings.push(warning(spot, formatPath(path), message, hint));
  }

  private refuse<T>(spot: Spot, path: Path, message: string, instead: T, hint?: string): T {
    this.problems.push(error(spot, formatPath(path.slice(0, 8)), message, hint));
    return instead;
  }
}

/** The key that says what a value is: that of the list for an item of a list. */
const wordOf = (path: Path): string => String(path.findLast((part) => typeof part === 'string'));
