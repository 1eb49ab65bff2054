/** The twin where its counts can be worked out by hand: certain chances, no returns, and lines without end or with too much to do. */
import { describe, expect, it } from 'vitest';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';
import { monthDays } from '../../src/base/calendar.ts';
import { Study } from '../../src/experiment/study.ts';
import { twinOf } from '../../src/twin/twin.ts';
import { certain } from '../reference/certain.ts';
import type { Overrides } from '../reference/small.ts';
import { counties } from '../simulation/closed-forms/worlds.ts';

const K = COUNTERS.length;
const SHORT: Overrides = { 'stay.median': 24, 'stay.log_sd': 0, 'stay.longest': 1000, 'arrests.level': 1 };

function twinWith(changes: Overrides) {
  const scenario = certain({ ...SHORT, ...changes });
  const arms = [{ name: 'a', scenario }];
  const study = new Study({ arms, seed: 'twin', ...scenario.report, by: [], flips: false }, counties);
  const twin = twinOf(study);
  const { monthly } = twin.draw(1).arms[0];
  const months = monthly.length / K;
  const series = (name: Counter): number[] => Array.from({ length: months }, (_, i) => monthly[i * K + COUNTER[name]]);
  const total = (name: Counter): number => series(name).reduce((sum, count) => sum + count, 0);
  return { study, twin, monthly, series, total };
}

describe('the twin where nothing is left to chance', () => {
  it('asks for everybody who is booked, month by month', () => {
    const { study, series } = twinWith({});
    const followed = counties.jurisdictions.reduce((sum, place) => sum + place.followed, 0);
    const first = new Map(counties.months.map(({ month, first: relative }) => [month, relative]));
    const booked = series('detainers').map((_, i) => (followed / 12) * first.get(study.firstMonth + i)!);
    series('matched').forEach((count, i) => expect(count).toBeCloseTo(booked[i], 6));
    series('encountered').forEach((count, i) => expect(count).toBeCloseTo(booked[i], 6));
    series('detainers').forEach((count, i) => expect(count).toBeCloseTo(booked[i], 6));
  });

  it('multiplies chances: held, come for, on record', () => {
    const { total } = twinWith({ 'local.hold_willing': 0.75, 'pickup.come_match': 0.6, 'recorder.refusal': 0.5 });
    const answered = total('honored') + total('declined_requests');
    expect(total('honored') / answered).toBeCloseTo(0.75, 6);
    expect(total('transferred_on_request') / total('honored')).toBeCloseTo(0.6, 6);
    expect(total('recorded_refusals') / total('declined_requests')).toBeCloseTo(0.5, 6);
  });

  it('asks for as many as effort says, and for nobody twice', () => {
    const [all, half, twice] = [1, 0.5, 2].map((level) =>
      twinWith({ 'federal.request_level': level }).total('detainers'),
    );
    expect(half / all).toBeCloseTo(0.5, 6);
    expect(twice / all).toBeCloseTo(1, 6);
  });

  it('screens no more people than there are hours for, and says so by office, too', () => {
    const { study, twin, monthly, series } = twinWith({
      'screening.hours_per_day': 2,
      'screening.level': 1,
      'screening.hours_per_match': 0.5,
      'stay.log_sd': 1,
    });
    series('screening_minutes_used').forEach((used, i) => {
      const days = monthDays(study.firstMonth + i);
      expect(used).toBeCloseTo(2 * 2 * 60 * days, 6);
      // The wait is found by halving.
      expect(series('encountered')[i] / (2 * 4 * days)).toBeCloseTo(1, 2);
    });
    const offices = twin.offices(1)[0];
    expect(offices.map(({ office }) => office)).toEqual(['AAA', 'BBB']);
    const at = COUNTER.encountered;
    expect(offices[0].monthly[at] + offices[1].monthly[at]).toBeCloseTo(monthly[at], 6);
  });

  it('gives windows, by place and of all, as sums of months', () => {
    const scenario = certain(SHORT);
    const { from, to } = scenario.report;
    const windows = [
      { places: 'all' as const, from, to },
      ...counties.jurisdictions.map(({ code }) => ({ places: { jurisdiction: code }, from, to })),
      { places: { office: 'AAA' }, from, to },
      { places: { office: 'BBB' }, from, to },
    ];
    const arms = [{ name: 'a', scenario }];
    const study = new Study({ arms, seed: 'twin', from, to, by: [], flips: false, windows }, counties);
    const { draw, at } = twinOf(study);
    const [arm] = draw(1).arms;
    const of = (window: number, name: Counter): number => arm.windows[window * K + COUNTER[name]];
    const { total } = twinWith({});
    for (const name of ['detainers', 'honored', 'recorded_custody'] as const) {
      expect(of(0, name)).toBeGreaterThan(100);
      expect(of(0, name)).toBeCloseTo(total(name), 6);
      expect(counties.jurisdictions.reduce((sum, _, i) => sum + of(1 + i, name), 0)).toBeCloseTo(of(0, name), 6);
      expect(of(windows.length - 2, name) + of(windows.length - 1, name)).toBeCloseTo(of(0, name), 6);
    }
    expect(at(() => undefined).arms[0].monthly).toEqual(arm.monthly);
  });

  it('refuses to follow jails that adapt', () => {
    const scenario = { ...certain(), adaptation: {} as never };
    const arms = [{ name: 'a', scenario }];
    const study = { order: { arms } } as never;
    expect(() => twinOf(study)).toThrow('adapt');
  });
});
