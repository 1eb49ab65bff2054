import { describe, expect, it } from 'vitest';
import { effect } from '../../../src/report/words/effect.ts';
import { headlineRows, telling } from '../../../src/report/words/headline.ts';
import { labelOf } from '../../../src/report/words/labels.ts';
import { comparison, withDifference } from '../fixture.ts';

const told = (baseline: number, mean: number, lo: number, hi: number) =>
  telling(effect(withDifference('transferred', baseline, mean, lo, hi).differences[0], 'transferred')!);

describe('the smallest size worth saying', () => {
  it('is half a percent of the baseline, or half a person', () => {
    expect(told(100_000, 499, 450, 548)).toBe('about the same');
    expect(told(100_000, 501, 450, 552)).toBe('told');
    expect(told(40, 0.4, 0.3, 0.5)).toBe('about the same');
    expect(told(40, -0.6, -0.7, -0.5)).toBe('told');
  });

  it('is not claimed where the range reaches further', () => {
    expect(told(100_000, 100, -4_000, 4_200)).toBe('not clear');
    expect(told(100_000, 20, -60, 100)).toBe('about the same');
  });
});

describe('the first rows', () => {
  it('are nine at most, and those that are known', () => {
    const document = comparison();
    const rows = headlineRows(document);
    expect(rows.length).toBeLessThanOrEqual(9);
    expect(rows[0].id).toBe('requests');
    for (const arm of document.arms) arm.metrics['cost_total'] = { ...arm.metrics['cost_total'], mean: null };
    const without = headlineRows(document).map(({ id }) => id);
    expect(without).not.toContain('cost_total');
    expect(without).toContain('held_hours');
  });
});

describe('the label of an arm', () => {
  it('is what its document says, or else its title', () => {
    const document = comparison();
    const [arm] = document.arms;
    expect(labelOf(document, arm.name)).toBe(arm.title);
    arm.label = 'In short';
    expect(labelOf(document, arm.name)).toBe('In short');
  });
});
