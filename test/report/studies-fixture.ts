/** A sensitivity study and a sweep, small and made up. */
import { changesOf } from './changes.ts';
import type { Estimate } from '../../src/analysis/results.ts';
import type { SensitivityDocument } from '../../src/analysis/sensitivity/document.ts';
import type { SweepDocument } from '../../src/analysis/sweep/document.ts';

const share = (value: number, half: number) => ({ value, lo: value - half, hi: value + half });
const head = {
  handoff: '0.1.0',
  study: 'example',
  title: 'An example',
  seed: 'example',
  replications: 4,
  period: { from: '2015-07', to: '2016-09' },
  coverage: 'the United States',
};

export const sensitivity: SensitivityDocument = {
  ...head,
  schema: 'handoff.sensitivity/1',
  scenario: { name: 'historical', hash: 'a', label: 'What happened' },
  baseline: null,
  factors: [
    { name: 'pickup.come_match', kind: 'parameter', unit: 'probability', prior: { lo: 0.6, median: 0.7, hi: 0.8 } },
    { name: 'local.notice_reaches', kind: 'parameter', unit: 'probability', prior: { lo: 0.4, median: 0.7, hi: 0.9 } },
    { name: 'chance', kind: 'chance', unit: null, prior: null },
  ],
  held: 30,
  metrics: [
    {
      id: 'transferred',
      unit: 'episodes',
      mean: 73600,
      sd: 2100,
      undefined_points: 0,
      morris: {
        trajectories: 10,
        levels: 4,
        runs: 40,
        effects: [
          { factor: 'pickup.come_match', mu: 4100, mu_star: share(4100, 300), sigma: 410 },
          { factor: 'local.notice_reaches', mu: -1500, mu_star: share(1500, 200), sigma: 300 },
          { factor: 'chance', mu: 12, mu_star: share(420, 220), sigma: 500 },
        ],
      },
      sobol: {
        points: 256,
        runs: 1280,
        variance: 4.4e6,
        indices: [
          { factor: 'pickup.come_match', first: share(0.78, 0.06), total: share(0.81, 0.05) },
          { factor: 'local.notice_reaches', first: share(0.14, 0.04), total: share(0.16, 0.03) },
          { factor: 'chance', first: share(-0.01, 0.02), total: share(0.03, 0.01) },
        ],
        shares: { parameters: share(0.97, 0.01), chance: share(0.03, 0.01) },
      },
    },
  ],
  warnings: [
    { metric: 'transferred', method: 'sobol', factor: 'pickup.come_match', width: 0.12, limit: 0.1, needed: 512 },
  ],
};

const figure = (unit: string, mean: number, half: number): Estimate => {
  const interval = { lo: mean - half, hi: mean + half };
  return { unit, mean, sd: half, ...interval, chance: interval, parameters: null };
};
const table = (taken: number, cost: number) => ({
  taken: figure('people', taken, 60),
  cost_total: figure('USD', cost, 1e6),
});

export const sweep: SweepDocument = {
  ...head,
  schema: 'handoff.sweep/1',
  draws: 1,
  intervals: 'chance only; 31 uncertain parameters held at their median',
  design: 'grid',
  axes: [
    { name: 'law', sets: ['state.law'] },
    { name: 'teams', sets: ['at_large.level'] },
  ],
  charts: [
    { kind: 'heat', metric: 'taken', x: 'teams', y: 'law' },
    { kind: 'frontier', x: 'cost_total', y: 'taken', along: 'teams' },
  ],
  baseline: { name: 'historical', hash: 'a', label: 'What happened', metrics: table(16000, 1.4e8) },
  points: ['no-holds', 'none'].flatMap((law, i) =>
    [1, 2, 3].map((teams, j) => ({
      point: 3 * i + j + 1,
      scenario: 'historical-2',
      hash: 'b',
      values: { law, teams },
      metrics: table(16000 + 900 * (i - 1) + 300 * j, 1.4e8 + 4e7 * (i - 1) + 2e7 * j),
      differences: changesOf(
        table(900 * (i - 1) + 300 * j, 4e7 * (i - 1) + 2e7 * j),
        table(16000, 1.4e8),
        table(16000 + 900 * (i - 1) + 300 * j, 1.4e8 + 4e7 * (i - 1) + 2e7 * j),
      ),
    })),
  ),
  break_even: [
    {
      metric: 'cost_total',
      scenario: 'historical-2',
      axis: 'teams',
      others: { law: 'no-holds' },
      from: 2,
      to: 3,
      after: 'more',
    },
  ],
};
