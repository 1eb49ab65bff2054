/** What docs/small-country.md tells of its runs. */
import { describe, expect, it } from 'vitest';
import { bentBy } from '../../scripts/pages/small-country.ts';

describe('a small country beside the whole', () => {
  it('tells a bias from chance, and marks one that a range would show', () => {
    const whole = [90, 100, 110, 100];
    const same = bentBy(whole, [91, 99, 111, 99]);
    expect(same.bias).toBeCloseTo(0, 12);
    expect(same.bends).toBe(false);
    const half = bentBy(whole, whole.map((value) => value / 2)); // prettier-ignore
    expect(half.bias).toBeCloseTo(-50, 12);
    expect(half.spread).toBeCloseTo(0.5, 12);
    expect(half.bends).toBe(true);
  });
});
