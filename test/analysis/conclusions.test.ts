import { describe, expect, it } from 'vitest';
import { booksAlike } from '../../src/analysis/alike.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { loadWorld } from '../../src/world/files.ts';
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
  const verdict = (books: Record<string, Changes>) => conclusionsOf(books, () => [Object.keys(books)])[0];

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
      alike: [['a', 'b', 'c', 'd']],
    });
  });

  it('are drawn on five costs, each by its own figures', () => {
    const mixed = { ...up, cost_local: down['cost_local'], cost_per_at_large_arrest: wide['cost_total'] };
    const found = conclusionsOf({ a: mixed }, () => [['a']]).map(({ metric, more, less, unclear }) => [
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

describe('books that price the lines in question alike', () => {
  const loaded = loadScenario('tutorial', loadWorld(), { costBook: 'all' });
  if (!loaded.ok) throw new Error('the tutorial does not load');
  const { scenario } = loaded.resolved;
  const alike = (metric: string) =>
    booksAlike(metric, [scenario.cost_books, scenario.cost_books]).map((books) => books.join(' '));

  it('are one for a jail: most of the shipped books have the same jail day', () => {
    const sharing = 'default all-in american-action-forum american-progress budget ice-parts';
    const groups = alike('cost_local').map((books) => books.split(' ').sort().join(' '));
    expect(groups.sort()).toEqual([sharing, 'jail-high', 'jail-low'].map((books) => books.split(' ').sort().join(' ')));
  });

  it('are one for ICE where they differ in the jail day alone', () => {
    expect(alike('cost_federal')).toContain('default jail-low jail-high');
    expect(alike('cost_federal')).toHaveLength(6);
    expect(alike('cost_total')).toHaveLength(8);
  });

  it('are apart if any arm has other prices', () => {
    const dearer = structuredClone(scenario.cost_books);
    dearer['budget'].lines.find(({ id }) => id === 'jail_day')!.usd = 1;
    const groups = booksAlike('cost_local', [scenario.cost_books, dearer]);
    expect(groups).toContainEqual(['budget']);
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
