/**
 * Is the method sound on the simulation itself? On a county of the tutorial, with five parameters free, made-up worlds are fitted:
 * the 90% intervals must hold the parameters that made each world in about 90% of worlds, and their ranks must be even.
 */
import { describe, expect, it } from 'vitest';
import { type Bank } from '../../../src/analysis/calibration/bank.ts';
import { target, type Target } from '../../../src/analysis/calibration/pattern.ts';
import { selfCheck } from '../../../src/analysis/calibration/self-check.ts';
import { METRICS } from '../../../src/analysis/metrics.ts';
import { loadScenario } from '../../../src/cli/files/scenarios.ts';
import { sobolPoints } from '../../../src/experiment/designs/sobol-points.ts';
import { replicate } from '../../../src/experiment/replicate.ts';
import { Study } from '../../../src/experiment/study.ts';
import type { Order } from '../../../src/experiment/order.ts';
import type { Window } from '../../../src/experiment/windows.ts';
import { COUNTERS } from '../../../src/base/counters.ts';
import { loadWorld } from '../../../src/world/files.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
const NAMES = [
  'pickup.come_match',
  'adherence-priority',
  'request-share-2014',
  'recorded-refusal-2014',
  'local.notice_reaches',
];
/** One of its counties, from half a year before the first figure: hundreds of runs of it take some seconds. */
const SMALL = ['places={ county: "Travis, TX" }', 'simulate.from=2013-04'];
const year = (n: number): Window => ({ places: 'all', from: `${n - 1}-10`, to: `${n}-09` });
const WINDOWS = [year(2014), year(2015), year(2016)];
/** What is "published" of each made-up world: metric, window, tolerance (a share of a count, or points of a share). */
const PUBLISHED: readonly (readonly [metric: string, window: number, tolerance: number])[] = [
  ['requests', 1, 0.1],
  ['requests', 2, 0.1],
  ['transferred_on_request', 1, 0.1],
  ['transferred_on_request', 2, 0.1],
  ['refusal_rate_recorded', 1, 0.05],
  ['not_taken_rate', 2, 0.05],
  ['notices', 2, 0.1],
  ['requests_no_conviction', 1, 0.1],
  ['at_large_targets', 0, 0.1],
];

function bankOf(runs: number): { bank: Bank; values: (number | null)[][] } {
  const world = loadWorld();
  const loaded = loadScenario('tutorial', world, { sets: ALL ? [] : SMALL });
  if (!loaded.ok) throw new Error('the tutorial does not load');
  const { scenario } = loaded.resolved;
  const rows = sobolPoints(NAMES.length, runs, 'tutorial worlds');
  const order: Order = {
    arms: [{ name: 'tutorial', scenario }],
    seed: 'tutorial worlds',
    ...scenario.report,
    by: [],
    flips: false,
    windows: WINDOWS,
    draws: runs,
    design: { names: NAMES, rows },
  };
  const study = new Study(order, world);
  const K = COUNTERS.length;
  const values = rows.map((_, i) => {
    // Every world has luck of its own, as the real one and the model have.
    const { windows } = replicate(study, i + 1, i + 1).arms[0];
    return PUBLISHED.map(([id, window]) => {
      const metric = METRICS.find((known) => known.id === id);
      return metric?.value(windows.subarray(window * K, (window + 1) * K)) ?? null;
    });
  });
  return { bank: rows.map((u, i) => ({ u, outputs: values[i] })), values };
}

describe('a calibration of the tutorial', () => {
  it('claims as much as it knows, in 200 made-up worlds', () => {
    const { bank, values } = bankOf(260);
    const targets: Target[] = PUBLISHED.map(([id, , tolerance], i) => {
      const share = tolerance === 0.05;
      const mean = values.reduce((sum, row) => sum + (row[i] ?? 0), 0) / values.length;
      const scale = share ? ('identity' as const) : ('log' as const);
      return target({
        id: `${id} ${i}`,
        scale,
        value: mean,
        tolerance: (share ? tolerance : tolerance * mean) / 1.645,
      });
    });
    const check = selfCheck(targets, bank, { seed: 'tutorial', sets: 200, level: 0.9, bins: 10, particles: 400 });
    expect(check.sets).toBe(200);
    for (const [i, { coverageP, ranksP, covered }] of check.parameters.entries()) {
      expect(coverageP, `${NAMES[i]}: ${covered} of 200 covered`).toBeGreaterThan(0.01);
      expect(ranksP, `${NAMES[i]}: ranks`).toBeGreaterThan(0.01);
    }
    expect(check.pooled.lo).toBeLessThan(0.9);
    expect(check.pooled.hi).toBeGreaterThan(0.9);
  }, 600_000);
});
