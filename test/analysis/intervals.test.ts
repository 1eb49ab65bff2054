import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Moments, tQuantile, twoSided } from '../../src/analysis/intervals.ts';

/** Published 97.5% points; tables differ by up to 1e-9 at 2 and 5 degrees of freedom, where closed forms decide. */
const published: [df: number, quantile: number][] = [
  [1, 12.7062047362],
  [2, 4.30265272991],
  [3, 3.18244630528],
  [4, 2.7764451052],
  [5, 2.57058183661],
  [9, 2.2621571628],
  [19, 2.09302405441],
  [30, 2.0422724563],
  [99, 1.98421695159],
];

/** `qt(p, df)` of R 4.2.2, printed with 17 digits: both tails, whole and broken degrees of freedom, few and many. */
const ofR: [p: number, df: number, quantile: number][] = [
  [0.75, 0.8, 1.111191377812915],
  [0.999, 0.8, 1304.6870205993509],
  [0.001, 1, -318.30883898555044],
  [0.975, 1.5, 6.0166631044279288],
  [0.999, 2.7, 12.060324543102416],
  [0.025, 3, -3.1824463052837091],
  [0.6, 5, 0.26718086570414518],
  [0.95, 9, 1.8331129326562365],
  [0.9, 12.25, 1.3546081876636549],
  [0.995, 19, 2.860934606464979],
  [0.55, 33.3, 0.12662335700578711],
  // The usual numbers of draws: 5, 10, 15, 20 and 40.
  [0.975, 4, 2.776445105197793],
  [0.975, 9, 2.262157162798205],
  [0.975, 14, 2.144786687917804],
  [0.975, 19, 2.093024054408309],
  [0.975, 39, 2.02269092003676],
  [0.01, 299.5, -2.3388628890784644],
  [0.9, 2000, 1.2819750006831376],
  [0.975, 1e5, 1.9599877075346088],
];

describe('tQuantile', () => {
  it.each(published)('gives the published 97.5% point for %i degrees of freedom', (df, quantile) => {
    expect(Math.abs(tQuantile(0.975, df) - quantile)).toBeLessThan(1e-9);
    expect(tQuantile(0.025, df)).toBeCloseTo(-tQuantile(0.975, df), 12);
  });

  it('agrees with the closed forms for one and two degrees of freedom', () => {
    for (const p of [0.6, 0.9, 0.99, 0.9999]) {
      expect(tQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 11);
      expect(tQuantile(p, 2) / ((2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeCloseTo(1, 11);
    }
  });

  it.each(ofR)('at %d with %d degrees of freedom is that of R to ten digits', (p, df, quantile) => {
    expect(Math.abs(tQuantile(p, df) / quantile - 1)).toBeLessThan(1e-10);
  });

  it('is where the tail has the probability asked for', () => {
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const freedom = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0.8, max: 300, noNaN: true }));
    fc.assert(
      fc.property(probability, freedom, (p, df) => {
        const t = tQuantile(p, df);
        expect(Math.sign(t)).toBe(Math.sign(p - 0.5));
        expect(twoSided(t, df) / (2 * Math.min(p, 1 - p))).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('is zero at the middle and refuses what is no probability', () => {
    expect(tQuantile(0.5, 7)).toBe(0);
    for (const [p, df] of [
      [0, 5],
      [1, 5],
      [Number.NaN, 5],
      [0.9, 0],
      [0.9, -1],
    ] as const)
      expect(() => tQuantile(p, df)).toThrow(RangeError);
  });
});

describe('Moments', () => {
  const direct = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, sd: Math.sqrt(squares / (values.length - 1)) };
  };
  const collect = (values: (number | null)[]) => {
    const moments = new Moments();
    for (const value of values) moments.add(value);
    return moments;
  };

  it('gives a worked 95% interval', () => {
    // mean 5, sd 2.13809, t(7) = 2.364624: 5 ± 1.78748
    const moments = collect([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(moments.mean).toBe(5);
    expect(moments.sd).toBeCloseTo(2.138089935, 9);
    expect(moments.interval().lo).toBeCloseTo(5 - 1.787487, 5);
    expect(moments.interval().hi).toBeCloseTo(5 + 1.787487, 5);
    expect(moments.interval(0.9).hi).toBeLessThan(moments.interval().hi!);
  });

  it('equals the direct formulas, nulls left out', () => {
    const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null, freq: 5 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), (values) => {
        const known = values.filter((each) => each !== null);
        fc.pre(known.length >= 2);
        const moments = collect(values);
        const { mean, sd } = direct(known);
        expect(moments.count).toBe(known.length);
        expect(moments.mean).toBeCloseTo(mean, 6);
        expect(moments.sd).toBeCloseTo(sd, 5);
        const half = (tQuantile(0.975, known.length - 1) * sd) / Math.sqrt(known.length);
        expect(moments.interval().lo).toBeCloseTo(mean - half, 4);
        expect(moments.interval().hi).toBeCloseTo(mean + half, 4);
      }),
    );
  });

  it('keeps small spreads on a large mean', () => {
    expect(collect([1e9 + 1, 1e9 + 2, 1e9 + 3]).sd).toBeCloseTo(1, 9);
  });

  it('has no mean without a value and no interval with one', () => {
    expect(collect([null])).toMatchObject({ count: 0, mean: null, sd: null });
    const one = collect([null, 3]);
    expect([one.mean, one.sd, one.interval()]).toEqual([3, null, { lo: null, hi: null }]);
    expect(collect([4, 4, 4]).interval()).toEqual({ lo: null, hi: null });
  });
});
