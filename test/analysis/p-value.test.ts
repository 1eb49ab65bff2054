import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { tQuantile } from '../../src/analysis/intervals.ts';
import { pValue } from '../../src/analysis/p-value.ts';

describe('the p value of a difference', () => {
  it('is 5% where the interval just touches zero, and less beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.double({ min: 0.01, max: 1e6, noNaN: true }), (n, error) => {
        const half = tQuantile(0.975, n - 1) * error;
        expect(pValue(half, error, n)).toBeCloseTo(0.05, 9);
        expect(pValue(-half, error, n)).toBeCloseTo(0.05, 9);
        expect(pValue(1.1 * half, error, n)).toBeLessThan(0.05);
        expect(pValue(0.9 * half, error, n)).toBeGreaterThan(0.05);
      }),
    );
  });

  it('agrees with a published point: t = 2.8609 with 19 degrees of freedom is 1%', () => {
    expect(pValue(2.860934606, 1, 20)).toBeCloseTo(0.01, 8);
  });

  it('counts heads where all agree', () => {
    expect([2, 5, 6].map((n) => pValue(-8, 0, n))).toEqual([0.5, 0.0625, 0.03125]);
    expect(pValue(0, 0, 20)).toBe(1);
  });
});
