import { describe, expect, it } from 'vitest';
import { sampler } from '../../../src/analysis/calibration/smc.ts';
import { effectiveNumber, largestPower, temperedWeights } from '../../../src/analysis/calibration/tempering.ts';
import { systematicDraws } from '../../../src/analysis/calibration/walk.ts';
import { normalQuantile } from '../../../src/base/normal-quantile.ts';
import { correlation } from '../../../src/analysis/statistics/rank-correlation.ts';
import { Stream } from '../../../src/base/stream.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));

describe('tempering', () => {
  it('finds the power that leaves the asked number effective', () => {
    const logs = Float64Array.from({ length: 100 }, (_, i) => -i);
    const power = largestPower(logs, 50);
    expect(effectiveNumber(temperedWeights(logs, power))).toBeCloseTo(50, 8);
    expect(largestPower(logs, 1)).toBe(1);
    expect(effectiveNumber(temperedWeights(logs, 0))).toBeCloseTo(100, 10);
  });

  it('gives weights that do not depend on a constant', () => {
    const weights = temperedWeights([-1e5, -1e5 + Math.log(3)], 1);
    expect(weights[1]).toBeCloseTo(0.75, 8);
    expect(weights[0] + weights[1]).toBeCloseTo(1, 14);
  });
});

describe('systematic draws', () => {
  it('take each row as often as its weight says, up to one', () => {
    const weights = Float64Array.from([0.05, 0, 0.5, 0.25, 0.2]);
    for (let i = 0; i < 50; i += 1) {
      const counts = [0, 0, 0, 0, 0];
      for (const row of systematicDraws(weights, 7, new Stream(`${i}`, 'x'))) counts[row] += 1;
      counts.forEach((count, row) => expect(Math.abs(count - 7 * weights[row])).toBeLessThan(1));
      expect(counts[1]).toBe(0);
    }
  });
});

describe('the sampler', () => {
  /**
   * Two figures of three parameters with standard normal scores: y = A z + error of sd s. The posterior is normal with
   * covariance (I + AᵀA / s²)⁻¹, worked out by hand below; the third score is told by nothing.
   */
  it('finds the closed-form posterior of a linear model with a ridge', () => {
    const s = 0.3;
    const y = [1.2, -0.4];
    const figures = (z: ArrayLike<number>) => [z[0] + z[1], 0.5 * z[1]];
    const { points, logEvidence } = sampler(
      3,
      (u) => {
        const found = figures(Array.from(u, (value) => normalQuantile(value)));
        return -((found[0] - y[0]) ** 2 + (found[1] - y[1]) ** 2) / (2 * s * s);
      },
      { particles: 4000, seed: 'linear' },
    );
    // Precision of (z0, z1): [[1 + 1/s², 1/s²], [1/s², 1 + 1.25/s²]].
    const [a, b, d] = [1 + 1 / s ** 2, 1 / s ** 2, 1 + 1.25 / s ** 2];
    const determinant = a * d - b * b;
    const [v0, v1, c01] = [d / determinant, a / determinant, -b / determinant];
    const pull = [y[0] / s ** 2, (y[0] + 0.5 * y[1]) / s ** 2];
    const expected = [v0 * pull[0] + c01 * pull[1], c01 * pull[0] + v1 * pull[1]];
    const z = [0, 1, 2].map((i) => points.map((point) => normalQuantile(point[i])));
    // Four standard errors of 4,000 draws, twice as wide for what they still share after the last moves.
    const errors = 8 / Math.sqrt(4000);
    expect(Math.abs(mean(z[0]) - expected[0])).toBeLessThan(errors * Math.sqrt(v0));
    expect(Math.abs(mean(z[1]) - expected[1])).toBeLessThan(errors * Math.sqrt(v1));
    expect(Math.abs(mean(z[2]))).toBeLessThan(errors);
    [v0, v1, 1].forEach((v, i) => expect(Math.abs(variance(z[i]) / v - 1)).toBeLessThan(errors * Math.SQRT2));
    expect(correlation(z[0], z[1])).toBeCloseTo(c01 / Math.sqrt(v0 * v1), 1);
    expect(Math.abs(correlation(z[0], z[2]))).toBeLessThan(errors);
    // The figures are normal with covariance S = A Aᵀ + s² I; the likelihood leaves out its constant 1 / (2 π s²).
    const [s00, s01, s11] = [2 + s * s, 0.5, 0.25 + s * s];
    const size = s00 * s11 - s01 * s01;
    const distance = (s11 * y[0] ** 2 - 2 * s01 * y[0] * y[1] + s00 * y[1] ** 2) / size;
    expect(Math.abs(logEvidence - (Math.log(s * s) - Math.log(size) / 2 - distance / 2))).toBeLessThan(0.1);
  });

  it('agrees with integration over a grid on a curved likelihood', () => {
    const log = (u: ArrayLike<number>) =>
      -((u[0] * u[1] - 0.2) ** 2) / (2 * 0.02 ** 2) - (u[1] - u[0] ** 2 - 0.3) ** 2 / (2 * 0.25 ** 2);
    const { points } = sampler(2, log, { particles: 4000, seed: 'curved' });
    let total = 0;
    const sums = [0, 0, 0, 0, 0];
    for (let i = 0; i < 1000; i += 1)
      for (let j = 0; j < 1000; j += 1) {
        const [x, y] = [(i + 0.5) / 1000, (j + 0.5) / 1000];
        const weight = Math.exp(log([x, y]));
        total += weight;
        [x, y, x * x, y * y, x * y].forEach((value, m) => (sums[m] += weight * value));
      }
    const [x, y, xx, yy, xy] = sums.map((sum) => sum / total);
    const sd = [Math.sqrt(xx - x * x), Math.sqrt(yy - y * y)];
    const columns = [0, 1].map((i) => points.map((point) => point[i]));
    const errors = 8 / Math.sqrt(4000);
    expect(Math.abs(mean(columns[0]) - x) / sd[0]).toBeLessThan(errors);
    expect(Math.abs(mean(columns[1]) - y) / sd[1]).toBeLessThan(errors);
    columns.forEach((column, i) => expect(Math.sqrt(variance(column)) / sd[i]).toBeCloseTo(1, 1));
    const ridge = (xy - x * y) / (sd[0] * sd[1]);
    expect(ridge).toBeLessThan(-0.8);
    expect(Math.abs(correlation(columns[0], columns[1]) - ridge)).toBeLessThan(0.03);
  });

  it('keeps both of two modes, in their shares', () => {
    // Twice the likelihood at 0.8: two thirds of the posterior.
    const log = (u: ArrayLike<number>) =>
      Math.log(
        Math.exp(-((u[0] - 0.2) ** 2) / (2 * 0.03 ** 2)) +
          2 * Math.exp(-((u[0] - 0.8) ** 2) / (2 * 0.03 ** 2)) +
          1e-300,
      );
    const { points } = sampler(1, log, { particles: 3000, seed: 'two' });
    expect(Math.abs(mean(points.map(([u]) => (u > 0.5 ? 1 : 0))) - 2 / 3)).toBeLessThan(0.06);
  });

  it('is the same for the same seed and reports its stages', () => {
    const run = (seed: string) => sampler(2, (u) => -((u[0] - 0.4) ** 2) / 0.0002, { particles: 200, seed });
    const first = run('a');
    expect(run('a')).toEqual(first);
    expect(run('b').points).not.toEqual(first.points);
    expect(first.stages.at(-1)?.power).toBe(1);
    expect(first.stages.length).toBeGreaterThan(1);
    for (const stage of first.stages.slice(0, -1)) expect(stage.effective).toBeCloseTo(100, 3);
    for (const point of first.points) for (const u of point) expect(u > 0 && u < 1).toBe(true);
  });

  it('says where a likelihood is not a number', () => {
    expect(() => sampler(1, () => Number.NaN, { particles: 10, seed: 'x' })).toThrow('not a number at 0.');
  });
});
