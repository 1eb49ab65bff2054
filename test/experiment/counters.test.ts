/** What nobody reads is not counted, and what is read is what a run that counts everything finds. */
import { describe, expect, it } from 'vitest';
import { countersOf } from '../../src/analysis/dated.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import type { Metric } from '../../src/analysis/metric.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { type Counter, COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const world = smallWorld();
const scenario = smallScenario();
const period = { from: '2010-09', to: '2011-02' };

/** The counts of a window over everything, with the counters that are read. */
function counts(counters?: readonly Counter[]): Float64Array {
  const order = {
    arms: [{ name: 'a', scenario }],
    seed: 'counters',
    ...period,
    by: [],
    flips: false,
    windows: [{ places: 'all' as const, ...period }],
    counters,
  };
  return replicate(new Study(order, world), 1).arms[0].windows;
}

const called = (id: string): Metric => METRICS.find((metric) => metric.id === id) as Metric;

describe('counters that are read', () => {
  const all = counts();

  it.each(METRICS.map((metric) => [metric.id, metric] as const))('are all that %s is formed of', (_, metric) => {
    expect(metric.value(counts(countersOf([metric])))).toBe(metric.value(all));
  });

  it('are named once, by all metrics together', () => {
    expect(countersOf([called('requests'), called('notification_share')])).toEqual([
      'detainers',
      'notifications',
      'other_requests',
    ]);
    expect(countersOf([called('refusal_rate_recorded')])).toContain('recorded_refusals');
  });

  it('leave the others of people and their costs at zero', () => {
    const read = counts(countersOf([called('requests')]));
    const counted = COUNTERS.filter((_, i) => read[i] !== 0);
    expect(counted).toEqual(expect.arrayContaining(['detainers', 'notifications']));
    for (const counter of ['arrests', 'identified', 'outcome_transferred'] as const) {
      expect(all[COUNTER[counter]]).toBeGreaterThan(0);
      expect(read[COUNTER[counter]]).toBe(0);
    }
    expect(counted.filter((counter) => counter.startsWith('cost_'))).toEqual([]);
    expect(COUNTERS.filter((counter, i) => counter.startsWith('cost_') && all[i] > 0).length).toBeGreaterThan(5);
  });
});
