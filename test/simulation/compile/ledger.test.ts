/** Prices of a cost book, against arithmetic by hand with the published index. */
import { describe, expect, it } from 'vitest';
import { costBook, type CostBook } from '../../../src/scenario/schema.ts';
import { parseMonth } from '../../../src/base/calendar.ts';
import { compileLedger, entry } from '../../../src/simulation/compile/ledger.ts';
import { loadWorld } from '../../../src/world/files.ts';

const { cpi } = loadWorld();
const line = (more: object): CostBook['lines'][number] =>
  ({ id: 'x', covers: ['extra_days'], payer: 'jail', per: 'extra_jail_day', assumed: 'test', ...more }) as never;
const book = (more: object): CostBook => ({ title: 'Test', assumed: 'test', lines: [line(more)] });
const cents = (more: object, month = '2012-05'): number =>
  compileLedger(book(more), cpi).extra_jail_day[0].cents[parseMonth(month)];

describe('a price', () => {
  it('is carried to 2016 by the annual averages of the index', () => {
    // 55 x 240.007 / 229.594 = 57.4945; 126 x 240.007 / 251.107 = 120.4303; 18310 x 240.007 / 215.303 = 20410.9008
    expect(cents({ usd: 55, price_year: 2012 })).toBe(5749);
    expect(cents({ usd: 126, price_year: 2018 })).toBe(12043);
    expect(cents({ usd: 18310, price_year: 2008 })).toBe(2041090);
    expect(cents({ usd: 128.88, price_year: 2016 })).toBe(12888);
  });

  it('by fiscal year is a budget over what it paid for, in prices of that year', () => {
    const years = {
      by_year: [
        { fiscal_year: 2010, usd: 230e6, divided_by: 35774, assumed: 'test' },
        { fiscal_year: 2014, usd: 126e6, divided_by: 27000, assumed: 'test' },
      ],
    };
    // 6429.25 x 240.007 / 218.056 = 7076.4624; 4666.67 x 240.007 / 236.736 = 4731.1464
    expect(cents(years, '2010-09')).toBe(707646);
    // Fiscal 2014 begins in October 2013. Other years have the price of the last before them, or of the first.
    expect([cents(years, '2013-09'), cents(years, '2013-10')]).toEqual([707646, 473115]);
    expect([cents(years, '2008-10'), cents(years, '2016-09')]).toEqual([707646, 473115]);
  });

  it('times a quantity is rounded once', () => {
    const [price] = compileLedger(book({ usd: 55, price_year: 2012 }), cpi).extra_jail_day;
    // 36 hours at $57.49 a day are $86.235.
    expect(entry(price, parseMonth('2012-05'), 2160)).toBe(8624);
  });

  it('needs an index for its year', () => {
    expect(() => cents({ usd: 1, price_year: 2049 })).toThrow('cpi_u.csv has no index for 2049');
  });
});

describe('a line', () => {
  const refused = (more: object): string =>
    costBook
      .safeParse(book(more))
      .error?.issues.map(({ message }) => message)
      .join() ?? '';

  it('has one price or prices by year, not both and not neither', () => {
    const by_year = [{ fiscal_year: 2010, usd: 1, divided_by: 1, assumed: 'test' }];
    for (const more of [{}, { usd: 1 }, { price_year: 2010 }, { by_year, usd: 1 }, { by_year, price_year: 2010 }])
      expect(refused(more)).toContain('needs a price');
    for (const more of [{ by_year }, { usd: 1, price_year: 2010 }]) expect(refused(more)).toBe('');
  });

  it('has its years in order', () => {
    const of = (fiscal_year: number) => ({ fiscal_year, usd: 1, divided_by: 1, assumed: 'test' });
    expect(refused({ by_year: [of(2011), of(2011)] })).toContain('in the order of years');
    expect(refused({ by_year: [of(2012), of(2011)] })).toContain('in the order of years');
  });
});
