import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/analysis/calibration/bank.ts';
import { target } from '../../../src/analysis/calibration/pattern.ts';
import { selfCheck } from '../../../src/analysis/calibration/self-check.ts';
import { latinHypercube } from '../../../src/experiment/designs/latin-hypercube.ts';

describe('simulation-based calibration', () => {
  // Curved, with an interaction, a ridge, and a fine roughness like that of counts; three parameters, five figures.
  const model = ([a, b, c]: readonly number[]) => [
    1000 * Math.exp(a + b) + 5 * Math.sin(900 * a),
    800 * Math.exp(a * b + 0.5 * c),
    0.2 + 0.5 * a * c,
    0.1 + 0.7 * b ** 2,
    300 * (1 + b + c) + 2 * Math.sin(700 * c),
  ];
  const bank: Bank = latinHypercube(3, 300, 'bank').map((u) => ({ u, outputs: model(u) }));
  const targets = [
    target({ id: 'a', scale: 'log', value: 2700, tolerance: 270 }),
    target({ id: 'b', scale: 'log', value: 1200, tolerance: 120 }),
    target({ id: 'c', scale: 'identity', value: 0.3, tolerance: 0.05 }),
    target({ id: 'd', scale: 'logit', value: 0.3, tolerance: 0.05 }),
    target({ id: 'e', scale: 'log', value: 600, tolerance: 60 }),
  ];
  const plan = { seed: 'check', sets: 200, level: 0.9, bins: 10, particles: 150 };

  it('covers as often as it claims and ranks evenly', () => {
    const check = selfCheck(targets, bank, plan);
    expect(check.sets).toBe(200);
    for (const { covered, coverageP, ranks, ranksP } of check.parameters) {
      expect(ranks.reduce((sum, count) => sum + count, 0)).toBe(200);
      expect(covered).toBeGreaterThanOrEqual(check.band.lo);
      expect(covered).toBeLessThanOrEqual(check.band.hi);
      expect(coverageP).toBeGreaterThan(0.01);
      expect(ranksP).toBeGreaterThan(0.01);
    }
    expect(check.pooled.lo).toBeLessThan(0.9);
    expect(check.pooled.hi).toBeGreaterThan(0.9);
  });

  it('is failed by figures that are worse than they say', () => {
    const check = selfCheck(targets, bank, { ...plan, sets: 100, errorFactor: 2 });
    expect(check.pooled.hi).toBeLessThan(0.9);
    for (const { coverageP, ranksP } of check.parameters) expect(Math.min(coverageP, ranksP)).toBeLessThan(0.01);
  });
});
