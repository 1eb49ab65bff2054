/** Which marks a small country has. */
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/analysis/metrics.ts';
import { bentAt } from '../../src/analysis/small-country.ts';
import { MARKS } from '../../src/analysis/small-country-marks.ts';

describe('what a small country bends', () => {
  const told = (oneIn: number) => bentAt(oneIn) ?? { levels: [], differences: [] };

  it('is nothing where everybody is followed', () => {
    expect(bentAt(1)).toBeUndefined();
  });

  it('is what was found at the size measured that follows fewer', () => {
    for (const [oneIn, measured] of [
      [2, 5],
      [5, 5],
      [6, 20],
      [20, 20],
      [21, 100],
      [100, 100],
      [1000, 100],
    ])
      // prettier-ignore
      expect(told(oneIn), `one in ${oneIn}`).toEqual(MARKS[measured]);
  });

  it('is told of the metrics asked for alone', () => {
    const { levels, differences } = MARKS[100];
    expect(bentAt(100, [levels[0], 'requests'])).toEqual({ levels: [levels[0]], differences: [] });
    expect(bentAt(100, [...differences])).toEqual({ levels: [], differences });
    expect(bentAt(100, ['requests'])).toBeUndefined();
  });

  it('is told of metrics that there are', () => {
    const ids: readonly string[] = METRICS.map(({ id }) => id);
    for (const { levels, differences } of Object.values(MARKS))
      expect([...levels, ...differences].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
