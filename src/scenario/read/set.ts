/** `--set path=value`: one change from the command line, laid over a merged scenario. */
import type { Ground } from './ground.ts';
import { lineToSet } from './set-line.ts';
import { merge } from './merge.ts';
import { DESCRIPTIVE, isParameter, statesEvidence } from './parameter-tree.ts';
import { error, formatPath, nearest, suggest, type Problem, type Spot } from '../../base/problem.ts';
import { at, treeOf, withEntries, type Entry, type MapTree, type Path, type Tree } from './tree.ts';
import { parseTree } from './yaml.ts';

/** A `--set` taken apart: `ARM:path@from=value`; the arm and the day may be missing. */
export type Setting = {
  readonly text: string;
  readonly arm?: string | undefined;
  readonly path: Path;
  readonly from?: string | undefined;
  readonly value: string;
};

const SOURCE = 'set on the command line';
const EXAMPLE = 'such as --set pickup.come_match=0.5';
const SHAPE = /^(?:(?<arm>[^:=@]+):)?(?<path>[^:=@\s]+)(?:@(?<from>[\d-]+))?\s*=(?<value>[^]*)$/;

/** Where problems of a `--set` are shown. */
export const spotOfSet = (text: string): Spot => ({ file: `--set ${text.slice(0, 200)}`, line: 0, column: 0 });

/** Takes a `--set` apart, or says what is wrong with its form. */
export function parseSet(text: string): Setting | Problem {
  const groups = SHAPE.exec(text.trim())?.groups;
  if (!groups) {
    return error(
      spotOfSet(text),
      '',
      'is not of the form path=value',
      'such as --set pickup.come_match=0.5, or path@2015-01-05=value from a day on',
    );
  }
  const path = groups['path']
    .split(/\.|(?=\[)/)
    .map((part) => (/^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part));
  return { text, arm: groups['arm'], path, from: groups['from'], value: groups['value'] };
}

/** True for what went wrong rather than what was asked for. */
export const isProblem = (x: object): x is Problem => 'severity' in x;

/**
 * A scenario with one setting. A parameter becomes a constant, or with a day takes the value from that day on; its unit
 * stays and its evidence becomes "assumed". Any other field is replaced. The value is YAML; whether it fits is left to
 * the checks that follow, which will name the `--set`.
 */
export function applySet(scenario: Tree, setting: string | Setting, ground: Ground): Tree | Problem {
  const parsed = typeof setting === 'string' ? parseSet(setting) : setting;
  if (isProblem(parsed)) return parsed;
  const spot = spotOfSet(parsed.text);
  const value = readValue(parsed, spot);
  if (isProblem(value)) return value;
  const line = lineToSet(scenario, parsed.path);
  if (line === 'whole')
    return error(spot, formatPath(parsed.path), 'is a whole line of a cost book', 'say what of it changes: add .usd');
  if (line && 'known' in line) {
    const [, book, id] = parsed.path;
    const what = `the cost book "${book}" has no line "${id}"`;
    return error(spot, formatPath(parsed.path.slice(0, 3)), what, suggest(String(id), line.known));
  }
  const { tree, path } = line ?? { tree: scenario, path: parsed.path };
  return (
    refusal(parsed, spot) ??
    replace(tree, { ...parsed, path }, 0, value, { spot, ground, evidence: evidenceDepth(tree, path) })
  );
}

/** What no setting can change: whose child a file is, and in what a figure is measured. */
function refusal({ path }: Setting, spot: Spot): Problem | undefined {
  const [first, last] = [path[0], path.at(-1)];
  if (first === 'extends' || first === 'departs')
    return error(spot, first, 'cannot be set', `state "${first}" in the file`);
  if (last === 'unit')
    return error(
      spot,
      formatPath(path),
      'cannot be set: a unit is a label and converts nothing',
      'set the value, in that unit',
    );
  return undefined;
}

/**
 * The depth of the map whose evidence stands for the figure at a path, which is no longer true once the figure is set:
 * the nearest that states some, or a dated value. None for words, and for parameters, which state their own.
 */
function evidenceDepth(scenario: Tree, path: Path): number | undefined {
  if (DESCRIPTIVE.has(String(path.at(-1))) || isParameter(at(scenario, ...path))) return undefined;
  const maps = path.map((_, depth) => at(scenario, ...path.slice(0, depth)));
  const found = maps.findLastIndex(
    (map, depth) =>
      map?.kind === 'map' && (statesEvidence(map) || (typeof path[depth - 1] === 'number' && map.entries.has('value'))),
  );
  return found < 0 ? undefined : found;
}

function readValue({ value: text, path }: Setting, spot: Spot): Tree | Problem {
  if (text.trim() === '') return error(spot, '', 'states no value after "="', EXAMPLE);
  const { tree, problems, warnings } = parseTree({ path: spot.file, text }, path);
  // Nobody comments on a setting.
  const [first] = [...problems, ...warnings];
  if (!first) return respot(tree, spot);
  return error(spot, '', `value ${first.message}`, first.message === 'is empty' ? EXAMPLE : first.hint);
}

/** The same tree with one spot throughout. */
function respot(tree: Tree, spot: Spot): Tree {
  if (tree.kind === 'scalar') return { ...tree, spot };
  if (tree.kind === 'list') return { ...tree, spot, items: tree.items.map((item) => respot(item, spot)) };
  const entries = new Map(
    [...tree.entries].map(([key, entry]) => [key, { key: spot, tree: respot(entry.tree, spot) }]),
  );
  return { kind: 'map', spot, entries };
}

type Origin = { readonly spot: Spot; readonly ground: Ground; readonly evidence: number | undefined };

function replace(here: Tree, setting: Setting, depth: number, value: Tree, origin: Origin): Tree | Problem {
  const { spot } = origin;
  const path = setting.path;
  if (depth === path.length) return overlay(here, setting, value, origin);
  const part = path[depth];
  const shown = formatPath(path.slice(0, depth + 1));
  if (here.kind === 'list') {
    const item = typeof part === 'number' ? here.items[part] : undefined;
    if (!item)
      return error(spot, shown, `is not in the list; its positions run from [0] to [${here.items.length - 1}]`);
    const changed = replace(item, setting, depth + 1, value, origin);
    return isProblem(changed) ? changed : { ...here, items: here.items.with(part as number, changed) };
  }
  if (here.kind === 'scalar')
    return error(spot, shown, 'is not in the scenario: what stands before it is a single value', 'end the path there');
  const key = String(part);
  const below = here.entries.get(key);
  if (!below && depth < path.length - 1) {
    const like = nearest(key, here.entries.keys());
    return error(
      spot,
      shown,
      'is not in the scenario',
      like === undefined ? `known: ${[...here.entries.keys()].join(', ')}` : `did you mean "${like}"?`,
    );
  }
  const changed = below ? replace(below.tree, setting, depth + 1, value, origin) : value;
  if (isProblem(changed)) return changed;
  return withEntries(here, {
    [key]: { key: spot, tree: changed },
    ...(depth === origin.evidence ? { source: undefined, assumed: { key: spot, tree: treeOf(SOURCE, spot) } } : {}),
  });
}

/** The new value at the end of the path. */
function overlay(here: Tree, setting: Setting, value: Tree, { spot, ground }: Origin): Tree | Problem {
  const entry = (tree: Tree): Entry => ({ key: spot, tree });
  const assumed = entry(treeOf(SOURCE, spot));
  // A dated value has a value too, but is an item of a list, to be stated whole.
  if (!isParameter(here) || typeof setting.path.at(-1) === 'number') {
    return setting.from === undefined
      ? value
      : error(
          spot,
          formatPath(setting.path),
          'is not a parameter, so no day can be given with "@"',
          'leave out "@" and the day',
        );
  }
  const stated =
    setting.from === undefined
      ? { value: entry(value), assumed }
      : { values: entry({ kind: 'list', spot, items: [dated(setting.from, value, spot)] }) };
  return merge(here, { kind: 'map', spot, entries: new Map(Object.entries(stated)) }, ground, setting.path);
}

/** A value from a day on, everywhere. */
function dated(from: string, value: Tree, spot: Spot): MapTree {
  const texts = { from: treeOf(from, spot), value, assumed: treeOf(SOURCE, spot) };
  const entries = Object.entries(texts).map(([key, tree]): [string, Entry] => [key, { key: spot, tree }]);
  return { kind: 'map', spot, position: 'alone', entries: new Map(entries) };
}
