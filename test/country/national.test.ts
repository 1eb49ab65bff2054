/** The historical scenario on the whole country: is it in the range that the published record allows? */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Compared, comparePublished, publishedTable } from '../../src/experiment/published.ts';
import { COUNTER, COUNTERS } from '../../src/simulation/counters.ts';
import { loadScenario } from '../../src/cli/files.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { loadWorld } from '../../src/world/files.ts';

describe('historical', () => {
  let compared: Compared[];
  // Two replications: the spread of national counts over replications is below one percent.
  beforeAll(() => (compared = comparePublished(2)), 240_000);
  const model = (metric: string, from: string, to: string): number =>
    compared.find(({ row }) => row.metric === metric && row.from === from && row.to === to)?.model.mean ?? Number.NaN;

  it.each([
    ['2011-10', '2012-09', 276_181],
    ['2012-10', '2013-09', 209_208],
    ['2013-10', '2014-09', 159_210],
    ['2014-10', '2015-09', 97_045],
  ])('lodges requests of %s to %s within a quarter of the published %d', (from, to, published) => {
    expect(model('requests', from, to) / published).toBeGreaterThan(0.75);
    expect(model('requests', from, to) / published).toBeLessThan(1.25);
  });

  it('shows custody for 62% to 82% of the requests of Jan to Mar 2009', () => {
    expect(model('recorded_custody_share', '2009-01', '2009-03')).toBeGreaterThan(0.62);
    expect(model('recorded_custody_share', '2009-01', '2009-03')).toBeLessThan(0.82);
  });

  it.each([2009, 2010, 2011, 2012])('hands over 10,000 to 17,000 people a month in county jails in FY%d', (year) => {
    const monthly = model('transferred_county', `${year - 1}-10`, `${year}-09`);
    expect(monthly).toBeGreaterThan(10_000);
    expect(monthly).toBeLessThan(17_000);
  });

  it('is shown beside the published figures in 80 columns', () => {
    const lines = publishedTable(compared).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.startsWith('requests'))).toHaveLength(8);
  });

  it('stands in the README as it comes out now', () => {
    expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(publishedTable(compared));
  });
});

describe('bookings of the people followed', () => {
  it('first and repeated, come to the level of the tables within 2% in every fiscal year', () => {
    const world = loadWorld();
    const loaded = loadScenario('historical', world);
    if (!loaded.ok) throw new Error('historical does not load');
    const { scenario } = loaded.resolved;
    const study = new Study(
      { arms: [{ name: 'a', scenario }], seed: 'level', ...scenario.report, by: ['kind'], flips: false },
      world,
    );
    const { monthly } = replicate(study, 1).arms[0];
    const followed = world.jurisdictions.reduce((sum, j) => (j.kind === 'county' ? sum + j.followed : sum), 0) / 12;
    for (let year = 2009; year <= 2016; year += 1) {
      let [expected, found] = [0, 0];
      for (const { month, level, first } of world.months) {
        const fiscal = Math.floor((month + 3) / 12) + 2000;
        if (fiscal !== year) continue;
        expected += followed * level;
        // First bookings are Poisson about this mean; their noise is a tenth of a percent.
        found += followed * first + monthly[(month - study.firstMonth) * COUNTERS.length + COUNTER.rearrests];
      }
      expect(Math.abs(found / expected - 1), `FY${year}`).toBeLessThan(0.02);
    }
  }, 120_000);
});
