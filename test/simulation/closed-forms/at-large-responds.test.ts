/** Where teams go where the work is: hours of the list by the formula, before and after jails let more people go. */
import { describe, expect, it } from 'vitest';
import { certain } from '../../reference/certain.ts';
import { monthly, simulate } from './worlds.ts';

const [HOURS, ATTEMPT, STOCK] = [400, 5, 300];

/** Two offices, each with teams for 80 attempts a month; no absconder is ever found, so that the backlog is known. */
const teamsThat = (changes: object) =>
  certain({
    'state.law': 'no_holds',
    'stay.median': 1,
    'stay.log_sd': 0,
    'stay.longest': 1,
    'at_large.teams': 1,
    'at_large.level': 1,
    'at_large.hours_per_team_month': HOURS,
    'at_large.hours_per_attempt': ATTEMPT,
    'at_large.serious_hours_factor': 1,
    'at_large.list_weight': 0.4,
    'at_large.list_months': 60,
    'at_large.success': 1,
    'at_large.success_decay': 1,
    'at_large.absconders.stock': STOCK,
    'at_large.absconders.inflow': 0,
    'at_large.absconders.outflow': 0,
    'at_large.absconders.hours_per_attempt': ATTEMPT,
    'at_large.absconders.success': 0,
    ...changes,
  });

/** The attempts on the list of both offices in the second month, all of which succeed, and how long the lists were. */
function secondMonth(changes: object): { found: number; listed: number } {
  const result = simulate(teamsThat(changes));
  const offices = [...result.byOffice.keys()];
  expect(offices).toHaveLength(2);
  return { found: monthly(result, 'at_large_released')[1], listed: monthly(result, 'at_large_backlog')[0] };
}

const attempts = HOURS / ATTEMPT;

describe('teams', () => {
  it('give the list its weight where they do not respond, however long it is', () => {
    const { found, listed } = secondMonth({ 'at_large.responds': 0 });
    expect(listed).toBeGreaterThan(600);
    expect(found).toBe(2 * Math.floor(0.4 * attempts));
    expect(secondMonth({}).found).toBe(found);
  });

  it('respond to the list by weight and work', () => {
    const { found, listed } = secondMonth({ 'at_large.responds': 1, 'at_large.responds_at': 4 });
    // Both offices together are near to what two with half of the list each would do.
    const [list, backlog] = [0.4 * (listed / 2), 0.6 * 4 * STOCK];
    expect(Math.abs(found - 2 * attempts * (list / (list + backlog)))).toBeLessThan(6);
    expect(found).not.toBe(2 * Math.floor(0.4 * attempts));
  });

  it('give it its weight where its work is what is usual, and half of the way where half of the hours respond', () => {
    const { listed } = secondMonth({});
    const usual = listed / 2 / STOCK;
    const full = secondMonth({ 'at_large.responds': 1, 'at_large.responds_at': usual / 3 }).found;
    const half = secondMonth({ 'at_large.responds': 0.5, 'at_large.responds_at': usual / 3 }).found;
    const none = secondMonth({ 'at_large.responds': 0 }).found;
    expect(full).toBeGreaterThan(none + 20);
    expect(Math.abs(half - (full + none) / 2)).toBeLessThanOrEqual(2);
    const even = secondMonth({ 'at_large.responds': 1, 'at_large.responds_at': usual }).found;
    expect(Math.abs(even - none)).toBeLessThan(4);
  });
});
