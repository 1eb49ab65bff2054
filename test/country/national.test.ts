/** The historical scenario on the whole country: is it as near to the published record as it was last seen to be? */
import { beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../src/analysis/metrics.ts';
import { distanceOf, targetOf } from '../../src/analysis/patterns/score.ts';
import { shippedPatterns } from '../../src/analysis/patterns/table.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { metOnRecord } from '../../src/cli/work/score-record.ts';
import { replicate, type Replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { loadTables, loadWorld } from '../../src/world/files.ts';

const K = COUNTERS.length;
// One replication: the spread of national counts over replications is below one percent.
const met = metOnRecord('historical');
const national = shippedPatterns(loadTables()).filter(
  ({ id, placesText, over, base, quantile }) =>
    met.has(id) && placesText === 'all' && over === null && base === null && quantile === null,
);
/** In tolerances: the record is of the mean of many draws, and this is one replication at the medians. */
const ALLOWANCE = 0.25;

type Ran = { readonly study: Study; readonly run: Replicate };
let nation: Ran;
/** Without prisons, whose admissions are bookings too. */
let counties: Ran;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const counted = ({ study, run }: Ran, month: number, counter: number): number =>
  run.arms[0].monthly[(month - study.firstMonth) * K + counter];

beforeAll(() => {
  const world = loadWorld();
  const loaded = loadScenario('historical', world);
  if (!loaded.ok) throw new Error('historical does not load');
  const { scenario } = loaded.resolved;
  [nation, counties] = [scenario, { ...scenario, places: { kind: 'county' as const } }].map((one) => {
    const arms = [{ name: 'historical', scenario: one }];
    const study = new Study({ arms, seed: 'handoff', ...scenario.report, by: [], flips: false }, world);
    return { study, run: replicate(study, 1) };
  });
}, 240_000);

function model(id: string, from: string, to: string): number {
  const counts = new Float64Array(K);
  for (let month = parseMonth(from); month <= parseMonth(to); month += 1)
    for (let i = 0; i < K; i += 1) counts[i] += counted(nation, month, i);
  return METRICS.find((metric) => metric.id === id)?.value(counts) ?? Number.NaN;
}

describe('historical', () => {
  it.each(national.map((pattern) => [pattern.id, pattern] as const))(
    'is no farther from the published %s than the record says',
    (id, pattern) => {
      const { metric, from, to, byMonth } = pattern;
      const value = model(metric.id, from, to) / (byMonth ? parseMonth(to) - parseMonth(from) + 1 : 1);
      const distance = Math.abs(distanceOf(value, targetOf(pattern)));
      expect(distance).toBeLessThanOrEqual((met.get(id) as number) + ALLOWANCE);
    },
  );

  it('has a record of the nation that says something', () => {
    expect(national.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['requests-fy2012', 'requests-fy2015', 'ero-fy2016', 'custody-2015-autumn']),
    );
    for (const { id } of national) expect(met.get(id)).toBeLessThanOrEqual(1);
  });

  // Published: 12,000 to 14,000 a month over the four years, which the model exceeds (docs/misses.md). No year is off by half.
  it.each([2009, 2010, 2011, 2012])('hands over 8,000 to 21,000 people a month in county jails in FY%d', (year) => {
    const monthly = model('transferred_county', `${year - 1}-10`, `${year}-09`) / 12;
    expect(monthly).toBeGreaterThan(12_000 / 1.5);
    expect(monthly).toBeLessThan(14_000 * 1.5);
  });

  it('books people, for the first time and again, within 2.5% of the level of the tables in every fiscal year', () => {
    const { world } = counties.study;
    const jails = world.jurisdictions.filter(({ kind }) => kind === 'county');
    const [followed, others] = [sum(jails.map((j) => j.followed)), sum(jails.map((j) => j.bookings - j.followed))];
    for (let year = 2009; year <= 2016; year += 1) {
      const months = world.months.filter(({ month }) => Math.floor((month + 3) / 12) + 2000 === year);
      const levels = sum(months.map(({ level }) => level)) / 12;
      const found = sum(months.map(({ month }) => counted(counties, month, COUNTER.arrests))) - others * levels;
      // ICE takes other shares of people than the stated ones that first bookings follow.
      expect(Math.abs(found / (followed * levels) - 1), `FY${year}`).toBeLessThan(0.025);
    }
  });
});
