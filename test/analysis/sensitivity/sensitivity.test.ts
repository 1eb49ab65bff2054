import { describe, expect, it } from 'vitest';
import { elementaryEffects, morrisPoints } from '../../../src/analysis/sensitivity/morris.ts';
import { baseNeeded, tooWide } from '../../../src/analysis/sensitivity/sample-size.ts';
import { saltelliPoints, sobolIndices } from '../../../src/analysis/sensitivity/sobol-indices.ts';

const few = { seed: 'b', resamples: 200, level: 0.95 };

describe('Morris screening', () => {
  const design = { parameters: 3, trajectories: 200, levels: 4, seed: 'm' };

  it('changes one parameter by half its range at each step, on the levels of the grid', () => {
    const points = morrisPoints(design);
    expect(points).toHaveLength(800);
    for (let row = 0; row < points.length; row += 1) {
      for (const u of points[row]) expect([1, 3, 5, 7]).toContain(8 * u);
      if (row % 4 === 3) continue;
      const changes = points[row].map((u, i) => Math.abs(u - points[row + 1][i])).filter((change) => change > 0);
      expect(changes).toEqual([0.5]);
    }
    for (let t = 0; t < 200; t += 1) expect(points[4 * t].every((u, i) => u !== points[4 * t + 3][i])).toBe(true);
  });

  it('gives the coefficients of a linear model exactly', () => {
    const outputs = morrisPoints(design).map(([a, b]) => 3 * a - 2 * b + 7);
    const [a, b, c] = elementaryEffects(design, outputs, few);
    expect([a.mu, a.muStar, b.mu, b.muStar, c.mu, c.muStar].map((value) => Number(value.toFixed(10)))).toEqual([
      3, 3, -2, 2, 0, 0,
    ]);
    for (const { sigma } of [a, b, c]) expect(sigma).toBeCloseTo(0, 10);
    expect(a.muStarInterval.lo).toBeCloseTo(3, 10);
  });

  it('tells curvature and interaction as on paper', () => {
    // Steps of half the range from 1/8 or 3/8: a² changes by 2a + 1/2 a unit, 0.75 or 1.25; (b - 1/2) c by c or b - 1/2.
    const outputs = morrisPoints(design).map(([a, b, c]) => a * a + (b - 0.5) * c);
    const [a, b, c] = elementaryEffects(design, outputs, few);
    const near = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(0.08);
    near(a.mu, 1);
    near(a.sigma, 0.25);
    near(b.mu, 0.5);
    near(b.sigma, Math.sqrt(5) / 8);
    near(c.mu, 0);
    near(c.muStar, 0.25);
    near(c.sigma, Math.sqrt(5) / 8);
    expect(c.muStarInterval.lo).toBeLessThan(c.muStar);
    expect(c.muStarInterval.hi).toBeGreaterThan(c.muStar);
    expect(c.muStarInterval.hi - c.muStarInterval.lo).toBeLessThan(0.06);
  });

  it('says what it needs', () => {
    expect(() => morrisPoints({ ...design, levels: 5 })).toThrow('an even number of levels, got 5');
    expect(() => elementaryEffects(design, [1, 2])).toThrow('needs 800 finite outputs, got 2');
  });
});

describe('Sobol indices', () => {
  it('of the Ishigami function are the known ones', () => {
    const design = { parameters: 3, base: 4096, seed: 's' };
    const outputs = saltelliPoints(design).map((point) => {
      const [x, y, z] = point.map((u) => Math.PI * (2 * u - 1));
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    });
    const found = sobolIndices(design, outputs, few);
    const v1 = 0.5 * (1 + Math.PI ** 4 / 50) ** 2;
    const v2 = 49 / 8;
    const v13 = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const v = v1 + v2 + v13;
    expect(found.variance / v).toBeCloseTo(1, 1);
    const known = { first: [v1 / v, v2 / v, 0], total: [(v1 + v13) / v, v2 / v, v13 / v] };
    found.parameters.forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - known.first[i])).toBeLessThan(0.02);
      expect(Math.abs(total.value - known.total[i])).toBeLessThan(0.02);
      for (const [index, truth] of [
        [first, known.first[i]],
        [total, known.total[i]],
      ] as const) {
        expect(index.lo).toBeLessThan(truth + 0.005);
        expect(index.hi).toBeGreaterThan(truth - 0.005);
      }
    });
    expect(found.parameters[1].first.value).toBeCloseTo(0.4424, 1);
  });

  it("of Sobol's g-function are the known ones, in eight dimensions", () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const design = { parameters: 8, base: 4096, seed: 's' };
    const outputs = saltelliPoints(design).map((point) =>
      point.reduce((product, u, i) => (product * (Math.abs(4 * u - 2) + a[i])) / (1 + a[i]), 1),
    );
    const parts = a.map((value) => 1 / (3 * (1 + value) ** 2));
    const all = parts.reduce((product, part) => product * (1 + part), 1);
    const found = sobolIndices(design, outputs, few);
    found.parameters.forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - parts[i] / (all - 1))).toBeLessThan(0.015);
      expect(Math.abs(total.value - (parts[i] * all) / (1 + parts[i]) / (all - 1))).toBeLessThan(0.015);
    });
  });

  it('cover the truth about as often as they claim', () => {
    // First order of a: Var(a) / (Var(a) + Var(ab-part)) for a + b c, all by hand: 1/12, 1/12 (1/4), 1/12 (1/4), 1/144.
    const truth = 1 / 12 / (1 / 12 + 2 / 48 + 1 / 144);
    let covered = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const design = { parameters: 3, base: 64, seed: `${seed}` };
      const outputs = saltelliPoints(design).map(([a, b, c]) => a + b * c);
      const { first } = sobolIndices(design, outputs, { ...few, level: 0.9 }).parameters[0];
      if (first.lo <= truth && first.hi >= truth) covered += 1;
    }
    // Even points make the intervals wide rather than narrow.
    expect(covered).toBeGreaterThanOrEqual(82);
  });

  it('give chance its share when it is one of the parameters', () => {
    const design = { parameters: 2, base: 2048, seed: 's' };
    // A signal of variance 4/12 and luck, one of 64 replications, of variance 1.
    const luck = Array.from({ length: 64 }, (_, i) => Math.SQRT2 * Math.sin(i * Math.PI * (3 - Math.sqrt(5)) * 7));
    const outputs = saltelliPoints(design).map(([u, v]) => 2 * u + luck[Math.floor(64 * v)]);
    const mean = luck.reduce((sum, value) => sum + value / 64, 0);
    const variance = luck.reduce((sum, value) => sum + (value - mean) ** 2 / 64, 0);
    const found = sobolIndices(design, outputs, few).parameters[1];
    expect(Math.abs(found.total.value - variance / (variance + 1 / 3))).toBeLessThan(0.02);
  });

  it('keep earlier runs when the sample grows', () => {
    const small = saltelliPoints({ parameters: 3, base: 8, seed: 's' });
    expect(saltelliPoints({ parameters: 3, base: 16, seed: 's' }).slice(0, 40)).toEqual(small);
  });

  it('have nothing to share when the output never changes, and refuse what is no output', () => {
    const design = { parameters: 2, base: 8, seed: 's' };
    const { variance, parameters } = sobolIndices(design, new Float64Array(32).fill(0.1), few);
    expect(variance).toBe(0);
    expect(parameters[0].first.value).toBeNaN();
    expect(() => sobolIndices(design, [1])).toThrow('need 32 finite outputs, got 1');
    expect(() => sobolIndices(design, new Float64Array(32).fill(Number.NaN))).toThrow(RangeError);
  });
});

describe('the size of the sample', () => {
  const indices = (base: number) => {
    const design = { parameters: 2, base, seed: 's' };
    return sobolIndices(
      design,
      saltelliPoints(design).map(([a, b]) => a + a * b),
      few,
    );
  };

  it('is found too small by the width of the intervals, and the size it needs serves', () => {
    const [widest] = tooWide(indices(32));
    expect(widest.width).toBeGreaterThan(0.1);
    const base = baseNeeded(32, widest.width);
    expect(base).toBeGreaterThan(32);
    expect(tooWide(indices(2 * base))).toEqual([]);
    expect(baseNeeded(64, 0.05)).toBe(64);
  });

  it('is too small when there is nothing to tell', () => {
    const design = { parameters: 2, base: 8, seed: 's' };
    expect(tooWide(sobolIndices(design, new Float64Array(32), few))).toHaveLength(4);
  });
});
