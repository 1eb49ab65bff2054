import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exponential,
  exponentialMinutes,
  lognormalMinutes,
  lognormalSpread,
  manyPeople,
  poisson,
} from '../../src/base/quantiles.ts';

describe('exponential', () => {
  it('agrees with the library to 1e-12 over its range', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (x) => {
        expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('durations', () => {
  it('have the median, mean and spread asked for', () => {
    const slices = Array.from({ length: 4096 }, (_, i) => i * 2 ** 20);
    const spread = lognormalSpread(1);
    const days = slices.map((u) => lognormalMinutes(4_536, spread, u));
    const mean = days.reduce((a, b) => a + b, 0) / days.length;
    expect((days[2047] + days[2048]) / 2).toBeCloseTo(4_536, -1);
    // exp(1/2) times the median, less what lies beyond the last slice.
    expect(mean / (4_536 * Math.exp(0.5))).toBeGreaterThan(0.995);
    // R: qlnorm(0.9, log(4536), 1) = 16339.9
    expect(days[Math.floor(0.9 * 4096)]).toBeGreaterThan(16_320);
    expect(days[Math.floor(0.9 * 4096)]).toBeLessThan(16_370);
    const waits = slices.map((u) => exponentialMinutes(600, u));
    expect(waits.reduce((a, b) => a + b, 0) / waits.length / 600).toBeCloseTo(1, 2);
    // R: qexp(0.75) = 1.386294
    expect(waits[3072] / 600).toBeCloseTo(1.3863, 2);
  });
});

describe('Poisson counts', () => {
  const key = { k0: 1, k1: 2 };
  it.each([0.02, 3.7, 16, 55.5])('have the mean and variance of %d', (mean) => {
    const n = 20_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i += 1) {
      const x = poisson(mean, key, 0, i * 64);
      sum += x;
      squares += x * x;
    }
    const average = sum / n;
    const se = Math.sqrt(mean / n);
    expect(Math.abs(average - mean)).toBeLessThan(4 * se);
    const variance = squares / n - average ** 2;
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / mean) / n));
  });

  it('grow with the mean, draw by draw', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.nat(1000),
        (mean, more, month) => {
          fc.pre(mean <= 380 || mean > 400 || mean + more <= 400);
          expect(poisson(mean + more, key, 0, month * 4096)).toBeGreaterThanOrEqual(
            poisson(mean, key, 0, month * 4096),
          );
        },
      ),
    );
  });

  it('of many people have the right mean and spread above 400', () => {
    const draws = Array.from({ length: 5_000 }, (_, i) => manyPeople(2_500, key, 1, i));
    const average = draws.reduce((a, b) => a + b, 0) / draws.length;
    const sd = Math.sqrt(draws.reduce((a, b) => a + (b - average) ** 2, 0) / draws.length);
    expect(Math.abs(average - 2_500)).toBeLessThan(3);
    expect(Math.abs(sd / 50 - 1)).toBeLessThan(0.04);
  });
});
