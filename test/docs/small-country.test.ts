/** What docs/small-country.md and the marks that results heed tell of its runs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bentBy, marksText } from '../../scripts/pages/small-country.ts';

describe('a small country beside the whole', () => {
  const whole = [90, 100, 110, 100];

  it('tells a bias from chance, and marks one that a range would show', () => {
    const same = bentBy(whole, [91, 99, 111, 99]);
    expect(same.bias).toBeCloseTo(0, 12);
    expect(same.bends).toBe(false);
    const half = bentBy(whole, whole.map((value) => value / 2)); // prettier-ignore
    expect(half.bias).toBeCloseTo(-50, 12);
    expect(half.spread).toBeCloseTo(0.5, 12);
    expect(half.bends).toBe(true);
  });

  it('marks none that may be chance, and none that no range would show', () => {
    // A mean of 3.5 is more than a tenth of 29; its own interval, 9.7 to either side, holds nought.
    expect(bentBy(whole, [104, 94, 113, 103])).toMatchObject({ bias: 3.5, bends: false });
    expect(bentBy(whole, [91, 101, 111, 101])).toMatchObject({ bias: 1, within: 0, bends: false });
  });

  it('tells a difference in percent of a level', () => {
    expect(bentBy([10, 12, 8], [12, 14, 10], 200)).toMatchObject({ bias: 1, within: 0 });
  });

  it('has marks in the code that follow from the runs on record', async () => {
    const code = readFileSync(new URL('../../src/analysis/small-country-marks.ts', import.meta.url), 'utf8');
    expect(code, 'stale: npm run pages').toBe(await marksText());
  });
});
