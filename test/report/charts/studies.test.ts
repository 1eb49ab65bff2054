import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/analysis/results.ts';
import type { SensitivityDocument } from '../../../src/analysis/sensitivity/document.ts';
import type { SweepDocument } from '../../../src/analysis/sweep/document.ts';
import { chartsOf } from '../../../src/report/documents.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { sensitivityText } from '../../../src/report/text/sensitivity.ts';
import { sweepText } from '../../../src/report/text/sweep.ts';
import { asLines } from '../as-lines.ts';

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

const sensitivity: SensitivityDocument = {
  ...head,
  schema: 'handoff.sensitivity/1',
  scenario: { name: 'historical', hash: 'a' },
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

const sweep: SweepDocument = {
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
  baseline: { name: 'historical', hash: 'a', metrics: table(16000, 1.4e8) },
  points: ['no-holds', 'none'].flatMap((law, i) =>
    [1, 2, 3].map((teams, j) => ({
      point: 3 * i + j + 1,
      scenario: 'historical-2',
      hash: 'b',
      values: { law, teams },
      metrics: table(16000 + 900 * (i - 1) + 300 * j, 1.4e8 + 4e7 * (i - 1) + 2e7 * j),
      differences: table(900 * (i - 1) + 300 * j, 4e7 * (i - 1) + 2e7 * j),
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

describe('charts of studies', () => {
  it('are one for each metric and method, and those a sweep asks for', () => {
    expect(chartsOf(sensitivity).map(({ name }) => name)).toEqual(['sobol.transferred', 'morris.transferred']);
    expect(chartsOf(sweep).map(({ name }) => name)).toEqual(['heat.taken', 'frontier.cost_total.taken']);
  });

  it.each([sensitivity, sweep])('have not changed unseen', async (document) => {
    for (const item of chartsOf(document))
      await expect(asLines(await toSvg(item))).toMatchFileSnapshot(`../snapshots/${item.name}.svg`);
  });

  it('state the finding', () => {
    expect(chartsOf(sensitivity).map(({ frame }) => frame.title)).toEqual([
      'Transferred: chance has a part in 3.0% [2.0%, 4.0%] of the variance, the parameters alone make 97.0% [96.0%, 98.0%]',
      'Transferred: pickup.come_match moves it most; chance ranks 3 of 3',
    ]);
    expect(chartsOf(sweep).map(({ frame }) => frame.title)).toEqual([
      'Taken either way: more than under historical at 2 of 6 points, less at 3',
      'Taken either way against total cost: what lies on a vertical line costs the same',
    ]);
  });
});

describe('texts of studies', () => {
  it('rank the factors, cut at what is possible, and warn', () => {
    const text = sensitivityText(sensitivity);
    expect(text).toContain('2 parameters and chance, that of the mean of 4 runs; 30 more parameters at the');
    expect(text).toMatch(/^pickup\.come_match +████████ +81% \[76%, 86%\] +78% \[72%, 84%\]$/m);
    expect(text).toMatch(/^chance +3\.0% \[2\.0%, 4\.0%\] +0\.0% \[0\.0%, 1\.0%\]$/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      "the interval of pickup.come_match's share of variance is 12 points wide, above 10 points: the sample is small; about 512 points would do",
    );
  });

  it('mark what the interval cannot tell from none, and say where a difference changes its side', () => {
    const text = sweepText(sweep);
    expect(text).toMatch(/^no-holds +−900 +−600 +−300$/m);
    expect(text).toMatch(/^none +=0 +\+300 +\+600$/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Total cost: less than under historical up to teams 2, more from 3 (law no-holds)',
    );
  });
});
