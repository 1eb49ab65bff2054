/** The months that a command reports, cut out of all that are simulated, against rows written by hand. */
import { describe, expect, it } from 'vitest';
import { monthsOf, periodOf } from '../../src/analysis/period.ts';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import type { Study } from '../../src/experiment/study.ts';

const K = COUNTERS.length;
/** Simulated from May 2015 for six months: 1 arrest in the first, 2 in the second ...; as many hundreds on the list. */
const simulated = new Float64Array(6 * K);
for (let month = 0; month < 6; month += 1) {
  simulated[month * K + COUNTER.arrests] = month + 1;
  simulated[month * K + COUNTER.at_large_backlog] = (month + 1) * 100;
}
const study = (from: string, to: string) => ({ order: { from, to }, firstMonth: parseMonth('2015-05') }) as Study;

describe('the months reported', () => {
  const months = monthsOf(study('2015-07', '2015-09'), simulated);

  it('are those asked for, both ends included', () => {
    expect(months.map((month) => month[COUNTER.arrests])).toEqual([3, 4, 5]);
  });

  it('add up, but for stocks, which stand for the end of the last', () => {
    const period = periodOf(months);
    expect(period[COUNTER.arrests]).toBe(12);
    expect(period[COUNTER.at_large_backlog]).toBe(500);
  });

  it('may be one', () => {
    const period = periodOf(monthsOf(study('2015-10', '2015-10'), simulated));
    expect([period[COUNTER.arrests], period[COUNTER.at_large_backlog]]).toEqual([6, 600]);
  });
});
