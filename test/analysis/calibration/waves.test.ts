import { describe, expect, it } from 'vitest';
import { type Bank, absorb } from '../../../src/analysis/calibration/bank.ts';
import { type Target, target } from '../../../src/analysis/calibration/pattern.ts';
import { proof, provenSample } from '../../../src/analysis/calibration/proof.ts';
import { runsPlanned } from '../../../src/analysis/calibration/plan.ts';
import { learned, ridges } from '../../../src/analysis/calibration/summary.ts';
import { type Calibration, focus, nextPoints, posterior } from '../../../src/analysis/calibration/waves.ts';

type Model = (u: readonly number[]) => (number | null)[];

/** Simulates all that is asked for; `atMost` points at a time, as a run that is killed again and again would. */
function complete(calibration: Calibration, model: Model, atMost = Infinity): Bank {
  let bank: Bank = [];
  for (;;) {
    const points = nextPoints(calibration, bank)
      .slice(0, atMost)
      .map(({ u }) => u);
    if (points.length === 0) return bank;
    bank = absorb(bank, points, points.map(model));
  }
}

const identity = (id: string, value: number, tolerance: number): Target =>
  target({ id, scale: 'identity', value, tolerance });

describe('a calibration', () => {
  const plan = { seed: 's', start: 60, waves: 2, perWave: 20, particles: 200 };

  it('finds the closed-form posterior of a linear model inside the prior', () => {
    // Least squares with two figures and flat priors: covariance (AᵀA / s²)⁻¹ about the solution of A u = y.
    const model: Model = (u) => [u[0] + u[1], u[0] + 1.5 * u[1]];
    const [s, truth] = [0.02, [0.45, 0.55]];
    const targets = model(truth).map((value, i) => identity(`y${i}`, value ?? 0, s));
    const calibration = { parameters: 2, targets, plan: { ...plan, particles: 4000 } };
    const { points } = posterior(calibration, complete(calibration, model));
    const determinant = 0.25; // of AᵀA = [[2, 2.5], [2.5, 3.25]]
    const sd = [s * Math.sqrt(3.25 / determinant), s * Math.sqrt(2 / determinant)];
    learned(points).forEach(({ mean, lo, hi, learned: share }, i) => {
      // Four standard errors of 4,000 draws, twice as wide for what they still share.
      expect(Math.abs(mean - truth[i]) / sd[i]).toBeLessThan(8 / Math.sqrt(4000));
      expect((hi - lo) / (2 * 1.6449 * sd[i])).toBeCloseTo(1, 1);
      expect(share).toBeCloseTo(1 - 12 * sd[i] ** 2, 2);
    });
    expect(ridges(points)[0][1]).toBeCloseTo(-2.5 / Math.sqrt(2 * 3.25), 2);
  });

  it('goes on after a kill in the middle of any stage as if nothing had happened', () => {
    const model: Model = (u) => [Math.exp(u[0]) + u[1] ** 2, u[2] * u[0]];
    const calibration = { parameters: 3, targets: [identity('a', 2, 0.1), identity('b', 0.3, 0.05)], plan };
    const whole = complete(calibration, model);
    expect(whole).toHaveLength(runsPlanned(plan));
    expect(complete(calibration, model, 7)).toEqual(whole);
    expect(nextPoints(calibration, whole)).toEqual([]);
    expect(new Set(whole.map(({ u }) => u.join())).size).toBeGreaterThan(95);
  });

  it('sends its waves to where the patterns are', () => {
    const model: Model = (u) => [u[0] ** 2];
    const calibration = { parameters: 2, targets: [identity('a', 0.25, 0.01)], plan };
    const waves = complete(calibration, model).slice(plan.start);
    for (const { u } of waves) expect(Math.abs(u[0] - 0.5)).toBeLessThan(0.06);
  });

  it('weighs runs for the emulators by how near they come, half of them effective, none forgotten', () => {
    const targets = [identity('a', 0.5, 0.01)];
    const bank = Array.from({ length: 100 }, (_, i) => ({ u: [i / 100], outputs: [i / 100] }));
    expect(Array.from(focus(targets, { ...plan, start: 100 }, bank))).toEqual(new Array(100).fill(1));
    const weights = focus(targets, plan, bank);
    expect(weights[50]).toBe(1);
    expect(weights[0]).toBeGreaterThanOrEqual(0.05);
    expect(weights[0]).toBeLessThan(0.1);
    // Without the least weight that every run keeps, half are effective.
    const sum = (power: number) => weights.reduce((total, weight) => total + ((weight - 0.05) / 0.95) ** power, 0);
    expect(sum(1) ** 2 / sum(2)).toBeCloseTo(50, 6);
  });

  it('learns nothing of a parameter that no pattern feels, and everything only as the tolerance allows', () => {
    const model: Model = (u) => [u[0]];
    const calibration = { parameters: 2, targets: [identity('a', 0.5, 0.05)], plan: { ...plan, particles: 2000 } };
    const [felt, free] = learned(posterior(calibration, complete(calibration, model)).points);
    expect(felt.learned).toBeCloseTo(1 - 12 * 0.05 ** 2, 2);
    expect(Math.abs(free.learned)).toBeLessThan(0.15);
  });

  it('corrects by its proof what the emulators get wrong', () => {
    // A zigzag that no smooth emulator follows; the truth by a grid.
    const zigzag = (x: number) => Math.abs(((6 * x) % 1) - 0.5);
    const model: Model = (u) => [u[0] + 0.4 * zigzag(u[0])];
    const targets = [identity('a', 0.6, 0.05)];
    const calibration = {
      parameters: 1,
      targets,
      plan: { seed: 's', start: 100, waves: 1, perWave: 2000, particles: 2000 },
    };
    const bank = complete(calibration, model);
    const { runs, weights, effective, surprise } = proof(calibration, bank);
    const atGrid = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000).map((x) => {
      const weight = Math.exp(-(((model([x])[0] ?? 0) - 0.6) ** 2) / (2 * 0.05 ** 2));
      return { x, weight };
    });
    const total = atGrid.reduce((sum, { weight }) => sum + weight, 0);
    // The share of the posterior in a region that the emulator, smooth as it is, cannot give it.
    const inside = (x: number) => x > 0.47 && x < 0.53;
    const exact = atGrid.reduce((sum, { x, weight }) => sum + (inside(x) ? weight / total : 0), 0);
    const share = (points: readonly { x: number; weight: number }[]) =>
      points.reduce((sum, { x, weight }) => sum + (inside(x) ? weight : 0), 0);
    const emulated = share(runs.map(({ u }) => ({ x: u[0], weight: 1 / runs.length })));
    const corrected = share(runs.map(({ u }, i) => ({ x: u[0], weight: weights[i] })));
    expect(Math.abs(emulated - exact)).toBeGreaterThan(0.05);
    expect(Math.abs(corrected - exact)).toBeLessThan(0.025);
    const sample = provenSample({ runs, weights }, 2000, 's');
    const drawn = share(sample.map(({ u }) => ({ x: u[0], weight: 1 / 2000 })));
    expect(drawn).toBeCloseTo(corrected, 2);
    expect(effective).toBeLessThan(0.9 * runs.length);
    expect(surprise[0]).toBeGreaterThan(0.3);
    expect(surprise[0]).toBeLessThan(2);
  });

  it('is proven by all runs alike when the emulators are exact', () => {
    const model: Model = (u) => [u[0] + u[1] ** 2];
    const calibration = { parameters: 2, targets: [identity('a', 0.8, 0.05)], plan };
    const { effective, surprise } = proof(calibration, complete(calibration, model));
    expect(effective).toBeCloseTo(plan.perWave, 3);
    expect(surprise[0]).toBeLessThan(0.01);
  });

  it('bears runs in which a figure is missing', () => {
    const model: Model = (u) => [u[0] + u[1], u[1] > 0.2 ? u[1] : null];
    const targets = [identity('a', 1.1, 0.05), identity('b', 0.6, 0.05)];
    const calibration = { parameters: 2, targets, plan };
    const [first] = learned(posterior(calibration, complete(calibration, model)).points);
    expect(first.median).toBeCloseTo(0.5, 1);
  });

  it('says what is wrong with a bank', () => {
    expect(() => absorb([], [[0.5]], [])).toThrow('1 points and 0 rows of outputs');
    const calibration = { parameters: 1, targets: [identity('a', 0.5, 0.1)], plan };
    expect(() => proof(calibration, [])).toThrow('0 of 100 runs are there');
  });
});
