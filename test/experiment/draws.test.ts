/** Joint draws of the uncertain parameters: shared by arms, kept apart from chance, the same for any number of workers. */
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/analysis/results.ts';
import { luckOf, orderAt, tasksOf } from '../../src/experiment/draws.ts';
import { runDocument } from '../../src/analysis/run-document.ts';
import { Summary } from '../../src/analysis/summarize.ts';
import { simulateAll } from '../../src/experiment/run.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Order } from '../../src/experiment/order.ts';
import { parameterQuantile } from '../../src/base/random.ts';
import type { Spread } from '../../src/scenario/schema/spread.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const world = smallWorld();
const uncertain = (low: number, high: number) => ({
  unit: 'probability',
  assumed: 'for the test',
  value: { distribution: 'uniform', low, high },
});
const baseline = smallScenario({ 'pickup.come_match': uncertain(0.1, 0.9) });
const other = smallScenario({ 'pickup.come_match': uncertain(0.2, 1) });
const order = (more: Partial<Order> = {}): Order => ({
  arms: [
    { name: 'baseline', scenario: baseline },
    { name: 'other', scenario: other },
  ],
  seed: 'draws',
  from: baseline.report.from,
  to: baseline.report.to,
  by: [],
  flips: true,
  draws: 6,
  ...more,
});
const labels = {
  version: '0',
  titles: ['', ''],
  labels: ['', ''],
  hashes: ['', ''],
  uncertain: 1,
  assumptions: { assumed: 1, parameters: 1 },
  policyDates: [],
};
async function simulate(of: Order, replications = 2): Promise<RunDocument> {
  const study = new Study(of, world);
  const summary = new Summary(study);
  await simulateAll(study, { replications, workers: 1 }, (_, result) => summary.add(result));
  return runDocument(study, summary, replications, labels);
}

describe('draws', () => {
  it('give all arms the same quantile of the same parameter', () => {
    const u = parameterQuantile('draws', 'pickup.come_match', 3);
    const [a, b] = orderAt(order(), 3, world).arms.map(({ scenario }) => scenario.pickup.come_match.value as number);
    expect(a).toBeCloseTo(0.1 + 0.8 * u, 12);
    expect(b).toBeCloseTo(0.2 + 0.8 * u, 12);
  });

  it('take the factors of offices from a posterior that has them, and draw the others', () => {
    const spread = { by: 'office' as const, log_sd: 0.5, assumed: 'for the test' };
    const posteriors = new Map([['fit', { names: ['pickup.travel.spread[office=AAA]'], rows: [[0.9]] }]]);
    const scenario = {
      ...smallScenario({ 'pickup.travel': { unit: 'hours', assumed: 'for the test', value: 4, spread } }),
      posterior: { unit: 'quantiles' as const, draws: 'fit', source: 'the test' },
    };
    const arms = [{ name: 'fitted', scenario }];
    const [first, second] = [1, 2].map(
      (number) => orderAt(order({ arms }), number, { ...world, posteriors }).arms[0].scenario.pickup.travel,
    ) as { spread: Spread }[];
    expect(first.spread.factors!['AAA']).toBe(second.spread.factors!['AAA']);
    expect(first.spread.factors!['BBB']).not.toBe(second.spread.factors!['BBB']);
  });

  it('follow a posterior row by row in an order of the seed, and stand at its medians where no draws are made', () => {
    const rows = [[0.1], [0.6], [0.2]];
    const posteriors = new Map([['fit', { names: ['pickup.come_match'], rows }]]);
    const fitted = { ...baseline, posterior: { unit: 'quantiles' as const, draws: 'fit', source: 'the test' } };
    const arms = [
      { name: 'fitted', scenario: fitted },
      { name: 'other', scenario: other },
    ];
    const values = (draws: number | undefined, number: number, seed = 'draws') =>
      orderAt(order({ arms, draws, seed }), number, { ...world, posteriors }).arms.map(
        ({ scenario }) => scenario.pickup.come_match.value,
      );
    const taken = (seed: string) => [1, 2, 3].map((number) => values(3, number, seed)[0]);
    // Every row once, whatever the seed; which comes first is the seed's.
    for (const seed of ['a', 'b', 'c', 'd'])
      expect(new Set(taken(seed))).toEqual(new Set(rows.map(([u]) => 0.1 + 0.8 * u)));
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => taken(seed)[0])).size).toBe(3);
    expect(values(undefined, 1)).toEqual([0.1 + 0.8 * 0.2, 0.6]);
    // An arm without the fit keeps its own independent draws.
    expect(values(3, 1)[1]).toBeCloseTo(0.2 + 0.8 * parameterQuantile('draws', 'pickup.come_match', 1), 12);
  });

  it('are taken one by one, with luck of their own', () => {
    expect(tasksOf(2, 2)).toEqual([
      { draw: 1, replication: 1 },
      { draw: 1, replication: 2 },
      { draw: 2, replication: 1 },
      { draw: 2, replication: 2 },
    ]);
    expect(luckOf({ draw: 1, replication: 7 })).toBe(7);
    expect(new Set(tasksOf(40, 100).map((task) => luckOf(task))).size).toBe(4000);
  });

  it('widen the interval by what the parameter does, and say so', async () => {
    const [held, drawn] = [await simulate(order({ draws: undefined }), 12), await simulate(order({ draws: 12 }))];
    const [chance, both] = [held, drawn].map((document) => document.arms[0].metrics['transferred']);
    expect(chance.parameters).toBeNull();
    expect(held.intervals).toContain('held at its median');
    expect(drawn).toMatchObject({ draws: 12, replications: 2 });
    expect(drawn.intervals).toBe('chance and parameters; 12 joint draws of 1 uncertain parameter');
    const width = (range: { readonly lo: number | null; readonly hi: number | null } | null) =>
      (range?.hi ?? 0) - (range?.lo ?? 0);
    expect(width(both.parameters)).toBeGreaterThan(3 * width(chance));
    expect(width(both)).toBeGreaterThanOrEqual(width(both.parameters));
    // Coming more often in every draw: the difference is clear although the levels are wide.
    const difference = drawn.differences[0].metrics['transferred'];
    expect(difference.lo).toBeGreaterThan(0);
    expect(width(difference.parameters)).toBeLessThan(width(both.parameters) / 3);
  });

  it('leave an arm as it is alone', async () => {
    const [first] = order().arms;
    const alone = await simulate(order({ arms: [first], flips: false }));
    const together = await simulate(order());
    expect(alone.arms[0].metrics).toEqual(together.arms[0].metrics);
  });
});
