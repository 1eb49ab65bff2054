import { describe, expect, it } from 'vitest';
import { Summary } from '../../src/analysis/summarize.ts';
import { inOrder } from '../../src/experiment/in-order.ts';
import { type Replicate, replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const closed = {
  'local.policy': {
    unit: 'name',
    assumed: 'for the test',
    values: [{ value: 'none' }, { from: '2010-12-14', value: 'closed' }],
  },
};
const scenarios = [smallScenario({}), smallScenario(closed)];
const study = new Study(
  {
    arms: scenarios.map((scenario, i) => ({ name: `arm ${i}`, scenario })),
    seed: 'summary',
    from: scenarios[0].report.from,
    to: scenarios[0].report.to,
    by: [],
    flips: true,
  },
  smallWorld({ size: 2 }),
);

function summaryOf(replications: number): Summary {
  const summary = new Summary(study);
  for (let number = 1; number <= replications; number += 1) summary.add(replicate(study, number));
  return summary;
}

describe('a summary', () => {
  it('knows no interval of anything after one replication: metrics, months, differences or flips', () => {
    const summary = summaryOf(1);
    const { metrics, monthly, flips } = summary.difference(0);
    expect(flips.length).toBeGreaterThan(0);
    const all = [
      ...Object.values(metrics),
      ...Object.values(monthly).flat(),
      ...flips,
      ...Object.values(summary.arm(0).outcomes),
    ];
    for (const figure of all) expect(figure).toMatchObject({ lo: null, hi: null });
  });

  it('pairs: a difference of means is the mean of differences, with an interval of its own from two on', () => {
    const summary = summaryOf(3);
    const [baseline, variant] = [summary.arm(0).metrics['requests'], summary.arm(1).metrics['requests']];
    const difference = summary.difference(0).metrics['requests'];
    expect(difference.mean).toBeCloseTo(variant.mean! - baseline.mean!, 9);
    expect(difference.hi! - difference.lo!).toBeGreaterThan(0);
    expect(summary.difference(0).flips.some(({ lo, hi }) => hi! > lo!)).toBe(true);
  });

  it('takes replications in their order, however they arrive', () => {
    const backwards = new Summary(study);
    const take = inOrder<Replicate>((result) => backwards.add(result));
    for (const number of [3, 1, 2]) take(number - 1, replicate(study, number));
    expect(backwards.difference(0)).toEqual(summaryOf(3).difference(0));
  });
});
