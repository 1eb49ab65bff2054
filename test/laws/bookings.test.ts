/**
 * Closed forms of who is booked: first bookings are Poisson counts of the mean that the tables state, place by place and month by
 * month, each on its own; and people who come back at a constant rate do so as often as that rate says. Limits of chance are
 * those of one false alarm in 10,000, with a fixed seed.
 */
import { describe, expect, it } from 'vitest';
import { formatMonth, monthStart, parseMonth } from '../../src/base/calendar.ts';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { passing } from '../reference/certain.ts';
import { smallWorld } from '../reference/small.ts';
import { studyOf, totalsOf } from './arms.ts';
import { meanOf } from './chances.ts';

const K = COUNTERS.length;
/** Everybody booked is followed, nobody asked for, and everybody out within the hour. */
const free = (changes: object = {}) => passing({ 'arrests.level': 1, 'return.horizon': 1e6, ...changes });
const base = smallWorld({ size: 4, prisons: false });
const world = { ...base, jurisdictions: base.jurisdictions.map((place) => ({ ...place, bookings: place.followed })) };
const relative = new Map(base.months.map(({ month, first }) => [month, first]));

describe('first bookings', () => {
  const first = parseMonth('2010-09');
  const study = studyOf(world, [free()], 'bookings', {
    windows: world.jurisdictions.flatMap(({ code }) =>
      Array.from({ length: 10 }, (_, i) => formatMonth(first + i)).map((month) => ({
        places: { jurisdiction: code },
        from: month,
        to: month,
      })),
    ),
  });
  const means = world.jurisdictions.flatMap(({ followed }) =>
    Array.from({ length: 10 }, (_, i) => (followed / 12) * relative.get(first + i)!),
  );
  const RUNS = 60;
  const cells = Array.from({ length: RUNS }, (_, i) => {
    const { windows } = replicate(study, i + 1).arms[0];
    return means.map((_mean, cell) => windows[cell * K + COUNTER.arrests]);
  });
  const deviations = cells.map((counts) => counts.map((count, i) => (count - means[i]) / Math.sqrt(means[i])));

  it('have the mean of the tables at each place and month, and the variance of a Poisson count', () => {
    // The mean of the standardized counts has a variance of 1 in their number.
    const all = deviations.flat();
    expect(Math.abs(meanOf(all).mean) * Math.sqrt(all.length)).toBeLessThan(3.9);
    // R: qchisq(c(5e-5, 1 - 5e-5), 2400) = 2138, 2681, and a little more for the fourth moment of small counts.
    const spread = all.reduce((sum, z) => sum + z * z, 0);
    expect(all.length).toBe(2400);
    expect(spread).toBeGreaterThan(2130);
    expect(spread).toBeLessThan(2690);
    // The worst of forty cells: qnorm(1 - 1e-4 / 2 / 40) = 4.7
    means.forEach((_, cell) => {
      const { mean } = meanOf(deviations.map((row) => row[cell]));
      expect(Math.abs(mean) * Math.sqrt(RUNS)).toBeLessThan(4.7);
    });
  });

  it('of one month say nothing of the next, nor those of one jail of another', () => {
    const products = (apart: number) => deviations.flatMap((row) => row.slice(apart).flatMap((z, i) => (apart === 1 && (i + 1) % 10 === 0 ? [] : [z * row[i]]))); // prettier-ignore
    for (const apart of [1, 10, 20]) {
      const pairs = products(apart);
      expect(Math.abs(meanOf(pairs).mean) * Math.sqrt(pairs.length), `${apart}`).toBeLessThan(4.2);
    }
  });
});

describe('people who come back at a constant rate', () => {
  it.each([0.5, 3])(
    'of %d a year do so as often as a Poisson process from the midnight after each release',
    (hazard) => {
      // Out after an hour or so, and at risk from the next midnight on: half a day and an hour is lost in each turn.
      const lost = (0.5 + 2.5 / 24) / 365;
      const rate = hazard / (1 + hazard * lost);
      const [from, to] = ['2010-09', '2011-07'].map((month) => monthStart(parseMonth(month)));
      let expected = 0;
      for (let month = parseMonth('2010-09'); month < parseMonth('2011-07'); month += 1) {
        const people = world.jurisdictions.reduce(
          (sum, { followed }) => sum + (followed / 12) * relative.get(month)!,
          0,
        );
        const middle = (monthStart(month) + monthStart(month + 1)) / 2;
        expected += people * rate * ((to - middle) / 365 - lost);
      }
      expect(to - from).toBe(303);
      const counts = totalsOf(world, [free({ 'return.hazard': hazard })], 'returns', 20).map(([of]) => of('rearrests'));
      const { mean, se } = meanOf(counts);
      // Of twenty runs: R: qt(1 - 1e-4 / 2, 19) = 4.9; half a percent for what the table of quantiles leaves out.
      expect(Math.abs(mean - expected)).toBeLessThan(4.9 * se + 0.005 * expected);
      expect(se).toBeLessThan(0.01 * expected);
    },
  );
});
