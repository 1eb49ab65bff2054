/** What intervals are worth: held figures and interval scores, against figures worked out by hand and closed forms. */
import { describe, expect, it } from 'vitest';
import { coverageOf, holds, intervalScore, worthOf } from '../../../src/analysis/patterns/coverage.ts';
import type { Target } from '../../../src/analysis/patterns/score.ts';
import { normalQuantile } from '../../../src/base/normal-quantile.ts';

const at = (centre: number, tolerance = 1): Target => ({ centre, tolerance, side: 0 });
const about = (mean: number, half: number) => ({ mean, lo: mean - half, hi: mean + half });

describe('the interval score', () => {
  it('is the width inside, and 20 times how far outside a 90% interval', () => {
    const interval = { lo: 10, hi: 14 };
    expect(intervalScore(interval, at(12), 0.9)).toBeCloseTo(4, 12);
    expect(intervalScore(interval, at(14), 0.9)).toBeCloseTo(4, 12);
    expect(intervalScore(interval, at(15), 0.9)).toBeCloseTo(24, 9);
    expect(intervalScore(interval, at(9.5), 0.9)).toBeCloseTo(14, 9);
    // Four times outside at 50%.
    expect(intervalScore(interval, at(15), 0.5)).toBeCloseTo(8, 12);
  });

  it('counts tolerances', () => {
    expect(intervalScore({ lo: 100, hi: 140 }, at(150, 10), 0.9)).toBeCloseTo(4 + 20, 9);
  });

  /** Mean score of the interval -half..half over a standard normal, at a thousand of its quantiles. */
  const expected = (half: number): number => {
    const n = 20_000;
    let sum = 0;
    for (let i = 0; i < n; i += 1)
      sum += intervalScore({ lo: -half, hi: half }, at(normalQuantile((i + 0.5) / n)), 0.9);
    return sum / n;
  };

  it('of the true interval of a normal is 4 phi(z) / (1 - level), and no other interval about its mean does better', () => {
    const z = normalQuantile(0.95);
    const phi = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    expect(expected(z)).toBeCloseTo((4 * phi) / 0.1, 2);
    for (const half of [0, 0.5, 1, 2.5, 4]) expect(expected(half)).toBeGreaterThan(expected(z));
  });
});

describe('an interval', () => {
  it('holds what lies in it, and with a tolerance what lies outside by less', () => {
    expect(holds(about(10, 3), at(13), 0.9, false)).toBe(true);
    expect(holds(about(10, 3), at(13.1), 0.9, false)).toBe(false);
    // 3 and 4 make 5: the tolerance is the half-width of a 90% interval of error.
    expect(holds(about(10, 3), at(15, 4), 0.9, true)).toBe(true);
    expect(holds(about(10, 3), at(15.01, 4), 0.9, true)).toBe(false);
    expect(holds(about(10, 3), at(5, 4), 0.9, true)).toBe(true);
  });

  it('of 50% is widened by the half-width of a 50% interval of the same error', () => {
    const half = (4 * normalQuantile(0.75)) / normalQuantile(0.95);
    const reach = Math.sqrt(9 + half * half);
    expect(holds(about(10, 3), at(10 + reach - 1e-9, 4), 0.5, true)).toBe(true);
    expect(holds(about(10, 3), at(10 + reach + 1e-9, 4), 0.5, true)).toBe(false);
    expect(reach).toBeCloseTo(3.4191, 3);
  });

  it('of a bound has to reach its right side', () => {
    expect(holds(about(0.5, 0.05), { centre: 0.4, tolerance: 0.05, side: 1 }, 0.9, false)).toBe(false);
    expect(holds(about(0.44, 0.05), { centre: 0.4, tolerance: 0.05, side: 1 }, 0.9, false)).toBe(true);
    expect(holds(about(0.3, 0.05), { centre: 0.35, tolerance: 0.05, side: -1 }, 0.9, false)).toBe(true);
  });
});

describe('coverage', () => {
  const worth = (centre: number) => worthOf([about(0, 1), about(0, 2)], at(centre, 1));
  it('counts by level, alone and widened, and takes the mean score', () => {
    expect(coverageOf([worth(0.5), worth(1.5), worth(2.1), worth(9), null])).toEqual({
      of: 4,
      levels: [
        { level: 0.5, alone: 1, widened: 1 },
        { level: 0.9, alone: 2, widened: 3 },
      ],
      score: expect.closeTo((4 + 4 + (4 + 2) + (4 + 140)) / 4, 9) as number,
    });
  });

  it('is none without intervals, and none of bounds', () => {
    expect(coverageOf([null])).toBeNull();
    const bound = worthOf([about(0, 1), about(0, 2)], { centre: 5, tolerance: 1, side: 1 });
    expect(bound.score).toBeNull();
    expect(coverageOf([bound])).toBeNull();
  });
});
