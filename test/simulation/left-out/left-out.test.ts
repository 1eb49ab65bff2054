/**
 * Mechanisms that were added after the first release may be left out of a scenario, which then gives what it gave before
 * they existed. The scenarios and their counts beside this file were written by the engine of that time.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COUNTER, COUNTERS, type Counter } from '../../../src/base/counters.ts';
import { scenario as schema } from '../../../src/scenario/schema.ts';
import { simulateFast } from '../../reference/agree.ts';
import { mixedWorld } from '../../reference/small.ts';

type Before = { seed: string; replication: number; scenario: unknown; months: Record<Counter, number[]> };

const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as Before;

describe.each(['dated-policies', 'adapting-jails'])('%s, written before mechanisms were added', (name) => {
  const before = read(name);

  it('counts the same in every month', () => {
    const scenario = schema.parse(before.scenario);
    const { monthly } = simulateFast(mixedWorld(), scenario, before.seed, before.replication);
    const counted = (counter: string) => monthly.map((month) => month[COUNTER[counter as Counter]]);
    const now = Object.fromEntries(Object.keys(before.months).map((counter) => [counter, counted(counter)]));
    expect(now).toEqual(before.months);
  });

  it('counts what was counted then under the same names', () => {
    expect(Object.keys(before.months).filter((counter) => !COUNTERS.includes(counter as Counter))).toEqual([]);
    const total = Object.values(before.months)
      .flat()
      .reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(100_000);
  });
});
