import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateArrests } from '../../scripts/county-arrests.ts';
import { bookingsTable, monthsTable, rebookedTable, TAKEN } from '../../scripts/first-bookings.ts';
import { officeTables } from '../../scripts/office-tables.ts';
import { placedTable } from '../../scripts/placed.ts';
import { estimateOf, interviewedJails, placeEffectsTable } from '../../scripts/place-effects.ts';
import { loadWorld } from '../../src/world/files.ts';
import { csv, fittable, groupBy, readTable, spreadWhole } from '../../scripts/tables.ts';
import { chancesOf } from '../../src/scenario/values/rebooking.ts';
import { tableRows, tableText } from './tables.ts';

const [counties, prisons, bookings, requests] = ['counties', 'prisons', 'bookings', 'requests_offices'].map(tableRows);

describe('committed tables', () => {
  it('are what scripts/first-bookings writes', () => {
    expect(csv(bookingsTable(counties, prisons, requests))).toBe(tableText('bookings'));
    expect(csv(monthsTable())).toBe(tableText('months'));
    expect(csv(rebookedTable())).toBe(tableText('rebooked'));
  });

  it('are what scripts/placed and scripts/place-effects write, from calibration figures alone', () => {
    const [record, states, patterns] = ['record_custody', 'record_custody_states', 'patterns'].map(fittable);
    expect(csv(placedTable(counties, bookings, record, states))).toBe(tableText('placed'));
    const interviewed = interviewedJails(loadWorld());
    const policies = tableRows('local_policies');
    expect(csv(placeEffectsTable(record, policies, patterns, interviewed))).toBe(tableText('place_effects'));
  });

  it('place as many people in each state of an office as the rule has there, and no more than jails can hold', () => {
    const [rule, placed] = [bookings, tableRows('placed')].map(
      (rows) => new Map(rows.map((row) => [row.jurisdiction, Number(row.followed)])),
    );
    const seats = counties.filter(({ code, jurisdiction }) => code === jurisdiction);
    for (const group of groupBy(seats, ({ office, state }) => `${office} ${state}`).values()) {
      const total = (of: Map<string, number>) => group.reduce((sum, { code }) => sum + of.get(code)!, 0);
      expect(Math.abs(total(placed) - total(rule))).toBeLessThan(0.001 * group.length + 0.01);
    }
    const booked = new Map(bookings.map((row) => [row.jurisdiction, Number(row.bookings)]));
    for (const [code, people] of placed) expect(people).toBeLessThanOrEqual(0.9 * booked.get(code)! + 0.001);
    // Nassau's requests are not known, which is not none.
    expect(placed.get('36059')).toBeGreaterThan(0.5 * rule.get('36059')!);
  });

  it('estimate coming near nothing where the record is that of the middle jail, and surer with more requests', () => {
    const middle = { matched: 0.24, limited: 0 };
    const [few, many] = [20, 2000].map((requests) => estimateOf({ requests, custody: 0.63 * requests }, middle));
    expect(Math.abs(many.estimate)).toBeLessThan(0.05);
    expect(few.se).toBeGreaterThan(2 * many.se);
    // What a limit took is not put down to coming; above the ceiling little is told of how much more often ICE comes.
    const low = { requests: 2000, custody: 700 };
    expect(estimateOf(low, { ...middle, limited: 0.4 }).estimate).toBeGreaterThan(
      estimateOf(low, middle).estimate + 0.3,
    );
    expect(estimateOf({ requests: 2000, custody: 1800 }, middle).se).toBeGreaterThan(3 * many.se);
  });

  it('are what scripts/office-tables writes, the hours apart', () => {
    const tables = [...officeTables(counties, prisons, bookings)].filter(([name]) => !name.startsWith('hours_'));
    expect(tables.map(([name]) => name)).toEqual(['at_large_other', 'other_arrests', 'teams', 'absconder_stock']);
    for (const [name, rows] of tables) expect(csv(rows), name).toBe(tableText(name));
  });

  it('hold what scripts/policies/read says of jails named there', () => {
    const written = new Set(tableText('local_policies').split('\n'));
    const read = readTable(fileURLToPath(new URL('../../scripts/policies', import.meta.url)), 'read');
    const jailOf = new Map(counties.map(({ code, jurisdiction }) => [code, jurisdiction]));
    for (const { places, ...rule } of read.filter((row) => !row.places.startsWith('rest of')))
      for (const code of places.split(';')) {
        const line = csv([{ jurisdiction: jailOf.get(code), ...rule }]).split('\n')[1];
        expect(written, line).toContain(line);
      }
  });

  it('have teams and absconders that sum exactly', () => {
    const sum = (name: string, from: string): number =>
      tableRows(name)
        .filter((row) => row.from === from)
        .reduce((all, row) => all + Number(row.value), 0);
    expect([sum('teams', '2000-01-01'), sum('teams', '2012-10-01')]).toEqual([104, 129]);
    expect(sum('absconder_stock', '2000-01-01')).toBe(540_000);
  });
});

describe('months', () => {
  const months = monthsTable().map((row) => ({ month: row.month, level: Number(row.level), first: Number(row.first) }));

  it('run from October 2003 to December 2016, with fewer first bookings than bookings', () => {
    expect([months.length, months[0].month, months.at(-1)!.month]).toEqual([159, '2003-10', '2016-12']);
    for (const { first, level } of months) {
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThan(level);
    }
  });

  it("average one over a year before 2008, and fall as the nation's arrests fell", () => {
    const mean = (year: string): number => {
      const levels = months.filter((row) => row.month.startsWith(year)).map((row) => row.level);
      return levels.reduce((a, b) => a + b, 0) / levels.length;
    };
    expect(mean('2005')).toBeCloseTo(1, 5);
    // A line between mid-years cuts the corner where the fall is not even.
    expect(Math.abs(mean('2012') / (12_196_959 / 14_006_000) - 1)).toBeLessThan(0.01);
    expect(months.find((row) => row.month === '2006-11')!.level).toBeCloseTo(0.9, 5);
  });

  it('have no re-bookings where the hazard is nothing', () => {
    for (const { level, first } of monthsTable(0, 36)) expect(first).toBe(level);
  });

  it('make re-bookings that add up: simulated month by month, first and repeat bookings give the level', () => {
    const chances = chancesOf({ hazard: 0.06, months: 36 });
    const past = 1;
    const all: number[] = [];
    months.forEach(({ first, level }, i) => {
      const repeats = (1 - TAKEN) * chances.reduce((sum, chance, k) => sum + chance * (all[i - k - 1] ?? past), 0);
      all.push(first + repeats);
      expect(all[i]).toBeCloseTo(level, 5);
    });
  });

  it('re-book with the chance of the hazard over the horizon', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), fc.integer({ min: 0, max: 120 }), (hazard, months) => {
        const chance = chancesOf({ hazard, months }).reduce((a, b) => a + b, 0);
        expect(chance).toBeCloseTo(1 - Math.exp((-hazard * months) / 12), 9);
      }),
    );
  });
});

describe('people followed', () => {
  const county = { code: 'a', jurisdiction: 'a', population: '1000', noncitizens: '100', arrests_2008: '200' };

  it('are the matches and those only an interview meets', () => {
    const [row] = bookingsTable([county], [], []);
    expect(Number(row.bookings)).toBeCloseTo(171.8, 3);
    expect(Number(row.followed)).toBeCloseTo((171.8 * 0.85 * 0.1 ** 1.1) / 0.64, 3);
  });

  it('go by the requests sent to a field office, and are as many in all', () => {
    const two = [
      { ...county, office: 'A', state: 'XX' },
      { ...county, code: 'b', jurisdiction: 'b', office: 'B', state: 'YY' },
      { ...county, code: 'c', jurisdiction: 'c', office: 'B', state: 'ZZ' },
    ];
    const asked = [
      { office: 'A', state: 'XX', requests: '300' },
      { office: 'B', state: 'YY', requests: '100' },
      // Nothing is known of this state: it has the share of its office.
      { office: 'B', state: 'ZZ', requests: '' },
    ];
    const followed = (requests: typeof asked) => bookingsTable(two, [], requests).map((row) => Number(row.followed));
    const [plain, placed] = [followed([]), followed(asked)];
    expect(placed[0] / placed[1]).toBeCloseTo(3, 3);
    expect(placed[1]).toBe(placed[2]);
    expect(placed.reduce((a, b) => a + b)).toBeCloseTo(
      plain.reduce((a, b) => a + b),
      1,
    );
    // Nobody can be followed who is not booked.
    const all = followed([{ ...asked[0], requests: '1e9' }, ...asked.slice(1)]);
    expect(all[0]).toBeLessThanOrEqual(0.9 * 171.8 + 0.001);
  });

  it('of a pooled jail come from the pooled shares, at most half of bookings matching', () => {
    const rows = bookingsTable([county, { ...county, code: 'b', noncitizens: '900' }], [], []);
    expect(rows).toHaveLength(1);
    expect(Number(rows[0].followed)).toBeCloseTo((2 * 171.8 * 0.85 * 0.5 ** 1.1) / 0.64, 2);
    const [crowded] = bookingsTable([{ ...county, noncitizens: '950' }], [], []);
    expect(Number(crowded.followed)).toBeCloseTo((171.8 * 0.5) / 0.64, 3);
  });
});

describe('arrests of a county', () => {
  const full = { state: 'X', population: 1000, arrests: 40, coverage: 100 };
  const state = [full, full, full, full, full];

  it("are as reported, drawn to the state, or the state's, by coverage", () => {
    const at = (arrests: number, coverage: number) => estimateArrests([...state, { ...full, arrests, coverage }])[5];
    expect(at(80, 89.999).arrests).toBe(80);
    expect(at(80, 70)).toEqual({ arrests: 60, basis: 'shrunk' });
    expect(at(80, 50)).toEqual({ arrests: 40, basis: 'imputed' });
    expect(at(500, 100)).toEqual({ arrests: 40, basis: 'imputed' });
  });

  it('follow the nation where a state has few good counties', () => {
    expect(estimateArrests([{ ...full, arrests: 0, coverage: 0 }])[0]).toEqual({ arrests: 46, basis: 'imputed' });
  });
});

describe('whole shares', () => {
  it('sum exactly and stray from the exact share by less than one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1 }),
        (whole, weights) => {
          const named = new Map(weights.map((weight, i) => [`o${i}`, weight]));
          const shares = spreadWhole(whole, named);
          const all = weights.reduce((a, b) => a + b, 0);
          expect([...shares.values()].reduce((a, b) => a + b, 0)).toBe(whole);
          for (const [key, share] of shares) expect(Math.abs(share - (whole * named.get(key)!) / all)).toBeLessThan(1);
        },
      ),
    );
  });
});
