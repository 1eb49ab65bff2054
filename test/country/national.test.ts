/** The historical scenario on the whole country: does it say what is on record, and are its levels those of a country? */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFigures } from '../../scripts/figures/file.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import type { Scoreboard } from '../../src/analysis/patterns/scoreboard.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { metOnRecord } from '../../src/cli/work/score-record.ts';
import { replicate, type Replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { loadWorld } from '../../src/world/files.ts';
import { freshFolder, handoff } from '../cli/handoff.ts';

const K = COUNTERS.length;
type Ran = { readonly study: Study; readonly run: Replicate };
let nation: Ran;
/** The fiscal years in county jails alone: admissions to prisons are bookings too. */
const YEARS = Array.from({ length: 8 }, (_, i) => 2009 + i);
const IN_COUNTIES = YEARS.map((year) => ({
  places: { kind: 'county' as const },
  from: `${year - 1}-10`,
  to: `${year}-09`,
}));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const counted = ({ study, run }: Ran, month: number, counter: number): number =>
  run.arms[0].monthly[(month - study.firstMonth) * K + counter];

beforeAll(() => {
  const world = loadWorld();
  const loaded = loadScenario('historical', world);
  if (!loaded.ok) throw new Error('historical does not load');
  const { scenario } = loaded.resolved;
  const arms = [{ name: 'historical', scenario }];
  const order = { arms, seed: 'handoff', ...scenario.report, by: [], flips: false, windows: IN_COUNTIES };
  const study = new Study(order, world);
  nation = { study, run: replicate(study, 1) };
}, 600_000);

function model(id: string, from: string, to: string): number {
  const counts = new Float64Array(K);
  for (let month = parseMonth(from); month <= parseMonth(to); month += 1)
    for (let i = 0; i < K; i += 1) counts[i] += counted(nation, month, i);
  return METRICS.find((metric) => metric.id === id)?.value(counts) ?? Number.NaN;
}

describe('historical', () => {
  it('has at every published figure what is on record, in the same draws', async () => {
    const { few } = readFigures();
    const { code, stdout } = await handoff([...few.line.split(' '), '--json', '--quiet'], freshFolder());
    const { patterns } = JSON.parse(stdout) as Scoreboard;
    const means = Object.fromEntries(patterns.map(({ id, model: { mean } }) => [`few.${id}`, mean]));
    expect(code).toBe(0);
    expect(Object.keys(few.figures ?? {}).length).toBeGreaterThan(300);
    expect(means).toMatchObject(few.figures ?? {});
  }, 600_000);

  it('has a record of the nation that says something', () => {
    const met = metOnRecord('historical');
    expect([...met.keys()]).toEqual(expect.arrayContaining(['requests-fy2012', 'requests-fy2015', 'ero-fy2016']));
    for (const distance of met.values()) expect(distance).toBeLessThanOrEqual(1);
  });

  // Published: 12,000 to 14,000 a month over the four years, which the model exceeds (docs/misses.md). No year is off by half.
  it.each([2009, 2010, 2011, 2012])('hands over 8,000 to 21,000 people a month in county jails in FY%d', (year) => {
    const monthly = model('transferred_county', `${year - 1}-10`, `${year}-09`) / 12;
    expect(monthly).toBeGreaterThan(12_000 / 1.5);
    expect(monthly).toBeLessThan(14_000 * 1.5);
  });

  it('books people, for the first time and again, within 2.5% of the level of the tables in every fiscal year', () => {
    const { study, run } = nation;
    const { world } = study;
    const jails = world.jurisdictions.filter(({ kind }) => kind === 'county');
    const [followed, others] = [sum(jails.map((j) => j.followed)), sum(jails.map((j) => j.bookings - j.followed))];
    for (const [i, year] of YEARS.entries()) {
      const months = world.months.filter(({ month }) => Math.floor((month + 3) / 12) + 2000 === year);
      const levels = sum(months.map(({ level }) => level)) / 12;
      const found = run.arms[0].windows[i * K + COUNTER.arrests] - others * levels;
      // ICE takes other shares of people than the stated ones that first bookings follow.
      expect(Math.abs(found / (followed * levels) - 1), `FY${year}`).toBeLessThan(0.025);
    }
  });
});
