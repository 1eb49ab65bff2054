import { describe, expect, it } from 'vitest';
import { policySpace, valuesOf } from '../../../src/experiment/designs/policy-space.ts';

const law = { name: 'law', set: 'state.law', values: ['none', 'no-holds'] };
const teams = { name: 'teams', set: 'at_large.level', from: 0, to: 0.3, step: 0.1 };

describe('a space of policies', () => {
  it('has values as people write them, both ends with them', () => {
    expect(valuesOf(teams)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(valuesOf({ ...teams, to: 0.25 })).toEqual([0, 0.1, 0.2]);
    expect(valuesOf({ ...teams, from: 0.3 })).toEqual([0.3]);
  });

  it('as a grid has every combination, the last axis fastest', () => {
    const points = policySpace([law, teams], { kind: 'grid' }, 's');
    expect(points).toHaveLength(8);
    expect(points.slice(0, 5)).toEqual([
      ['none', 0],
      ['none', 0.1],
      ['none', 0.2],
      ['none', 0.3],
      ['no-holds', 0],
    ]);
  });

  it('as a list takes the values side by side', () => {
    const other = { name: 'other', set: 'x', values: [5, 6] };
    expect(policySpace([law, other], { kind: 'list' }, 's')).toEqual([
      ['none', 5],
      ['no-holds', 6],
    ]);
  });

  it.each(['latin_hypercube', 'sobol'] as const)('as %s is spread evenly between the bounds', (kind) => {
    const wide = { name: 'wide', set: 'x', from: 10, to: 26 };
    const points = policySpace([wide, law], { kind, points: 16 }, 's');
    const slices = points.map(([value]) => Math.floor((value as number) - 10));
    expect(slices.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(points.filter(([, value]) => value === 'none')).toHaveLength(8);
    expect(policySpace([wide, law], { kind, points: 16 }, 't')).not.toEqual(points);
    const rounded = policySpace([{ ...wide, step: 4 }], { kind, points: 16 }, 's');
    expect(new Set(rounded.flat())).toEqual(new Set([10, 14, 18, 22, 26]));
  });
});
