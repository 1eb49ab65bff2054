import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../../src/analysis/forecast/document.ts';
import { twentieths } from '../../../src/analysis/forecast/twentieths.ts';

const distinct = (least: number, most: number) =>
  fc.uniqueArray(fc.integer({ min: -40_000, max: 40_000 }), { minLength: least, maxLength: most });

describe('the points of a distribution', () => {
  it('are the draws in order where there are nineteen', () => {
    fc.assert(
      fc.property(distinct(19, 19), (values) => {
        expect(twentieths(values)).toEqual(values.toSorted((a, b) => a - b));
      }),
    );
  });

  it('are every tenth of 199, whatever their order', () => {
    const values = Array.from({ length: 199 }, (_, i) => ((i * 73) % 199) + 1);
    expect(twentieths(values)).toEqual(Array.from({ length: 19 }, (_, k) => 10 * (k + 1)));
  });

  it('rise, and lie among the draws', () => {
    fc.assert(
      fc.property(distinct(19, 120), (values) => {
        const points = twentieths(values);
        expect(points).toEqual(points.toSorted((a, b) => a - b));
        expect(points[0]).toBeGreaterThanOrEqual(Math.min(...values));
        expect(points[18]).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  it('are refused where there are too few draws', () => {
    expect(() => twentieths(Array.from({ length: 18 }, (_, i) => i))).toThrow(/needs 19/);
  });
});

describe('an interval', () => {
  // Of exchangeable values any may be the one that comes: each in turn is held against the interval of the others.
  it.each([
    [0.5, 1],
    [0.9, 1],
    [0.5, 5],
    [0.9, 5],
  ])('of %f holds one more draw with just this probability (%i x 19 draws and what is between)', (level, times) => {
    fc.assert(
      fc.property(distinct(20 * times, 20 * times), (values) => {
        const held = values.filter((value, i) => {
          const { lo, hi } = intervalOf({ quantiles: twentieths(values.filter((_, j) => j !== i)) }, level);
          return lo <= value && value <= hi;
        });
        expect(held.length).toBe(level * values.length);
      }),
      { numRuns: 20 },
    );
  });
});
