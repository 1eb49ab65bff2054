/** The fast engine and the plain one, written apart from one text, agree in every count and every cent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { luckOf, orderAt } from '../../src/experiment/draws.ts';
import { DAY } from '../../src/base/calendar.ts';
import { COUNTER } from '../../src/base/counters.ts';
import { loadWorld } from '../../src/world/files.ts';
import { differences, simulateFast } from './agree.ts';
import { anyAdaptiveCase, anyCase, anyCaseOfPlaces } from './any-scenario.ts';
import { simulateReference } from './engine.ts';
import { dated, mixedWorld, smallAdaptation, smallAsking, smallScenario, smallWorld } from './small.ts';
import { withinMinutes } from './within-minutes.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
/** The shipped tutorial, in which everybody is simulated: the plain engine looks through all of them again and again. */
const WHOLE: readonly string[] = [];
/** An eighth of its people, for an eighth of the officers, so that these are as short of time as ever. */
const EIGHTH = ['arrests', 'screening', 'pickup', 'at_large'].map((part) => `${part}.level=0.125`);

describe('the two engines', () => {
  it('agree on the small scenario, in which everything happens', () => {
    const [world, scenario] = [smallWorld(), smallScenario()];
    const slow = simulateReference(world, scenario, { seed: 'agree', replication: 1 });
    expect(slow.episodes.size).toBeGreaterThan(1000);
    expect(differences(simulateFast(world, scenario, 'agree', 1), slow)).toEqual([]);
  });

  it('agree where a limit on stays falls below a stay that a request shortens', () => {
    const world = smallWorld();
    const scenario = smallScenario({
      'stay.median': 2000,
      'stay.longest': dated({ value: 9000 }, { from: '2011-01', value: 200 }),
      'local.stay_factor_honored': 0.8,
      'local.stay_factor_other': 0.8,
    });
    const slow = simulateReference(world, scenario, { seed: 'agree', replication: 1 });
    expect(differences(simulateFast(world, scenario, 'agree', 1), slow)).toEqual([]);
    // Days are taken off, by the hundred for those who were past the new limit.
    const extra = slow.monthly.map((month) => month[COUNTER.extra_jail_minutes] / DAY);
    expect(extra.reduce((sum, days) => sum + days, 0)).toBeLessThan(-300);
  });

  it('agree where all happens within minutes', () => {
    const [world, scenario] = [smallWorld(), withinMinutes()];
    const slow = simulateReference(world, scenario, { seed: 'agree', replication: 1 });
    expect(differences(simulateFast(world, scenario, 'agree', 1), slow)).toEqual([]);
    // Requests come too late and in time, and officers arrive in time and do not.
    const outcomes = new Set(slow.episodes.values());
    for (const outcome of ['too_late', 'transferred', 'missed', 'not_requested'] as const)
      expect(outcomes).toContain(outcome);
  });

  it('agree on random scenarios', () => {
    fc.assert(
      fc.property(anyCase(), ({ world, scenario, seed, replication }) => {
        const slow = simulateReference(world, scenario, { seed, replication });
        expect(differences(simulateFast(world, scenario, seed, replication), slow)).toEqual([]);
      }),
      { numRuns: ALL ? 240 : 80 },
    );
  });

  it('agree where jails and officers adapt', () => {
    const [world, scenario] = [mixedWorld(), smallScenario({ adaptation: smallAdaptation(), asking: smallAsking() })];
    const slow = simulateReference(world, scenario, { seed: 'agree', replication: 1 });
    expect(differences(simulateFast(world, scenario, 'agree', 1), slow)).toEqual([]);
    // Jails take limits and lift them.
    const limited = slow.monthly.map((month) => month[COUNTER.limited_jails]);
    expect(Math.max(...limited)).toBeGreaterThan(1);
    expect(limited.some((jails, month) => month > 0 && jails < limited[month - 1])).toBe(true);
  });

  it('agree where officers pass over people and teams look for them', () => {
    const adaptation = smallAdaptation();
    adaptation.adopt.base = { unit: 'probability', assumed: 'for the test', value: 1 };
    adaptation.adopt.policies.shares = { closed: 1 };
    const asking = smallAsking({ unit: 'share', assumed: 'for the test', value: 1 });
    const [world, scenario] = [mixedWorld(), smallScenario({ adaptation, asking, 'handover.without_request': 0 })];
    const slow = simulateReference(world, scenario, { seed: 'agree', replication: 1 });
    expect(differences(simulateFast(world, scenario, 'agree', 1), slow)).toEqual([]);
    // More people are looked for than there are requests that came to nothing.
    const total = (name: keyof typeof COUNTER) => slow.monthly.reduce((sum, month) => sum + month[COUNTER[name]], 0);
    expect(total('at_large_targets')).toBeGreaterThan(total('not_taken'));
    expect(total('at_large_released')).toBeGreaterThan(0);
  });

  it('agree on random scenarios in which jails and officers adapt', () => {
    fc.assert(
      fc.property(anyAdaptiveCase(), ({ world, scenario, seed, replication }) => {
        const slow = simulateReference(world, scenario, { seed, replication });
        expect(differences(simulateFast(world, scenario, seed, replication), slow)).toEqual([]);
      }),
      { numRuns: ALL ? 120 : 40 },
    );
  });

  it('agree on random scenarios in which jails differ', () => {
    fc.assert(
      fc.property(anyCaseOfPlaces(), ({ world, scenario, seed, replication, draw }) => {
        const luck = luckOf({ draw, replication });
        const slow = simulateReference(world, scenario, { seed, replication: luck, draw });
        expect(differences(simulateFast(world, scenario, seed, replication, scenario.report, draw), slow)).toEqual([]);
      }),
      { numRuns: ALL ? 160 : 54 },
    );
  });

  it('agree on the shipped tutorial, with real counties, rules and dates', () => {
    const world = loadWorld();
    const loaded = loadScenario('tutorial', world, { sets: ALL ? WHOLE : EIGHTH });
    if (!loaded.ok) throw new Error('the tutorial does not load');
    // The fit's medians are for both engines to read, not to find.
    const { scenario } = loaded.resolved;
    const order = { arms: [{ name: 'tutorial', scenario }], seed: 'agree', ...scenario.report, by: [], flips: false };
    const short = {
      ...orderAt(order, 1, world).arms[0].scenario,
      simulate: { from: '2013-06', to: '2016-03' },
      report: { from: '2013-10', to: '2016-03' },
    };
    const slow = simulateReference(world, short, { seed: 'agree', replication: 3 });
    expect(slow.episodes.size).toBeGreaterThan(5000);
    expect(differences(simulateFast(world, short, 'agree', 3), slow)).toEqual([]);
  });

  it('agree in a small country', () => {
    const world = smallWorld({ size: 2 });
    const whole = simulateFast(world, smallScenario(), 'agree', 1);
    for (const oneIn of [2, 5, 20]) {
      const slow = simulateReference(world, smallScenario(), { seed: 'agree', replication: 1, oneIn });
      const fast = simulateFast(world, smallScenario(), 'agree', 1, undefined, 1, oneIn);
      expect(differences(fast, slow)).toEqual([]);
      // Whoever is followed is followed in the whole; what comes after the first booking may hang on the hours of others.
      const first = [...fast.episodes.keys()].filter((id) => id.endsWith('#1'));
      expect(first.length).toBeGreaterThan(10);
      for (const id of first) expect(whole.episodes.has(id)).toBe(true);
    }
  });

  it('agree on random scenarios of small countries, jails and officers adapting or not', () => {
    fc.assert(
      fc.property(fc.oneof(anyCase(), anyAdaptiveCase()), fc.constantFrom(2, 3, 10), (any, oneIn) => {
        const { world, scenario, seed, replication } = any;
        const slow = simulateReference(world, scenario, { seed, replication, oneIn });
        const fast = simulateFast(world, scenario, seed, replication, scenario.report, 1, oneIn);
        expect(differences(fast, slow)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('agree where each office has factors of its own', () => {
    const spread = { by: 'office', log_sd: 1, assumed: 'for the test' };
    const over = (value: number) => ({ unit: 'hours', assumed: 'for the test', value, spread });
    const own = smallScenario({ 'at_large.hours_per_attempt': over(20), 'screening.hours_per_match': over(2) });
    const world = smallWorld({ size: 0.5 });
    const order = { arms: [{ name: 'a', scenario: own }], seed: 'own', ...own.report, by: [], flips: false };
    const [drawn, plain] = [{ ...order, draws: 1 }, order].map((one) => orderAt(one, 1, world).arms[0].scenario);
    const slow = simulateReference(world, drawn, { seed: 'agree', replication: 1 });
    expect(differences(simulateFast(world, drawn, 'agree', 1), slow)).toEqual([]);
    expect(differences(simulateFast(world, plain, 'agree', 1), slow)).not.toEqual([]);
  });

  it('would be told apart by a single changed count', () => {
    const [world, scenario] = [smallWorld({ size: 0.3 }), smallScenario()];
    const fast = simulateFast(world, scenario, 'agree', 1);
    fast.monthly[3][5] += 1;
    expect(differences(fast, simulateReference(world, scenario, { seed: 'agree', replication: 1 }))).toHaveLength(1);
  });
});
