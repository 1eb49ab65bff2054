/** Which figures are forecast, which are not since they are known, and how they are read from what a run counts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Counted, figuresAt, lateRecord, type Readable, Windows } from '../../../src/analysis/forecast/asked.ts';
import { Gathered } from '../../../src/analysis/forecast/gathered.ts';
import { knownIn } from '../../../src/analysis/forecast/known.ts';
import { limitsAt } from '../../../src/analysis/forecast/limits.ts';
import { type ForecastPlace, placesOf } from '../../../src/analysis/forecast/places.ts';
import { COUNTS_IN_A_ROW as K } from '../../../src/analysis/metrics.ts';
import { shippedPatterns } from '../../../src/analysis/patterns/table.ts';
import { COUNTER, type Counter } from '../../../src/base/counters.ts';
import { CLASSES } from '../../../src/base/vocabulary.ts';
import { loadScenario } from '../../../src/cli/files/scenarios.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { loadTables, loadWorld } from '../../../src/world/files.ts';

const world = loadWorld();
const tables = loadTables();
const patterns = shippedPatterns(tables);
let scenario: Scenario;
let places: ForecastPlace[];
let known: ReturnType<typeof knownIn>;
let figures: Readable[];
const windows = new Windows();

beforeAll(() => {
  const loaded = loadScenario('historical', world);
  if (!loaded.ok) throw new Error('historical cannot be loaded');
  ({ scenario } = loaded.resolved);
  places = placesOf(world, new Set(world.jurisdictions), tables, 50);
  known = knownIn(patterns, tables, places);
  figures = places.flatMap((place) => figuresAt(place, scenario, windows));
});

const figureOf = (place: string, metric: string, from: string, to: string): Readable =>
  figures.find((one) => one.place === place && one.metric === metric && one.from === from && one.to === to)!;

describe('the places', () => {
  it('are the nation, every state, and the counties with most requests on record', () => {
    const words = places.map(({ place }) => place);
    expect(words[0]).toBe('all');
    expect(words.filter((one) => one.startsWith('state ')).length).toBe(51);
    const counties = words.filter((one) => one.startsWith('county '));
    expect([counties.length, counties[0]]).toEqual([50, 'county Los Angeles, CA']);
    expect(places.filter(({ whole }) => whole).map(({ place }) => place)).toEqual(['all']);
  });

  it('are those whose jails are all reported', () => {
    const own = new Set(world.jurisdictions.filter(({ state }) => state === 'DE'));
    expect(placesOf(world, own, tables, 1).map(({ place, whole }) => [place, whole])).toEqual([
      ['state DE', true],
      [expect.stringMatching(/^county .*, DE$/), false],
    ]);
    const [first, ...rest] = own;
    expect(placesOf(world, new Set(rest), tables, 9).some(({ code }) => code === 'DE' || code === first.code)).toBe(false); // prettier-ignore
  });
});

describe('what is known', () => {
  it.each([
    // Published: both years.
    ['all', 'requests_on_year_before', '2013-10', '2014-09', 1],
    ['all', 'requests_on_year_before', '2015-10', '2016-09', 1],
    // Published month by month.
    ['all', 'refusal_rate_recorded', '2014-10', '2015-03', 1],
    ['state CA', 'refusal_rate_recorded', '2014-10', '2015-03', 1],
    // August and September 2015 are in no table; nor is the year before; nor a state's custody.
    ['state CA', 'refusal_rate_recorded', '2015-04', '2015-09', 4 / 6],
    ['state CA', 'requests_on_year_before', '2014-10', '2015-03', 6 / 12],
    ['state CA', 'recorded_custody_rate', '2014-10', '2015-03', 0],
    // June and July alone.
    ['all', 'refusal_rate_recorded', '2014-04', '2014-09', 2 / 6],
    ['all', 'recorded_custody_rate', '2013-10', '2014-09', 0],
    ['county Santa Clara, CA', 'refusal_rate_recorded', '2013-10', '2014-09', 0],
    // Its jail is in the record of facilities: from October to July, and in two windows of two months each.
    ['county Harris, TX', 'refusal_rate_recorded', '2014-10', '2015-09', 10 / 12],
    ['county Harris, TX', 'refusal_rate_recorded', '2014-10', '2015-03', 2 / 6],
    ['county Harris, TX', 'recorded_custody_rate', '2014-10', '2015-09', 0],
  ] as const)('%s, %s, %s to %s: %s', (place, metric, from, to, expected) => {
    expect(known(figureOf(place, metric, from, to))).toBe(expected);
  });

  it('is no figure with the place, metric and months of a published one', () => {
    const left = figures.filter((figure) => known(figure) < 1);
    expect(left.length).toBeGreaterThan(3000);
    const same = left.filter(({ place, metric, from, to }) =>
      patterns.some(
        (one) =>
          one.placesText === place &&
          metric.startsWith(one.metric.id) &&
          one.from === from &&
          one.to === to &&
          !one.over,
      ),
    );
    expect(same).toEqual([]);
  });

  it('stays out of a forecast, and is named in it', () => {
    const asked = [figureOf('state CA', 'refusal_rate_recorded', '2014-10', '2015-03'), figureOf('state CA', 'refusal_rate_recorded', '2015-04', '2015-09')]; // prettier-ignore
    let value = 0;
    const gathered = new Gathered(
      asked.map((one) => ({ ...one, read: () => (value += 1) })),
      known,
    );
    for (let draw = 0; draw < 19; draw += 1) gathered.add([]);
    const { figures: told, left_out: left } = gathered.document();
    expect(told.map(({ from, known: share }) => [from, share])).toEqual([['2015-04', 4 / 6]]);
    expect(left).toEqual([{ place: 'state CA', metric: 'refusal_rate_recorded', from: '2014-10', to: '2015-03', why: 'known' }]); // prettier-ignore
  });

  it('is what has no spread or no denominator, too', () => {
    const [one] = figures;
    const of = (read: Readable['read']) => {
      const gathered = new Gathered([{ ...one, read }], () => 0);
      for (let draw = 0; draw < 19; draw += 1) gathered.add([]);
      return gathered.document().left_out.map(({ why }) => why);
    };
    expect([of(() => 0), of(() => null)]).toEqual([['same'], ['undefined']]);
  });
});

/** Counts of an arm by window: of some places and months, these. */
function armOf(
  counts: readonly (readonly [place: string, from: string, to: string, Partial<Record<Counter, number>>])[],
) {
  const rows = new Float64Array(windows.all.length * K);
  for (const [place, from, to, own] of counts) {
    const row = windows.row(places.find((one) => one.place === place)!.places, { from, to });
    for (const [counter, count] of Object.entries(own)) rows[row + COUNTER[counter as Counter]] = count;
  }
  const empty = new Float64Array();
  return { monthly: empty, groups: empty, windows: rows, bills: empty };
}

describe('a figure', () => {
  it('is read from the counts of its place and months', () => {
    const FY2015 = ['2014-10', '2015-09'] as const;
    const own = armOf([
      ['state CA', ...FY2015, { detainers: 150, notifications: 50, recorded_custody: 80, recorded_refusals: 20 }],
      ['state CA', '2013-10', '2014-09', { detainers: 250 }],
    ]);
    const late = armOf([['state CA', ...FY2015, { detainers: 200, recorded_custody: 95, requests_pending: 10 }]]);
    const read = (metric: string) => figureOf('state CA', metric, ...FY2015).read([own, own, late]);
    expect(read('recorded_custody_rate')).toBe(0.4);
    expect(read('refusal_rate_recorded')).toBe(0.1);
    expect(read('requests_on_year_before')).toBe(0.8);
    expect(read('recorded_custody_rate_late')).toBe(0.5);
  });

  it('of custody on record ends with the record; later months are told of a later one alone', () => {
    const months = (metric: string) => new Set(figures.filter((one) => one.metric === metric).map(({ to }) => to));
    expect([...months('recorded_custody_rate')].toSorted()).toEqual(['2014-03', '2014-09', '2015-03', '2015-09']);
    expect([...months('recorded_custody_rate_late')].toSorted()).toContain('2016-09');
    const { recorder, ...others } = lateRecord(scenario);
    expect(recorder.extract.date > scenario.simulate.to).toBe(true);
    expect({ ...others, recorder: { ...recorder, extract: scenario.recorder.extract } }).toEqual(scenario);
  });
});

describe('the limits', () => {
  it('do to removals what the same people show with them and without', () => {
    const arm = (removed: readonly number[]): Counted[number] => {
      const groups = new Float64Array((CLASSES.length + 1) * K);
      removed.forEach((count, row) => (groups[row * K + COUNTER.removed] = count));
      return { ...armOf([]), groups };
    };
    const [own, without] = [arm([1, 2, 3, 4, 5, 5]), arm([1, 2, 3, 4, 5, 10])];
    const read = (metric: string) => limitsAt('all', scenario.simulate).find((one) => one.metric === metric)!.read([own, without, own]); // prettier-ignore
    expect([read('limits_removed'), read('limits_removed_share')]).toEqual([-5, -0.2]);
    const last = CLASSES.at(-1)!;
    expect([read(`limits_removed.${last}`), read(`limits_removed_share.${last}`)]).toEqual([-5, -0.5]);
    expect([read(`limits_removed.${CLASSES[0]}`), read(`limits_removed_share.${CLASSES[0]}`)]).toEqual([0, 0]);
  });
});
