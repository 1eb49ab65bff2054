import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { holm, pValue } from '../../src/analysis/many-tests.ts';

describe('the p value of a difference', () => {
  it('is 5% where the interval just touches zero, and less beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.double({ min: 0.01, max: 1e6, noNaN: true }), (n, half) => {
        expect(pValue(half, half, n)).toBeCloseTo(0.05, 9);
        expect(pValue(-half, half, n)).toBeCloseTo(0.05, 9);
        expect(pValue(1.1 * half, half, n)).toBeLessThan(0.05);
        expect(pValue(0.9 * half, half, n)).toBeGreaterThan(0.05);
      }),
    );
  });

  it('agrees with a published point: t = 2.8609 with 19 degrees of freedom is 1%', () => {
    expect(pValue(2.860934606 / 2.093024054, 1, 20)).toBeCloseTo(0.01, 8);
  });

  it('counts heads where no replication differs from another', () => {
    expect([2, 5, 6].map((n) => pValue(-8, 0, n))).toEqual([0.5, 0.0625, 0.03125]);
    expect([pValue(0, 0, 20), pValue(3, 0, 1)]).toEqual([1, 1]);
  });
});

describe("Holm's correction", () => {
  it('gives a worked example', () => {
    // 0.05 / 4 = 0.0125, 0.05 / 3 = 0.0167, 0.05 / 2 = 0.025: the third fails and takes the fourth with it.
    expect(holm([0.03, 0.01, 0.04, 0.005])).toEqual([false, true, false, true]);
    expect(holm([0.02, 0.024])).toEqual([true, true]);
    expect(holm([])).toEqual([]);
  });

  it('finds no more than each test alone, and no fewer than Bonferroni', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (ps) => {
        for (const [i, passed] of holm(ps).entries()) {
          if (passed) expect(ps[i]).toBeLessThan(0.05);
          if (ps[i] < 0.05 / ps.length) expect(passed).toBe(true);
        }
      }),
    );
  });
});
