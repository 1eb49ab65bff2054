/** Rules that look at convictions of the last years: how many they let a jail hold, by the formula of their age. */
import { describe, expect, it } from 'vitest';
import { certain } from '../../reference/certain.ts';
import { counties, simulate, total } from './worlds.ts';

const PROFILES = 4096;
/** Everybody has one sort of conviction, on average `age` years old; jails may hold for those of the last `years`. */
const heldWithin = (years: number | undefined, age: number, of: 'felony' | 'violent' = 'felony') =>
  simulate(
    certain({
      'people.county.convictions.shares': { [of]: 1 },
      'people.county.conviction_age': age,
      'people.county.flags': { removable: { unit: 'probability', assumed: 'test', probability: 1 } },
      'policies.recent': {
        title: 'Recent felonies only',
        assumed: 'test',
        hold: { ceiling: { conviction: 'felony', within_years: years }, floor: 'never' },
        notice: { ceiling: 'never', floor: 'never' },
        access: { ceiling: 'always', floor: 'never' },
      },
      'state.law': 'recent',
    }),
    counties,
  );

describe('a rule for convictions of the last years', () => {
  it.each([
    [5, 6],
    [5, 2],
    [1, 6],
    [10, 6],
  ])('of %d, where they are %d years old on average, is met by as many as are younger', (years, age) => {
    const result = heldWithin(years, age);
    const answered = total(result, 'honored') + total(result, 'declined_requests');
    const share = total(result, 'honored') / answered;
    const expected = 1 - Math.exp(-years / age);
    expect(answered).toBeGreaterThan(5000);
    // People are drawn from a catalogue, whose ages are draws themselves.
    const error = Math.sqrt(expected * (1 - expected) * (1 / PROFILES + 1 / answered));
    expect(Math.abs(share - expected)).toBeLessThan(4 * error);
  });

  it('is met by all where it names no age, and by nobody with another conviction', () => {
    expect(total(heldWithin(undefined, 6), 'declined_requests')).toBe(0);
    expect(total(heldWithin(undefined, 6, 'violent'), 'honored')).toBe(0);
  });
});
