import { describe, expect, it } from 'vitest';
import { RecordsView } from '../../src/analysis/records.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';

const counts = (of: Partial<Record<Counter, number>>): Float64Array => {
  const row = new Float64Array(COUNTERS.length);
  for (const [name, n] of Object.entries(of)) row[COUNTER[name as Counter]] = n;
  return row;
};

describe('the records of a run', () => {
  const view = new RecordsView(parseMonth('2015-09'), parseMonth('2015-11'), COUNTERS.length);
  const month = (detainers: number, refused: number, declined: number) =>
    counts({
      detainers,
      notifications: 10,
      recorded_refusals: refused,
      recorded_custody: 30,
      declined_requests: declined,
      honored: 50,
      not_taken: 60,
      requests_pending: 10,
    });
  view.add([month(90, 10, 50), month(190, 2, 150), month(90, 1, 50)], null);
  view.add([month(90, 10, 50), month(190, 4, 150), month(90, 3, 50)], null);
  const { total, years, months } = view.document(true);

  it('are shares of the requests of the same months', () => {
    expect(years.map(({ from, to }) => [from, to])).toEqual([
      ['2015-09', '2015-09'],
      ['2015-10', '2015-11'],
    ]);
    expect(years[1].records.requests.mean).toBe(300);
    expect(years[1].records.recorded_refusals.mean).toBe(5);
    expect(years[1].records.refusal_rate_recorded.mean).toBeCloseTo(5 / 300, 12);
    expect(years[1].records.notification_share.mean).toBeCloseTo(20 / 300, 12);
    expect(months[2].records.recorded_custody_rate.mean).toBeCloseTo(0.3, 12);
    expect(total.records.requests.mean).toBe(400);
  });

  it('have intervals over runs', () => {
    // t(1) = 12.706 and an error of 2 around 5: the count ends at zero.
    const { lo, hi } = years[1].records.recorded_refusals;
    expect([lo, hi]).toEqual([0, expect.closeTo(5 + 2 * 12.7062047362, 6)]);
  });

  it('stand beside the truth of the same requests', () => {
    expect(years[1].truth.declined_rate.mean).toBeCloseTo(200 / 300, 12);
    expect(years[1].truth.not_taken_rate.mean).toBeCloseTo(120 / 280, 12);
  });

  it('leave out what is known of whole offices only', () => {
    expect(view.document(false).total.truth.at_large_share).toEqual({ mean: null, lo: null, hi: null });
    expect(view.document(false).total.truth.declined_rate.mean).not.toBeNull();
  });
});
