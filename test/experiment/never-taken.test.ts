/** People whom nobody takes: who they are, person by person, and what refusing ICE does to their number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';
import { type FastResult, simulateFast } from '../reference/agree.ts';
import { anyAdaptiveCase, anyCase } from '../reference/any-scenario.ts';
import { simulateReference } from '../reference/engine.ts';
import type { Standing } from '../reference/followed.ts';
import { type Overrides, smallScenario, smallWorld } from '../reference/small.ts';

const GROUPS = ['serious', 'felony'] as const;
const out = ({ taken, inside }: Standing) => !taken && !inside;

/** What the counters of people must be, from who they are. */
const MEANT: readonly (readonly [name: string, counts: (person: Standing) => boolean])[] = [
  ['followed', () => true],
  ['never_taken', out],
  ['never_taken_not_identified', (person) => out(person) && !person.identified],
];

/** The counters of people as they must be for some of them. */
const countersOf = (people: readonly Standing[]) =>
  Object.fromEntries(
    GROUPS.flatMap((group) =>
      MEANT.map(([name, counts]) => [
        `${group}_${name}`,
        people.filter((person) => person.group === group && counts(person)).length,
      ]),
    ),
  );
const NAMES = Object.keys(countersOf([])) as Counter[];
const countersIn = (counts: readonly number[]) =>
  Object.fromEntries(NAMES.map((name) => [name, counts[COUNTER[name]]]));

describe('people never taken', () => {
  it.each([
    ['any scenario', anyCase(), 40],
    ['any scenario in which jails and officers adapt', anyAdaptiveCase(), 20],
  ] as const)('are those followed less those taken and those inside at the end, in %s', (_, cases, numRuns) => {
    fc.assert(
      fc.property(cases, ({ world, scenario, seed, replication }) => {
        const { people, months } = simulateReference(world, scenario, { seed, replication });
        const fast = simulateFast(world, scenario, seed, replication);
        months.forEach((month, m) => {
          const first = people.filter(({ firstMonth }) => firstMonth === month);
          expect(countersIn(fast.monthly[m]), `${month}`).toEqual(countersOf(first));
        });
        const reported = months.filter((_month, m) => months.length - m <= reportedMonths(scenario));
        const inPeriod = people.filter(({ firstMonth }) => reported.includes(firstMonth));
        for (const [place, counts] of fast.byJurisdiction)
          expect(countersIn(counts), place).toEqual(countersOf(inPeriod.filter((person) => person.place === place)));
        fast.byClass.forEach((counts, conviction) =>
          expect(countersIn(counts)).toEqual(countersOf(inPeriod.filter((person) => person.conviction === conviction))),
        );
      }),
      { numRuns },
    );
  });
});

/** Months from the first one reported to the end of the run. */
function reportedMonths({ simulate, report }: Scenario): number {
  const monthsOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  return monthsOf(simulate.to) - monthsOf(report.from) + 1;
}

type Act = 'hold' | 'notice' | 'access';
const NEVER = { ceiling: 'never', floor: 'never' } as const;

/** The same scenario with some acts refused by every law and policy, everywhere and always. */
function refusing(scenario: Scenario, acts: readonly Act[]): Scenario {
  const refused = Object.fromEntries(acts.map((act) => [act, NEVER]));
  const policies = Object.fromEntries(
    Object.entries(scenario.policies).map(([name, policy]) => [name, { ...policy, ...refused }]),
  );
  return { ...scenario, policies };
}

/** What holds today holds always: a value that changes by day could make a refusal come early or late. */
const undated = <T extends { values?: readonly { from?: string }[] | undefined }>(parameter: T): T => ({
  ...parameter,
  values: parameter.values?.filter(({ from }) => from === undefined),
});

const value = (unit: string, number: number | 'unlimited' | boolean) => ({
  unit,
  assumed: 'for the test',
  value: number,
});

/**
 * Nobody waits for anybody, nobody comes back, no team looks, no jail is asked less, no request shortens a stay, and no jail has
 * officers of its own: where they may not interview, whom fingerprints tell of is processed earlier than they would have.
 */
function withoutCouplings({ asking: _asking, agreements_287g: _own, ...scenario }: Scenario): Scenario {
  const none: Overrides = {
    screening: { ...scenario.screening, hours_per_day: value('hours', 'unlimited') },
    pickup: { ...scenario.pickup, hours_per_day: value('hours', 'unlimited') },
    at_large: { ...scenario.at_large, teams: value('teams', 0), hours_per_attempt: value('hours', 10) },
    return: { ...scenario.return, hazard: value('a year', 0) },
    state: { ...scenario.state, law: undated(scenario.state.law) },
    local: {
      ...scenario.local,
      policy: undated(scenario.local.policy),
      reimbursement: value('true or false', false),
      stay_factor_honored: value('factor', 1.5),
      stay_factor_other: value('factor', 1),
    },
  };
  return { ...scenario, ...none };
}

const takenIn = ({ episodes }: FastResult) =>
  new Set([...episodes].filter(([, outcome]) => outcome === 'transferred').map(([id]) => id));

const NEVER_TAKEN: Counter[] = ['serious_never_taken', 'felony_never_taken'];

describe('refusing ICE, where nobody waits, returns or is looked for,', () => {
  // A notice may lead a release by more than a hold lasts: to refuse the hold but not the notice can then take somebody.
  it.each([
    [['access'], {}],
    [['notice'], {}],
    [['hold'], { notice_reaches: value('probability', 0) }],
    [['hold', 'notice'], {}],
    [['access', 'hold', 'notice'], {}],
  ] as const)('%s, takes nobody who was not taken, and lets no figure of people never taken fall', (acts, local) => {
    let fewer = 0;
    fc.assert(
      fc.property(anyCase(), ({ world, scenario, seed, replication }) => {
        const free = withoutCouplings(scenario);
        const open = { ...free, local: { ...free.local, ...local } } as Scenario;
        const [before, after] = [open, refusing(open, acts)].map((arm) =>
          simulateFast(world, arm, seed, replication, arm.simulate),
        );
        const taken = takenIn(before);
        expect([...takenIn(after)].filter((id) => !taken.has(id))).toEqual([]);
        fewer += taken.size - takenIn(after).size;
        after.monthly.forEach((counts, m) => {
          for (const name of NEVER_TAKEN)
            expect(counts[COUNTER[name]], name).toBeGreaterThanOrEqual(before.monthly[m][COUNTER[name]]);
        });
      }),
      { numRuns: 15 },
    );
    // And it does something.
    expect(fewer).toBeGreaterThan(0);
  });
});

describe('refusing ICE, with lines, returns and teams:', () => {
  const RUNS = 30;
  // A false alarm once in 10,000: so often the mean of such a sample lies this many standard errors below a true mean of
  // zero (t of 29 degrees of freedom, one-sided).
  const LEAST = -4.25;

  it.each([['access'], ['notice'], ['hold'], ['access, hold, notice']])(
    '%s, lets no fewer go on the average',
    (all) => {
      const acts = all.split(', ') as Act[];
      const open = smallScenario();
      const order = {
        arms: [open, refusing(open, acts)].map((scenario, i) => ({ name: `${i}`, scenario })),
        seed: 'refusing',
        ...open.simulate,
        by: [],
        flips: false,
      };
      const study = new Study(order, smallWorld());
      const changes = Array.from({ length: RUNS }, (_, run) => {
        const [before, after] = replicate(study, run + 1).arms.map(({ monthly }) => neverTaken(monthly));
        return after - before;
      });
      expect(tOf(changes)).toBeGreaterThan(LEAST);
    },
  );
});

function neverTaken(monthly: Float64Array): number {
  const K = COUNTERS.length;
  return monthly.reduce((sum, n, i) => (NEVER_TAKEN.some((name) => i % K === COUNTER[name]) ? sum + n : sum), 0);
}

/** The mean in standard errors. */
function tOf(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
  return mean / Math.sqrt(variance / values.length);
}
