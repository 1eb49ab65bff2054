import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { grid } from '../../../src/experiment/designs/grid.ts';
import { latinHypercube } from '../../../src/experiment/designs/latin-hypercube.ts';
import { SOBOL_DIMENSIONS, sobolPoints, sobolWords } from '../../../src/experiment/designs/sobol-points.ts';
import { Stream } from '../../../src/base/stream.ts';

describe('Sobol points', () => {
  // The first eight points in eight dimensions by Joe and Kuo's numbers, checked with SciPy 1.17 (qmc.Sobol).
  const published = [
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25],
    [0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875],
    [0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375],
    [0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125],
    [0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625],
  ];

  it('are the published ones before the shift', () => {
    expect(published.map((_, index) => sobolWords(8, index).map((word) => word / 2 ** 32))).toEqual(published);
  });

  it('agree with SciPy 1.17 (qmc.Sobol, no scramble) far out, in the first and the last dimensions', () => {
    const point = sobolWords(64, 1000);
    expect([0, 1, 9, 19, 39, 63].map((dimension) => point[dimension])).toEqual([
      943718400, 415236096, 297795584, 3116367872, 2059403264, 1916796928,
    ]);
    // SciPy 1.10, e = qmc.Sobol(512, scramble=False, bits=32); e.fast_forward(1000); e.random(1)
    const wide = sobolWords(512, 1000);
    expect([64, 127, 243, 300, 400, 511].map((dimension) => wide[dimension])).toEqual([
      557842432, 2336227328, 1379926016, 2227175424, 2277507072, 1698693120,
    ]);
  });

  it('have one point in each of 2^m slices of every dimension, shifted or not', () => {
    const points = sobolPoints(SOBOL_DIMENSIONS, 256, 'a seed');
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension += 1)
      expect(new Set(points.map((point) => Math.floor(point[dimension] * 256))).size).toBe(256);
  });

  it('keep the first points when more points or dimensions are asked for, and change with the seed', () => {
    const few = sobolPoints(3, 10, 'a seed');
    expect(
      sobolPoints(5, 30, 'a seed')
        .slice(0, 10)
        .map((point) => point.slice(0, 3)),
    ).toEqual(few);
    expect(sobolPoints(3, 10, 'another seed')).not.toEqual(few);
  });

  it('integrate a product far better than random points do', () => {
    const mean = sobolPoints(6, 4096, 'x')
      .map((point) => point.reduce((product, u) => product * (0.5 + u), 1))
      .reduce((sum, value) => sum + value / 4096, 0);
    // Random points would have a standard error of 0.013.
    expect(Math.abs(mean - 1)).toBeLessThan(0.001);
  });

  it('refuse more dimensions than there are numbers for', () => {
    expect(() => sobolPoints(SOBOL_DIMENSIONS + 1, 1, 'x')).toThrow('from 1 to 512 dimensions, got 513');
    expect(() => sobolPoints(0, 1, 'x')).toThrow(RangeError);
  });
});

describe('a Latin hypercube', () => {
  it('has one point in each slice of each dimension', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }), fc.string(), (k, n, seed) => {
        const points = latinHypercube(k, n, seed);
        expect(points).toHaveLength(n);
        for (let dimension = 0; dimension < k; dimension += 1) {
          const slices = points.map((point) => Math.floor(point[dimension] * n)).sort((a, b) => a - b);
          expect(slices).toEqual(Array.from({ length: n }, (_, i) => i));
        }
      }),
    );
  });

  it('pairs the dimensions at random', () => {
    const points = latinHypercube(2, 1000, 'x');
    const covariance = points.reduce((sum, [u, v]) => sum + (u - 0.5) * (v - 0.5), 0) / 1000;
    expect(Math.abs(covariance * 12)).toBeLessThan(0.1);
    expect(latinHypercube(2, 1000, 'y')).not.toEqual(points);
  });
});

describe('a grid', () => {
  it('has every combination once, the last factor changing fastest', () => {
    expect(grid([[1, 2], [3], [5, 6]])).toEqual([
      [1, 3, 5],
      [1, 3, 6],
      [2, 3, 5],
      [2, 3, 6],
    ]);
    expect(grid([[1], []])).toEqual([]);
  });
});

describe('a stream', () => {
  it('is uniform, inside the open interval, and set apart by seed and purpose', () => {
    const uniforms = (stream: Stream) => Array.from({ length: 20_000 }, () => stream.uniform());
    const first = uniforms(new Stream('a', 'x'));
    const cells = new Array<number>(20).fill(0);
    for (const u of first) cells[Math.floor(u * 20)] += 1;
    // 43.8 is the 99.9% point of chi-square with 19 degrees of freedom.
    expect(cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
    expect(uniforms(new Stream('a', 'x'))).toEqual(first);
    expect(uniforms(new Stream('a', 'y'))).not.toEqual(first);
    expect(uniforms(new Stream('b', 'x'))).not.toEqual(first);
  });

  it('permutes without preference', () => {
    const stream = new Stream('a', 'x');
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i += 1) {
      const order = stream.permutation(3).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    // Five standard deviations of a binomial count with mean 1,000.
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});
