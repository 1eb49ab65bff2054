/**
 * Documents that a simulation could give and that no fixture is: of nobody, of one month, all alike, beyond measure, with
 * names nobody thought of. Each is a fixture with one or more strains of oddness in it.
 */
import fc from 'fast-check';
import type { Draws } from '../../src/analysis/calibration/posterior.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import { OUTCOMES } from '../../src/base/vocabulary.ts';
import type { RunDocument } from '../../src/analysis/results.ts';
import { type Document, formOf } from '../../src/report/documents.ts';
import { placeWith } from './changes.ts';
import { smallBoard } from './evidence-fixture.ts';
import { explanation } from './explanation-fixture.ts';
import { fitted } from './fit-fixture.ts';
import { comparison, oneReplication, singleRun, threeArms } from './fixture.ts';
import { recordsOf } from './records-fixture.ts';
import { sensitivity, sweep } from './studies-fixture.ts';
import { traced } from './trace-fixture.ts';

export type Odd = { readonly document: Document; readonly draws: Draws };

/** Short series, to keep the pictures small. */
function brief(document: RunDocument): RunDocument {
  for (const { monthly } of [...document.arms, ...document.differences])
    for (const id of Object.keys(monthly)) monthly[id] = monthly[id].filter(({ month }) => month >= '2015-07');
  return document;
}

const flowing = (): RunDocument => ({ ...brief(comparison()), charts: ['flow'] });

function mappedOut(): RunDocument {
  const document = brief(comparison());
  const places = [placeWith('06037', -900), placeWith('48201', 60), placeWith('ST-CA-LOS', 12)];
  document.differences[0].maps = [{ metric: 'transferred', places }];
  return document;
}

const fit = fitted();
export const FIXTURES: Readonly<Record<string, Document>> = {
  comparison: flowing(),
  map: mappedOut(),
  run: brief(singleRun()),
  one: brief(oneReplication()),
  three: brief(threeArms()),
  explanation: explanation(),
  fit: fit.document,
  board: smallBoard(),
  boardOfOneRun: smallBoard(1),
  trace: traced(),
  sensitivity,
  sweep,
  records: recordsOf(),
};

/** Where figures stand; other numbers count or order things. */
const FIGURES = new Set(
  'mean sd lo hi value mu sigma median learned distance correlation tolerance usd hours variance'.split(' '),
);
const NULLABLE = new Set(['mean', 'sd', 'lo', 'hi', 'distance', 'hours']);

type Node = unknown;
type Visit = (key: string, node: Node) => Node;

/** The tree with each value replaced that `visit` replaces, the leaves first. */
function mapped(node: Node, visit: Visit, key = ''): Node {
  if (Array.isArray(node)) {
    return visit(
      key,
      node.map((child) => mapped(child, visit, key)),
    );
  }
  if (node === null || typeof node !== 'object') return visit(key, node);
  return visit(
    key,
    Object.fromEntries(Object.entries(node).map(([name, child]) => [name, mapped(child, visit, name)])),
  );
}

/** Other figures everywhere, or in some places only: every so many. */
const figures = (change: (x: number) => number | null, every = 1): Visit => {
  let seen = 0;
  return (key, node) => {
    if (typeof node !== 'number' || !FIGURES.has(key) || seen++ % every !== 0) return node;
    return change(node) ?? (NULLABLE.has(key) ? null : node);
  };
};

/** Lists of what may be few or many. Draws of a person and the two arms of a trace are what they are. */
const LISTS = new Set(
  (
    'arms differences policy_dates places flips months years costs rows groups points axes charts metrics parameters ' +
    'ridges patterns effects indices episodes steps provisions shares forward backward break_even factors monthly ' +
    'requests transferred at_large_arrests'
  ).split(' '),
);
const lists = (change: (list: readonly Node[]) => readonly Node[], of: (key: string) => boolean): Visit => {
  return (key, node) => (Array.isArray(node) && of(key) ? change(node) : node);
};

export const NAMES = [
  'x',
  '🦜🏳️‍🌈👩🏽‍⚖️',
  'שלום עולם مرحبا',
  '統計的な結果'.repeat(10),
  'a'.repeat(200),
  'word '.repeat(40).trim(),
  '<b>&"\'</b> %s ${x} {{y}} \\n',
  'NULL',
  'constructor',
  "datum['x']",
  '-',
  ' ',
  '',
];
const NAMED = new Set(
  'name title study text who coverage factor provision id from to scenario first second'.split(' '),
);
/** Words of the program's own, which no user can choose. */
const WORDS = new Set<string>([
  ...OUTCOMES,
  ...METRICS.map(({ id }) => id),
  'absent',
  'not_identified',
  'chance',
  'parameter',
]);
const KEEP = /^(\d{4}-\d\d|handoff\.|[a-f0-9]{64}$)/;

/** One name put before each name, the same everywhere, so that what speaks of an arm still finds it. */
function names(name: string, document: Node): Visit {
  const known = new Set<string>();
  mapped(document, (key, node) => {
    if (NAMED.has(key) && typeof node === 'string' && !KEEP.test(node) && !WORDS.has(node)) known.add(node);
    return node;
  });
  const renamed = (text: string) => (known.has(text) ? name + text : text);
  return (_, node) => {
    if (typeof node === 'string') return renamed(node);
    if (Array.isArray(node) || node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [renamed(key), child]));
  };
}

type Strain = { readonly name: string; readonly of: (document: Document) => Visit };
const strain = (name: string, of: Strain['of']): Strain => ({ name, of });

/** What may be odd, each alone; a property mixes them. */
export const STRAINS: readonly Strain[] = [
  ...[0, 1, -1, 1e-300, 5e-324, 1e-12, 123_456_789, 1e14].map((x) =>
    strain(`all figures ${x}`, () => figures(() => x)),
  ),
  ...[1e-300, 1e-9, 1e6].map((x) => strain(`figures times ${x}`, () => figures((figure) => figure * x))),
  strain('figures null', () => figures(() => null)),
  strain('every second figure null', () => figures(() => null, 2)),
  strain('every third figure null', () => figures(() => null, 3)),
  strain('figures negative', () => figures((x) => -x)),
  strain('every fifth figure zero', () => figures(() => 0, 5)),
  strain('every seventh figure huge', () => figures(() => 9e14, 7)),
  strain('lists doubled', () =>
    lists(
      (list) => [...list, ...list],
      (key) => LISTS.has(key),
    ),
  ),
  ...[...LISTS].flatMap((list) => [
    strain(`no ${list}`, () =>
      lists(
        () => [],
        (key) => key === list,
      ),
    ),
    strain(`one of ${list}`, () =>
      lists(
        (all) => all.slice(0, 1),
        (key) => key === list,
      ),
    ),
    strain(`half of ${list}`, () =>
      lists(
        (all) => all.slice(0, Math.ceil(all.length / 2)),
        (key) => key === list,
      ),
    ),
  ]),
  ...NAMES.map((name) => strain(`named ${name.slice(0, 20)}`, (document: Document) => names(name, document))),
];

/** What stands at a path. */
const at = (node: Node, path: readonly PropertyKey[]): Node =>
  path.reduce<Node>((here, key) => (here as Record<PropertyKey, Node> | undefined)?.[key], node);

/**
 * A document with a strain. Where the strain makes it something that no document can be, that part stays as it was: the
 * oddness is to be in what may be.
 */
export function strained(document: Document, { of }: Strain): Document {
  const odd = structuredClone(mapped(document, of(document))) as Document;
  for (let round = 0; round < 9; round += 1) {
    const read = formOf(document)!.safeParse(odd);
    if (read.success) return odd;
    for (const { path } of read.error.issues) {
      const known = path.findIndex((_, i) => at(document, path.slice(0, i + 1)) === undefined);
      const whole = known < 0 ? path : path.slice(0, known);
      const last = whole.at(-1);
      if (last === undefined) return document;
      const parent = at(odd, whole.slice(0, -1)) as Record<PropertyKey, Node> | undefined;
      if (parent) parent[last] = structuredClone(at(document, whole));
    }
  }
  return document;
}

/** A fixture with up to three strains. */
export const odd: fc.Arbitrary<{ readonly name: string; readonly make: () => Odd }> = fc
  .tuple(
    fc.constantFrom(...Object.keys(FIXTURES)),
    fc.array(fc.constantFrom(...STRAINS), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(0, 1, 2, 30),
  )
  .map(([fixture, strains, draws]) => ({
    name: [fixture, ...strains.map(({ name }) => name), `${draws} draws`].join(', '),
    make: () => ({ document: strains.reduce(strained, FIXTURES[fixture]), draws: fit.draws.slice(0, draws) }),
  }));
