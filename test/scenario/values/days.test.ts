/** Days known to the month, or between two days: which are drawn, by whom, and what a run without draws takes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../../src/base/calendar.ts';
import { dayAt, possibleDays } from '../../../src/base/known-days.ts';
import { loadScenario } from '../../../src/cli/files/scenarios.ts';
import { orderAt, worldAt } from '../../../src/experiment/draws.ts';
import type { Order } from '../../../src/experiment/order.ts';
import { Study } from '../../../src/experiment/study.ts';
import { resolveScenario } from '../../../src/scenario/load.ts';
import { departure, differences } from '../../../src/scenario/diff/diff.ts';
import type { Parameter, Scenario } from '../../../src/scenario/schema.ts';
import { Dated } from '../../../src/scenario/values/dated.ts';
import { dayAsKnown } from '../../../src/scenario/words/days.ts';
import { loadWorld } from '../../../src/world/files.ts';
import { smallScenario, smallWorld } from '../../reference/small.ts';
import { child, problems, resolved, told } from '../fixtures/load.ts';

const place = (code: string) => ({ code, name: '', kind: 'county' as const, state: 'XX', office: 'AAA', groups: [] });
const MAY = { from: '2011-05-16', known_to: 'month' };
const BIRCH = { jurisdiction: '01003' };

const orderOf = (scenarios: readonly Scenario[], draws?: number): Order => ({
  arms: scenarios.map((scenario, i) => ({ name: `arm ${i}`, scenario })),
  seed: 'days',
  ...scenarios[0].report,
  by: [],
  flips: false,
  ...(draws !== undefined && { draws }),
});

/** The day on which the local policy of a place changes in a draw, of the first arm or another. */
function dayIn(order: Order, draw: number, code: string, world = smallWorld(), arm = 0): string {
  const { policy } = orderAt(order, draw, world).arms[arm].scenario.local;
  const { tables } = worldAt(order, draw, world);
  const dated = new Dated(policy, tables.get(policy.table ?? '') ?? []);
  return formatDay(Math.max(...dated.changes([place(code)])));
}

const small = smallScenario({
  'local.policy': [{ value: 'none' }, { ...MAY, places: { jurisdiction: ['01001', '01003'] }, value: 'closed' }],
});

describe('possible days', () => {
  it.each([
    ['2014-02-10', undefined, '2014-02-10', '2014-02-10'],
    ['2014-02-10', 'day', '2014-02-10', '2014-02-10'],
    ['2014-02-10', 'bound', '2014-02-10', '2014-02-10'],
    ['2014-02-10', 'month', '2014-02-01', '2014-02-28'],
    ['2012-02-10', 'month', '2012-02-01', '2012-02-29'],
    ['2014-12-31', 'year', '2014-01-01', '2014-12-31'],
    ['2014-05-08', '2014-05-01/2014-05-15', '2014-05-01', '2014-05-15'],
  ])('of %s, known to %s, are %s to %s', (from, known, first, last) => {
    const possible = possibleDays(from, known);
    expect([possible.first, possible.last].map(formatDay)).toEqual([first, last]);
    expect([0, 0.999999].map((u) => formatDay(dayAt(possible, u)))).toEqual([first, last]);
  });
});

describe('a day that is not exactly known', () => {
  it('is the stated one without draws', () => {
    expect(dayIn(orderOf([small]), 1, '01001')).toBe('2011-05-16');
  });

  it('is any day of what is known, all alike, and each place has its own', () => {
    const order = orderOf([small], 3100);
    const days = Array.from({ length: 3100 }, (_, i) => dayIn(order, i + 1, '01001'));
    const counts = new Map<string, number>();
    for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
    expect([...counts.keys()].every((day) => day.startsWith('2011-05-'))).toBe(true);
    expect(counts.size).toBe(31);
    // 100 expected of each: five standard deviations.
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(50);
    const others = days.slice(0, 300).filter((day, i) => dayIn(order, i + 1, '01003') === day);
    expect(others.length).toBeLessThan(30);
  });

  it('is the same in arms that differ in other places', () => {
    const other = smallScenario({
      'local.policy': [
        { value: 'none' },
        { ...MAY, places: BIRCH, value: 'closed' },
        { from: '2011-02-01', places: { jurisdiction: '01001' }, value: 'paid' },
      ],
    });
    const order = orderOf([small, other], 20);
    for (let draw = 1; draw <= 20; draw += 1)
      expect(dayIn(order, draw, '01003', smallWorld(), 1)).toBe(dayIn(order, draw, '01003'));
  });

  it('is the day on which arms part, and the first possible one that on which they may', () => {
    const none = smallScenario({ 'local.policy': [{ value: 'none' }] });
    const order = orderOf([none, small], 12);
    const study = new Study(order, smallWorld());
    const days = Array.from({ length: 12 }, (_, i) => {
      const fork = study.forks(study.groups[0], i + 1);
      expect(fork.forks.map(({ day }) => formatDay(day))).toEqual([
        ['01001', '01003'].map((code) => dayIn(order, i + 1, code, smallWorld(), 1)).toSorted()[0],
      ]);
      return fork.forks[0].day;
    });
    expect(new Set(days).size).toBeGreaterThan(3);
    expect(formatDay(departure(none, small, smallWorld()))).toBe('2011-05-01');
    expect(Math.min(...days)).toBeGreaterThanOrEqual(parseDay('2011-05-01'));
  });
});

type Value = { from?: string; begins?: number; places?: Scenario['places']; value: number };

it('a value never comes back after one that is stated to be later', () => {
  const day = fc.integer({ min: 0, max: 40 });
  const coded = fc.record({ from: day, begins: day }).map(({ from, begins }) => ({ from, begins, places: BIRCH }));
  const wide = day.map((from) => ({ from, begins: from, places: { state: 'XX' } }));
  fc.assert(
    fc.property(fc.array(fc.oneof(coded, wide), { maxLength: 6 }), (entries) => {
      const values: Value[] = entries.map((entry, i) => ({ ...entry, from: formatDay(entry.from), value: i }));
      const dated = new Dated<number>({ unit: '', values: [{ value: -1 }, ...values] });
      const changes = dated.changes([place('01003')]);
      for (let today = 0, last = -1; today <= 41; today += 1) {
        const begun = entries.flatMap(({ from, begins }, i) => (begins <= today ? [{ from, i }] : []));
        const latest = begun.toSorted((a, b) => a.from - b.from || a.i - b.i).at(-1);
        const now = dated.at(today, place('01003'));
        expect(now).toBe(latest?.i ?? -1);
        if (today > 0 && now !== last)
          expect([changes.has(today), dated.changesAt(today, place('01003'))]).toEqual([true, true]);
        last = now!;
      }
    }),
    { numRuns: 500 },
  );
});

describe('the shipped local policies', () => {
  const world = loadWorld();
  const shipped = loadScenario('historical', world);
  if (!shipped.ok) throw new Error('historical does not load');
  const { scenario, files } = shipped.resolved;

  it('begin on other days in other draws, and Los Angeles in May 2014', () => {
    const order = orderOf([scenario], 8);
    const first = (draw: number) => {
      const { tables } = worldAt(order, draw, world);
      return new Dated<string>(scenario.local.policy, tables.get('local_policies') ?? []);
    };
    const days = Array.from({ length: 8 }, (_, i) =>
      Math.min(...first(i + 1).changes([{ ...place('06037'), office: 'LOS' }])),
    );
    expect(days.map((day) => formatDay(day).slice(0, 7))).toEqual(Array.from({ length: 8 }, () => '2014-05'));
    expect(new Set(days).size).toBeGreaterThan(4);
    // Sonoma's letter is of 7 May 2014, whatever is drawn.
    for (let draw = 1; draw <= 8; draw += 1)
      expect([...first(draw).changes([{ ...place('06097'), office: 'SFR' }])].map(formatDay)).toEqual(['2014-05-07']);
  });

  it('begin on the same days in a scenario that states the table again with another county', () => {
    const text = 'extends: historical\ntitle: Ventura holds\nlocal: { policy: { values: [{ places: { county: "Ventura, CA" }, value: none, assumed: the question }] } }'; // prettier-ignore
    const loaded = resolveScenario({ name: 'ventura', path: 'ventura.yaml', text }, () => files[0], world, {
      hash: () => '',
      shared: files.slice(1),
    });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const order = orderOf([scenario, loaded.resolved.scenario], 3);
    for (const draw of [1, 2, 3]) {
      const { tables } = worldAt(order, draw, world);
      const [a, b] = orderAt(order, draw, world).arms.map(
        ({ scenario: { local } }) =>
          new Dated(local.policy as Parameter<string>, tables.get(local.policy.table ?? '') ?? []),
      );
      const county = world.jurisdictions.filter(({ kind }) => kind === 'county');
      const moved = county.filter((jail) =>
        [...a.changes([jail]), ...b.changes([jail])].some((day) => a.at(day, jail) !== b.at(day, jail)),
      );
      expect(moved.map(({ code }) => code)).toEqual(['06111']);
    }
  });
});

describe('check', () => {
  const value = (more: string) => `local: { policy: { values: [{ ${more}, value: none, assumed: x }] } }`;
  const HERE = 'places: { county: "06085" }';

  it('takes a month, a year and two days, and keeps them', () => {
    for (const known of ['month', 'year', '2014-05-03/2014-06-16', 'day', 'bound'])
      expect(
        resolved(child(value(`from: 2014-05-16, known_to: ${known}, ${HERE}`))).scenario.local.policy.values?.some(
          (entry) => entry.known_to === known,
        ),
      ).toBe(true);
  });

  it.each([
    [`from: 2014-05-16, known_to: weeks, ${HERE}`, 'must be one of day, bound, month, year, or two days such as 2014-05-01/2014-05-15'],
    [`known_to: month, ${HERE}`, 'says how well a day is known, and there is no "from" | add "from"'],
    [`from: 2014-05, known_to: month, ${HERE}`, 'needs a day in "from", which runs without draws take, got 2014-05 | write the middle: 2014-05-16'],
    [`from: 2014-04-30, known_to: 2014-05-01/2014-05-15, ${HERE}`, 'must hold the day in "from", 2014-04-30 | the middle of 2014-05-01/2014-05-15 is 2014-05-08'],
    [`from: 2014-05-08, known_to: 2014-05-15/2014-05-01, ${HERE}`, 'must begin before it ends, got "2014-05-15/2014-05-01"'],
    [`from: 2014-05-08, known_to: 2014-05-01/2014-05-35, ${HERE}`, 'must be days of the calendar between 2000 and 2050, got "2014-05-35"'],
    ['from: 2014-05-16, known_to: month, places: { state: CA }', 'stands at a value of single places only, and this one binds many on one day | list counties in "places", each of which then has a day of its own; or take "known_to" out'],
  ])('refuses { %s }', (written, message) => {
    const [line] = told(child(value(written)));
    expect(line).toContain('local.policy.values');
    expect(line).toContain(`known_to: ${message}`);
  }); // prettier-ignore

  it('reads the column of a table of one’s own', () => {
    const load = (table: string) =>
      child('local: { policy: { assumed: x, table: t.csv, values: [{ value: none }] } }', {
        readTable: (path) => ({ name: path, path, text: table }),
      });
    const head = 'jurisdiction,from,known_to,value\n';
    const right = resolved(load(`${head}06085,2014-05-16,month,limits\n06037,2014-05-16,day,limits\n`));
    expect(right.scenario.local.policy.values?.map(({ known_to: known }) => known)).toEqual([
      'day',
      'month',
      undefined,
    ]);
    const [fault] = problems(load(`${head}06085,2014-05-16,2014-06-01/2014-06-30,limits\n`));
    expect([fault.path, fault.message]).toEqual(['known_to', 'must hold the day in "from", 2014-05-16']);
    expect(problems(load(`${head}06085,2014-05-16,,limits\n`))[0].message).toBe('must not be empty');
  });

  it('knows that a day of May may come before the day on which a scenario says it departs', () => {
    const text = `departs: 2014-05-10\n${value(`from: 2014-05-16, known_to: month, ${HERE}`)}`;
    expect(told(child(text)).some((line) => line.includes('departs on 2014-05-10'))).toBe(true);
  });
});

describe('a day that is not exactly known, in words', () => {
  it.each([
    ['2014-05-16', 'month', 'some day of May 2014'],
    ['2012-07-02', 'year', 'some day of 2012'],
    ['2014-05-08', '2014-05-01/2014-05-15', 'some day from 1 to 15 May 2014'],
    ['2014-08-10', '2014-07-02/2014-09-18', 'some day from 2 July to 18 September 2014'],
    ['2014-11-12', '2014-06-20/2015-04-05', 'some day from 20 June 2014 to 5 April 2015'],
    ['2014-06-24', 'bound', '24 June 2014 at the latest'],
    ['2014-06-24', 'day', '24 June 2014'],
  ])('%s, known to %s', (from, known, words) => {
    expect(dayAsKnown(from, known)).toBe(words);
  });

  it('opens the sentence of a difference, and ends it where the other scenario goes on', () => {
    const limits = smallScenario({
      'local.policy': [
        { value: 'none' },
        { ...MAY, places: BIRCH, value: 'closed' },
        { from: '2011-06-10', known_to: '2011-06-05/2011-06-15', places: BIRCH, value: 'none' },
      ],
    });
    const none = smallScenario({ 'local.policy': [{ value: 'none' }] });
    const [{ text, from, to }] = differences(none, limits, smallWorld());
    expect(text).toMatch(/^From some day of May 2011 to some day from 5 to 15 June 2011, /);
    expect([from, to]).toEqual(['2011-05-16', '2011-06-09']);
  });
});
