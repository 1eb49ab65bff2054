/** Forecasts scored on what can be known beforehand: their own draws, and worlds of which they are right or wrong. */
import { describe, expect, it } from 'vitest';
import { FALSE_ALARM, type Observed, type Score, scoreOf } from '../../../src/analysis/forecast/score.ts';
import { independent } from '../../../src/analysis/forecast/together.ts';
import { binomialBand } from '../../../src/analysis/statistics/binomial.ts';
import { standardNormal } from '../../../src/base/quantiles.ts';
import { draw, replicationKey } from '../../../src/base/random.ts';
import { forecastOf } from './fixture.ts';

const FY2014 = { metric: 'refusal_rate_recorded', from: '2013-10', to: '2014-09' };
const came = (i: number, value: number): Observed => ({ place: `state S${i}`, ...FY2014, value });
const scored = (forecast: ReturnType<typeof forecastOf>, observed: readonly Observed[]) =>
  scoreOf(forecast, observed, (left) => String(left));
const heldOf = ({ levels }: Pick<Score, 'levels'>) => levels.map(({ held }) => held);

/** Normal values with a common part of so much variance. @param number of the draw, or of the world that came */
function world(number: number, figures: number, common: number): number[] {
  const key = replicationKey('worlds', number);
  const z = (decision: number): number => standardNormal(draw(key, decision, 0));
  return Array.from({ length: figures }, (_, i) => Math.sqrt(common) * z(0) + Math.sqrt(1 - common) * z(i + 1));
}

describe('a forecast', () => {
  it('holds of its own draws the shares that its intervals say, and the two ends', () => {
    const values = Array.from({ length: 199 }, (_, i) => (i * 37) % 199);
    const forecast = forecastOf([values]);
    const found = values.map((value) => scored(forecast, [came(0, value)]));
    const held = [0, 1].map((level) => found.filter((one) => heldOf(one)[level] === 1).length);
    expect(held).toEqual([0.5 * 200 + 1, 0.9 * 200 + 1]);
  });

  it('has the interval score of its ends, and the place of what came', () => {
    const forecast = forecastOf([Array.from({ length: 19 }, (_, i) => i + 1)]);
    // The 50% interval is 5 to 15, the 90% interval 1 to 19.
    const at = (value: number) => scored(forecast, [came(0, value)]).figures[0];
    expect(at(10)).toMatchObject({ median: 10, at: { lo: 0.45, hi: 0.55 } });
    expect(at(10).intervals).toEqual([
      { level: 0.5, lo: 5, hi: 15, held: true, score: 10 },
      { level: 0.9, lo: 1, hi: 19, held: true, score: 18 },
    ]);
    expect(at(21.5)).toMatchObject({ at: { lo: 0.95, hi: 1 } });
    expect(at(21.5).intervals.map(({ held }) => held)).toEqual([false, false]);
    expect(at(21.5).intervals.map(({ score }) => score)).toEqual([10 + 4 * 6.5, expect.closeTo(18 + 20 * 2.5, 9)]);
    expect(at(0.5)).toMatchObject({ at: { lo: 0, hi: 0.05 } });
  });

  it('tells apart what was known in part', () => {
    const values = Array.from({ length: 19 }, (_, i) => i);
    const of = (known: number) => scored(forecastOf([values, values], 1, known), [came(0, 9), came(1, 99)]);
    expect(of(0).clean).toEqual(of(0).levels);
    expect(of(0.5).levels.map(({ held, of: all }) => [held, all])).toEqual([[1, 2], [1, 2]]); // prettier-ignore
    expect(of(0.5).clean.map(({ held, of: all }) => [held, all])).toEqual([[0, 0], [0, 0]]); // prettier-ignore
  });

  it('knows places by word and code, and names what it does not have', () => {
    const forecast = forecastOf([Array.from({ length: 19 }, (_, i) => i), Array.from({ length: 19 }, () => 0)]);
    const strange = { ...came(0, 1), to: '2014-08' };
    const found = scored(forecast, [{ ...came(0, 3), place: ' State s0' }, came(1, 0), strange, { ...came(0, 3), place: 's0' }]); // prettier-ignore
    expect(found.figures.map(({ place }) => place)).toEqual(['state S0']);
    expect(found.uncovered.map(({ place, to, why }) => [place, to, why])).toEqual([
      ['state S1', '2014-09', 'same'],
      ['state S0', '2014-08', 'null'],
      ['s0', '2014-09', expect.stringContaining('same figure')],
    ]);
  });
});

describe('figures that hang together', () => {
  const one = Array.from({ length: 99 }, (_, i) => (i * 31) % 99);
  const alone = { both: 0, place: 0, kind: 0, neither: 0 };
  const named = Array.from({ length: 50 }, (_, i) => ({ place: `state S${i}`, metric: 'm' }));

  it('count as one where they are one, and each where they are apart', () => {
    expect(independent(named, alone)).toBe(50);
    expect(independent(named, { ...alone, kind: 1 })).toBe(1);
    expect(independent(named, { ...alone, both: 1 })).toBe(50);
    expect(independent(named.slice(0, 1), { ...alone, kind: 1 })).toBe(1);
    const same = forecastOf([one, one, one.map((x) => 2 * x)]);
    for (const { correlation } of same.together) expect(correlation).toEqual({ ...alone, kind: 1 });
    const [least] = scored(
      same,
      [0, 1, 2].map((i) => came(i, 500)),
    ).levels;
    expect(least).toMatchObject({ held: 0, of: 3, worth: 1, least: 0 });
  });

  it('count as many as there are places, where each place has one figure four times', () => {
    const places = Array.from({ length: 10 }, (_, i) => world(i, 99, 0));
    const forecast = forecastOf(places.flatMap((values) => [values, values, values, values]), 4); // prettier-ignore
    for (const { correlation } of forecast.together) expect([correlation.both, correlation.kind < 0.02]).toEqual([1, true]); // prettier-ignore
    expect(independent(forecast.figures, { ...alone, both: 1 })).toBe(10);
  });
});

describe('over many worlds', () => {
  const [FIGURES, WORLDS] = [60, 400];
  const forecast = (common: number) => {
    const draws = Array.from({ length: 199 }, (_, d) => world(d, FIGURES, common));
    return forecastOf(Array.from({ length: FIGURES }, (_, i) => draws.map((of) => of[i])));
  };
  /** In how many worlds a forecast is told to fail. @param wide the spread of what comes, in that of the forecast */
  const failures = (of: ReturnType<typeof forecastOf>, common: number, wide = 1): number =>
    Array.from({ length: WORLDS }, (_, w) =>
      scored(
        of,
        world(1000 + w, FIGURES, common).map((value, i) => came(i, wide * value)),
      ),
    ).filter(({ ok }) => !ok).length;
  const chance = binomialBand(WORLDS, FALSE_ALARM, 0.999).hi;

  it.each([0, 0.3])('a right forecast is hardly ever told to fail (common part %f)', (common) => {
    expect(failures(forecast(common), common)).toBeLessThanOrEqual(chance);
  });

  it('a right one would be, were figures that hang together taken for independent ones', () => {
    const of = forecast(0.3);
    const together = of.together.map((one) => ({ ...one, correlation: { both: 0, place: 0, kind: 0, neither: 0 } }));
    expect(failures({ ...of, together }, 0.3)).toBeGreaterThan(2 * chance);
  });

  it('one whose intervals are half as wide as they should be nearly always is', () => {
    expect(failures(forecast(0), 0, 2)).toBeGreaterThan(0.9 * WORLDS);
  });
});
