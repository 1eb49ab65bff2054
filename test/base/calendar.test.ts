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
  // Published by the Office of Personnel Management for 2015.
  const of2015 = ['01-01', '01-19', '02-16', '05-25', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25'];
  it('are those of 2015, observed on weekdays', () => {
    const found = Array.from({ length: 365 }, (_, i) => parseDay('2015-01-01') + i).filter(isFederalHoliday);
    expect(found.map((day) => formatDay(day).slice(5))).toEqual(of2015);
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
