/** What must add up: episodes, flips, money, hours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/analysis/metrics.ts';
import { PATH_METRICS } from '../../src/analysis/paths.ts';
import { FLIP_CELLS, FLIP_OUTCOMES } from '../../src/experiment/flips.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { FlipGrouping } from '../../src/experiment/order.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { COST_ITEMS, OUTCOMES, PAYERS } from '../../src/base/vocabulary.ts';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';
import { advance } from '../../src/simulation/engine/day.ts';
import { OfficeRun } from '../../src/simulation/engine/office.ts';
import { replicationKey } from '../../src/base/random.ts';
import { anyCase } from '../reference/any-scenario.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const K = COUNTERS.length;
const SIDE = FLIP_OUTCOMES.length;
const study = (
  scenarios: Scenario[],
  world = smallWorld(),
  seed = 'sums',
  flipsBy: FlipGrouping[] = [],
  oneIn?: number,
) =>
  new Study(
    {
      arms: scenarios.map((scenario, i) => ({ name: `${i}`, scenario })),
      seed,
      ...scenarios[0].report,
      by: ['office', 'jurisdiction', 'class'],
      flips: true,
      flipsBy,
      oneIn,
    },
    world,
  );

function period(small: Study, monthly: Float64Array, name: Counter): number {
  const first = small.offices[0].plan.from - small.firstMonth;
  const last = small.offices[0].plan.to - small.firstMonth;
  let sum = 0;
  for (let m = first; m <= last; m += 1) sum += monthly[m * K + COUNTER[name]];
  return sum;
}

/** The whole, or a small country of it. */
const followed = () => fc.constantFrom(undefined, 2, 7);

describe('episodes', () => {
  it('identified over the whole run end in exactly one outcome', () => {
    fc.assert(
      fc.property(anyCase(), followed(), ({ world, scenario, seed }, oneIn) => {
        // Without prisoners of the start, everyone identified was booked in the run.
        const jails = { ...world, jurisdictions: world.jurisdictions.filter((j) => j.kind === 'county') };
        const counties: Scenario = { ...scenario, places: 'all', report: scenario.simulate };
        const small = study([counties], jails, seed, [], oneIn);
        const { monthly } = replicate(small, 1).arms[0];
        const total = (name: Counter) => monthly.reduce((sum, x, i) => (i % K === COUNTER[name] ? sum + x : sum), 0);
        expect(OUTCOMES.reduce((sum, outcome) => sum + total(`outcome_${outcome}`), 0)).toBe(total('identified'));
        expect(total('honored') + total('declined_requests') + total('unanswered')).toBe(
          total('detainers') + total('notifications') + total('other_requests'),
        );
        expect(total('outcome_at_large')).toBe(total('at_large_released'));
        // Whoever is found was on the list, and is counted in the month in which he or she came on it.
        expect(total('targets_arrested')).toBe(total('at_large_released'));
        for (let month = 0; month < monthly.length; month += K)
          expect(monthly[month + COUNTER.targets_arrested]).toBeLessThanOrEqual(
            monthly[month + COUNTER.at_large_targets],
          );
        expect(total('outcome_transferred')).toBe(
          total('transferred_on_request') + total('transferred_without_request'),
        );
        expect(total('removed') + total('released_by_ice') + total('pending_removal')).toBe(
          total('outcome_transferred') + total('at_large_released'),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('flips', () => {
  it("have margins equal to the arms' outcomes", () => {
    fc.assert(
      fc.property(anyCase(), anyCase(), followed(), ({ world, scenario }, { scenario: other }, oneIn) => {
        const variant: Scenario = {
          ...other,
          simulate: scenario.simulate,
          report: scenario.report,
          places: scenario.places,
          capacity: scenario.capacity,
        };
        const small = study([scenario, variant], world, 'sums', [], oneIn);
        const { arms, flips } = replicate(small, 1);
        OUTCOMES.forEach((outcome, i) => {
          const row = flips[0].slice(i * SIDE, (i + 1) * SIDE).reduce((a, b) => a + b, 0);
          const column = flips[0].filter((_, cell) => cell % SIDE === i).reduce((a, b) => a + b, 0);
          expect(row).toBe(period(small, arms[0].monthly, `outcome_${outcome}`));
          expect(column).toBe(period(small, arms[1].monthly, `outcome_${outcome}`));
        });
      }),
      { numRuns: 25 },
    );
  });

  it("have the arms' outcomes as margins in each class and county, and add up to all of them", () => {
    const variant = smallScenario({ 'local.hold_willing': 0.1, 'federal.programme': 'narrow' });
    const small = study([smallScenario(), variant], smallWorld(), 'sums', ['class', 'state', 'jurisdiction']);
    const { arms, flips } = replicate(small, 1);
    const table = (number: number) => flips[0].subarray(number * FLIP_CELLS, (number + 1) * FLIP_CELLS);
    const margin = (cells: Float64Array, at: (cell: number) => number, i: number) =>
      cells.reduce((sum, count, cell) => (at(cell) === i ? sum + count : sum), 0);
    const sums = new Map<string, number[]>();
    small.flipRows.forEach(({ by, key }, row) => {
      const cells = table(row + 1);
      const sum = sums.get(by) ?? new Array<number>(FLIP_CELLS).fill(0);
      sums.set(
        by,
        sum.map((count, cell) => count + cells[cell]),
      );
      const group = small.rows.findIndex((other) => other.by === by && other.key === key);
      if (group < 0) return;
      OUTCOMES.forEach((outcome, i) => {
        const counter = group * K + COUNTER[`outcome_${outcome}`];
        expect(margin(cells, (cell) => Math.floor(cell / SIDE), i)).toBe(arms[0].groups[counter]);
        expect(margin(cells, (cell) => cell % SIDE, i)).toBe(arms[1].groups[counter]);
      });
    });
    expect([...sums.keys()]).toEqual(['class', 'state', 'jurisdiction']);
    for (const sum of sums.values()) expect(sum).toEqual([...table(0)]);
    expect(new Set(small.rows.map(({ by }) => by)).has('class')).toBe(true);
  });
});

describe('groups', () => {
  it('add up to the whole', () => {
    const small = study([smallScenario()]);
    const { monthly, groups } = replicate(small, 1).arms[0];
    const names: Counter[] = [
      'arrests',
      'submissions',
      'identified',
      'detainers',
      'hold_minutes',
      'cost_hold_local',
      'outcome_declined',
      'at_large_released',
    ];
    for (const name of names) {
      const whole = period(small, monthly, name);
      for (const by of ['office', 'jurisdiction', 'class']) {
        const parts = small.rows.reduce(
          (sum, row, i) => (row.by === by ? sum + groups[i * K + COUNTER[name]] : sum),
          0,
        );
        expect(parts, `${name} by ${by}`).toBe(whole);
      }
    }
  });
});

describe('money', () => {
  const value = (counts: Float64Array, id: string) =>
    METRICS.find((metric) => metric.id === id)?.value(counts) as number;

  it('of all lines is the total, whoever pays', () => {
    const small = study([smallScenario()]);
    const { monthly } = replicate(small, 1).arms[0];
    const month = monthly.subarray(6 * K, 7 * K);
    const lines = COST_ITEMS.flatMap((item) => PAYERS.map((payer) => month[COUNTER[`cost_${item}_${payer}`]]));
    const cents = lines.reduce((a, b) => a + b, 0);
    expect(cents).toBeGreaterThan(0);
    expect(lines.every(Number.isInteger)).toBe(true);
    expect(value(month, 'cost_total')).toBe(cents / 100);
    const byPath = PATH_METRICS.map((metric) => metric.exact!.whole(month));
    expect(byPath.reduce((a, b) => a + b, 0)).toBe(cents);
    expect(byPath.filter((part) => part > 0).length).toBeGreaterThan(5);
    expect(
      Math.round(100 * (value(month, 'cost_federal') + value(month, 'cost_state') + value(month, 'cost_local'))),
    ).toBe(cents);
  });

  it('is the price, in dollars of the price year, times the quantity for lines of whole events', () => {
    const scenario = smallScenario();
    const small = study([scenario]);
    const { monthly } = replicate(small, 1).arms[0];
    const line = scenario.cost_books[scenario.cost_book].lines.find(({ per }) => per === 'request');
    const requests = (['detainers', 'notifications', 'other_requests'] as const).reduce(
      (sum, name) => sum + period(small, monthly, name),
      0,
    );
    expect(period(small, monthly, 'cost_request_federal')).toBe(requests * Math.round((line?.usd ?? 0) * 2 * 100));
  });
});

describe('hours', () => {
  it('used never exceed hours given, up to any day', () => {
    fc.assert(
      fc.property(anyCase(), followed(), ({ world, scenario, seed }, oneIn) => {
        const small = study([{ ...scenario, places: 'all' }], world, seed, [], oneIn);
        for (const { places, plan } of small.offices) {
          const [model] = small.models();
          const run = new OfficeRun(
            model,
            places,
            model.timeline(places.office, places.jurisdictions),
            plan,
            replicationKey(seed, 1),
          );
          const total = (name: Counter) =>
            run.tally.monthly.reduce((sum, x, i) => (i % K === COUNTER[name] ? sum + x : sum), 0);
          // What was unlimited on some day was used beyond what was given.
          const limited = { screening: true, pickup: true, team: true };
          const look = (): void => {
            limited.screening &&= run.office.screeningMinutes >= 0;
            limited.pickup &&= run.office.pickupMinutes >= 0;
            limited.team &&= run.office.teamMinutes >= 0;
          };
          for (let day = model.startDay + 1; day <= model.endDay; day += 1) {
            look();
            advance(run, day);
            look();
            if (day % 7 > 0) continue;
            for (const hours of ['screening', 'pickup', 'team'] as const)
              if (limited[hours])
                expect(total(`${hours}_minutes_used`)).toBeLessThanOrEqual(total(`${hours}_minutes_given`));
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
