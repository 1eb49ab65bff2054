/** Chance and parameters told apart. */
import { describe, expect, it } from 'vitest';
import { Moments } from '../../src/analysis/intervals.ts';
import { NestedMoments } from '../../src/analysis/nested.ts';
import { normalQuantile } from '../../src/base/normal-quantile.ts';
import { parameterQuantile } from '../../src/base/random.ts';

const nested = (draws: (number | null)[][]) => {
  const moments = new NestedMoments();
  draws.forEach((values, d) => values.forEach((value) => moments.add(value, d + 1)));
  return moments;
};
const normal = (name: string, i: number) => normalQuantile(parameterQuantile('nested', name, i));

describe('one draw', () => {
  it('gives the figures of plain replications and no parameter interval', () => {
    const plain = new Moments();
    const values = [3, 5, 4, 8, 1];
    for (const value of values) plain.add(value);
    const one = nested([values]);
    expect(one.mean).toBe(plain.mean);
    expect(one.sd).toBe(plain.sd);
    expect(one.chance()).toEqual(plain.interval());
    expect(one.interval()).toEqual(plain.interval());
    expect(one.parameters()).toBeNull();
  });
});

describe('several draws', () => {
  // One-way random effects by hand: means 2, 6, 10; variance within 2 with 3 degrees of freedom (R: anova(lm(y ~ d))).
  const three = nested([
    [1, 3],
    [5, 7],
    [9, 11],
  ]);

  it('have a chance interval from the replications within draws', () => {
    expect(three.mean).toBe(6);
    // t(0.975, 3) = 3.182446305284263 (R: qt(.975, 3)); error sqrt(2 / 6).
    const half = 3.182446305284263 * Math.sqrt(2 / 6);
    expect(three.chance().lo).toBeCloseTo(6 - half, 9);
    expect(three.chance().hi).toBeCloseTo(6 + half, 9);
  });

  it('take the part of chance out of the spread of the means', () => {
    // Variance of the means 16, of which chance makes 2 / 2 = 1: factor sqrt(15 / 16).
    const factor = Math.sqrt(15 / 16);
    expect(three.expected()).toEqual([6 - 4 * factor, 6, 6 + 4 * factor]);
    const { lo, hi } = three.parameters() ?? { lo: 0, hi: 0 };
    expect(lo).toBeCloseTo(6 - 3.8 * factor, 12);
    expect(hi).toBeCloseTo(6 + 3.8 * factor, 12);
    const combined = three.interval();
    const half = 3.182446305284263 * Math.sqrt(2 / 6);
    expect(combined.hi).toBeCloseTo(6 + Math.sqrt(half ** 2 + (3.8 * factor) ** 2), 9);
  });

  it('say that parameters matter nothing where chance explains all', () => {
    const none = nested([
      [0, 10],
      [1, 9],
      [2, 8],
    ]);
    expect(none.parameters()).toEqual({ lo: 5, hi: 5 });
  });

  it('leave out missing values and draws without any', () => {
    const gaps = nested([
      [1, null, 3],
      [null, null, null],
      [5, 7, null],
    ]);
    expect(gaps.mean).toBe(4);
    expect(gaps.expected()).toHaveLength(2);
    expect(nested([[null], [null]]).mean).toBeNull();
  });

  it('know no chance with one replication a draw', () => {
    const single = nested([[1], [2], [3]]);
    expect(single.chance()).toEqual({ lo: null, hi: null });
    expect(single.interval()).toEqual(single.parameters());
  });

  it('do not narrow the parameter interval with draws or replications, and narrow that of chance', () => {
    const width = (draws: number, replications: number) => {
      const moments = nested(
        Array.from({ length: draws }, (_, d) =>
          Array.from(
            { length: replications },
            (_, r) => 10 * normal('parameter', d + 1) + 3 * normal('chance', (d + 1) * 1000 + r),
          ),
        ),
      );
      const parameters = moments.parameters() ?? { lo: 0, hi: 0 };
      const chance = moments.chance();
      return { parameters: parameters.hi - parameters.lo, chance: (chance.hi ?? 0) - (chance.lo ?? 0) };
    };
    const [few, many] = [width(400, 2), width(1600, 4)];
    // The true central 95% of N(0, 10) is 39.2 wide, whatever the noise of 3.
    expect(few.parameters).toBeGreaterThan(35);
    expect(few.parameters).toBeLessThan(43);
    expect(many.parameters).toBeGreaterThan(37);
    expect(many.parameters).toBeLessThan(41.5);
    expect(many.chance / few.chance).toBeCloseTo(Math.sqrt((400 * 2) / (1600 * 4)), 1);
  });
});
