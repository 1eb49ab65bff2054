import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY,
  formatDay,
  formatMonth,
  holdEnd,
  isFederalHoliday,
  monthDays,
  monthOf,
  parseDay,
  parseMonth,
  weekday,
} from '../../src/base/calendar.ts';

describe('dates', () => {
  it('agree with the proleptic calendar of Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (day) => {
        const date = new Date(Date.UTC(2000, 0, 1 + day));
        const text = date.toISOString().slice(0, 10);
        expect(formatDay(day)).toBe(text);
        expect(parseDay(text)).toBe(day);
        expect(formatMonth(monthOf(day * DAY))).toBe(text.slice(0, 7));
        expect(weekday(day)).toBe(date.getUTCDay());
      }),
    );
    expect(monthDays(parseMonth('2012-02'))).toBe(29);
  });
});

describe('holidays', () => {
  // As the Office of Personnel Management published them: New Year's Day of 2022 was observed in 2021.
  it.each([
    [2015, ['01-01', '01-19', '02-16', '05-25', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25']],
    [2020, ['01-01', '01-20', '02-17', '05-25', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25']],
    [
      2021,
      ['01-01', '01-18', '02-15', '05-31', '06-18', '07-05', '09-06', '10-11', '11-11', '11-25', '12-24', '12-31'],
    ],
    [2022, ['01-17', '02-21', '05-30', '06-20', '07-04', '09-05', '10-10', '11-11', '11-24', '12-26']],
  ])('are those of %i, observed on weekdays', (year, days) => {
    const from = parseDay(`${year}-01-01`);
    const found = Array.from({ length: parseDay(`${year + 1}-01-01`) - from }, (_, i) => from + i);
    expect(found.filter(isFederalHoliday).map((day) => formatDay(day).slice(5))).toEqual(days);
  });
});

describe('the end of a hold of 48 hours', () => {
  const end = (text: string, hour: number, weekends: boolean, holidays: boolean) => {
    const minute = holdEnd(parseDay(text) * DAY + hour * 60, 48 * 60, weekends, holidays);
    return `${formatDay(Math.floor(minute / DAY))} ${(minute % DAY) / 60}`;
  };
  it('is two days later where every day counts', () => expect(end('2015-07-02', 18, true, true)).toBe('2015-07-04 18'));
  it('skips the weekend: Friday evening to Tuesday evening', () =>
    expect(end('2015-05-15', 18, false, true)).toBe('2015-05-19 18'));
  it('skips a holiday on Friday and the weekend', () =>
    expect(end('2015-07-02', 18, false, false)).toBe('2015-07-07 18'));
  it('starts on Monday for a release on Saturday', () =>
    expect(end('2015-05-16', 9, false, false)).toBe('2015-05-20 0'));
});
