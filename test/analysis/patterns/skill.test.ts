/** The simplest guesses, and by how much the model errs less than they do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../../../src/analysis/patterns/groups.ts';
import { RIVALS } from '../../../src/analysis/patterns/rivals.ts';
import { targetOf } from '../../../src/analysis/patterns/score.ts';
import { Scores } from '../../../src/analysis/patterns/scoreboard.ts';
import { bestRival, guessesAt, skillOf } from '../../../src/analysis/patterns/skill.ts';
import { type Pattern, readPatterns, shippedPatterns } from '../../../src/analysis/patterns/table.ts';
import { weightsOf } from '../../../src/analysis/patterns/weights.ts';
import { loadTables, loadWorld } from '../../../src/world/files.ts';

const HEAD =
  'id,metric,places,over,from,to,base_from,base_to,average,low,high,within,denominator,series,role,standing,source,note';
/** A line of a table: what is not named is as most figures have it. */
const line = (id: string, named: Readonly<Record<string, string | number>>): string => {
  const usual = { metric: 'requests', places: 'all', average: 'total', role: 'calibration', standing: 'sourced', source: 'x', id }; // prettier-ignore
  const { value, ...cells }: Readonly<Record<string, string | number>> = { ...usual, ...named };
  const all: Readonly<Record<string, string | number>> = { low: value, high: value, ...cells };
  return HEAD.split(',')
    .map((column) => all[column] ?? '')
    .join(',');
};
const read = (...lines: string[]): Pattern[] => readPatterns({ p: [HEAD, ...lines].join('\n') });
const year = (n: number) => ({ from: `${n - 1}-10`, to: `${n}-09` });

const weights = {
  noncitizens: (places: unknown) => (JSON.stringify(places).includes('ATL') ? 0.1 : null),
  requests: (places: unknown) => (JSON.stringify(places).includes('ATL') ? 0.2 : null),
};
/** What is guessed of the last of some figures. @param model of the nation, by id */
function guessed(lines: readonly string[], model: Readonly<Record<string, number>> = {}) {
  const patterns = read(...lines);
  const figures = patterns.map((pattern) => ({ pattern, model: model[pattern.id] ?? null }));
  return guessesAt(figures, { patterns, weights }).at(-1)!;
}

const office = (id: string, n: number, value: number, role = 'calibration') =>
  line(id, { places: 'office ATL', ...year(n), value, role });
const nation = (id: string, n: number, value: number, role = 'calibration') => line(id, { ...year(n), value, role });

describe('a guess', () => {
  it('is the last known figure of the place, also moved with the nation, or a part of the nation', () => {
    const known = [nation('n14', 2014, 1000), nation('n15', 2015, 800), office('a14', 2014, 150)];
    expect(guessed([...known, office('a15', 2015, 999)])).toEqual({
      unchanged: 150,
      moved: expect.closeTo(120, 9) as number,
      noncitizens: 80,
      requests: 160,
    });
  });

  it("takes the model's own figures of the nation, of both years, where one tests the model", () => {
    const known = [nation('n15', 2015, 800), nation('n16', 2016, 700, 'validation'), office('a15', 2015, 100)];
    const found = guessed([...known, office('a16', 2016, 1, 'validation')], { n15: 1000, n16: 500 });
    expect(found).toEqual({ unchanged: 100, moved: 50, noncitizens: 50, requests: 100 });
    expect(guessed([...known, office('a16', 2016, 1, 'validation')])).toEqual({ unchanged: 100 });
  });

  it('is by month: a year of last months, a month of the last year', () => {
    const april = line('m', { from: '2015-04', to: '2015-04', value: 1, role: 'validation' });
    expect(guessed([nation('n14', 2014, 1200), april])).toEqual({ unchanged: 100 });
    const mean = line('w', { from: '2014-11', to: '2015-03', average: 'month', value: 70 });
    expect(guessed([nation('n14', 2014, 1200), mean, nation('n16', 2016, 1)])).toEqual({ unchanged: 840 });
  });

  it('of a change from earlier months is that of the nation, or of other places', () => {
    const base = { base_from: '2014-10', base_to: '2014-11', from: '2014-12', to: '2015-01', series: 's' };
    const months = [100, 80, 60, 30].map((value, i) => {
      const month = ['2014-10', '2014-11', '2014-12', '2015-01'][i];
      return line(month, { from: month, to: month, value });
    });
    const state = (name: string, value: number) => line(name, { places: `state ${name}`, ...base, value });
    expect(guessed([...months, state('CA', 0.4), state('TX', 0.8), state('NY', 9)])).toEqual({
      nation: 0.5,
      others: expect.closeTo(0.6, 12) as number,
    });
  });

  it('of how far jails differ is that they do not', () => {
    const quantile = (id: string, average: string, value: number) =>
      line(id, { metric: 'recorded_custody_rate', ...year(2012), average, value });
    expect(guessed([quantile('half', 'p50', 0.6), quantile('tenth', 'p10', 0.3)])).toEqual({ alike: 0.6 });
    expect(guessed([quantile('tenth', 'p10', 0.3), quantile('half', 'p50', 0.6)])).toEqual({});
  });

  it('never looks ahead, at a bound, or at the figure itself', () => {
    const bound = line('b', { ...year(2014), low: 5 });
    expect(guessed([nation('n16', 2016, 1200), bound, nation('n15', 2015, 1000)])).toEqual({});
    // Not at months of its own either, which were not over when its first began.
    const [until, over] = ['2015-09', '2015-10'].map((to) => line('o', { from: '2014-11', to, value: 120 }));
    expect(guessed([until, nation('n16', 2016, 1200)])).toEqual({
      unchanged: expect.closeTo((120 / 11) * 12, 9) as number,
    });
    expect(guessed([over, nation('n16', 2016, 1200)])).toEqual({});
  });
});

const shipped = shippedPatterns(loadTables());
const shippedWeights = weightsOf(loadWorld(), loadTables());
const guesses = (patterns: readonly Pattern[]) =>
  guessesAt(
    patterns.map((pattern, i) => ({ pattern, model: 1 + (i % 7) })),
    { patterns, weights: shippedWeights },
  );

describe('the guesses at shipped figures', () => {
  it('read nothing of the figures that test the model', () => {
    const known = guesses(shipped);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (factor) => {
        const other = shipped.map((pattern) =>
          pattern.role === 'validation'
            ? { ...pattern, low: pattern.low && pattern.low * factor, high: pattern.high && pattern.high * factor }
            : pattern,
        );
        expect(guesses(other)).toEqual(known);
      }),
      { numRuns: 3 },
    );
  });

  it('are of every kind, and say what they are made of', () => {
    const used = new Set(guesses(shipped).flatMap((own) => Object.keys(own)));
    expect([...used].toSorted()).toEqual(RIVALS.map(({ id }) => id).toSorted());
    for (const { rows } of RIVALS) expect(rows.length).toBeGreaterThan(20);
  });

  it('spread the whole nation over its field offices', () => {
    const offices = loadWorld().offices.map(({ code }) => ({ office: code }));
    for (const weight of [shippedWeights.noncitizens, shippedWeights.requests]) {
      const parts = offices.map((places) => weight(places) ?? 0);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...parts)).toBeGreaterThan(0);
    }
  });
});

describe('skill', () => {
  it('is the share by which an error is smaller, with the sign of the better one, also at zero', () => {
    expect([skillOf(1, 4), skillOf(4, 1), skillOf(2, 2), skillOf(0, 0), skillOf(0, 3), skillOf(3, 0)]).toEqual([
      0.75, -0.75, 0, 0, 1, -1,
    ]);
  });

  it('of a group is against the rival that leaves least, over the figures that the rival knows', () => {
    const patterns = read(
      nation('n13', 2013, 1000),
      nation('n14', 2014, 1000, 'validation'),
      nation('n15', 2015, 500, 'validation'),
      line('e', { metric: 'encountered', ...year(2014), value: 100, role: 'validation' }),
    );
    const scores = new Scores(patterns);
    // In tolerances: the model 1, 4 and 12, which counts 10; what was last known 0 and 10.
    scores.add([1000, 1100, 700, 220], null);
    const [group, fitted] = scores.board({ patterns, weights }).groups;
    expect(group).toMatchObject({ name: 'Nation, counts of fiscal years', role: 'validation', of: 3, met: 1 });
    expect(group.error).toBeCloseTo(5, 9);
    const best = bestRival(group)!;
    expect(best).toMatchObject({ id: 'unchanged', of: 2, met: 1, model: { met: 1 } });
    expect([best.error, best.model.error, group.skill]).toEqual([
      expect.closeTo(5, 9),
      expect.closeTo(2.5, 9),
      expect.closeTo(0.5, 9),
    ]);
    expect(fitted).toMatchObject({ role: 'calibration', of: 1, met: 1, rivals: [], skill: null });
  });

  it('tells in how many runs all figures of a group are met at once', () => {
    const patterns = read(nation('a', 2013, 100), nation('b', 2014, 100));
    const scores = new Scores(patterns);
    // Each is met in two of four runs and on average; both in one.
    for (const [a, b] of [
      [100, 100],
      [100, 150],
      [150, 100],
      [50, 50],
    ])
      scores.add([a, b], null);
    const [{ met, of, at_once }] = scores.board({ patterns, weights }).groups;
    expect({ met, of, at_once }).toEqual({ met: 2, of: 2, at_once: 0.25 });
  });

  it('leaves bounds and inputs out', () => {
    const bound = line('b', { ...year(2014), low: 100 });
    const input = nation('i', 2013, 100, 'input');
    const scores = new Scores(read(bound, input));
    scores.add([150, 100], null);
    const { groups, totals } = scores.board({ patterns: [], weights });
    expect(groups).toEqual([]);
    expect(totals.calibration).toMatchObject({ met: 0, of: 0, bounds: { met: 1, of: 1 } });
  });

  it('is told of groups that each hold figures of one sort', () => {
    const sorts = new Map<string, Set<string>>();
    for (const pattern of shipped) {
      const sort = pattern.placesText.split(' ')[0];
      sorts.set(groupOf(pattern), (sorts.get(groupOf(pattern)) ?? new Set()).add(sort));
      expect(targetOf(pattern).tolerance, pattern.id).toBeGreaterThanOrEqual(0);
    }
    for (const [name, found] of sorts) if (!name.startsWith('Nation')) expect(found.size, name).toBe(1);
  });
});
