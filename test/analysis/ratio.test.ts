import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Moments } from '../../src/analysis/intervals.ts';
import { ratioInterval } from '../../src/analysis/ratio.ts';

function centered(values: number[]): { mean: number; half: number } {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  const { lo, hi } = moments.interval();
  return { mean: moments.mean!, half: (hi! - lo!) / 2 };
}

const ratio = (baseline: number[], variant: number[]) => {
  const difference = centered(variant.map((value, i) => value - baseline[i]));
  return ratioInterval(difference, centered(baseline), centered(variant).half);
};

describe('the interval of a difference in parts of its baseline', () => {
  it('gives a worked example', () => {
    // Fieller by hand: t(3) = 3.182446, n = 4. Baseline 100, 104, 96, 100 (variance 32/3), variant 80, 83, 78, 79
    // (variance 14/3), covariance 20/3.
    const t2 = 3.182446305 ** 2 / 4;
    const [b, v] = [100, 80];
    const [vb, vv, cov] = [32 / 3, 14 / 3, 20 / 3];
    const a = b * b - t2 * vb;
    const half = b * v - t2 * cov;
    const root = Math.sqrt(half ** 2 - a * (v * v - t2 * vv));
    const found = ratio([100, 104, 96, 100], [80, 83, 78, 79])!;
    expect(found.lo).toBeCloseTo((half - root) / a - 1, 8);
    expect(found.hi).toBeCloseTo((half + root) / a - 1, 8);
  });

  it('is minus one, without width, for a variant that is always zero', () => {
    expect(ratio([5, 9, 7, 11], [0, 0, 0, 0])).toEqual({ lo: -1, hi: -1 });
  });

  it('has no finite ends where the baseline cannot be told from zero', () => {
    expect(ratio([0, 0, 1, 0], [3, 4, 3, 5])).toBeNull();
  });

  it('excludes zero exactly when the difference does, and minus one exactly when the variant does', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 50, max: 90 }), fc.integer({ min: 0, max: 99 })), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(pairs, (replications) => {
        const [baseline, variant] = [replications.map(([b]) => b), replications.map(([, v]) => v)];
        const found = ratio(baseline, variant);
        if (!found) return;
        const difference = centered(variant.map((value, i) => value - baseline[i]));
        const other = centered(variant);
        const [near, gap] = [1e-6, Math.abs(difference.mean) - difference.half];
        if (Math.abs(gap) > near) expect(found.lo > 0 || found.hi < 0).toBe(gap > 0);
        if (Math.abs(other.mean - other.half) > near) expect(found.lo > -1).toBe(other.mean > other.half);
      }),
      { numRuns: 300 },
    );
  });
});
