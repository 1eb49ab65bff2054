/** Whatever stands where something else should: reading ends in problems or a scenario, and never throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { formatProblem } from '../../src/base/problem.ts';
import { floorAboveCeiling } from '../../src/policy/consistency.ts';
import { calibrationStudy, readStudy, sensitivityStudy } from '../../src/scenario/studies/study.ts';
import { sweepStudy } from '../../src/scenario/studies/sweep-study.ts';
import { child, complete, file, load, problems, resolved } from './fixtures/load.ts';

type Node = unknown;
type Path = readonly (string | number)[];
const ALL = process.env['HANDOFF_ALL'] === '1';
const RUNS = ALL ? 2000 : 60;
// Trying everybody against every policy takes most of the time.
const options = ALL ? { floorAboveCeiling } : {};

/** Every path of a document, the whole one too. */
function pathsIn(node: Node, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path];
  const below = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
  return [path, ...below.flatMap(([key, value]) => pathsIn(value as Node, [...path, key]))];
}

const get = (node: Node, path: Path): Node =>
  path.reduce<Node>((here, key) => (here as Record<string | number, Node>)[key], node);

/** A copy with another node at a path, or with none there. */
function replaced(node: Node, [key, ...rest]: Path, value: Node): Node {
  if (key === undefined) return value;
  const copy = (Array.isArray(node) ? [...(node as Node[])] : { ...(node as object) }) as Record<string | number, Node>;
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}

const document = parse(complete) as Node;
const paths = pathsIn(document);
const scalar = fc.oneof(
  fc.constantFrom(null, '', ' ', true, false, 0, -1, 1e308, -0, NaN, Infinity, 2015, '2015-07-02 12:00', '2015-07', 'all', 'always', 'none', '06085', '0x1F', '.5', '1_000', 'yes', '~', '\u{1f600}', 'toString', 'length'), // prettier-ignore
  fc.string({ maxLength: 8 }),
  fc.double(),
);
const KEYS = ['a', 'value', 'values', 'table', 'unit', 'source', 'assumed', 'from', 'places', 'county', 'state', 'distribution', 'name', 'shares', 'lines', 'covers', 'tiers', 'forms', 'when', 'hold', 'floor', 'any', 'not', 'draws', 'length', 'toString', 'hasOwnProperty']; // prettier-ignore
const { odd } = fc.letrec((tie) => ({
  odd: fc.oneof(
    { maxDepth: 4 },
    scalar,
    // A part of the same scenario in a place that is not its own.
    fc.constantFrom(...paths).map((path) => get(document, path)),
    fc.array(tie('odd'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('odd'), { maxKeys: 3 }),
  ),
}));

/** What a user is shown of a result can be formed, and a refusal has a reason. */
function mustBeTold(result: ReturnType<typeof load>, text: string): void {
  const found = problems(result);
  for (const problem of found) expect(formatProblem(problem, text.split('\n'))).toContain(problem.file);
  if (!result.ok) expect(found.some(({ severity }) => severity === 'error')).toBe(true);
}

describe('any odd value at any node', () => {
  it('of a complete scenario is told or taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, (path, value) => {
        const text = stringify(replaced(document, path, value), { aliasDuplicateObjects: false });
        mustBeTold(load(text, options), text);
      }),
      { numRuns: RUNS },
    );
  });

  it('of a child is told or taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths.filter((path) => path.length > 0)), odd, (path, value) => {
        // Only what lies on the way to the node: the rest comes from the parent.
        const only = path.reduceRight<Node>((below, key) => (typeof key === 'number' ? [below] : { [key]: below }), value); // prettier-ignore
        const text = stringify(only, { aliasDuplicateObjects: false });
        mustBeTold(child(text, options), `extends: complete\n${text}`);
      }),
      { numRuns: RUNS },
    );
  });

  it('of places is every place where it sets no limit, over values of a parent too', () => {
    const over = (places: string) =>
      resolved(
        child(`local:\n  policy:\n    values: [{ value: none, places: ${places}, from: 2015-01-01, assumed: test }]`),
      );
    const policyOf = (places: string) =>
      over(places).scenario.local.policy.values?.map(({ value, from }) => [value, from]);
    expect(policyOf('{}')).toEqual(policyOf('all'));
  });

  it('of a map whose keys are what every object has is told', () => {
    const source = file('length: { toString: "" }\nhandoff: { length: { toString: { toString: 1 } } }');
    for (const schema of [sweepStudy, sensitivityStudy, calibrationStudy])
      expect(readStudy(schema, source).ok).toBe(false);
    expect(problems(load('title: { length: { toString: "" } }')).length).toBeGreaterThan(0);
  });

  it('of a setting is told or taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, fc.boolean(), (path, value, dated) => {
        const where = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('').replace(/^\./, ''); // prettier-ignore
        const set = `${where}${dated ? '@2015-01-05' : ''}=${JSON.stringify(value)}`;
        mustBeTold(child('title: x', { ...options, sets: [set] }), '');
      }),
      { numRuns: RUNS },
    );
  });

  it('of a study is told or taken', () => {
    const study = {
      handoff: 1, study: 'sweep', title: 'T', description: 'D', seed: 's', baseline: 'a', scenarios: ['b'], sets: [],
      axes: [{ name: 'x', set: 'a.b', from: 0, to: 1, step: 0.5 }, { name: 'y', set: ['a'], values: [1, 'b', true] }],
      design: { kind: 'grid' }, metrics: ['m'], period: { from: '2015-01', to: '2015-02' }, replications: 1, draws: 2,
      charts: [{ kind: 'heat', metric: 'm', x: 'x', y: 'y' }, { kind: 'frontier', x: 'm', y: 'm', along: 'x' }],
      parameters: ['p'], method: { morris: { trajectories: 4 }, sobol: { points: 16 } }, scenario: 'b',
      patterns: 'all', start: 40, waves: 1, per_wave: 10, keep: 20, check: 0,
    }; // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...pathsIn(study)), odd, (path, value) => {
        const source = file(stringify(replaced(study, path, value), { aliasDuplicateObjects: false }));
        for (const schema of [sweepStudy, sensitivityStudy, calibrationStudy]) {
          const read = readStudy(schema, source);
          if (!read.ok) for (const problem of read.problems) formatProblem(problem, []);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
