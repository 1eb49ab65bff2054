/** The twin beside the mean of runs, on worlds small enough to be run by the dozen. */
import { beforeAll, describe, expect, it } from 'vitest';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import type { Order } from '../../src/experiment/order.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { twinOf, UNKNOWN } from '../../src/twin/twin.ts';
import { loadWorld } from '../../src/world/files.ts';

const K = COUNTERS.length;
const RUNS = 24;
/** Of the mean of runs, beside three standard errors. */
const TOLERANCE = 0.05;

type Sums = {
  readonly twin: (name: Counter) => number;
  readonly runs: (name: Counter) => { mean: number; error: number };
};
let tutorial: Sums;

/** Sums over the months reported. */
function sumsOf(order: Order): Sums {
  const study = new Study(order, loadWorld());
  const [from, to] = [order.from, order.to].map((month) => parseMonth(month) - study.firstMonth);
  const total = (monthly: Float64Array, name: Counter): number => {
    let sum = 0;
    for (let month = from; month <= to; month += 1) sum += monthly[month * K + COUNTER[name]];
    return sum;
  };
  const { monthly } = twinOf(study).draw(1).arms[0];
  const runs = Array.from({ length: RUNS }, (_, i) => replicate(study, i + 1).arms[0].monthly);
  return {
    twin: (name) => total(monthly, name),
    runs: (name) => {
      const values = runs.map((one) => total(one, name));
      const mean = values.reduce((sum, value) => sum + value, 0) / RUNS;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (RUNS - 1);
      return { mean, error: Math.sqrt(variance / RUNS) };
    },
  };
}

beforeAll(() => {
  const loaded = loadScenario('tutorial', loadWorld());
  if (!loaded.ok) throw new Error('tutorial does not load');
  const { scenario } = loaded.resolved;
  const hours = { unit: 'hours', value: 'unlimited', assumed: 'no line' } as never;
  const alone = {
    ...scenario,
    screening: { ...scenario.screening, hours_per_day: hours },
    pickup: { ...scenario.pickup, hours_per_day: hours },
  };
  tutorial = sumsOf({
    arms: [{ name: 'tutorial', scenario: alone }],
    seed: 'twin',
    ...scenario.report,
    by: [],
    flips: false,
  });
}, 120_000);

describe('the twin of the tutorial, where nobody waits', () => {
  it.each([
    'arrests',
    'matched',
    'interviewed',
    'identified',
    'encountered',
    'detainers',
    'recorded_no_conviction',
    'transferred_on_request',
    'transferred_without_request',
    'declined_requests',
    'recorded_refusals',
    'recorded_custody',
    'not_taken',
  ] as const)('counts %s as runs do in the mean', (name) => {
    const { mean, error } = tutorial.runs(name);
    expect(mean).toBeGreaterThan(50);
    expect(Math.abs(tutorial.twin(name) - mean)).toBeLessThan(TOLERANCE * mean + 3 * error);
  });

  it('says of what it knows nothing', () => {
    expect(UNKNOWN).toContain('serious_never_taken');
    for (const name of UNKNOWN) expect(tutorial.twin(name)).toBeNaN();
    expect(COUNTERS.filter((name) => Number.isNaN(tutorial.twin(name)))).toEqual(UNKNOWN);
  });
});
