/** The record of requests as tables: whole, matched to places of the world, and parted before anything is set from it. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittable, groupBy } from '../../scripts/tables.ts';
import { lists } from '../../scripts/record-lists.ts';
import { patterns } from '../../scripts/record-patterns.ts';
import { readable } from '../../src/analysis/calibration/targets.ts';
import { ROLES, shippedPatterns } from '../../src/analysis/patterns/table.ts';
import { roleOfFacility, roleOfMonths } from '../../src/analysis/patterns/split.ts';
import { STATE_NAMES } from '../../src/base/state-names.ts';
import { loadTables, loadWorld } from '../../src/world/files.ts';
import { type Row, tableNames, tableRows, total } from './tables.ts';

const OUTCOMES = ['declined', 'booked', 'other', 'none'];
const requests = (rows: readonly Row[]): number => OUTCOMES.reduce((sum, outcome) => sum + total(rows, outcome), 0);
const [months, states, declining, facilities, windows, custody] = [
  'months',
  'states',
  'declining',
  'facilities',
  'windows',
  'custody',
].map((name) => tableRows(`record_${name}`));
/** Kinds of facility that no jurisdiction of the world stands for. */
const OFF_THE_MAP = new Set(['federal_court_or_marshal', 'ice_facility', 'other', 'unknown']);
const jurisdictions = new Set(loadWorld().jurisdictions.map(({ code }) => code));

/** ICE's own count: requests a month and those declined, October 2014 to 19 July 2015. */
const PUBLISHED: readonly (readonly [month: string, requests: number, declined: number])[] = [
  ['2014-10', 11_437, 0.098],
  ['2014-11', 9_657, 0.098],
  ['2014-12', 8_306, 0.077],
  ['2015-01', 7_140, 0.068],
  ['2015-02', 7_079, 0.067],
  ['2015-03', 8_081, 0.059],
  ['2015-04', 8_139, 0.054],
  ['2015-05', 7_638, 0.049],
  ['2015-06', 7_590, 0.048],
  ['2015-07', 3_986, 0.045],
];

describe('the record of the nation', () => {
  it('has all 79,053 requests, a third of them with a reason', () => {
    expect(requests(months)).toBe(79_053);
    expect(total(months, 'none') / 79_053).toBeCloseTo(0.66, 2);
  });
  it.each(PUBLISHED)('has the requests and declines of %s', (month, count, rate) => {
    const rows = months.filter((row) => row.month === month);
    expect(requests(rows)).toBe(count);
    // The rates are known to a tenth of a point.
    expect(Math.abs(total(rows, 'declined') / count - rate)).toBeLessThan(0.0006);
  });
  it.each(PUBLISHED)('is the sum of the jails that declined and all others in %s', (month, count) => {
    const rows = declining.filter((row) => row.month === month);
    const nation = months.filter((row) => row.month === month);
    expect(rows.map(({ group }) => group)).toEqual(['declining', 'others']);
    expect(requests(rows)).toBe(count);
    for (const outcome of OUTCOMES) expect(total(rows, outcome)).toBe(total(nation, outcome));
  });
});

describe('the record by place', () => {
  it('names states of the world, and counts no more of them than the nation has', () => {
    expect(states.filter(({ state }) => state !== '' && !(state in STATE_NAMES))).toEqual([]);
    expect(new Set(states.map(({ state, month }) => `${state} ${month}`)).size).toBe(states.length);
    for (const [month, count] of PUBLISHED)
      expect(requests(states.filter((row) => row.month === month))).toBeLessThan(count);
  });
  it('matches no facility twice, and each to a jurisdiction of the world or to none', () => {
    expect(new Set(facilities.map((row) => `${row.facility}|${row.state}|${row.city}`)).size).toBe(facilities.length);
    for (const { facility, state, jurisdiction, kind, confidence } of facilities) {
      expect(['sure', 'likely', 'guess', 'none'], facility).toContain(confidence);
      expect(jurisdiction === '', facility).toBe(OFF_THE_MAP.has(kind) || state === '');
      if (jurisdiction !== '') expect(jurisdictions.has(jurisdiction), `${facility}: ${jurisdiction}`).toBe(true);
    }
  });
  it('has no more in two windows of a facility than in all its months', () => {
    const id = ({ facility, state }: Row) => `${facility}|${state}`;
    const known = groupBy(facilities, id);
    for (const [facility, rows] of groupBy(windows, id)) {
      expect(rows.map(({ from, to }) => `${from} ${to}`)).toEqual(['2014-10 2014-11', '2015-05 2015-06']);
      expect(requests(rows), facility).toBeLessThanOrEqual(requests(known.get(facility)!));
    }
  });
  it('knows custody in the jurisdictions of the world, each once, and says where it does not', () => {
    expect(new Set(custody.map(({ jurisdiction }) => jurisdiction)).size).toBe(custody.length);
    const missing = custody.filter(({ basis }) => basis === 'missing').map(({ jurisdiction }) => jurisdiction);
    expect(missing).toEqual(expect.arrayContaining(['36059', '34017', '06055']));
    for (const { jurisdiction, requests: all, custody: taken, basis } of custody) {
      expect(jurisdictions.has(jurisdiction), jurisdiction).toBe(true);
      expect([all === '', taken === ''], jurisdiction).toEqual([basis === 'missing', basis === 'missing']);
      expect(Number(taken)).toBeLessThanOrEqual(Number(all));
    }
  });
});

describe('roles', () => {
  it('go by month for the nation, states and groups of jails', () => {
    for (const row of [...months, ...states, ...declining]) expect(row.role).toBe(roleOfMonths(row.month));
  });
  it('go by the first letter for facilities, of which no late month may be fitted to', () => {
    for (const { facility, role } of facilities) expect(role, facility).toBe(roleOfFacility(facility));
    for (const { facility, to, role } of windows)
      expect(role, facility).toBe(to === '2014-11' ? roleOfFacility(facility) : 'validation');
  });
  it('are fit for calibration where all years are one sum', () => {
    for (const { role } of [...custody, ...tableRows('record_custody_states')]) expect(role).toBe('calibration');
  });
});

describe('the lists and patterns of the record', () => {
  it('are what scripts/record-patterns writes', () => {
    expect(tableRows('record_lists')).toEqual(lists());
    expect(tableRows('patterns_record')).toEqual(patterns());
  });
  it('take the role of their last month, and are held back where their places were found with what is held back', () => {
    const held = new Set(
      lists()
        .filter(({ role }) => role === 'validation')
        .map(({ list }) => `list ${list}`),
    );
    for (const { id, role, to, places, source } of patterns()) {
      if (held.has(places)) expect(role, id).toBe('validation');
      else if (source.startsWith('ICE FOIA 15-87693')) expect(role, id).toBe(roleOfMonths(to));
    }
  });
  it('name no jurisdiction that a guess led to', () => {
    const guessed = facilities.filter(({ confidence }) => confidence === 'guess');
    const sure = new Set(facilities.filter((row) => !guessed.includes(row)).map(({ jurisdiction }) => jurisdiction));
    const declined = lists().filter(({ list }) => list === 'jurisdictions that declined');
    expect(declined.length).toBeGreaterThan(20);
    expect(declined.filter(({ jurisdiction }) => !sure.has(jurisdiction))).toEqual([]);
  });
  it('know the quantiles of custody over large jails', () => {
    const found = patterns().filter(({ id }) => id.startsWith('custody-jails-p'));
    expect(found.map(({ average, low }) => [average, Number(low).toFixed(2)])).toEqual([
      ['p10', '0.34'],
      ['p50', '0.61'],
      ['p90', '0.78'],
    ]);
  });
});

describe('what sets values', () => {
  const folder = new URL('../../scripts/', import.meta.url);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  /** They write tables of published figures. */
  const COMPILERS = [
    'compile-agreements.ts',
    'compile-patterns.ts',
    'compile-record.ts',
    'record-287g.ts',
    'record-lists.ts',
    'record-patterns.ts',
  ];
  /** Its tables say what would have to be true; SOURCES.md tells that they know the figures they explain. */
  const HYPOTHESES = ['reason-tables.ts'];
  const ROLED = tableNames().filter((name) => 'role' in (tableRows(name)[0] ?? {}));

  it('sees every table of published figures as one', () => {
    expect(ROLED).toEqual(expect.arrayContaining(['patterns', 'patterns_offices', 'record_months', 'record_custody']));
    expect(tableNames().filter((name) => /^(patterns|record_)/.test(name) && !ROLED.includes(name))).toEqual([]);
  });

  it('gets the rows that may be fitted to, and only these', () => {
    for (const name of ROLED) {
      const rows = tableRows(name).filter(({ role }) => role === 'calibration');
      expect(fittable(name)).toEqual(rows);
    }
  });

  it('is a fit that sees calibration figures alone, whatever roles the tables give', () => {
    const all = shippedPatterns(loadTables());
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ROLES), { minLength: 1 }), fc.boolean(), (roles, offices) => {
        const given = all.map((pattern, i) => ({ ...pattern, role: roles[i % roles.length] }));
        const seen = readable(given, offices);
        expect(seen.filter(({ role }) => role !== 'calibration')).toEqual([]);
        expect(seen.length).toBe(
          given.filter((one) => one.role === 'calibration' && (offices || !one.placesText.startsWith('office ')))
            .length,
        );
      }),
    );
  });

  it('is no other part of the program: published figures are read to score, to say how far to trust, to leave out of a forecast, and to fit', () => {
    const code = new URL('../../src/', import.meta.url);
    const files = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const readers = files.filter((name) =>
      /\b(shippedPatterns|patternsFor)\(/.test(readFileSync(new URL(name, code), 'utf8')),
    );
    expect(readers.toSorted()).toEqual([
      'analysis/patterns/table.ts',
      'cli/work/calibrate.ts',
      // What is known is no forecast.
      'cli/work/forecast.ts',
      // The figures of a place, beside the model's.
      'cli/work/place-counts.ts',
      'cli/work/trust.ts',
      'cli/work/validate.ts',
    ]);
    const fit = readFileSync(new URL('cli/work/calibrate.ts', code), 'utf8');
    expect(fit.match(/\bpatternsFor\(/g)).toHaveLength(1);
    expect(fit).toContain('readable(patternsFor(arm, world), ');
  });

  it('reads no row that tests the model: scripts get such tables from fittable alone', () => {
    const named = new RegExp(
      `readTable\\([^)]*['"\`](${ROLED.join('|')}|(patterns|record)_?\\$)|readPatterns|shippedPatterns|tableText`,
    );
    const found = scripts.filter((name) => named.test(text(name)));
    expect(found.filter((name) => ![...COMPILERS, ...HYPOTHESES].includes(name))).toEqual([]);
  });
});
