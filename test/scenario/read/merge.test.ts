import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge as lay } from '../../../src/scenario/read/merge.ts';
import { plain, treeOf, type Tree } from '../../../src/scenario/read/tree.ts';
import { parseTree } from '../../../src/scenario/read/yaml.ts';
import { ground } from '../fixtures/ground.ts';
import { complete } from '../fixtures/load.ts';

const spot = { file: 'test', line: 1, column: 1 };
const tree = (text: string): Tree => parseTree({ path: 'test.yaml', text }).tree;
const merged = (parent: string, child: string): unknown => plain(merge(tree(parent), tree(child)));
const merge = (parent: Tree, child: Tree): Tree => lay(parent, child, ground);
const nothing = treeOf({}, spot);

describe('merging a child over its parent', () => {
  it('leaves the parent as it is where the child says nothing', () => {
    expect(plain(merge(tree(complete), nothing))).toEqual(plain(tree(complete)));
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue()), (value) => {
        expect(plain(merge(treeOf(value, spot), nothing))).toEqual(plain(treeOf(value, spot)));
      }),
    );
  });

  it('gives the child itself over an empty parent, and is the same done twice', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue()),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue()),
        (a, b) => {
          const [parent, child] = [treeOf(a, spot), treeOf(b, spot)];
          expect(plain(merge(nothing, child))).toEqual(plain(child));
          const once = merge(parent, child);
          expect(plain(merge(once, child))).toEqual(plain(once));
        },
      ),
    );
  });

  it('merges maps by key and replaces scalars and lists', () => {
    expect(merged('a: { b: 1, c: 2 }\nd: [1, 2]\ne: 1', 'a: { c: 3 }\nd: [4]')).toEqual({
      a: { b: 1, c: 3 },
      d: [4],
      e: 1,
    });
  });

  it('takes selectors and conditions whole', () => {
    expect(merged('places: { state: CA }', 'places: { office: LOS }')).toEqual({ places: { office: 'LOS' } });
    expect(
      merged(
        'policies: { x: { hold: { ceiling: { flag: gang } } } }',
        'policies: { x: { hold: { ceiling: { charge: dui } } } }',
      ),
    ).toEqual({
      policies: { x: { hold: { ceiling: { charge: 'dui' } } } },
    });
  });

  it('lets null remove a definition or a flag, and nothing else', () => {
    expect(
      merged(
        'policies: { x: 1, y: 2 }\nflags: { gang: 1 }\nstate: { law: 1 }',
        'policies: { x: null }\nflags: { gang: null }\nstate: { law: null }',
      ),
    ).toEqual({
      policies: { y: 2 },
      flags: {},
      state: { law: null },
    });
  });

  it('keeps every spot that of its own file', () => {
    const child = parseTree({ path: 'child.yaml', text: '# note\na:\n  c: 3' }).tree;
    const both = merge(tree('a: { b: 1 }'), child);
    const a = both.kind === 'map' ? both.entries.get('a') : undefined;
    const entries = a?.tree.kind === 'map' ? a.tree.entries : undefined;
    expect(a?.key).toEqual({ file: 'child.yaml', line: 2, column: 1 });
    expect(entries?.get('c')?.tree.spot).toEqual({ file: 'child.yaml', line: 3, column: 6 });
    expect(entries?.get('b')?.tree.spot).toEqual({ file: 'test.yaml', line: 1, column: 9 });
  });
});

describe('a parameter of the child takes over in its places from its days', () => {
  const unit = { unit: 'x' };
  const dated =
    'p: { unit: x, source: s, values: [{ value: 1 }, { from: 2014-01, value: 2 }, { from: 2015-01-01, value: 3 }, { from: 2016-05, value: 4 }] }';

  it('keeps earlier values, drops those that it covers from that day on, then adds its own', () => {
    expect(
      merged(dated, 'p: { values: [{ from: 2015-06, value: 9, assumed: a }, { from: 2015-01, value: 8, source: b }] }'),
    ).toEqual({
      p: {
        ...unit,
        source: 's',
        values: [
          { value: 1 },
          { from: '2014-01', value: 2 },
          { from: '2015-06', value: 9, assumed: 'a' },
          { from: '2015-01', value: 8, source: 'b' },
        ],
      },
    });
  });

  it('keeps a value of the same month but an earlier day', () => {
    const values = (
      merged(dated, 'p: { values: [{ from: 2015-01-02, value: 9, assumed: a }] }') as { p: { values: unknown[] } }
    ).p.values;
    expect(values).toHaveLength(4);
  });

  it('leaves what holds elsewhere, and states its own again on the day of what goes on there', () => {
    const wide = 'p: { unit: x, source: s, values: [{ value: 1 }, { from: 2015-01, value: 2 }] }';
    const here = { state: 'CA' };
    expect(merged(wide, 'p: { values: [{ from: 2014-01, places: { state: CA }, value: 9, assumed: a }] }')).toEqual({
      p: {
        ...unit,
        source: 's',
        values: [
          { value: 1 },
          { from: '2015-01', value: 2 },
          { from: '2015-01', places: here, value: 9, assumed: 'a' },
          { from: '2014-01', places: here, value: 9, assumed: 'a' },
        ],
      },
    });
  });

  it('turns a single value into the first', () => {
    expect(
      merged('p: { unit: x, source: s, value: 1 }', 'p: { values: [{ from: 2015-01, value: 2, assumed: a }] }'),
    ).toEqual({
      p: { ...unit, source: 's', values: [{ value: 1 }, { from: '2015-01', value: 2, assumed: 'a' }] },
    });
  });

  it('replaces all by a single value or an undated one, with the evidence of its own', () => {
    expect(merged(dated, 'p: { value: 7, assumed: a }')).toEqual({ p: { ...unit, value: 7, assumed: 'a' } });
    expect(merged(dated, 'p: { assumed: a, values: [{ value: 7 }, { from: 2015-01, value: 8 }] }')).toEqual({
      p: { ...unit, assumed: 'a', values: [{ value: 7 }, { from: '2015-01', value: 8 }] },
    });
    expect(merged('p: { unit: x, source: s, table: t }', 'p: { value: 7, assumed: a }')).toEqual({
      p: { ...unit, value: 7, assumed: 'a' },
    });
  });

  it("never lets the parent's evidence stand for the child's figure", () => {
    expect(merged('p: { unit: x, source: s, value: 1 }', 'p: { value: 2 }')).toEqual({
      p: { ...unit, value: 2 },
    });
    expect(
      merged('p: { unit: x, source: s, value: 1 }', 'p: { source: mine, values: [{ from: 2015-01, value: 2 }] }'),
    ).toMatchObject({
      p: { source: 's', values: [{ value: 1 }, { value: 2, source: 'mine' }] },
    });
    expect(merged('f: { gang: { unit: x, source: s, probability: 1 } }', 'f: { gang: { probability: 0.5 } }')).toEqual({
      f: { gang: { ...unit, probability: 0.5 } },
    });
    expect(merged('x: { title: t, source: s, hold: { floor: never } }', 'x: { hold: { floor: always } }')).toEqual({
      x: { title: 't', hold: { floor: 'always' } },
    });
  });
});
