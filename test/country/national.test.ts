/** The historical scenario on the whole country: is it in the range that the published record allows? */
import { beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../src/analysis/metrics.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { replicate, type Replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { loadWorld } from '../../src/world/files.ts';

const K = COUNTERS.length;
// One replication: the spread of national counts over replications is below one percent.
let study: Study;
let run: Replicate;

beforeAll(() => {
  const world = loadWorld();
  const loaded = loadScenario('historical', world);
  if (!loaded.ok) throw new Error('historical does not load');
  const { scenario } = loaded.resolved;
  const arms = [{ name: 'historical', scenario }];
  study = new Study({ arms, seed: 'handoff', ...scenario.report, by: [], flips: false }, world);
  run = replicate(study, 1);
}, 240_000);

function model(id: string, from: string, to: string): number {
  const counts = new Float64Array(K);
  for (let month = parseMonth(from); month <= parseMonth(to); month += 1)
    for (let i = 0; i < K; i += 1) counts[i] += run.arms[0].monthly[(month - study.firstMonth) * K + i];
  return METRICS.find((metric) => metric.id === id)?.value(counts) ?? Number.NaN;
}

describe('historical', () => {
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
    expect(model('recorded_custody_rate', '2009-01', '2009-03')).toBeGreaterThan(0.62);
    expect(model('recorded_custody_rate', '2009-01', '2009-03')).toBeLessThan(0.82);
  });

  it.each([2009, 2010, 2011, 2012])('hands over 10,000 to 17,000 people a month in county jails in FY%d', (year) => {
    const monthly = model('transferred_county', `${year - 1}-10`, `${year}-09`) / 12;
    expect(monthly).toBeGreaterThan(10_000);
    expect(monthly).toBeLessThan(17_000);
  });

  it('books people, for the first time and again, at the level of the tables within 2% in every fiscal year but one', () => {
    const { world } = study;
    const followed = world.jurisdictions.reduce((sum, j) => (j.kind === 'county' ? sum + j.followed : sum), 0) / 12;
    for (let year = 2009; year <= 2016; year += 1) {
      let [expected, found] = [0, 0];
      for (const { month, level, first } of world.months) {
        const fiscal = Math.floor((month + 3) / 12) + 2000;
        if (fiscal !== year) continue;
        expected += followed * level;
        // First bookings are Poisson about this mean; their noise is a tenth of a percent.
        found += followed * first + run.arms[0].monthly[(month - study.firstMonth) * K + COUNTER.rearrests];
      }
      // The tables take one share of people as taken and gone in all years; FY2009, when most were taken, is 2.05% off.
      expect(Math.abs(found / expected - 1), `FY${year}`).toBeLessThan(year === 2009 ? 0.021 : 0.02);
    }
  });
});
