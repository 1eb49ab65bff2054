/** What one further draw would show, and chance and parameters told apart. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Moments, tQuantile } from '../../src/analysis/intervals.ts';
import { NestedMoments } from '../../src/analysis/nested.ts';
import { normalQuantile } from '../../src/base/normal-quantile.ts';
import { parameterQuantile } from '../../src/base/random.ts';

const nested = (draws: (number | null)[][]) => {
  const moments = new NestedMoments();
  draws.forEach((values, d) => values.forEach((value) => moments.add(value, d + 1)));
  return moments.read();
};
const plain = (values: (number | null)[]) => {
  const moments = new NestedMoments();
  for (const value of values) moments.add(value, null);
  return moments.read();
};
const each = (values: (number | null)[]) => nested(values.map((value) => [value]));
const normal = (name: string, i: number) => normalQuantile(parameterQuantile('nested', name, i));
const NONE = { lo: null, hi: null };

describe('without draws', () => {
  it('everything is chance: the t interval of the mean over replications', () => {
    const values = [3, 5, 4, 8, 1];
    const moments = new Moments();
    for (const value of values) moments.add(value);
    const found = plain(values);
    expect([found.mean, found.sd]).toEqual([moments.mean, moments.sd]);
    expect(found.interval()).toEqual(moments.interval());
    expect(found.chance()).toEqual(moments.interval());
    expect([found.parameters(), found.sameSign]).toEqual([null, null]);
    expect(plain([7]).chance()).toBeNull();
  });

  it('tell the p value of the t test', () => {
    // R: t.test(c(3, 5, 4, 8, 1))$p.value
    expect(plain([3, 5, 4, 8, 1]).p).toBeCloseTo(0.02219432, 7);
  });
});

describe('draws of one replication', () => {
  // R: m <- mean(x); m + c(-1, 1) * qt(.975, 4) * sd(x) * sqrt(1 + 1 / 5) of x <- c(2, 4, 4, 7, 8)
  const five = each([2, 4, 4, 7, 8]);

  it('have the prediction interval of one further draw', () => {
    const half = 2.776445105197793 * Math.sqrt(6) * Math.sqrt(1.2);
    expect(five.mean).toBe(5);
    expect(five.interval().lo).toBeCloseTo(5 - half, 12);
    expect(five.interval().hi).toBeCloseTo(5 + half, 12);
  });

  it('tell chance and parameters together only', () => {
    expect([five.chance(), five.parameters()]).toEqual([null, null]);
  });

  it('have the p value and the direction of that interval', () => {
    // R: 2 * pt(-5 / (sqrt(6) * sqrt(1.2)), 4)
    expect(five.p).toBeCloseTo(0.1358663, 6);
    expect(five.direction).toBe('unclear');
    expect(each([12, 14, 14, 17, 18]).direction).toBe('more');
    expect(each([-12, -14, -14, -17, -18]).direction).toBe('less');
  });

  it('say how many of them have the sign of the mean', () => {
    expect(each([-1, 4, 4, 7, 0]).sameSign).toBe(3 / 5);
    expect(each([1, -4, -4, -7, -1]).sameSign).toBe(4 / 5);
    expect(each([1, -1, 0, 0, 0]).sameSign).toBeNull();
  });

  it('have no sign where only rounding keeps the mean from zero, in whatever order they come', () => {
    const cancelling = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(cancelling, fc.array(fc.nat(1_000)), (some, keys) => {
        const values = [...some, ...some.map((value) => -value)];
        const shuffled = values.map((value, i) => ({ value, key: keys[i] ?? i })).sort((a, b) => a.key - b.key);
        const found = each(shuffled.map(({ value }) => value));
        expect([found.mean, found.sameSign]).toEqual([0, null]);
      }),
    );
    expect(
      nested([
        [1, 2, -3],
        [0.1, 0.2, -0.3],
        [1, 1, 1],
      ]).sameSign,
    ).toBe(1 / 3);
    expect(each([1, 1, 1, -1, 1e-9 - 2]).mean).toBeCloseTo(2e-10, 15);
  });

  it('give no interval where they are fewer than five', () => {
    const four = each([2, 4, 4, 7]);
    expect([four.mean, four.interval(), four.p, four.direction]).toEqual([4.25, NONE, null, 'unknown']);
    expect(nested([[1, 2, 3]]).interval()).toEqual(NONE);
  });

  it('give no interval of width zero: nothing differs, or all agree', () => {
    const same = each([0, 0, 0, 0, 0]);
    expect([same.mean, same.interval(), same.direction]).toEqual([0, NONE, 'same']);
    const agreed = each([-8, -8, -8, -8, -8, -8]);
    expect([agreed.mean, agreed.interval(), agreed.direction]).toEqual([-8, NONE, 'less']);
    expect(plain([4, 4, 4]).interval()).toEqual(NONE);
  });

  it('leave out those that do not define a ratio, as long as five and three quarters do', () => {
    const some = each([2, 4, null, 4, 7, 8]);
    expect([some.mean, some.drawsUsed, some.interval()]).toEqual([5, 5, five.interval()]);
    expect(five.drawsUsed).toBeUndefined();
    expect(each([2, 4, null, 4, 7]).mean).toBeNull();
    const few = each([2, 4, 4, 7, 8, null, null]);
    expect([few.mean, few.sd, few.interval(), few.direction]).toEqual([null, null, NONE, 'unknown']);
  });
});

describe('draws of several replications', () => {
  // One-way random effects by hand: means 2, 6, 10, 8, 4; variance within 2 with 5 degrees of freedom (R: anova(lm(y ~ d))).
  const five = nested([
    [1, 3],
    [5, 7],
    [9, 11],
    [7, 9],
    [3, 5],
  ]);

  it('have the interval of one further draw with as many replications', () => {
    const half = tQuantile(0.975, 4) * Math.sqrt(10) * Math.sqrt(1.2);
    expect(five.interval().hi).toBeCloseTo(6 + half, 12);
  });

  it('have a chance interval from the replications within draws', () => {
    // t(0.975, 5) = 2.570581835636314 (R: qt(.975, 5)); error sqrt(2 / 10).
    const half = 2.570581835636314 * Math.sqrt(2 / 10);
    expect(five.mean).toBe(6);
    expect(five.chance()?.lo).toBeCloseTo(6 - half, 9);
    expect(five.chance()?.hi).toBeCloseTo(6 + half, 9);
  });

  it('take the part of chance out of the spread of the means', () => {
    // Variance of the means 10, of which chance makes 2 / 2 = 1.
    const half = tQuantile(0.975, 4) * Math.sqrt(10 - 1) * Math.sqrt(1.2);
    expect(five.parameters()?.lo).toBeCloseTo(6 - half, 12);
    expect(five.parameters()?.hi).toBeCloseTo(6 + half, 12);
  });

  it('say that parameters matter nothing where chance explains all', () => {
    const spread = [0, 1, 2, 3, 4].map((step) => [5 - step - 0.1, 5 + step + 0.1]);
    expect(nested(spread).parameters()).toBeNull();
    expect(nested([[0, 10], [1, 9], [2, 8], [3, 7], [4, 7]]).parameters()).toEqual({ lo: 5.1, hi: 5.1 }); // prettier-ignore
  });

  it('leave out missing values', () => {
    const gaps = nested([[1, null, 3], [null, null, null], [5, 7, null], [2, 2, 2], [2, 2, 2], [2, 2, 2]]); // prettier-ignore
    expect([gaps.mean, gaps.drawsUsed]).toEqual([2.8, 5]);
    expect(nested([[null], [null]]).mean).toBeNull();
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
      const chance = moments.chance()!;
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
