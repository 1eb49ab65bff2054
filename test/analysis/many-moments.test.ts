import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signedOf } from '../../src/analysis/change.ts';
import { ManyMoments } from '../../src/analysis/many-moments.ts';
import { NestedMoments } from '../../src/analysis/nested.ts';

const value = fc.option(
  fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
  {
    freq: 4,
  },
);
/** Values of three statistics in each run of some draws. */
const draws = fc.integer({ min: 1, max: 3 }).chain((replications) =>
  fc.array(fc.array(fc.tuple(value, value, value), { minLength: replications, maxLength: replications }), {
    minLength: 1,
    maxLength: 8,
  }),
);

it('many moments in typed arrays are those of objects, to the last bit', () => {
  fc.assert(
    fc.property(draws, fc.boolean(), (all, drawn) => {
      const many = new ManyMoments(3);
      const each = [0, 1, 2].map(() => new NestedMoments());
      all.forEach((runs, d) => {
        for (const values of runs) {
          const draw = drawn ? d + 1 : null;
          many.begin(draw);
          values.forEach((x, i) => many.add(i, x));
          values.forEach((x, i) => each[i].add(x, draw));
        }
        // Read in the middle too: reading takes nothing away.
        each.forEach((one, i) => expect(signedOf('u', many.at(i))).toEqual(signedOf('u', one.read())));
      });
    }),
  );
});
