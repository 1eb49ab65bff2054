/** Shares of what is simulated, held against a pair of scenarios whose answer can be worked out on paper. */
import { describe, expect, it } from 'vitest';
import { coalitions } from '../../../src/analysis/attribution/coalitions.ts';
import { Explanation } from '../../../src/analysis/attribution/explanation.ts';
import type { Explained } from '../../../src/analysis/attribution/document.ts';
import { METRICS } from '../../../src/analysis/metrics.ts';
import { countedFor, metricsOf } from '../../../src/analysis/period-metrics.ts';
import { replicate } from '../../../src/experiment/replicate.ts';
import { Study } from '../../../src/experiment/study.ts';
import { differences } from '../../../src/scenario/diff/diff.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { separate } from '../../../src/scenario/diff/separate.ts';
import { switchesOf } from '../../../src/scenario/diff/switches.ts';
import { type Overrides, smallScenario, smallWorld } from '../../reference/small.ts';

const world = smallWorld();
const IDS = ['requests', 'transferred', 'not_taken', 'not_taken_rate', 'cost_federal', 'cost_total', 'held_hours'];
const metrics = METRICS.filter(({ id }) => IDS.includes(id));

function explain(a: Scenario, b: Scenario, runs: readonly number[]) {
  const wanted = switchesOf(differences(a, b, world));
  const { switches, scenarios } = separate(wanted, [a, b], world, { coalitionsOf: coalitions });
  const arms = coalitions(switches.length).map((coalition) => ({
    name: `${coalition}`,
    scenario: scenarios.get(coalition)!,
  }));
  const counted = countedFor(IDS, a.places, a.report);
  const study = new Study({ arms, seed: 'explained', ...a.report, by: [], flips: false, ...counted }, world);
  const explanation = new Explanation(metrics, switches.length);
  for (const run of runs) {
    const simulated = replicate(study, run);
    explanation.add(
      null,
      arms.flatMap((_, arm) => metricsOf(metrics, simulated, arm)),
    );
  }
  return { found: explanation.metrics(switches.map(({ id }) => id)), ids: switches.map(({ id }) => id) };
}

/**
 * Everybody asked for is held if jails hold at all, and taken if ICE comes at all; nobody comes back, no hour is short.
 * ICE comes after a match, after an interview, or, of those with both, after either. With M people matched only, I
 * interviewed only and B both, f = M hm + I hi + B (hm + hi - hmi), where h, m and i are 1 where holding, coming after a
 * match and after an interview are switched on. The Shapley values are h: (M + I) / 2 + 2B / 3, m: M / 2 + B / 6,
 * i: I / 2 + B / 6; the interactions hm: M + B / 2, hi: I + B / 2, mi: -B / 2.
 */
const paper: Overrides = {
  'screening.hours_per_day': { unit: 'hours', assumed: 'for the test', value: 'unlimited' },
  'pickup.hours_per_day': { unit: 'hours', assumed: 'for the test', value: 'unlimited' },
  'at_large.teams': { unit: 'teams', assumed: 'for the test', value: 'unlimited' },
  'handover.without_request': 0,
  'local.policy': 'none',
  'state.law': 'none',
  'local.notice_willing': 0,
  'local.stay_factor_honored': 1,
  'local.stay_factor_other': 1,
  'pickup.travel': 0.1,
  'return.hazard': 0,
};
const off: Overrides = { ...paper, 'local.hold_willing': 0, 'pickup.come_match': 0, 'pickup.come_interview': 0 };
const on: Overrides = {
  ...paper,
  'local.hold_willing': 1,
  'pickup.come_match': 1,
  'pickup.come_interview': 1,
  'removal.detention_days': 60,
};

describe('an answer worked out on paper', () => {
  const { found, ids } = explain(smallScenario(off), smallScenario(on), [1, 2, 3]);
  const meanOf = (metric: string, i: number) => found[metric].shares[i].mean!;
  const pair = (a: number, b: number) =>
    found['transferred'].interactions.find(({ provisions }) => provisions[0] === ids[a] && provisions[1] === ids[b])!
      .mean!;

  it('knows the provisions', () => {
    expect(ids).toEqual(['local.hold_willing', 'pickup.come_match', 'pickup.come_interview', 'removal.detention_days']);
  });

  it('gives holding half of all transfers, or two thirds where either way of coming does, and these the rest', () => {
    const { difference, baseline, exact } = found['transferred'];
    expect(baseline.mean).toBe(0);
    expect(difference.mean).toBeGreaterThan(100);
    const both = -2 * pair(1, 2);
    expect(both).toBeGreaterThan(0);
    expect(meanOf('transferred', 0)).toBeCloseTo((difference.mean! - both) / 2 + (2 * both) / 3, 9);
    expect(meanOf('transferred', 1)).toBeCloseTo((pair(0, 1) - both / 2) / 2 + both / 6, 9);
    expect(meanOf('transferred', 2)).toBeCloseTo((pair(0, 2) - both / 2) / 2 + both / 6, 9);
    // The whole numbers are of 4! orders, and add up to as many times the difference.
    expect(exact).toMatchObject({ denominator: '24', per: 1 });
    const shares = exact!.shares.reduce((sum, share) => sum + BigInt(share), 0n);
    expect(shares).toBe(24n * BigInt(exact!.difference));
  });

  it('finds that only the meeting of holding and coming does anything', () => {
    const both = -2 * pair(1, 2);
    expect(pair(0, 1) + pair(0, 2)).toBeCloseTo(found['transferred'].difference.mean!, 9);
    expect(Math.min(pair(0, 1), pair(0, 2))).toBeGreaterThan(both / 2);
    expect([pair(0, 3), pair(1, 3), pair(2, 3)]).toEqual([0, 0, 0]);
  });

  it('gives nothing to what does nothing, though it changes costs', () => {
    expect(meanOf('transferred', 3)).toBe(0);
    expect(found['requests'].shares.map(({ mean }) => mean)).toEqual([0, 0, 0, 0]);
    expect(meanOf('cost_federal', 3)).toBeGreaterThan(0);
  });

  it('shows in the sequential view that order is everything', () => {
    const { difference, sequential } = found['transferred'];
    expect(sequential.forward[0].mean).toBe(0);
    expect(sequential.backward[0].mean).toBe(difference.mean);
  });
});

describe('shares of a pair with every mechanism at work', () => {
  const changes: Overrides = {
    'federal.programme': 'narrow',
    'local.hold_willing': 0.2,
    'pickup.level': 0.5,
    'recorder.custody': 0.1,
    cost_book: 'by_capacity',
  };
  const a = smallScenario();
  const b = smallScenario(changes);

  it('add up exactly in every replication: counts and cents as whole numbers, ratios to 1e-9', () => {
    for (const run of [1, 2]) {
      const { found } = explain(a, b, [run]);
      for (const { exact, difference, shares } of Object.values(found)) {
        if (exact) {
          const sum = exact.shares.reduce((total, share) => total + BigInt(share), 0n);
          expect(sum).toBe(BigInt(exact.denominator) * BigInt(exact.difference));
          expect(difference.mean).toBe(Number(exact.difference) / exact.per);
        }
        const total = shares.reduce((sum, { mean }) => sum + mean!, 0);
        expect(Math.abs(total - difference.mean!)).toBeLessThan(1e-9 * Math.max(1, Math.abs(difference.mean!)));
      }
    }
  });

  it('are sums over runs where runs are more', () => {
    const [one, two, both] = [[1], [2], [1, 2]].map((runs) => explain(a, b, runs).found['cost_total'].exact!);
    expect(both.shares.map(BigInt)).toEqual(one.shares.map((share, i) => BigInt(share) + BigInt(two.shares[i])));
    expect(BigInt(both.difference)).toBe(BigInt(one.difference) + BigInt(two.difference));
  });

  it('change sign when the scenarios change places', () => {
    const minus = (of: Explained) => of.shares.map(({ mean }) => 0 - mean!);
    const [there, back] = [explain(a, b, [1]).found, explain(b, a, [1]).found];
    for (const id of ['requests', 'transferred', 'cost_total']) {
      const shares = back[id].shares.map(({ mean }) => mean!);
      minus(there[id]).forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 6));
    }
  });
});
