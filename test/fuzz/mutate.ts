/** What may happen to a text or a tree on its way through hands and programs. All chance comes from a keyed stream. */
import type { Stream } from '../../src/base/stream.ts';

export const pick = <T>(stream: Stream, all: readonly T[]): T => all[stream.below(all.length)];

/** Signs that mean something to YAML or CSV, that look like others, or that nobody sees. */
const SIGNS = [
  ...String.raw`" ' : - -- { } [ ] &a *a !!js/function !!binary % # @ | > ? , ; """ \ ~ null yes .inf .nan`.split(' '),
  ...'1e999 0x1F -0 1_000 08 90% 2015-02-30 99999-01-01 \u001b[2J \ufeff \u202e \u2028 \ud800 🦜 “ ’ é ０ a,b,c,d,e'.split(
    ' ',
  ),
  '\0',
  '\t',
  '\r',
  '\n',
  ': ',
  '- ',
  '<<: *a',
  '---\n',
  '...\n',
  '\u00a0',
  ' '.repeat(300),
  'x'.repeat(5000),
  '[ '.repeat(2000),
  '{a: '.repeat(500),
  '\n'.repeat(500),
  '__proto__: 1\n',
  'extends: historical\n',
  '&a [*a, *a]',
].filter((sign) => sign !== '');

const TREES =
  '[null, true, false, [], {}, [[]], [null], [{}], {"a": null}, {"from": "2015-01-01"}, {"value": 1}, [1, 2, 3], ' +
  '{"county": "Cook, IL"}, {"state": []}, {"values": []}]';

const VALUES: readonly unknown[] = [
  ...'x all none historical 2015-01-01 2015-02-30 9999-12-31 0001-01-01 2015-01 NaN 90% 1,000 🦜 \u001b[2J -'.split(
    ' ',
  ),
  ...'__proto__ constructor ../../etc/passwd /dev/zero'.split(' '),
  'a'.repeat(10_000),
  'word '.repeat(2000),
  'Santa Clara, CA',
  '',
  ' ',
  ...Float64Array.of(0, -1, 1, 0.5, 1e308, -1e308, 1e-300, 2 ** 53, 12_345.678),
  ...(JSON.parse(TREES) as unknown[]),
];

const KEYS =
  'x,__proto__,constructor,toString,values,value,from,places,extends,table,unit,source,assumed, ,🦜,handoff,0'.split(
    ',',
  );

/** Where in a text something happens: two places in order, near each other. */
function span(stream: Stream, length: number, longest: number): [number, number] {
  const start = stream.below(length + 1);
  return [start, Math.min(length, start + 1 + stream.below(longest))];
}

type OnText = (text: string, stream: Stream) => string;
const onLines =
  (change: (lines: string[], stream: Stream) => string[]): OnText =>
  (text, stream) =>
    change(text.split('\n'), stream).join('\n');

const ON_TEXT: readonly OnText[] = [
  (text, stream) => {
    const [start, end] = span(stream, text.length, 60);
    return text.slice(0, start) + text.slice(end);
  },
  (text, stream) => {
    const at = stream.below(text.length + 1);
    return text.slice(0, at) + pick(stream, SIGNS) + text.slice(at);
  },
  (text, stream) => {
    const at = stream.below(text.length + 1);
    return text.slice(0, at) + pick(stream, SIGNS) + text.slice(at + 1);
  },
  // A figure becomes another.
  (text, stream) => {
    const figures = [...text.matchAll(/-?\d[\d.-]*/g)];
    if (figures.length === 0) return text;
    const { 0: found, index } = pick(stream, figures);
    return text.slice(0, index) + String(pick(stream, VALUES)) + text.slice(index + found.length);
  },
  (text, stream) => text.slice(0, stream.below(text.length + 1)),
  onLines((lines, stream) => {
    const [start, end] = span(stream, lines.length, 8);
    return [...lines.slice(0, end), ...lines.slice(start)];
  }),
  onLines((lines, stream) => {
    const [start, end] = span(stream, lines.length, 5);
    return [...lines.slice(0, start), ...lines.slice(end)];
  }),
  onLines((lines, stream) => {
    const [i, j] = [stream.below(lines.length), stream.below(lines.length)];
    return lines.map((line, at) => (at === i ? lines[j] : at === j ? lines[i] : line));
  }),
  onLines((lines, stream) => {
    const i = stream.below(lines.length);
    const moved = pick(stream, ['', '  ', '    ', '\t', '- ', '# ']) + lines[i].trimStart();
    return lines.map((line, at) => (at === i ? moved : line));
  }),
];

export const mutatedText: OnText = (text, stream) => pick(stream, ON_TEXT)(text, stream);

type Branch = Record<PropertyKey, unknown>;
type Place = { readonly parent: Branch; readonly key: string };

/** Every place of a tree that has a parent. */
function places(node: unknown, found: Place[] = []): Place[] {
  if (node === null || typeof node !== 'object') return found;
  for (const key of Object.keys(node)) {
    found.push({ parent: node as Branch, key });
    places((node as Branch)[key], found);
  }
  return found;
}

const remove = ({ parent, key }: Place): void => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

type OnTree = (place: Place, all: readonly Place[], stream: Stream) => void;
const ON_TREE: readonly OnTree[] = [
  ({ parent, key }, _, stream) => (parent[key] = structuredClone(pick(stream, VALUES))),
  ({ parent, key }, _, stream) => (parent[key] = structuredClone(pick(stream, VALUES))),
  remove,
  ({ parent, key }, all, stream) => {
    const name = stream.below(2) === 0 ? pick(stream, KEYS) : pick(stream, all).key;
    const node = parent[key];
    remove({ parent, key });
    Object.defineProperty(parent, name, { value: node, enumerable: true, configurable: true, writable: true });
  },
  // Another part of the tree in its place.
  ({ parent, key }, all, stream) => {
    const other = pick(stream, all);
    parent[key] = structuredClone(other.parent[other.key]);
  },
  ({ parent, key }, _, stream) => {
    const node = parent[key];
    if (Array.isArray(node))
      node.splice(stream.below(node.length + 1), 0, ...node.splice(stream.below(node.length + 1)));
    else parent[key] = [node];
  },
  ({ parent, key }) => {
    const node = parent[key];
    parent[key] = Array.isArray(node) ? [...node, ...structuredClone(node)] : { a: node };
  },
];

/** Changes a tree in place, somewhere. */
export function mutateTree(tree: unknown, stream: Stream): void {
  const all = places(tree);
  if (all.length > 0) pick(stream, ON_TREE)(pick(stream, all), all, stream);
}

/** A table with one cell changed. */
export function mutatedCell(text: string, stream: Stream): string {
  const lines = text.split('\n');
  const i = stream.below(lines.length);
  const cells = lines[i].split(',');
  cells[stream.below(cells.length)] = String(pick(stream, VALUES));
  return [...lines.slice(0, i), cells.join(','), ...lines.slice(i + 1)].join('\n');
}
