/** Several cost books on the same runs: each says what it would say alone, to the cent, in both engines. */
import { describe, expect, it } from 'vitest';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { COSTS, FIRST_COST } from '../../src/simulation/store/bills.ts';
import { COST_ITEMS, PAYERS } from '../../src/base/vocabulary.ts';
import { COUNTERS } from '../../src/base/counters.ts';
import { simulateReference } from '../reference/engine.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const BOOKS = ['by_event', 'by_capacity', 'by_year'];
const K = COUNTERS.length;
const world = smallWorld();
const base = smallScenario();
const later = smallScenario({
  'local.policy': {
    unit: 'name',
    assumed: 'for the test',
    values: [{ value: 'none' }, { from: '2010-12-14', value: 'closed' }],
  },
});

const study = (scenarios: Scenario[], costBooks?: string[]): Study =>
  new Study(
    {
      arms: scenarios.map((scenario, i) => ({ name: `${i}`, scenario })),
      seed: 'books',
      ...scenarios[0].report,
      by: [],
      flips: false,
      costBooks,
    },
    world,
  );

/** The costs of the period out of the counts by month. */
function costsOf({ order, offices, firstMonth }: Study, monthly: Float64Array): number[] {
  expect(order.by).toEqual([]);
  const { from, to } = offices[0].plan;
  return Array.from({ length: COSTS }, (_, cost) => {
    let sum = 0;
    for (let m = from - firstMonth; m <= to - firstMonth; m += 1) sum += monthly[m * K + FIRST_COST + cost];
    return sum;
  });
}

const billOf = (bills: Float64Array, book: number): number[] => [...bills.subarray(book * COSTS, (book + 1) * COSTS)];

describe('all cost books at once', () => {
  const places: [string, object][] = [
    ['everywhere', {}],
    ['in one county of an office', { places: { county: 'Alder, XX' } }],
  ];
  it.each(places)('say what each says alone, %s, for arms that part on a day', (_, more) => {
    const arms = [base, later].map((scenario) => ({ ...scenario, ...more }));
    const all = replicate(study(arms, BOOKS), 1);
    for (const [b, cost_book] of BOOKS.entries()) {
      const alone = study(arms.map((scenario) => ({ ...scenario, cost_book })));
      replicate(alone, 1).arms.forEach(({ monthly }, arm) => {
        const bill = billOf(all.arms[arm].bills, b);
        expect(bill).toEqual(costsOf(alone, monthly));
        expect(bill.some((cents) => cents > 0)).toBe(true);
      });
    }
    expect(billOf(all.arms[0].bills, 0)).not.toEqual(billOf(all.arms[1].bills, 0));
  });

  it('change nothing else', () => {
    const [without, all] = [undefined, BOOKS].map((books) => replicate(study([base, later], books), 1));
    expect(all.arms.map(({ monthly }) => monthly)).toEqual(without.arms.map(({ monthly }) => monthly));
    expect(all.episodes).toBe(without.episodes);
  });

  it('agree with the plain engine to the cent', () => {
    const small = study([base], BOOKS);
    const { bills } = replicate(small, 1).arms[0];
    for (const [b, cost_book] of BOOKS.entries()) {
      const plain = simulateReference(world, { ...base, cost_book }, { seed: 'books', replication: 1 });
      const monthly = Float64Array.from(plain.monthly.flat());
      expect(billOf(bills, b)).toEqual(costsOf(small, monthly));
    }
  });

  it('have the counters of costs together at the end', () => {
    expect(COUNTERS.slice(FIRST_COST)).toEqual(
      COST_ITEMS.flatMap((item) => PAYERS.map((payer) => `cost_${item}_${payer}`)),
    );
  });

  it('simulate an arm whose prices differ in any book on its own', () => {
    const dearer = structuredClone(base);
    dearer.cost_books['by_year'].lines[0].usd = 20_000;
    const { arms } = replicate(study([base, dearer], BOOKS), 1);
    expect(billOf(arms[0].bills, 0)).toEqual(billOf(arms[1].bills, 0));
    expect(billOf(arms[0].bills, 2)).not.toEqual(billOf(arms[1].bills, 2));
  });
});
