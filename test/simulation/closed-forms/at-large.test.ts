/** Whom teams find at large, month after month, by the formula. */
import { describe, expect, it } from 'vitest';
import { certain } from '../../reference/certain.ts';
import { deviations, monthly, simulate } from './worlds.ts';

/** Everybody on the list was released in September 2010: matched that month only, declined, out within a day. */
const releasedAtOnce = (changes: object) =>
  certain({
    activation: [{ value: true }, { from: '2010-10-01', value: false }],
    'state.law': 'no_holds',
    'stay.median': 1,
    'stay.log_sd': 0,
    'stay.longest': 1,
    'at_large.teams': 'unlimited',
    'at_large.list_months': 12,
    ...changes,
  });

describe('people on the list of teams with all the hours they want', () => {
  it('are found at the first attempt with the chance stated, then with one that decays each month', () => {
    const [success, decay] = [0.5, 0.6];
    const result = simulate(releasedAtOnce({ 'at_large.success': success, 'at_large.success_decay': decay }));
    const released = monthly(result, 'at_large_targets');
    expect(released[0]).toBeGreaterThan(500);
    // Released in the last minutes of September, a few are out in October.
    expect(released[1]).toBeLessThan(10);
    const found = monthly(result, 'at_large_released');
    let out = released[0] + released[1];
    expect(found[0]).toBe(0);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const chance = success * decay ** (attempt - 1);
      expect(deviations(found[attempt], out, chance), `attempt ${attempt}`).toBeLessThan(4);
      out -= found[attempt];
    }
  });

  it('are all found at the first attempt where it cannot fail, however fast the trail goes cold', () => {
    const result = simulate(releasedAtOnce({ 'at_large.success': 1, 'at_large.success_decay': 0 }));
    const [released, found] = [monthly(result, 'at_large_targets'), monthly(result, 'at_large_released')];
    expect(found.slice(1)).toEqual(released.slice(0, -1));
  });

  it('leave the list after so many months', () => {
    const result = simulate(releasedAtOnce({ 'at_large.success': 0, 'at_large.list_months': 3 }));
    const [first, second] = monthly(result, 'at_large_targets');
    const all = first + second;
    // Released in September: looked for in October and November, off the list on 1 December.
    expect(monthly(result, 'at_large_backlog').slice(0, 5)).toEqual([first, all, all, second, 0]);
  });
});
