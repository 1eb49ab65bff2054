/**
 * Laws where queues bind, which hold on average and not for everybody: more hours or teams reach some and keep others waiting
 * behind them. Arms are paired by luck; each law is tested on the differences of 12 replications, one-sided, with R's
 * qt(1 - 1e-4, 11) = 5.5 standard errors: where a figure did not fall, the test would say so once in 10,000 times. The seed is
 * fixed. That the queues bind, so that the law says something, is tested with it: on average the figure does rise.
 */
import { describe, expect, it } from 'vitest';
import type { Counter } from '../../src/base/counters.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { dated, smallScenario, smallWorld, type Overrides } from '../reference/small.ts';
import { totalsOf } from './arms.ts';
import { meanOf } from './chances.ts';

const RUNS = 12;
const LIMIT = 5.5;
const world = smallWorld({ size: 2 });
type Totals = (counter: Counter) => number;

const transferred = (of: Totals): number => of('outcome_transferred');
const found = (of: Totals): number => of('at_large_released') + of('at_large_absconders');
const asked = (of: Totals): number => of('detainers') + of('notifications') + of('other_requests');
const neverTaken = (of: Totals): number => of('serious_never_taken');
const took = (of: Totals): number => of('outcome_transferred') + of('at_large_released');

/** Binding hours of both kinds, and teams that cannot look for everybody. */
const bound = (changes: Overrides = {}): Scenario =>
  smallScenario({ 'screening.hours_per_day': 6, 'pickup.hours_per_day': 4, ...changes });

/** The differences of a figure between each arm and the one before, in standard errors. */
function steps(arms: readonly Scenario[], figure: (of: Totals) => number): number[] {
  const runs = totalsOf(world, arms, 'hours and teams', RUNS);
  return arms.slice(1).map((_, i) => {
    const { mean, se } = meanOf(runs.map((byArm) => figure(byArm[i + 1]) - figure(byArm[i])));
    return mean / se;
  });
}

const freelyScreened = { 'screening.hours_per_day': 'unlimited', 'federal.programme': 'broad' };

const LAWS: [string, Overrides[], (of: Totals) => number][] = [
  ['more teams find more people', [1, 2, 4].map((teams) => ({ 'at_large.teams': teams })), found],
  ['shorter attempts find more people', [25, 15, 8].map((hours) => ({ 'at_large.hours_per_attempt': hours })), found],
  ['more teams leave fewer of the gravest never taken', [4, 1].map((teams) => ({ 'at_large.teams': teams })), neverTaken],
  ['more hours for pickups hand over more', [2, 4, 8].map((hours) => ({ 'pickup.hours_per_day': hours })), transferred],
  ['shorter pickups hand over more', [4, 2.3, 1].map((hours) => ({ 'pickup.hours_per_pickup': hours })), transferred],
  ['longer holds hand over more', [24, 48, 96].map((hours) => ({ ...freelyScreened, 'programmes.broad.forms.I-247.hold_hours': hours })), transferred],
  ['more hours for screening ask for more', [3, 6, 12].map((hours) => ({ 'screening.hours_per_day': hours })), asked],
  ['more hours for screening hand over more', [3, 6].map((hours) => ({ 'screening.hours_per_day': hours, 'pickup.hours_per_day': 8 })), transferred],
  ['jails that hold more often hand over more', [0.3, 0.6, 0.9].map((p) => ({ 'local.hold_willing': p })), transferred],
  ['more people sent by jails are taken by ICE in all', [1, 2].map((level) => ({ 'arrests.level': level })), took],
]; // prettier-ignore

describe('on average', () => {
  it.each(LAWS)('%s', (_, changes, figure) => {
    for (const step of steps(changes.map(bound), figure)) expect(step).toBeGreaterThan(LIMIT);
  });

  it('of more people a lower share is screened, and a lower share of those who are held or announced handed over', () => {
    const crowds = (changes: Overrides) => [1, 1.5, 2.5].map((level) => bound({ 'arrests.level': level, ...changes }));
    const screened = steps(crowds({}), (of) => of('encountered') / of('identified'));
    const waited = (of: Totals): number =>
      of('outcome_transferred') + of('outcome_missed') + of('outcome_not_collected');
    const unlimited = { 'screening.hours_per_day': 'unlimited' };
    const handed = steps(crowds(unlimited), (of) => of('outcome_transferred') / waited(of));
    for (const step of [...screened, ...handed]) expect(step).toBeLessThan(-LIMIT);
  });
});

describe('hours in an office', () => {
  it('are never used beyond what is given', () => {
    const arms = [2, 4, 8].map((hours) => bound({ 'pickup.hours_per_day': dated({ value: hours }) }));
    for (const byArm of totalsOf(world, arms, 'hours and teams', 3))
      for (const of of byArm) expect(of('pickup_minutes_used')).toBeLessThanOrEqual(of('pickup_minutes_given'));
  });
});
