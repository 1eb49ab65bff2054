/** What must not change: other places, other people, the past, the order of things. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicate, type Replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Grouping, Order } from '../../src/experiment/order.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import { COUNTERS, dateOf } from '../../src/base/counters.ts';
import type { World } from '../../src/world/world.ts';
import { anyAdaptiveCase, anyCase } from '../reference/any-scenario.ts';
import { simulateReference } from '../reference/engine.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

const K = COUNTERS.length;
const world = smallWorld({ size: 2 });
const unlimited = { unit: 'hours', assumed: 'for the test', value: 'unlimited' };
const free = { 'screening.hours_per_day': unlimited, 'pickup.hours_per_day': unlimited, 'at_large.teams': unlimited };
const rules = (...later: object[]) => ({
  'local.policy': { unit: 'name', assumed: 'for the test', values: [{ value: 'none' }, ...later] },
});
/** Nobody is limited, but for `places` from a day on. */
const policy = (places: unknown, from = '2010-12-14') => rules({ from, places, value: 'closed' });

function simulate(
  scenarios: Scenario[],
  more: Partial<Order> = {},
  on: World = world,
): { study: Study; result: Replicate } {
  const order: Order = {
    arms: scenarios.map((scenario, i) => ({ name: `arm ${i}`, scenario })),
    seed: 'invariance',
    from: scenarios[0].report.from,
    to: scenarios[0].report.to,
    by: ['jurisdiction'],
    flips: true,
    ...more,
  };
  const study = new Study(order, on);
  return { study, result: replicate(study, 1) };
}

/** Counts of each group in an arm. */
function rows(
  { study, result }: ReturnType<typeof simulate>,
  arm: number,
  by: Grouping = 'jurisdiction',
): Map<string, number[]> {
  const { groups } = result.arms[arm];
  return new Map(
    study.rows.flatMap((row, i) =>
      row.by === by ? [[row.key, [...groups.subarray(i * K, (i + 1) * K)]] as const] : [],
    ),
  );
}

const without = (map: Map<string, number[]>, key: string) => [...map].filter(([other]) => other !== key);

describe("one county's policy", () => {
  it('changes no count of another county where hours are unlimited', () => {
    const run = simulate([
      smallScenario({ ...free, ...rules() }),
      smallScenario({ ...free, ...policy({ county: 'Alder, XX' }) }),
    ]);
    expect(without(rows(run, 1), '01001')).toEqual(without(rows(run, 0), '01001'));
    expect(rows(run, 1).get('01001')).not.toEqual(rows(run, 0).get('01001'));
  });

  it('stays inside its field office where hours bind', () => {
    const run = simulate([smallScenario(rules()), smallScenario(policy({ county: 'Alder, XX' }))]);
    for (const code of ['02001', '02003', 'FED-BBB']) expect(rows(run, 1).get(code)).toEqual(rows(run, 0).get(code));
    expect(rows(run, 1).get('01003')).not.toEqual(rows(run, 0).get('01003'));
  });
});

describe('one person left out', () => {
  it("changes no other person's life where hours are unlimited", () => {
    const lives = (omit?: (person: { jurisdiction: string; firstMonth: number; serial: number }) => boolean) => {
      const lines = new Map<string, string[]>();
      simulateReference(world, smallScenario(free), {
        seed: 'invariance',
        replication: 1,
        omit,
        trace: (line) => lines.set(line.id, [...(lines.get(line.id) ?? []), JSON.stringify(line)]),
      });
      return lines;
    };
    const all = lives();
    const gone = '01001-2010-11-3';
    expect(all.has(gone)).toBe(true);
    const rest = lives((p) => p.jurisdiction === '01001' && p.firstMonth === parseMonth('2010-11') && p.serial === 3);
    all.delete(gone);
    expect(rest).toEqual(all);
  });
});

describe('arms whose rules first differ on a day', () => {
  it('have the same months before it', () => {
    const run = simulate([smallScenario(rules()), smallScenario(policy('all', '2011-02-01'))]);
    const before = (parseMonth('2011-02') - run.study.firstMonth) * K;
    const [a, b] = run.result.arms.map(({ monthly }) => monthly);
    // What is dated by the booking, the request or the release may be decided later.
    const early = (monthly: Float64Array) =>
      [...monthly.subarray(0, before)].filter((_, i) => dateOf(COUNTERS[i % K]) === 'event');
    expect(early(b)).toEqual(early(a));
    expect([...b.subarray(before)]).not.toEqual([...a.subarray(before)]);
  });
});

describe('an arm', () => {
  it.each([
    ['', anyCase(), anyCase()],
    [' where jails adapt', anyAdaptiveCase(), fc.oneof(anyCase(), anyAdaptiveCase())],
  ])('is the same alone, as the baseline, and as a variant of any comparison%s', (_, some, others) => {
    fc.assert(
      fc.property(some, others, ({ world: on, scenario }, { scenario: other }) => {
        const alike: Scenario = {
          ...other,
          simulate: scenario.simulate,
          report: scenario.report,
          places: scenario.places,
          capacity: scenario.capacity,
        };
        const alone = simulate([scenario], { by: ['jurisdiction', 'class'] }, on).result.arms[0];
        const first = simulate([scenario, alike], { by: ['jurisdiction', 'class'] }, on).result.arms[0];
        const second = simulate([alike, scenario], { by: ['jurisdiction', 'class'] }, on).result.arms[1];
        expect(first).toEqual(alone);
        expect(second).toEqual(alone);
      }),
      { numRuns: 12 },
    );
  });

  it('is the same on a second run, and in any order of places', () => {
    const scenario = smallScenario({ places: [{ state: 'YY' }, { county: 'Birch, XX' }] });
    const turned = smallScenario({ places: [{ county: 'Birch, XX' }, { state: 'YY' }] });
    const backwards: World = {
      ...world,
      jurisdictions: world.jurisdictions.toReversed(),
      offices: world.offices.toReversed(),
    };
    const [one, again, other] = [
      simulate([scenario]).result.arms,
      simulate([scenario]).result.arms,
      simulate([turned], {}, backwards).result.arms,
    ];
    expect(again).toEqual(one);
    expect(other).toEqual(one);
  });

  it('has the same months under any --from and --to', () => {
    const scenario = smallScenario();
    const [whole, part] = [simulate([scenario]), simulate([scenario], { from: '2011-01', to: '2011-02' })];
    expect(part.result.arms[0].monthly).toEqual(whole.result.arms[0].monthly);
  });
});
