import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  changes,
  decimals,
  inFull,
  levels,
  monthName,
  percents,
  type Spread,
  wholeNumber,
} from '../../../src/report/words/numbers.ts';
import { forecastValue } from '../../../src/report/words/forecast.ts';
import type { Kind } from '../../../src/report/words/measures.ts';
import { roundJson } from '../../../src/report/files/round.ts';

const value8 = () => '8';

const value = (mean: number | null, kind: Kind) => levels({ mean, lo: null, hi: null }, kind)(mean);

describe('numbers as people read them', () => {
  it('groups digits, shortens money, turns shares into percent', () => {
    expect([value(702_150, 'count'), value(12.34, 'count'), value(0.0123, 'count'), value(0, 'count')]).toEqual([
      '702,150',
      '12.3',
      '0.0123',
      '0',
    ]);
    expect([value(1_911.4, 'money'), value(1_512_400_000, 'money'), value(-48_210_000, 'money')]).toEqual([
      '$1,911',
      '$1.51B',
      '−$48.2M',
    ]);
    expect([value(0.382, 'share'), value(null, 'count')]).toEqual(['38%', '–']);
  });

  it('gives changes their sign and shares percentage points', () => {
    const change = (mean: number, kind: Kind) => changes({ mean, lo: null, hi: null }, kind)(mean);
    expect([change(34, 'count'), change(-0.05, 'share'), change(0, 'count'), change(120_500, 'money')]).toEqual([
      '+34',
      '−5.0 pts',
      '0',
      '+$121K',
    ]);
  });

  const spread = (mean: number, lo: number, hi: number): Spread => ({ mean, lo, hi });

  it('takes the digits from the width of the interval, for counts, money, shares and percentages alike', () => {
    const level = (kind: Kind, ...numbers: [number, number, number]) =>
      inFull(spread(...numbers), levels(spread(...numbers), kind));
    expect(level('count', 27_737, 27_654, 27_820)).toBe('27,740 [27,650, 27,820]');
    expect(level('count', 45.7, 42.9, 48.4)).toBe('46 [43, 48]');
    expect(level('count', 1.4, 0.72, 2.1)).toBe('1.4 [0.7, 2.1]');
    expect(level('money', 3_273, 3_248, 3_297)).toBe('$3,270 [$3,250, $3,300]');
    expect(level('money', 24_561_000, 24_352_000, 24_770_000)).toBe('$24.6M [$24.4M, $24.8M]');
    expect(level('share', 0.3823, 0.371, 0.394)).toBe('38.2% [37.1%, 39.4%]');
    const percent = (...numbers: [number, number, number]) => inFull(spread(...numbers), percents(spread(...numbers)));
    expect(percent(-14.2, -16.3, -12.1)).toBe('−14% [−16%, −12%]');
    expect(percent(-39.3, -39.5, -39.1)).toBe('−39.3% [−39.5%, −39.1%]');
    expect(percent(25.852, 25.804, 25.899)).toBe('+25.9% [+25.8%, +25.9%]');
    expect(percent(0.2, 0.01, 0.39)).toBe('+0.20% [+0.01%, +0.39%]');
    expect(percent(-0.02, -1, 1)).toBe('0.0% [−1.0%, +1.0%]');
  });

  it('writes no interval where there is none, or where all replications agree', () => {
    expect(inFull({ mean: 8, lo: null, hi: null }, value8)).toBe('8');
    expect(inFull(spread(8, 8, 8), value8)).toBe('8');
  });

  it('moves no number by more than an eighth of the width of its interval', () => {
    const end = fc.double({ min: 1, max: 1e6, noNaN: true });
    const parsed = (text: string) => Number(text.replaceAll(',', ''));
    fc.assert(
      fc.property(end, end, (a, b) => {
        fc.pre(Math.abs(a - b) > 0.01);
        const found = spread((a + b) / 2, Math.min(a, b), Math.max(a, b));
        const write = levels(found, 'count');
        for (const number of [found.mean!, found.lo!, found.hi!])
          expect(Math.abs(parsed(write(number)) - number)).toBeLessThanOrEqual(Math.abs(a - b) / 8 + 1e-6);
      }),
    );
  });

  it('never writes as zero the end of a change that is clear of zero', () => {
    const end = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.constantFrom(-1, 1), (a, b, sign) => {
        const [lo, hi] = [sign * a, sign * b].toSorted((x, y) => x - y) as [number, number];
        const found = spread((lo + hi) / 2, lo, hi);
        for (const write of [percents(found), changes(found, 'count')])
          for (const number of [lo, hi]) expect(write(number)).toMatch(/[1-9]/);
      }),
    );
  });

  it('never writes a sign before a zero, and always before what is less', () => {
    const tiny = fc.double({ min: -0.6, max: 0.6, noNaN: true });
    const number = fc.oneof(tiny, fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 3 }), fc.constantFrom('', '+'), (x, digits, plus) => {
        for (const written of [decimals(x, digits, plus), wholeNumber(x), forecastValue('share of bookings')(x)]) {
          expect(written).not.toContain('-');
          if (!/[1-9]/.test(written)) expect(written).toMatch(/^0/);
          else expect(written.startsWith('−')).toBe(x < 0);
        }
      }),
    );
    expect([decimals(-0.0004, 2), decimals(-1.25, 1), decimals(0.3, 2, '+'), wholeNumber(-1234)]).toEqual([
      '0.00',
      '−1.3',
      '+0.30',
      '−1,234',
    ]);
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
