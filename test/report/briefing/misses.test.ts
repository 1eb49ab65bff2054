/** Published figures in a briefing: each beside the model's mean of the same months, and on which side of it the model is. */
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { misses } from '../../../src/report/briefing/misses.ts';
import { singleRun } from '../fixture.ts';

type Figure = NonNullable<RunDocument['published']>[number];
const month = (name: string, mean: number | null) => ({ month: name, mean, lo: null, hi: null });

function rowsOf(...published: Figure[]): readonly (readonly string[])[] {
  const document = singleRun();
  const [arm] = document.arms;
  const monthly = {
    requests: [month('2015-07', 1000), month('2015-08', 2000), month('2015-09', 3000), month('2015-10', null)],
    not_taken_rate: [month('2015-07', 0.5)],
  };
  const blocks = misses({ ...document, arms: [{ ...arm, monthly }], published })[0].blocks;
  return blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows : []));
}
const figure = (low: number, high: number, from = '2015-07', to = '2015-09', metric = 'requests'): Figure => ({
  metric,
  from,
  to,
  low,
  high,
});

describe('published figures beside the model', () => {
  it('stand on the side on which they are', () => {
    const rows = rowsOf(figure(2500, 2600), figure(1900, 2100), figure(1500, 1600), figure(2000, 2000));
    expect(rows.map((cells) => cells[4])).toEqual(['below', 'inside', 'above', 'inside']);
    expect(rows.map((cells) => cells[3])).toEqual(['2,000', '2,000', '2,000', '2,000']);
    expect(rows.map((cells) => cells[2])).toEqual(['2,500 to 2,600', '1,900 to 2,100', '1,500 to 1,600', '2,000']);
  });

  it('are beside the mean of just their months, in words of their measure', () => {
    const rows = rowsOf(figure(1, 2, '2015-08', '2015-08'), figure(0.2, 0.4, '2015-07', '2015-07', 'not_taken_rate'));
    expect(rows.map((cells) => [cells[1], cells[3], cells[4]])).toEqual([
      ['Aug 2015', '2,000', 'above'],
      ['Jul 2015', '50%', 'above'],
    ]);
  });

  it('are left out where a month of theirs is not known', () => {
    expect(rowsOf(figure(1, 2, '2015-09', '2015-10'), figure(1, 2, '2016-01', '2016-01'))).toEqual([]);
  });
});
