/** Reference values are SciPy 1.17's, printed to full precision. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { quantile } from 'simple-statistics';
import { binomialBand, binomialInterval, binomialTest } from '../../../src/analysis/statistics/binomial.ts';
import { bootstrap } from '../../../src/analysis/statistics/bootstrap.ts';
import { chiSquareTail, uniformityTest } from '../../../src/analysis/statistics/chi-square.ts';
import { holm } from '../../../src/analysis/statistics/holm.ts';
import { normalCdf } from '../../../src/analysis/statistics/normal.ts';
import { normalQuantile } from '../../../src/base/normal-quantile.ts';
import { ranks, spearman, spearmanWithInterval } from '../../../src/analysis/statistics/rank-correlation.ts';
import { variance } from '../../../src/analysis/statistics/variance.ts';
import { Stream } from '../../../src/base/stream.ts';

describe('the normal distribution', () => {
  it.each([
    [-8, 6.22096057427174e-16],
    [-4.5, 3.3976731247300535e-6],
    [-3.3, 0.00048342414238377744],
    [-1, 0.15865525393145707],
    [0.2, 0.579259709439103],
    [1.96, 0.9750021048517795],
    [5, 0.9999997133484281],
  ])('has P(Z < %d) = %d', (z, p) => {
    expect(normalCdf(z) / p).toBeCloseTo(1, z < -7 ? 7 : 10);
  });

  it.each([
    [0.975, 1.959963984540054],
    [0.5001, 0.0002506628300880075],
    [0.01, -2.3263478740408408],
    [0.3, -0.5244005127080409],
    [1e-10, -6.361340902404056],
    [1e-20, -9.262340089798409],
  ])('has the %d quantile %d', (p, z) => {
    expect(normalQuantile(p) / z).toBeCloseTo(1, 12);
  });

  it('has quantiles that invert it, and refuses what is no probability', () => {
    for (let z = -6; z < 5; z += 0.37) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 8);
    for (const p of [0, 1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('chi-square', () => {
  it.each([
    [3.841458820694124, 1, 0.05],
    [16.918977604620448, 9, 0.05],
    [30, 19, 0.05179845889302389],
    [0.5, 4, 0.9735009788392561],
    [120, 50, 1.0958807112599678e-7],
    [1.5, 0.7, 0.14662992346073545],
  ])('has P(X > %d) with %d degrees of freedom = %d', (x, df, p) => {
    expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 11);
  });

  it('tests whether cells are equally likely', () => {
    const test = uniformityTest([10, 20, 30]);
    expect([test.statistic, test.df]).toEqual([10, 2]);
    expect(test.p).toBeCloseTo(Math.exp(-5), 14); // two degrees of freedom: exp(-x / 2)
  });
});

describe('binomial counts', () => {
  it.each([
    [180, 200, 0.95, 0.8497872121322442, 0.9378406337459338],
    [7, 20, 0.99, 0.11387976326673215, 0.6565685842319213],
    [45, 60, 0.95, 0.6214036445204557, 0.8528139262009965],
    [0, 10, 0.95, 0, 0.30849710781876294],
    [10, 10, 0.99, 0.5887040186524746, 1],
  ])('%i of %i at level %d have the exact interval %d to %d', (count, trials, level, lo, hi) => {
    const interval = binomialInterval(count, trials, level);
    expect(interval.lo).toBeCloseTo(lo, 12);
    expect(interval.hi).toBeCloseTo(hi, 12);
  });

  it.each([
    [200, 0.9, 0.99, 168, 190],
    [200, 0.9, 0.95, 171, 188],
    [20, 0.9, 0.99, 14, 20],
    [1000, 0.9, 0.99, 875, 924],
  ])('of %i trials of probability %d fall at level %d within %i to %i', (trials, p, level, lo, hi) => {
    expect(binomialBand(trials, p, level)).toEqual({ lo, hi });
  });

  it.each([
    [170, 200, 0.9, 0.024397815886869102],
    [192, 200, 0.9, 0.002924972950088377],
    [3, 20, 0.5, 0.0025768280029296875],
    [7, 20, 0.2, 0.09822172861346881],
    [0, 12, 0.1, 0.6234272846920001],
  ])('%i of %i against %d has the exact p value %d', (count, trials, p, value) => {
    expect(binomialTest(count, trials, p) / value).toBeCloseTo(1, 9);
  });

  it('refuses what is no count', () => {
    expect(() => binomialInterval(3, 2)).toThrow('got 3 of 2');
    expect(() => binomialTest(0.5, 2, 0.5)).toThrow(RangeError);
  });
});

describe("Holm's correction", () => {
  it('is the one on paper', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.6])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

// The library's rule, which it has changed before: version 7.8.8 gave a neighbour instead of a point between two.
describe('quantiles', () => {
  it('are those of type 7', () => {
    const found = [0, 0.05, 0.3, 0.5, 0.95, 1].map((p) => quantile([3, 1, 4, 1, 5, 9, 2.5], p));
    [1, 1, 2.2, 3, 7.8, 9].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 12));
  });
});

describe('the variance', () => {
  it('has n - 1 below', () => {
    expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBe(32 / 7);
    expect(variance([3])).toBeNaN();
  });
});

describe("Spearman's correlation", () => {
  const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const y = [2, 1, 4, 4, 3, 7, 9, 4, 8, 12, 10, 11];

  it('agrees with SciPy, ties included', () => {
    expect(spearman(x, y)).toBeCloseTo(0.8873459471570384, 12);
    expect(spearman([1, 1, 2, 2, 3, 5, 5, 5], [8, 7, 7, 6, 6, 3, 2, 4])).toBeCloseTo(-0.931541152109662, 12);
    expect(ranks([5, 1, 5, 2])).toEqual([3.5, 1, 3.5, 2]);
    expect(spearman([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
    expect(spearman(x, x)).toBe(1);
  });

  it('does not change under increasing transformations', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 3 }), (pairs) => {
        const [a, b] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
        const moved = spearman(
          a.map((value) => 2 * value + 1),
          b.map((value) => value ** 3),
        );
        expect(moved).toBe(spearman(a, b));
      }),
    );
  });

  it('has an interval around it', () => {
    const found = spearmanWithInterval(x, y);
    expect(found.lo).toBeLessThan(found.value);
    expect(found.hi).toBeGreaterThan(found.value);
    expect(found.lo).toBeGreaterThan(0.4);
    expect(() => spearmanWithInterval([1, 2], [1, 2])).toThrow('at least three pairs');
  });
});

describe('the bootstrap', () => {
  it('finds the interval of a mean that the normal theory gives', () => {
    const stream = new Stream('sample', 'test');
    const sample = Array.from({ length: 400 }, () => normalQuantile(stream.uniform()));
    const mean = (rows: ArrayLike<number>) => Array.from(rows).reduce((sum, row) => sum + sample[row], 0) / rows.length;
    const centre = mean(sample.map((_, i) => i));
    const sd = Math.sqrt(sample.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 399);
    const [interval] = bootstrap(400, (rows) => [mean(rows)], { seed: 's', resamples: 4000, level: 0.95 });
    const half = (1.96 * sd) / Math.sqrt(400);
    // The ends of a percentile interval from 4,000 draws have a standard error of some 2.5% of its half width.
    expect(Math.abs(interval.lo - (centre - half)) / half).toBeLessThan(0.1);
    expect(Math.abs(interval.hi - (centre + half)) / half).toBeLessThan(0.1);
  });

  it('leaves out draws that do not give a figure', () => {
    const [, never] = bootstrap(3, (rows) => [rows[0], Number.NaN]);
    expect(never).toEqual({ lo: Number.NaN, hi: Number.NaN });
  });
});
