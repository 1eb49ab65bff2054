/** Who is booked again, and when, by the formula of a constant hazard. */
import { describe, expect, it } from 'vitest';
import { certain } from '../../reference/certain.ts';
import { counties, deviations, monthly, simulate, total } from './worlds.ts';

const DAYS = 365;
/** Nobody is asked for, nobody is found at large, and everybody is out within the hour. */
const free = (changes: object) =>
  certain({
    'federal.programme': 'nobody',
    activation: false,
    'stay.median': 1,
    'stay.log_sd': 0,
    'at_large.teams': 0,
    'return.hazard': 2,
    ...changes,
  });
/** Followed episodes of so many, of people first booked before 2011, whose every return falls into the run. */
const early = (scenario: ReturnType<typeof free>) => {
  const ids = [...simulate(scenario).episodes.keys()].filter((id) => /-2010-\d\d-/.test(id));
  return (episode: number): number => ids.filter((id) => id.endsWith(`#${episode}`)).length;
};

describe('people released', () => {
  it.each([
    [2, 30],
    [2, 60],
    [6, 30],
  ])('return with a hazard of %d a year up to a horizon of %d days, again and again', (hazard, days) => {
    const episodes = early(free({ 'return.hazard': hazard, 'return.horizon': days * 24 }));
    const chance = 1 - Math.exp((-hazard * days) / DAYS);
    expect(episodes(1)).toBeGreaterThan(3000);
    expect(deviations(episodes(2), episodes(1), chance)).toBeLessThan(4);
    // Three returns of 60 days end before the run does.
    expect(deviations(episodes(3), episodes(2), chance)).toBeLessThan(4);
  });

  it('do not return without a hazard, or where ICE has them', () => {
    expect(total(simulate(free({ 'return.hazard': 0 })), 'rearrests')).toBe(0);
    expect(total(simulate(certain({ 'return.hazard': 10 }), counties), 'rearrests')).toBe(0);
  });

  it('are counted among the arrests, in the month of the new booking', () => {
    const short = free({ 'return.hazard': 10, 'return.horizon': 24 * 365 });
    const [again, never] = [simulate(short), simulate(free({ 'return.hazard': 0 }))];
    const more = monthly(again, 'arrests').map((n, i) => n - monthly(never, 'arrests')[i]);
    expect(monthly(again, 'rearrests')).toEqual(more);
    expect(more[0]).toBeLessThan(more[1]);
  });
});
