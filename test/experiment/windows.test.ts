/** Windows: counts of places over months, beside what is reported. */
import { describe, expect, it } from 'vitest';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Order } from '../../src/experiment/order.ts';
import type { Window } from '../../src/experiment/windows.ts';
import { COUNTER, COUNTERS, STOCK_COUNTERS } from '../../src/base/counters.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const K = COUNTERS.length;
const world = smallWorld();
const scenario = smallScenario();
const [from, to] = ['2010-09', '2011-02'];

function simulate(windows: Window[], by: Order['by'] = []) {
  const order: Order = { arms: [{ name: 'a', scenario }], seed: 'windows', from, to, by, flips: false, windows };
  const study = new Study(order, world);
  return { study, arm: replicate(study, 1).arms[0] };
}

describe('a window', () => {
  const { study, arm } = simulate([], ['jurisdiction', 'office', 'state']);
  const group = (by: string, key: string) => {
    const row = study.rows.findIndex((one) => one.by === by && one.key === key);
    return [...arm.groups.subarray(row * K, (row + 1) * K)];
  };

  it('counts what the same places and months report', () => {
    const { arm: same } = simulate([
      { places: { county: 'Alder, XX' }, from, to },
      { places: { office: 'BBB' }, from, to },
      { places: { state: 'XX' }, from, to },
      { places: { county: 'Alder, XX' }, from: '2010-10', to: '2010-10' },
    ]);
    const row = (i: number) => [...same.windows.subarray(i * K, (i + 1) * K)];
    expect(row(0)).toEqual(group('jurisdiction', '01001'));
    expect(row(1)).toEqual(group('office', 'BBB'));
    expect(row(1)[COUNTER.at_large_absconders]).toBeGreaterThan(0);
    // The state is its office here: its window holds the office's own counts, its group does not.
    const office = COUNTERS.filter((_, i) => row(2)[i] !== group('state', 'XX')[i]);
    expect(office).toContain('at_large_absconders');
    expect(row(2)).toEqual(group('office', 'AAA'));
    expect(row(3)[COUNTER.arrests]).toBeLessThan(row(0)[COUNTER.arrests]);
    // What is reported by month and group does not change.
    expect(same.monthly).toEqual(arm.monthly);
  });

  it('of all places over all months is the sum of the months, with stocks at the end', () => {
    const { arm: whole } = simulate([{ places: 'all', ...scenario.simulate }]);
    COUNTERS.forEach((name, i) => {
      const months = [...arm.monthly].filter((_, at) => at % K === i);
      const expected = STOCK_COUNTERS.has(name) ? months[months.length - 1] : months.reduce((a, b) => a + b, 0);
      expect(whole.windows[i]).toBe(expected);
    });
  });
});
