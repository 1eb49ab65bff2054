/**
 * Closed forms of a line: with too much to do an office serves what its hours hold and no more; with hours to spare everybody is
 * served on the day; between the two, one person a day, the line has the length of a queue with Poisson arrivals and a fixed
 * service (Pollaczek 1930, Khinchine 1932).
 */
import { describe, expect, it } from 'vitest';
import { DAY, monthDays, parseMonth } from '../../src/base/calendar.ts';
import { certain } from '../reference/certain.ts';
import { smallWorld } from '../reference/small.ts';
import { toldByFast } from '../reference/told.ts';
import { totalsOf } from './arms.ts';
import { meanOf } from './chances.ts';

/** Everybody is matched at booking and stays beyond the end, so that nobody leaves the line. */
const patient = (changes: object) =>
  certain({
    'arrests.level': 1,
    'stay.median': 10_000,
    'stay.log_sd': 0,
    'stay.longest': 10_000,
    'screening.level': 1,
    'screening.hours_per_match': 4,
    'at_large.teams': 0,
    ...changes,
  });
const monthsFrom = (length: number): number[] => Array.from({ length }, (_, i) => parseMonth('2010-09') + i);
const OFFICES = 2;

describe('a line with too much to do', () => {
  it.each([1, 3, 7.5])('serves what %d hours a day hold', (hours) => {
    const world = smallWorld({ size: 4, prisons: false });
    for (const [of] of totalsOf(world, [patient({ 'screening.hours_per_day': hours })], 'saturated', 2)) {
      const given = monthsFrom(10).reduce((sum, month) => sum + OFFICES * monthDays(month) * hours * 60, 0);
      expect(of('screening_minutes_given')).toBe(given);
      // It begins with nobody in it, and ends with what the head of each line has gathered.
      expect(of('screening_minutes_used')).toBeLessThanOrEqual(given);
      expect(of('screening_minutes_used')).toBeGreaterThan(given - OFFICES * 3 * hours * 60);
      const served = of('encountered') * 4 * 60;
      expect(of('screening_minutes_used') - served).toBeGreaterThanOrEqual(0);
      expect(of('screening_minutes_used') - served).toBeLessThan(OFFICES * 4 * 60);
      expect(of('encountered')).toBeLessThan(0.6 * of('matched'));
    }
  });

  it('with hours to spare serves everybody on the day', () => {
    const world = smallWorld({ prisons: false });
    const [[of]] = totalsOf(world, [patient({ 'screening.hours_per_day': 100 })], 'spare', 1);
    expect(of('encountered')).toBe(of('matched'));
    expect(of('screening_minutes_used')).toBe(of('encountered') * 4 * 60);
  });
});

describe('a line that serves one person a day', () => {
  const base = smallWorld({ prisons: false });
  /** One jail for each office, in which so many people are booked a day, the same all year. */
  const worldOf = (perDay: number) => ({
    ...base,
    months: base.months.map((level) => ({ ...level, level: 1, first: 1 })),
    jurisdictions: base.jurisdictions
      .filter(({ code }) => code === '01001' || code === '02003')
      .map((place) => ({ ...place, followed: perDay * 365, bookings: perDay * 365 })),
  });
  const months = monthsFrom(20);
  const days = months.reduce((sum, month) => sum + monthDays(month), 0);
  /** Left over at midnight: with a load of r a day, r^2 / (2 (1 - r)). A month of 31 days has less to do each day. */
  const expected = (perDay: number): number =>
    months.reduce((sum, month) => {
      const load = (perDay * 365) / 12 / monthDays(month);
      return sum + (load ** 2 / (2 * (1 - load))) * (monthDays(month) / days);
    }, 0);
  /** Days that people of an office waited, over the days of the run. */
  function leftOver(perDay: number, replication: number): number[] {
    const scenario = patient({ 'screening.hours_per_day': 4, 'simulate.to': '2012-04' });
    const waits = new Map([['01001', 0], ['02003', 0]]); // prettier-ignore
    for (const [id, lines] of toldByFast(worldOf(perDay), scenario, 'one a day', replication)) {
      const told = lines.map((line) => JSON.parse(line) as { what: string; line?: string; minute: number });
      const booked = told.find(({ what }) => what === 'booked')!;
      const served = told.find(({ what, line }) => what === 'served' && line === 'screening');
      // Whoever is still in the line at the end is left out.
      const waited = served ? Math.floor(served.minute / DAY) - Math.floor(booked.minute / DAY) : 0;
      const code = id.slice(0, 5);
      waits.set(code, waits.get(code)! + waited);
    }
    return [...waits.values()].map((sum) => sum / days);
  }

  it.each([0.3, 0.6])('has as many left at midnight as the formula says at a load of %d', (load) => {
    const found = Array.from({ length: 8 }, (_, i) => leftOver(load, i + 1)).flat();
    const { mean, se } = meanOf(found);
    // Sixteen lines of twenty months. R: qt(1 - 1e-4 / 2, 15) = 5.24; one percent for those left out.
    expect(Math.abs(mean - expected(load))).toBeLessThan(5.24 * se + 0.01 * expected(load));
    expect(se).toBeLessThan(0.12 * expected(load));
  });
});
