/** A paired difference beside its baseline: percent, the share of draws with its sign, and where the possible ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTable } from '../../src/analysis/change.ts';
import { type Cell, cellsOf } from '../../src/analysis/cells.ts';
import type { Counts } from '../../src/analysis/metric.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import { COUNTER, type Counter, COUNTERS } from '../../src/base/counters.ts';
import type { Change } from '../../src/analysis/results.ts';
import { Percents } from '../../src/analysis/percents.ts';

/** The change of a metric between two arms, given the values of each run; draws of `replications`, or none. */
function change(id: string, from: number[], to: number[], replications: number | null = 1): Change {
  const metrics = METRICS.filter((metric) => metric.id === id);
  const [difference, baseline, variant] = [cellsOf(metrics), cellsOf(metrics), cellsOf(metrics)];
  const percents = new Percents(1);
  from.forEach((value, run) => {
    const draw = replications === null ? null : 1 + Math.floor(run / replications);
    const add = ([{ moments }]: Cell[], x: number) => moments.add(x, draw);
    add(baseline, value);
    add(variant, to[run]);
    add(difference, to[run] - value);
    percents.begin(draw);
    percents.add(0, to[run] - value, value);
  });
  return changeTable({ difference, baseline, variant, percents: (i) => percents.at(i) }, () => true)[id];
}

const base = [100, 200, 50, 400, 80];

describe('the percentage of a change', () => {
  it('has the interval of the draws\u2019 own percentages, however far their baselines lie apart', () => {
    const { percent, baseline } = change('transferred', base, [89, 180, 45.5, 356, 72.8]);
    // Percentages -11, -10, -9, -11, -9: mean -10, sd 1. The mean difference is of the mean baseline.
    const half = 2.776445105197793 * Math.sqrt(1.2);
    expect(baseline.mean).toBe(166);
    expect(percent!.mean).toBeCloseTo((100 * -17.34) / 166, 9);
    expect(percent!.lo).toBeCloseTo(-10 - half, 9);
    expect(percent!.hi).toBeCloseTo(-10 + half, 9);
  });

  it('is of the means of each draw where it has several runs', () => {
    const twice = (values: number[]) => values.flatMap((value) => [value - 5, value + 5]);
    const changed = [89, 180, 45.5, 356, 72.8];
    const once = change('transferred', base, changed).percent!;
    const other = change('transferred', twice(base), twice(changed), 2).percent!;
    expect(other.mean).toBeCloseTo(once.mean!, 9);
    expect([other.lo, other.hi]).toEqual([expect.closeTo(once.lo!, 9), expect.closeTo(once.hi!, 9)]);
  });

  it('is none where a draw has no baseline, or the mean of all is below 10', () => {
    expect(change('transferred', [100, 0, 100, 100, 100], [90, 0, 95, 96, 97]).percent).toBeNull();
    expect(change('transferred', [9, 10, 9, 10, 9], [5, 6, 4, 5, 6]).percent).toBeNull();
    expect(change('not_taken_rate', [0.5, 0.4, 0.5, 0.6, 0.5], [0.4, 0.4, 0.3, 0.5, 0.4]).percent).toBeNull();
  });

  it('has no ends where the difference has none', () => {
    expect(change('transferred', base.slice(1), [180, 45, 350, 70]).percent).toMatchObject({ lo: null, hi: null });
    const agreed = change('transferred', [100, 100, 100, 100, 100, 100], [92, 92, 92, 92, 92, 92]);
    expect([agreed.percent, agreed.direction]).toEqual([{ mean: -8, lo: null, hi: null }, 'less']);
  });

  it('is Fieller\u2019s without draws', () => {
    // As in the worked example of ratio.test.ts.
    const { percent } = change('transferred', [100, 104, 96, 100], [80, 83, 78, 79], null);
    expect(percent!.mean).toBe(-20);
    expect(percent!.lo).toBeGreaterThan(-22);
    expect(percent!.hi).toBeLessThan(-18);
  });
});

describe('a change', () => {
  it('says in how many draws it has its sign', () => {
    expect(change('transferred', base, [90, 190, 55, 380, 70]).same_sign).toBe(0.8);
    expect(change('transferred', base, [90, 190, 55, 380, 70], null).same_sign).toBeNull();
  });

  it('loses no more than the baseline may be, and its baseline is not below zero', () => {
    const { baseline, lo } = change('transferred', [20, 1, 40, 3, 11], [0, 0, 0, 0, 0]);
    expect(baseline.lo).toBe(0);
    expect(lo).toBe(-baseline.hi!);
  });

  it('of nothing is the same, without ends', () => {
    expect(change('transferred', base, base)).toMatchObject({ mean: 0, lo: null, hi: null, direction: 'same', p: 1 });
  });
});

describe('an interval holds its mean', () => {
  const NOTHING: Counts = Object.fromEntries(COUNTERS.map((_, i) => [i, 0]));

  it.each(METRICS.filter(({ additive }) => additive).map(({ id }) => id))('%s, in levels and in differences', (id) => {
    const metric = METRICS.find((one) => one.id === id)!;
    const least = metric.signed ? -100_000 : 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: least, max: 100_000 }), { minLength: 5, maxLength: 8 }), (values) => {
        const { mean, lo, hi, baseline } = change(id, values, values.toReversed());
        for (const of of [{ mean, lo, hi }, baseline])
          if (of.lo !== null) expect(of.lo <= of.mean! && of.mean! <= of.hi!, JSON.stringify(of)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('of all that may be below zero, which is what days in jail are and cost', () => {
    const below = (counter: Counter): string[] => {
      const counts = { ...NOTHING, [COUNTER[counter]]: -1440 };
      return METRICS.filter((metric) => (metric.value(counts) ?? 0) < 0).map(({ id }) => id);
    };
    const items = COUNTERS.filter((name) => name === 'extra_jail_minutes' || name.startsWith('cost_extra_days_'));
    const may = new Set(items.flatMap(below));
    expect(
      METRICS.filter(({ signed }) => signed)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...may].toSorted());
  });
});
