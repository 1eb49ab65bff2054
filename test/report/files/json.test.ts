import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonChunks, roundJson } from '../../../src/report/files/round.ts';

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 9, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.string(), fc.oneof(tie('tree'), fc.constant(undefined)), { maxKeys: 4 }),
  ),
}));

it('chunks of JSON put together are the JSON of the whole', () => {
  fc.assert(
    fc.property(tree, (document) => {
      expect([...jsonChunks(document)].join('')).toBe(`${JSON.stringify(roundJson(document), null, 2)}\n`);
    }),
  );
});

it('a long document comes in many short chunks', () => {
  const document = { arms: [{ rows: Array.from({ length: 20_000 }, (_, i) => ({ key: `place ${i}`, mean: i / 3 })) }] };
  const chunks = [...jsonChunks(document)];
  expect(chunks.length).toBeGreaterThan(5);
  expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(100_000);
  expect(chunks.join('')).toBe(`${JSON.stringify(roundJson(document), null, 2)}\n`);
});
