import { describe, expect, it } from 'vitest';
import { describeSensitivity } from '../../../src/analysis/sensitivity/document.ts';
import { designWithChance, type Method } from '../../../src/analysis/sensitivity/factors.ts';
import { METRICS } from '../../../src/analysis/metrics.ts';
import { Stream } from '../../../src/base/stream.ts';

const morris: Method = { kind: 'morris', design: { parameters: 3, trajectories: 5, levels: 4, seed: 'f' } };
const sobol: Method = { kind: 'sobol', design: { parameters: 3, base: 1024, seed: 'f' } };

describe('a design with chance among its factors', () => {
  const names = ['a', 'b'];

  it('gives every block two lucks of its own and changes the luck once in a trajectory', () => {
    const { rows, luck = [] } = designWithChance(names, [morris], 4);
    expect(rows).toHaveLength(20);
    expect(rows.every((row) => row.length === 2)).toBe(true);
    for (let t = 0; t < 5; t += 1) {
      const own = luck.slice(4 * t, 4 * t + 4);
      expect(new Set(own)).toEqual(new Set([8 * t, 8 * t + 4]));
      expect(own.slice(1).filter((value, i) => value !== own[i])).toHaveLength(1);
    }
  });

  it('takes the luck of the second point where chance alone is exchanged', () => {
    const { rows, luck = [] } = designWithChance(names, [sobol], 1);
    expect(luck.slice(0, 10)).toEqual([0, 1, 0, 0, 1, 2, 3, 2, 2, 3]);
    expect(rows[4]).toEqual(rows[0]);
    expect(rows[2]).toEqual([rows[1][0], rows[0][1]]);
  });

  it('finds the known shares of a model of two parameters and noise', () => {
    const { rows, luck = [] } = designWithChance(names, [sobol], 1);
    const noise = (number: number) => new Stream('noise', String(number)).uniform();
    // Variances 9 : 1 : 4, and nothing together with anything else.
    const outputs = rows.map(([a, b], i) => [3 * a + b + 2 * noise(luck[i])]);
    const about = {
      handoff: '0',
      study: 's',
      title: 't',
      scenario: { name: 'x', hash: '' },
      baseline: null,
      seed: 'f',
      replications: 1,
      period: { from: '2015-01', to: '2015-12' },
      coverage: 'nowhere',
      held: 0,
    };
    const distribution = { distribution: 'uniform' as const, low: 0, high: 1 };
    const parameters = names.map((name) => ({ name, unit: 'share', distribution }));
    const { metrics, factors } = describeSensitivity(about, parameters, [sobol], [METRICS[0]], outputs);
    expect(factors.map(({ name, kind }) => [name, kind])).toEqual([
      ['a', 'parameter'],
      ['b', 'parameter'],
      ['chance', 'chance'],
    ]);
    const found = metrics[0].sobol?.indices ?? [];
    [9 / 14, 1 / 14, 4 / 14].forEach((known, i) => {
      expect(Math.abs(found[i].total.value - known)).toBeLessThan(0.03);
      expect(Math.abs(found[i].first.value - known)).toBeLessThan(0.06);
      expect(found[i].total.lo).toBeLessThan(known + 0.01);
      expect(found[i].total.hi).toBeGreaterThan(known - 0.01);
    });
    const shares = metrics[0].sobol?.shares;
    expect((shares?.parameters.value ?? 0) + (shares?.chance.value ?? 0)).toBeCloseTo(1, 12);
  });
});
