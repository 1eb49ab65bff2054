import { describe, expect, it } from 'vitest';
import { meanSimple } from 'simple-statistics';
import { allowing, discrepancyAt, groupsOf } from '../../../src/analysis/calibration/discrepancy.ts';
import { emulatedLogLikelihood } from '../../../src/analysis/calibration/likelihood.ts';
import { type Target, target } from '../../../src/analysis/calibration/pattern.ts';
import { sampler } from '../../../src/analysis/calibration/smc.ts';

const figure = (id: string, value: number, group?: string): Target =>
  target({ id, scale: 'identity', value, tolerance: 0.1, ...(group !== undefined && { group }) });

/** An emulator of a constant: no parameters move it. */
const constant = (value: number) => ({ terms: [{ first: 0, second: 0 }], coefficients: [value], variance: 0 });

describe('discrepancies', () => {
  it('are exponential with mean 1 before anything is seen', () => {
    // Quantiles of R: qexp(c(.05, .25, .95)) 0.05129329 0.28768207 2.99573227
    expect([0.05, 0.25, 0.95].map(discrepancyAt)).toEqual([
      expect.closeTo(0.05129329, 8),
      expect.closeTo(0.28768207, 8),
      expect.closeTo(2.99573227, 8),
    ]);
  });

  it('belong to groups, but not to bounds or to figures that have none', () => {
    const bound: Target = { ...figure('c', 1, 'bounds'), side: 1 };
    const targets = [figure('a', 1, 'x'), figure('b', 1), bound, figure('d', 1, 'y'), figure('e', 1, 'x')];
    expect(groupsOf(targets)).toEqual(['x', 'y']);
    const variances = allowing(targets, [2, 3]).map(({ variance }, i) => variance / targets[i].variance);
    expect(variances).toEqual([5, 1, 1, 10, 5].map((factor) => expect.closeTo(factor, 12)));
  });

  it('widen a likelihood as a normal of both variances, which has to pay for being wide', () => {
    const log = emulatedLogLikelihood(1, [figure('a', 1, 'x')], [constant(1.3)]);
    const normal = (sd: number) => -Math.log(sd) - 0.3 ** 2 / (2 * sd ** 2);
    const at = (delta: number) => log([0.5, -Math.expm1(-delta)]);
    expect(at(3) - at(0)).toBeCloseTo(normal(0.1 * Math.sqrt(10)) - normal(0.1), 10);
    expect(at(100)).toBeLessThan(at(3));
  });

  it('are large where figures are far off whatever the parameters, and small where they are not', () => {
    // Ten figures of each group: those of the first are all met, those of the second three tolerances off, both ways.
    const targets = Array.from({ length: 20 }, (_, i) => figure(`${i}`, 1, i < 10 ? 'met' : 'missed'));
    const emulators = targets.map((_, i) => constant(i < 10 ? 1 : 1 + (i % 2 ? 0.3 : -0.3)));
    const { points } = sampler(3, emulatedLogLikelihood(1, targets, emulators), { particles: 500, seed: 'd' });
    const [met, missed] = [1, 2].map((g) => meanSimple(points.map((point) => discrepancyAt(point[g]))));
    expect(met).toBeLessThan(0.5);
    expect(missed).toBeGreaterThan(2);
    expect(missed).toBeLessThan(4);
  });
});
