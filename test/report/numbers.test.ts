import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { change, monthName, percentDigits, percents, value } from '../../src/report/numbers.ts';
import { roundJson } from '../../src/report/round.ts';

describe('numbers as people read them', () => {
  it('groups digits, shortens money, turns shares into percent', () => {
    expect([value(702_150, 'count'), value(12.34, 'count'), value(0.0123, 'count'), value(0, 'count')]).toEqual([
      '702,150',
      '12.3',
      '0.012',
      '0',
    ]);
    expect([value(1_911.4, 'money'), value(1_512_400_000, 'money'), value(-48_210_000, 'money')]).toEqual([
      '$1,911',
      '$1.51B',
      '−$48.2M',
    ]);
    expect([value(0.382, 'share'), value(null, 'count')]).toEqual(['38.2%', '–']);
  });

  it('gives changes their sign and shares percentage points', () => {
    expect([change(34, 'count'), change(-0.05, 'share'), change(0, 'count'), change(120_500, 'money')]).toEqual([
      '+34',
      '−5.0 pts',
      '0',
      '+$121K',
    ]);
  });

  it('writes an interval with digits enough to tell its ends apart, and each from zero', () => {
    const spread = (mean: number, lo: number, hi: number) => [mean, lo, hi].map(percents({ mean, lo, hi }));
    expect(spread(-14, -16, -12)).toEqual(['−14%', '−16%', '−12%']);
    expect(spread(-39.3, -39.5, -39.1)).toEqual(['−39.3%', '−39.5%', '−39.1%']);
    expect(spread(0.2, 0.01, 0.39)).toEqual(['+0.20%', '+0.01%', '+0.39%']);
    const end = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(end, end, (a, b) => {
        fc.pre(Math.abs(a - b) > 0.002);
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
        const write = percentDigits({ mean: (lo + hi) / 2, lo, hi });
        expect(write(lo)).not.toBe(write(hi));
        expect(Number(write(lo))).not.toBe(0);
      }),
    );
  });

  it('names months', () => {
    expect([monthName('2015-07'), monthName('2008-12')]).toEqual(['Jul 2015', 'Dec 2008']);
  });
});

describe('roundJson', () => {
  it('rounds every number to 12 significant digits and leaves the rest', () => {
    expect(roundJson({ a: [0.1 + 0.2, 123_456_789_012.34567], b: null, c: 'x', d: -0 })).toEqual({
      a: [0.3, 123_456_789_012],
      b: null,
      c: 'x',
      d: 0,
    });
    expect(Object.is(roundJson(-0), 0)).toBe(true);
  });

  it('changes nothing a second time and hides noise in the last bits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const once = roundJson(number);
        expect(roundJson(once)).toBe(once);
        expect(Math.abs(once - number)).toBeLessThanOrEqual(Math.abs(number) * 5.1e-12 + Number.MIN_VALUE);
      }),
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => roundJson({ x: Number.NaN })).toThrow(RangeError);
    expect(() => roundJson([Infinity])).toThrow(RangeError);
  });
});
