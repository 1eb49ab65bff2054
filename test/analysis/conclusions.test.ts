import { describe, expect, it } from 'vitest';
import { conclusionsOf } from '../../src/analysis/conclusions.ts';
import { COST_METRICS, isPriced } from '../../src/analysis/metrics.ts';
import type { Direction } from '../../src/analysis/direction.ts';
import type { Change, Changes } from '../../src/analysis/results.ts';
import type { CostBook } from '../../src/scenario/schema.ts';

/** The same direction for every cost. */
const every = (direction: Direction): Changes =>
  Object.fromEntries(COST_METRICS.map(({ id }) => [id, { direction } as Change]));
const [up, down, wide, untold] = (['more', 'less', 'unclear', 'unknown'] as const).map(every);

describe('conclusions over cost books', () => {
  const verdict = (books: Record<string, Changes>) => conclusionsOf(books)[0];

  it.each([
    ['same', { a: up, b: up }],
    ['same', { a: down, b: down, c: untold }],
    ['none', { a: wide, b: wide }],
    ['some', { a: up, b: wide }],
    ['some', { a: wide, b: down, c: untold }],
    ['flips', { a: up, b: down, c: wide }],
    ['unknown', { a: untold }],
    ['none', { a: every('same') }],
  ] as [string, Record<string, Changes>][])('are %s', (expected, books) => {
    expect(verdict(books).verdict).toBe(expected);
  });

  it('name every book once, under what it finds', () => {
    expect(verdict({ a: up, b: down, c: wide, d: untold })).toEqual({
      metric: 'cost_federal',
      verdict: 'flips',
      more: ['a'],
      less: ['b'],
      unclear: ['c'],
      untold: ['d'],
    });
  });

  it('are drawn on five costs, each by its own figures', () => {
    const mixed = { ...up, cost_local: down['cost_local'], cost_per_at_large_arrest: wide['cost_total'] };
    const found = conclusionsOf({ a: mixed }).map(({ metric, more, less, unclear }) => [
      metric,
      more.length - less.length,
      unclear.length,
    ]);
    expect(found).toEqual([
      ['cost_federal', 1, 0],
      ['cost_local', -1, 0],
      ['cost_total', 1, 0],
      ['cost_per_taken', 1, 0],
      ['cost_per_at_large_arrest', 0, 1],
    ]);
  });
});

describe('an average cost', () => {
  const told = (...lines: string[][]): string[] =>
    COST_METRICS.filter((metric) =>
      isPriced(metric, { lines: lines.map((covers) => ({ covers })) } as unknown as CostBook),
    ).map(({ id }) => id);
  const totals = ['cost_federal', 'cost_local', 'cost_state', 'cost_total'];

  it('is told by a book only if no line mixes its steps with others', () => {
    const before = ['screening', 'request', 'pickup', 'transfer'];
    expect(told([...before, 'teams', 'detention', 'removal'], ['extra_days', 'hold'])).toEqual(totals);
    expect(told([...before, 'teams'], ['detention'], ['removal'])).toEqual([...totals, 'cost_per_taken']);
    expect(told(before, ['teams'], ['detention', 'removal'])).toEqual([
      ...totals,
      'cost_per_transfer',
      'cost_per_at_large_arrest',
      'cost_per_taken',
    ]);
  });
});
