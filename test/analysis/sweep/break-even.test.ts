import { describe, expect, it } from 'vitest';
import { breakEvens } from '../../../src/analysis/sweep/break-even.ts';

const at = (teams: number, lo: number, hi: number, law = 'none') => ({
  scenario: 'x',
  values: { law, teams },
  differences: {
    taken: { direction: lo > 0 ? ('more' as const) : hi < 0 ? ('less' as const) : ('unclear' as const) },
  },
});

describe('where a difference changes its side', () => {
  it('lies between the last clear value of one side and the first of the other, in the order of the axis', () => {
    const points = [at(3, 2, 4), at(1, -5, -3), at(2, -1, 1), at(1.5, -2, -1)];
    expect(breakEvens(points)).toEqual([
      { metric: 'taken', scenario: 'x', axis: 'teams', others: { law: 'none' }, from: 1.5, to: 3, after: 'more' },
    ]);
  });

  it('is told for each value of the other axes, and not where nothing or too much changes', () => {
    const points = [
      at(1, 1, 2),
      at(2, -2, -1),
      at(1, -2, -1, 'a'),
      at(2, -2, 1, 'a'),
      at(1, -2, -1, 'b'),
      at(2, 1, 2, 'b'),
      at(3, -2, -1, 'b'),
    ];
    expect(breakEvens(points).map(({ others, after }) => [others['law'], after])).toEqual([['none', 'less']]);
  });
});
