import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/analysis/calibration/bank.ts';
import { Predictor } from '../../../src/analysis/calibration/likelihood.ts';
import { target } from '../../../src/analysis/calibration/pattern.ts';
import { rowsPlanned, runsPlanned } from '../../../src/analysis/calibration/plan.ts';
import { proof } from '../../../src/analysis/calibration/proof.ts';
import { selfCheck } from '../../../src/analysis/calibration/self-check.ts';
import { learned } from '../../../src/analysis/calibration/summary.ts';
import { emulateCalls, taughtBy, withResidual } from '../../../src/analysis/calibration/twin.ts';
import { type Calibration, nextPoints, posterior } from '../../../src/analysis/calibration/waves.ts';
import { normalQuantile } from '../../../src/base/normal-quantile.ts';
import { Stream } from '../../../src/base/stream.ts';

/** Chance of a run: one standard deviation, of the logarithm. */
const LUCK = 0.02;
/**
 * Most priors are normal in a logarithm, and figures move nearly in a line with it: the twin is smooth in normal scores. A
 * run has 10% more of the first figure, more so where b is large, and luck of its own.
 */
function twin(u: readonly number[]): [number, number] {
  const [a, b, c] = u.map((quantile) => normalQuantile(quantile));
  return [1000 * Math.exp(0.3 * a + 0.05 * b * b), 500 * Math.exp(0.3 * b + 0.1 * a * c)];
}
function run(u: readonly number[]): [number, number] {
  const luck = new Stream('luck', u.join());
  const [first, second] = twin(u);
  const chance = () => Math.exp(LUCK * normalQuantile(luck.uniform()));
  return [first * (1.1 + 0.1 * u[1]) * chance(), second * chance()];
}

const plan = { seed: 'twins', start: 60, waves: 2, perWave: 60, particles: 400, twin: 200 };
const truth = [0.4, 0.6, 0.5];
const expected = [twin(truth)[0] * (1.1 + 0.1 * truth[1]), twin(truth)[1]];
const targets = expected.map((value, i) => target({ id: `y${i}`, scale: 'log', value, tolerance: 0.02 * value }));
const calibration: Calibration = { parameters: 3, targets, plan };

/** Answers all that is asked for, so many at a time. */
function complete(atMost = Infinity): { bank: Bank; calls: number } {
  const bank: Bank[number][] = [];
  let calls = 0;
  for (let asked = nextPoints(calibration, bank); asked.length > 0; asked = nextPoints(calibration, bank)) {
    for (const { u, twin: called } of asked.slice(0, atMost)) {
      calls += called ? 1 : 0;
      bank.push({ u, outputs: called ? twin(u) : run(u) });
    }
  }
  return { bank, calls };
}

describe('a calibration of a model with a twin', () => {
  const { bank, calls } = complete();

  it('calls the twin at every stage, runs at the first of its points, and goes on after a kill anywhere', () => {
    expect(bank).toHaveLength(rowsPlanned(plan));
    expect([calls, runsPlanned(plan)]).toEqual([600, 180]);
    expect(complete(17).bank).toEqual(bank);
    const { runs, partners } = taughtBy(plan, bank);
    expect(runs).toHaveLength(180);
    runs.forEach(({ u }, i) => expect(partners[i].u).toEqual(u));
    partners.forEach(({ u, outputs }) => expect(outputs).toEqual(twin(u)));
    // From the middle of the first runs: those that are there, each with its call.
    expect(taughtBy(plan, bank.slice(0, 210)).runs).toEqual(bank.slice(200, 210));
  });

  it('learns what a run has beside its twin, and that the rest is luck', () => {
    const { emulators } = posterior(calibration, bank);
    const predictor = new Predictor(3, emulators);
    const figures = new Float64Array(2);
    predictor.predict(truth, figures);
    expect(figures[0]).toBeCloseTo(Math.log(expected[0]), 2);
    expect(figures[1]).toBeCloseTo(Math.log(expected[1]), 2);
    for (const { variance, ofTwin } of emulators) {
      expect(Math.sqrt(variance) / LUCK).toBeGreaterThan(0.8);
      expect(Math.sqrt(variance) / LUCK).toBeLessThan(1.25);
      expect(Math.sqrt(ofTwin ?? 1)).toBeLessThan(0.1 * LUCK);
    }
  });

  it('finds where the runs, not the twins, meet the figures', () => {
    const { points } = posterior(calibration, bank);
    const foretold = points.map((u) => twin(u)[0] * (1.1 + 0.1 * u[1]));
    const [middle] = [foretold.toSorted((a, b) => a - b)[200]];
    expect(Math.abs(Math.log(middle / expected[0]))).toBeLessThan(0.01);
    for (const [i, { lo, hi }] of learned(points).entries()) {
      expect(truth[i]).toBeGreaterThan(lo);
      expect(truth[i]).toBeLessThan(hi);
    }
  });

  it('is proven by fresh runs, whose ranks are even, each counted alike', () => {
    const { effective, surprise, ranks } = proof(calibration, bank);
    expect(effective).toBeCloseTo(60, 9);
    for (const size of surprise) {
      expect(size).toBeGreaterThan(0.5);
      expect(size).toBeLessThan(1.8);
    }
    expect(ranks.counts.reduce((sum, count) => sum + count, 0)).toBe(120);
    for (const p of ranks.p) expect(p).toBeGreaterThan(0.01);
  });

  it('has uneven ranks where the emulators believe that runs have less luck than they have', () => {
    const lucky = bank.map((row, i) =>
      i < bank.length - plan.perWave ? row : { ...row, outputs: row.outputs.map((value) => (value ?? 0) * 1.05) },
    );
    expect(Math.max(...proof(calibration, lucky).ranks.p)).toBeLessThan(0.01);
  });

  it('claims as much as it knows in worlds made up from its runs', () => {
    const start = taughtBy({ ...plan, waves: 0 }, bank);
    const called = emulateCalls(start.calls, targets, new Float64Array(200).fill(1), 's');
    const asked = { seed: 's', sets: 60, level: 0.9, bins: 5, particles: 150 };
    const { parameters, pooled } = selfCheck(targets, start.runs, asked, (rows) =>
      withResidual(
        called,
        { runs: rows.map((row) => start.runs[row]), partners: rows.map((row) => start.partners[row]) },
        targets,
        's',
      ),
    );
    for (const { coverageP, ranksP } of parameters) expect(Math.min(coverageP, ranksP)).toBeGreaterThan(0.01);
    expect(pooled.lo).toBeLessThan(0.9);
    expect(pooled.hi).toBeGreaterThan(0.9);
  });
});
