import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../src/base/calendar.ts';
import { fiscalYearName, fiscalYears } from '../../src/base/fiscal-years.ts';

const named = (from: string, to: string) => fiscalYears(parseMonth(from), parseMonth(to)).map(fiscalYearName);

describe('fiscal years', () => {
  it('run from October to September, and a part of one says so', () => {
    expect(named('2013-10', '2015-09')).toEqual(['FY2014', 'FY2015']);
    expect(named('2015-07', '2015-12')).toEqual(['FY2015 (from Jul)', 'FY2016 (to Dec)']);
    expect(named('2015-11', '2016-02')).toEqual(['FY2016 (Nov to Feb)']);
    expect(named('2015-12', '2015-12')).toEqual(['FY2016 (Dec)']);
    expect(named('2015-09', '2015-10')).toEqual(['FY2015 (Sep)', 'FY2016 (Oct)']);
  });

  it('hold every month of a period once, in their order, and none besides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 120 }), (from, length) => {
        const years = fiscalYears(from, from + length);
        const months = years.flatMap((year) =>
          Array.from({ length: year.to - year.from + 1 }, (_, month) => year.from + month),
        );
        expect(months).toEqual(Array.from({ length: length + 1 }, (_, month) => from + month));
        // Each ends with September or with the period.
        for (const { to } of years.slice(0, -1)) expect(to % 12).toBe(8);
      }),
    );
  });
});
