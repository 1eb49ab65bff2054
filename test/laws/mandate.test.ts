/**
 * Law: a jail does whatever a law says it must, however unwilling it is, and one that is unwilling does nothing else. Laws that
 * compare arms would not notice a jail that ignores what it must do: under the stricter arm it ignores it, too.
 */
import { describe, expect, it } from 'vitest';
import { type Counter, COUNTER } from '../../src/base/counters.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { simulateFast } from '../reference/agree.ts';
import { certain } from '../reference/certain.ts';
import { simulateReference } from '../reference/engine.ts';
import { type Overrides, smallScenario, smallWorld } from '../reference/small.ts';

/** No federal prison, which no law of a state binds. */
const counties = smallWorld({ prisons: false });
const ENGINES: [string, (scenario: Scenario) => number[][]][] = [
  ['the fast engine', (scenario) => simulateFast(counties, scenario, 'mandate', 1).monthly],
  [
    'the plain engine',
    (scenario) => simulateReference(counties, scenario, { seed: 'mandate', replication: 1 }).monthly,
  ],
];

/** ICE asks for everybody in time and every stay ends within the run, in jails that do nothing of their own accord. */
const unwilling = (law: string, changes: Overrides): Scenario =>
  certain({
    'state.law': law,
    'local.hold_willing': 0,
    'local.notice_willing': 0,
    'local.notice_reaches': 1,
    'local.notice_lead': 8,
    'stay.log_sd': 0,
    activation: [{ value: true }, { from: '2010-12', value: false }],
    ...changes,
  });

const { forms } = smallScenario().programmes.narrow;
const NOTIFICATION: Overrides = {
  'programmes.broad.detainer_form': 'I-247N',
  'programmes.broad.forms': forms,
  'programmes.broad.tiers': [{ id: 'all', when: 'always', form: 'I-247N', come_factor: 1 }],
};

describe.each(ENGINES)('in %s', (_, simulate) => {
  const totalsOf = (scenario: Scenario) => {
    const monthly = simulate(scenario);
    return (counter: Counter) => monthly.reduce((sum, counts) => sum + counts[COUNTER[counter]], 0);
  };

  it.each<[string, Counter, Overrides]>([
    ['holds', 'detainers', {}],
    ['announces', 'notifications', NOTIFICATION],
  ])('a jail that is unwilling %s everybody whom a law says it must, and nobody else', (__, form, changes) => {
    const bound = totalsOf(unwilling('mandate', changes));
    const free = totalsOf(unwilling('none', changes));
    const asked = bound(form);
    expect(asked).toBeGreaterThan(100);
    expect([bound('honored'), bound('outcome_transferred')]).toEqual([asked, asked]);
    expect([free(form), free('declined_requests'), free('outcome_transferred')]).toEqual([asked, asked, 0]);
  });
});
