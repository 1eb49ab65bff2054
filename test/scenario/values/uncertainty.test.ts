/** Distributions: quantiles against outside values, names, and scenarios at chosen quantiles. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../../src/scenario/values/distribution.ts';
import { logarithm, normalQuantile } from '../../../src/base/normal-quantile.ts';
import type { Distribution } from '../../../src/scenario/schema.ts';
import { atQuantiles, uncertaintiesOf } from '../../../src/scenario/values/uncertainty.ts';
import { parameterQuantile } from '../../../src/base/random.ts';
import { child, resolved } from '../fixtures/load.ts';

describe('quantiles', () => {
  it('of the normal agree with SciPy', () => {
    // scipy.stats.norm.ppf
    const known = [
      [1e-9, -5.997807015007686],
      [0.001, -3.090232306167813],
      [0.025, -1.9599639845400545],
      [0.3, -0.5244005127080409],
      [0.5, 0],
      [0.975, 1.9599639845400545],
      [0.9999, 3.719016485455709],
    ];
    for (const [p, z] of known) expect(normalQuantile(p)).toBeCloseTo(z, 12);
  });

  it('use a logarithm that is right to the last digits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-10, max: 1, noNaN: true }),
        (x) => Math.abs(logarithm(x) - Math.log(x)) <= 4e-15 * Math.max(1, -Math.log(x)),
      ),
    );
  });

  const shapes: [Distribution, number, number][] = [
    // The value at u = 0.9 by the closed form, with z = 1.2815515655446004.
    [{ distribution: 'uniform', low: 2, high: 4 }, 0.9, 3.8],
    [{ distribution: 'normal', mean: 10, sd: 2 }, 0.9, 12.563103131089201],
    [{ distribution: 'lognormal', median: 24, log_sd: 0.5 }, 0.9, 45.550864976033054],
    [{ distribution: 'logitnormal', median: 0.7, logit_sd: 0.8 }, 0.9, 0.8667518006985547],
    [{ distribution: 'triangular', low: 1, mode: 2, high: 5 }, 0.9, 3.9045548849896676],
    [{ distribution: 'triangular', low: 1, mode: 2, high: 5 }, 0.1, 1.632455532033676],
  ];
  it.each(shapes)('of %j at %d', (d, u, value) => {
    expect(quantile(d, u)).toBeCloseTo(value, 10);
  });

  it('rise with u and meet the median in the middle', () => {
    for (const [d] of shapes) {
      expect(quantile(d, 0.5)).toBe(median(d));
      fc.assert(
        fc.property(fc.double({ min: 1e-9, max: 0.999999, noNaN: true }), (u) => {
          const v = Math.min(1 - 1e-9, u + 1e-3);
          return quantile(d, u) <= quantile(d, v) + 1e-12;
        }),
      );
    }
  });

  it('let no quantity fall below 0', () => {
    expect(quantile({ distribution: 'normal', mean: 1, sd: 5 }, 0.01)).toBe(0);
  });
});

const scenario = (text: string) => resolved(child(text)).scenario;
const uniform = (more = '') => `{ distribution: uniform, low: 0, high: 1${more} }`;

describe('the uncertain figures of a scenario', () => {
  const some = scenario(
    [
      'pickup:',
      `  come_match: { value: ${uniform()}, assumed: test }`,
      '  come_interview:',
      '    assumed: test',
      '    values:',
      `      - { value: ${uniform()} }`,
      `      - { from: 2014-05-01, places: { state: [CA, TX] }, value: ${uniform()} }`,
      `handover: { without_request: { value: ${uniform(', name: both')}, assumed: test } }`,
      `local: { notice_willing: { value: ${uniform(', name: both')}, assumed: test } }`,
    ].join('\n'),
  );

  it('are named by path, day and places, or by the name they state', () => {
    const names = uncertaintiesOf(some).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'pickup.come_match',
        'pickup.come_interview',
        'pickup.come_interview@2014-05-01[state=CA|TX]',
        'both',
      ]),
    );
    expect(names.filter((name) => name === 'both')).toHaveLength(1);
  });

  it('stand at the quantile of their name, others at their median', () => {
    const at = atQuantiles(some, (name) => (name === 'both' ? 0.25 : name.includes('@') ? 0.75 : undefined));
    expect(at.handover.without_request.value).toBe(0.25);
    expect(at.local.notice_willing.value).toBe(0.25);
    expect(at.pickup.come_match.value).toBe(0.5);
    expect(at.pickup.come_interview.values?.map(({ value }) => value)).toEqual([0.5, 0.75]);
    // The scenario itself keeps its distributions.
    expect(some.pickup.come_match.value).toMatchObject({ distribution: 'uniform' });
    expect(uncertaintiesOf(at)).toEqual([]);
  });
});

describe('a draw', () => {
  it('depends on seed, name and number, and is spread evenly', () => {
    expect(parameterQuantile('a', 'x', 1)).toBe(parameterQuantile('a', 'x', 1));
    expect(parameterQuantile('a', 'x', 1)).not.toBe(parameterQuantile('b', 'x', 1));
    expect(parameterQuantile('a', 'x', 1)).not.toBe(parameterQuantile('a', 'y', 1));
    const us = Array.from({ length: 2000 }, (_, i) => parameterQuantile('a', 'x', i + 1));
    expect(Math.min(...us)).toBeGreaterThan(0);
    expect(Math.max(...us)).toBeLessThan(1);
    // The Kolmogorov distance of 2,000 uniform draws is below 0.0365 in 99 of 100 cases.
    const distance = Math.max(...us.toSorted((a, b) => a - b).map((u, i) => Math.abs(u - (i + 0.5) / 2000)));
    expect(distance).toBeLessThan(0.0365);
  });
});
