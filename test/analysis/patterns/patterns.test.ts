/** Published figures as data: how they are read, what counts as met, which may be fitted to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../../src/analysis/metrics.ts';
import { distanceOf, isMet, targetOf } from '../../../src/analysis/patterns/score.ts';
import { Scores, totalOf } from '../../../src/analysis/patterns/scoreboard.ts';
import { roleOfFacility, roleOfMonths, validationOffices } from '../../../src/analysis/patterns/split.ts';
import { readPatterns, shippedPatterns } from '../../../src/analysis/patterns/table.ts';
import { readerOf, windowsOf } from '../../../src/analysis/patterns/windows.ts';
import { COUNTER, COUNTERS } from '../../../src/base/counters.ts';
import { loadTables, loadWorld } from '../../../src/world/files.ts';

const NO_WEIGHTS = { noncitizens: () => null, requests: () => null };
const scored = (scores: Scores) => scores.board({ patterns: [], weights: NO_WEIGHTS }).patterns;

const shipped = shippedPatterns(loadTables());
const HEAD = 'id,metric,places,over,from,to,average,low,high,role,standing,source,note';
const one = (line: string) => readPatterns({ p: `${HEAD}\n${line}\n` })[0];
const count = (low: string, high: string) =>
  one(`a,requests,all,,2012-10,2013-09,total,${low},${high},calibration,sourced,somebody,`);
const share = (low: string, high: string) =>
  one(`a,recorded_custody_rate,all,,2012-10,2013-09,total,${low},${high},calibration,sourced,somebody,`);

describe('the shipped patterns', () => {
  it('lie inside fiscal years 2009 to 2016 and name their source', () => {
    for (const { from, to, source, standing, id } of shipped) {
      expect(from >= '2008-10' && to <= '2016-09' && from <= to, id).toBe(true);
      expect(source.length, id).toBeGreaterThan(2);
      expect(['sourced', 'tabulated', 'derived']).toContain(standing);
    }
  });

  it('hold at least 40 back, by time and by place: FY2016, half of the offices, Santa Clara', () => {
    const { offices } = loadWorld();
    const held = validationOffices(offices.map(({ code }) => code));
    expect([...held].sort()).toEqual(
      ['ATL', 'BAL', 'DET', 'HOU', 'LOS', 'PHO', 'SEA', 'SFR', 'SLC', 'SNA', 'SND', 'SPM'].sort(),
    );
    expect(shipped.filter(({ role }) => role === 'validation').length).toBeGreaterThanOrEqual(40);
    for (const { id, role, to, placesText, series } of shipped) {
      if (role !== 'calibration') continue;
      // Custody over jails is a sum of all years, which the rule of the record gives to calibration.
      if (!series?.startsWith('Custody rate')) expect(to < '2015-10', `${id} is of the validation period`).toBe(true);
      expect(held.has(placesText.slice('office '.length)), `${id} is of a validation office`).toBe(false);
      expect(placesText).not.toContain('Santa Clara');
    }
  });

  it('draw the same offices whatever their order', () => {
    const codes = loadWorld().offices.map(({ code }) => code);
    expect(validationOffices(codes.toReversed())).toEqual(validationOffices(codes));
  });
});

describe('the record of 2014-15', () => {
  it('is parted by month: nothing after March 2015 may be fitted to', () => {
    expect(['2014-10', '2015-03', '2015-04', '2015-07'].map(roleOfMonths)).toEqual([
      'calibration',
      'calibration',
      'validation',
      'validation',
    ]);
  });
  it('lends no figure of a held-back month to a fit', () => {
    const told = ['requests', 'recorded_refusals', 'refusal_rate_recorded'];
    const held = shipped.filter(
      ({ from, to, metric }) => from >= '2015-04' && to <= '2015-07' && told.includes(metric.id),
    );
    expect(held.map(({ id }) => id)).toEqual(expect.arrayContaining(['requests-2015-04', 'refusals-2015-06']));
    expect(held.filter(({ role }) => role === 'calibration')).toEqual([]);
  });
  it('is parted by the first letter of a facility: only A to M may be fitted to', () => {
    expect(['ADAMS', 'Mercer', 'NASSAU', 'Zapata', '4TH STREET'].map(roleOfFacility)).toEqual([
      'calibration',
      'calibration',
      'validation',
      'validation',
      'validation',
    ]);
  });
});

describe('a table of patterns', () => {
  const good = 'a,requests,office ATL,,2012-10,2013-09,month,5,6,validation,sourced,somebody,why';
  it('reads places, bounds and averages', () => {
    expect(one(good)).toMatchObject({ places: { office: 'ATL' }, byMonth: true, low: 5, high: 6, role: 'validation' });
  });
  it.each([
    ['requests', 'request', 'p.csv:2:3: metric: unknown metric "request"'],
    ['office ATL', 'city Berkeley', 'p.csv:2:12: places: must be all, office, state, county, kind or list'],
    ['validation', 'test', 'p.csv:2:50: role: must be one of calibration, validation, input, got "test"'],
    ['sourced', 'recalled', 'p.csv:2:61: standing: a recalled figure cannot be scored'],
    [',5,6,', ',five,6,', 'p.csv:2:46: low: must be a number, got "five"'],
    [',5,6,', ',,,', 'p.csv:2:46: low: must not be empty where high is'],
  ])('refuses %s as %s', (from, to, message) => {
    expect(() => one(good.replace(from, to))).toThrow(message);
  });
  it('refuses two of one name', () => {
    expect(() => readPatterns({ p: `${HEAD}\n${good}\n${good}\n` })).toThrow(
      'p.csv:3:1: id: a stands a second time, first in line 2',
    );
  });
});

describe('distance', () => {
  it('is in tolerances: a range is its own, else 10% of a count or 5 points of a share', () => {
    expect(distanceOf(115, targetOf(count('100', '100')))).toBeCloseTo(1.5);
    expect(distanceOf(90, targetOf(count('100', '100')))).toBeCloseTo(-1);
    expect(distanceOf(14, targetOf(count('12', '14')))).toBeCloseTo(1);
    expect(distanceOf(0.2, targetOf(share('0.104', '0.104')))).toBeCloseTo(1.92);
    expect(distanceOf(0.3, targetOf(share('0.06', '0.3')))).toBeCloseTo(1);
  });
  it('keeps or breaks a bound', () => {
    expect(distanceOf(19001, targetOf(count('19000', '')))).toBe(0);
    expect(isMet(distanceOf(18999, targetOf(count('19000', ''))))).toBe(false);
    expect(distanceOf(0.39, targetOf(share('', '0.4')))).toBe(0);
    expect(distanceOf(0.45, targetOf(share('', '0.4')))).toBeCloseTo(2);
  });
  it('grows with the error on both sides', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (a, b) => {
          const target = targetOf(count('1000', '1200'));
          const near = Math.abs(distanceOf(1100 + a, target));
          return Math.abs(distanceOf(1100 + a + b, target)) >= near && distanceOf(1100 - a, target) <= 0;
        },
      ),
    );
  });
});

describe('values in a run', () => {
  const patterns = [
    count('1', '1'),
    one('b,requests,all,,2012-10,2013-01,month,1,1,calibration,sourced,somebody,'),
    one('c,recorded_custody,state CA,all,2012-10,2013-09,total,.5,.5,calibration,sourced,somebody,'),
    share('.5', '.5'),
  ];
  const windows = windowsOf(patterns);

  it('are read from windows of counts, each asked for once', () => {
    // The period of pattern a serves c's denominator and the share too.
    expect(windows).toHaveLength(3);
    const K = COUNTERS.length;
    const counts = new Float64Array(windows.length * K);
    windows.forEach(({ places, to }, w) => {
      counts[w * K + COUNTER.detainers] = to === '2013-01' ? 40 : 100;
      counts[w * K + COUNTER.notifications] = to === '2013-01' ? 4 : 0;
      counts[w * K + COUNTER.recorded_custody] = places === 'all' ? 20 : 12;
    });
    expect(readerOf(patterns, windows)(counts)).toEqual([100, 11, 0.6, 0.2]);
    expect(readerOf(patterns, windows)(counts.map(() => 0))).toEqual([0, 0, null, null]);
  });

  const columns =
    'id,metric,places,over,from,to,base_from,base_to,average,low,high,within,denominator,series,role,standing,source,note';
  const listed = (codes: string) => codes.split('').map((code, i) => ({ code, value: i }));
  const full = (...lines: string[]) =>
    readPatterns(
      { p: [columns, ...lines].join('\n') },
      new Map([
        ['two', listed('AB')],
        ['all jails', listed('ABC')],
      ]),
    );
  /** Counts for every window, by its places and first month. */
  const countsFor = (
    asked: ReturnType<typeof windowsOf>,
    of: (place: string, from: string) => Readonly<Record<string, number | undefined>>,
  ) => {
    const counts = new Float64Array(asked.length * K);
    asked.forEach(({ places, from }, w) => {
      const place =
        places === 'all' ? 'all' : [(places as { jurisdiction: string | string[] }).jurisdiction].flat().join('');
      for (const [name, n] of Object.entries(of(place, from))) counts[w * K + COUNTER[name as 'detainers']] = n!;
    });
    return counts;
  };
  const K = COUNTERS.length;
  const base = '2014-10,2014-11';
  const rest = '1,1,,requests,,calibration,tabulated,somebody,';

  it('may be set against other months, by month', () => {
    const asked = full(`a,requests,list two,,2015-01,2015-03,${base},total,${rest}`);
    const counts = countsFor(windowsOf(asked), (_, from) => ({ detainers: from === '2014-10' ? 40 : 45 }));
    // 15 a month against 20.
    expect(readerOf(asked, windowsOf(asked))(counts)).toEqual([0.75]);
  });

  it('may be set against other months and all other places at once', () => {
    const asked = full(`a,requests,list two,others,2015-01,2015-03,${base},total,${rest}`);
    const counts = countsFor(windowsOf(asked), (place, from) => ({
      detainers: from === '2014-10' ? (place === 'all' ? 100 : 50) : place === 'all' ? 100 : 20,
    }));
    expect(readerOf(asked, windowsOf(asked))(counts)).toEqual([0.25]);
  });

  it('may be a quantile over jurisdictions, those without requests left out', () => {
    const asked = full(`a,recorded_custody_rate,all,,2015-01,2015-03,,,p50,${rest}`);
    const counts = countsFor(windowsOf(asked), (place) =>
      place === 'B' ? {} : { detainers: 10, recorded_custody: place === 'A' ? 4 : 8 },
    );
    expect(readerOf(asked, windowsOf(asked))(counts)).toEqual([expect.closeTo(0.6)]);
  });

  it('may be how well the order of jurisdictions agrees with what was published of them', () => {
    const asked = full(`a,recorded_custody_rate,list all jails,,2015-01,2015-03,,,rank,${rest}`);
    const order = (taken: string) =>
      readerOf(
        asked,
        windowsOf(asked),
      )(countsFor(windowsOf(asked), (place) => ({ detainers: 9, recorded_custody: taken.indexOf(place) })));
    expect([order('ABC'), order('CBA'), order('ACB')]).toEqual([[1], [-1], [expect.closeTo(0.5)]]);
  });

  it('may be how well the order of jurisdictions agrees with that of their refusals, of those with many requests', () => {
    const asked = full(`a,not_taken_rate_recorded,all,,2015-01,2015-03,,,refusals,${rest}`);
    const order = (taken: string, requests = [100, 100, 100]) =>
      readerOf(
        asked,
        windowsOf(asked),
      )(
        countsFor(windowsOf(asked), (place) => {
          const i = 'ABC'.indexOf(place);
          return { detainers: requests[i], recorded_refusals: i, recorded_custody: taken.indexOf(place) };
        }),
      );
    // Who refuses most has the fewest, and so the most people not taken.
    expect([order('CBA'), order('ABC'), order('BCA')]).toEqual([[1], [-1], [expect.closeTo(0.5)]]);
    // Without the jail that has 99, two are left.
    expect(order('BCA', [99, 100, 100])).toEqual([-1]);
  });

  it('may be of the jails that declined by the run itself: nothing else of a jail decides', () => {
    const asked = full(
      `a,requests,records jails that declined,,2015-01,2015-03,,,total,${rest}`,
      `b,refusal_rate_recorded,records jails that declined,,2015-01,2015-03,,,total,${rest}`,
    );
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), (refusals) => {
        const counts = countsFor(windowsOf(asked), (place, from) => {
          const i = 'ABC'.indexOf(place);
          return from === '2014-10' ? { recorded_refusals: refusals[i] } : { detainers: 100 + i, recorded_refusals: 7 };
        });
        const chosen = [0, 1, 2].filter((i) => refusals[i] >= 10);
        const requests = chosen.reduce((sum, i) => sum + 100 + i, 0);
        expect(readerOf(asked, windowsOf(asked))(counts)).toEqual([
          requests,
          requests === 0 ? null : (7 * chosen.length) / requests,
        ]);
      }),
    );
  });

  it.each([
    ['list two', 'list three', 'places: must name a list of record_lists.csv, got "list three"'],
    [base, '2014-10,', 'base_from: must be the first of two months in order, or empty as base_to'],
    [base, '2014-11,2014-10', 'base_from: must be the first of two months in order'],
    ['1,1,,req', '-.1,1,,req', 'low: must not be so low, got -.1'],
    [',requests,,cal', ',,,cal', 'denominator: must say of what a figure on refusals is a share'],
  ])('refuse %s as %s', (from, to, message) => {
    const line = `a,refusal_rate_recorded,list two,,2015-01,2015-03,${base},total,${rest}`;
    expect(line).toContain(from);
    expect(() => full(line.replace(from, to))).toThrow(message);
  });

  it('have the tolerance that their row states', () => {
    const [own] = full(
      `a,refusal_rate_recorded,all,,2015-04,2015-04,,,total,.05,.05,.005,requests,,validation,tabulated,x,`,
    );
    expect(distanceOf(0.06, targetOf(own))).toBeCloseTo(2);
  });

  it('become scores, and scores become totals without the inputs', () => {
    const inputs = { ...patterns[0], id: 'input', role: 'input' as const };
    const scores = new Scores([patterns[0], inputs]);
    scores.add([1.05, 5], null);
    scores.add([1.07, 5], null);
    const [first, second] = scored(scores);
    expect(first).toMatchObject({ met: true, published: { lo: 1, hi: 1 }, period: { from: '2012-10', to: '2013-09' } });
    expect(first.distance).toBeCloseTo(0.6);
    expect(second.met).toBe(false);
    expect(totalOf([first, second], 'calibration')).toMatchObject({ met: 1, of: 1 });
  });

  it('cover a figure that lies outside the interval by less than the tolerance', () => {
    const scores = new Scores([count('100', '100')]);
    for (const x of [108, 109, 110]) scores.add([x], null);
    expect(scored(scores)[0].covered).toBe(true);
    const far = new Scores([count('100', '100')]);
    for (const x of [140, 140.1, 140.2]) far.add([x], null);
    expect(scored(far)[0].covered).toBe(false);
  });
});

it('every metric has a name of its own', () => {
  expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
});
