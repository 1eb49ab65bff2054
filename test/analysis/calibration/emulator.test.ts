import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/analysis/calibration/bank.ts';
import { ofScores, powers, tableSize, terms } from '../../../src/analysis/calibration/basis.ts';
import { fitEmulators } from '../../../src/analysis/calibration/emulator.ts';
import { Predictor, emulatedLogLikelihood } from '../../../src/analysis/calibration/likelihood.ts';
import { type Target, onScale, target } from '../../../src/analysis/calibration/pattern.ts';
import { normalCdf } from '../../../src/analysis/statistics/normal.ts';
import { grid } from '../../../src/experiment/designs/grid.ts';
import { latinHypercube } from '../../../src/experiment/designs/latin-hypercube.ts';
import { sobolPoints } from '../../../src/experiment/designs/sobol-points.ts';

type Model = (u: readonly number[]) => (number | null)[];

const plain: Target = { id: 'p', scale: 'identity', centre: 0, variance: 1, side: 0 };
const bankOf = (points: number[][], model: Model): Bank => points.map((u) => ({ u, outputs: model(u) }));
const even = (bank: Bank) => new Float64Array(bank.length).fill(1);

/** Mean square of the emulator's errors at new points. */
function trueVariance(model: Model, k: number, emulator: ReturnType<typeof fitEmulators>[number]): number {
  const predictor = new Predictor(k, [emulator]);
  const figure = new Float64Array(1);
  const squares = latinHypercube(k, 2000, 'new points').map((u) => {
    predictor.predict(u, figure);
    return (figure[0] - (model(u)[0] ?? 0)) ** 2;
  });
  return squares.reduce((sum, square) => sum + square / squares.length, 0);
}

const meanOf = (model: Model, k: number) =>
  latinHypercube(k, 2000, 'new points').reduce((sum, u) => sum + (model(u)[0] ?? 0) / 2000, 0);

describe('patterns', () => {
  it('are put on their scales with the error that belongs there', () => {
    const count = target({ id: 'c', scale: 'log', value: 2000, tolerance: 200 });
    expect(count.centre).toBeCloseTo(Math.log(2000), 12);
    expect(Math.sqrt(count.variance)).toBeCloseTo(0.1, 12);
    const share = target({ id: 's', scale: 'logit', value: 0.1, tolerance: 0.03, noise: 0.04 });
    expect(share.centre).toBeCloseTo(Math.log(1 / 9), 12);
    expect(Math.sqrt(share.variance)).toBeCloseTo(0.05 / 0.09, 12);
    expect(target({ id: 'i', scale: 'identity', value: 0.7, tolerance: 0.05 }).variance).toBeCloseTo(0.0025, 12);
  });

  it('keep to the scale at its ends, and need a tolerance', () => {
    expect(onScale('log', 0)).toBe(Math.log(0.5));
    expect(onScale('logit', 1)).toBeCloseTo(Math.log(999), 10);
    expect(() => target({ id: 'x', scale: 'log', value: 1, tolerance: 0 })).toThrow('pattern x: needs');
  });
});

describe('the terms of emulators', () => {
  it('are uncorrelated and of variance 1 under the prior', () => {
    const all = terms(2);
    const table = new Float64Array(tableSize(2));
    const middles = Array.from({ length: 150 }, (_, i) => (i + 0.5) / 150);
    const sums = all.map(() => new Array<number>(all.length).fill(0));
    for (const point of grid([middles, middles])) {
      powers(point, table);
      const values = all.map(({ first, second }) => table[first] * table[second]);
      values.forEach((x, i) => values.forEach((y, j) => (sums[i][j] += (x * y) / 150 ** 2)));
    }
    sums.forEach((row, i) => row.forEach((sum, j) => expect(Math.abs(sum - (i === j ? 1 : 0))).toBeLessThan(0.002)));
    expect(all).toHaveLength(1 + 8 + 3);
  });

  it('are so for scores, too, whose tails count', () => {
    const all = terms(1, { of: 'scores', alone: 4, pairs: 1 });
    expect(all).toHaveLength(5);
    const table = new Float64Array(tableSize(1));
    const step = 0.01;
    const sums = all.map(() => new Array<number>(all.length).fill(0));
    for (let z = -8; z <= 8; z += step) {
      powers([normalCdf(z)], table);
      const weight = (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
      all.forEach((a, i) => all.forEach((b, j) => (sums[i][j] += weight * table[a.first] * table[b.first])));
    }
    sums.forEach((row, i) => row.forEach((sum, j) => expect(Math.abs(sum - (i === j ? 1 : 0))).toBeLessThan(1e-4)));
  });

  it('of scores are written only where some term asks for them', () => {
    const table = new Float64Array(tableSize(1)).fill(7);
    powers([0.975], table, false);
    expect(Array.from(table.subarray(5))).toEqual([7, 7, 7, 7]);
    powers([0.975], table);
    expect(table[5]).toBeCloseTo(1.959964, 6);
    expect(terms(2, { of: 'scores', alone: 1, pairs: 2 }).map(ofScores)).toEqual([false, true, true, true]);
    expect(terms(2).some(ofScores)).toBe(false);
  });
});

describe('the emulated likelihood', () => {
  it('adds what the emulator does not know to the error of the pattern', () => {
    const emulators = [
      { terms: [{ first: 0, second: 0 }], coefficients: [3], variance: 1.5 },
      { terms: [{ first: 1, second: 0 }], coefficients: [2], variance: 0 },
    ];
    const targets = [
      { ...plain, centre: 1, variance: 0.5 },
      { ...plain, centre: 0, variance: 2 },
    ];
    const log = emulatedLogLikelihood(1, targets, emulators);
    // The second figure is 2 √3 (2u - 1): at u = 1, 12 / (2 × 2).
    expect(log([0.5])).toBeCloseTo(-4 / (2 * 2), 12);
    expect(log([1])).toBeCloseTo(-4 / (2 * 2) - 12 / (2 * 2), 12);
  });
});

describe('an emulator', () => {
  it('finds a polynomial exactly among hundreds of terms', () => {
    const model: Model = (u) => [3 + 2 * u[0] - u[3] * u[5] + u[7] ** 3];
    const bank = bankOf(sobolPoints(10, 150, 's'), model);
    const [emulator] = fitEmulators(bank, [plain], even(bank), 's');
    expect(emulator.variance).toBeLessThan(1e-20);
    expect(trueVariance(model, 10, emulator)).toBeLessThan(1e-20);
  });

  it.each([
    ['a smooth model', (u: readonly number[]) => Math.exp(u[0] + u[1] * u[2]) + Math.sin(3 * u[3])],
    ['a kink and a jump', (u: readonly number[]) => Math.max(0, u[0] - 0.4) + (u[1] > 0.7 ? 0.2 : 0) + u[2] * u[3]],
    ['pure noise', (u: readonly number[]) => Math.sin(1e6 * u.reduce((sum, value) => sum + value, 0))],
  ])('tells its own error honestly on %s', (_, function_) => {
    const model: Model = (u) => [function_(u)];
    const bank = bankOf(sobolPoints(8, 200, 's'), model);
    const [emulator] = fitEmulators(bank, [plain], even(bank), 's');
    const ratio = trueVariance(model, 8, emulator) / emulator.variance;
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(1.5);
  });

  it('explains nearly all of a smooth model', () => {
    const model: Model = (u) => [Math.exp(u[0] + u[1] * u[2]) + Math.sin(3 * u[3])];
    const bank = bankOf(sobolPoints(8, 200, 's'), model);
    const [emulator] = fitEmulators(bank, [plain], even(bank), 's');
    // A product of three parameters is no term of it: 2% of the model's variance may stay.
    const constant = { terms: [{ first: 0, second: 0 }], coefficients: [0], variance: 0 };
    const outputs = trueVariance(model, 8, constant) - meanOf(model, 8) ** 2;
    expect(emulator.variance).toBeLessThan(0.02 * outputs);
  });

  it('fits best where the weights are', () => {
    const model: Model = (u) => [Math.abs(u[0] - 0.5)];
    const bank = bankOf(sobolPoints(2, 200, 's'), model);
    const weights = Float64Array.from(bank, ({ u }) => (u[0] > 0.5 ? 1 : 0));
    const [emulator] = fitEmulators(bank, [plain], weights, 's');
    expect(emulator.variance).toBeLessThan(1e-20);
  });

  it('leaves out runs without the figure, and refuses when too few are left', () => {
    const bank = bankOf(sobolPoints(2, 100, 's'), (u) => [u[0] > 0.3 ? 1 + u[1] : null, u[0] > 0.9 ? 1 : null]);
    expect(fitEmulators(bank, [plain], even(bank), 's')[0].variance).toBeLessThan(1e-20);
    const rare = { ...plain, id: 'rare' };
    expect(() => fitEmulators(bank, [plain, rare], even(bank), 's')).toThrow(/pattern rare: only \d+ of 100 runs/);
  });
});
