/** Jails whose own officers act for ICE: whom they meet, how soon, and how many need no form. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { certain } from '../../reference/certain.ts';
import { smallWorld } from '../../reference/small.ts';
import { deviations, simulate, total } from './worlds.ts';

const assumed = 'for the test';
type Section = NonNullable<Scenario['agreements_287g']>;
const agreements = (
  { active = true, interview = 1, delay = 0, without_form = 0 }: { [Key in keyof Section]?: boolean | number },
  changes: object = {},
): Scenario =>
  certain({
    activation: false,
    'people.tells_interviewer': 1,
    'identification.interview_coverage': 0,
    'screening.hours_per_day': 0,
    'stay.median': 50,
    'stay.log_sd': 0,
    'stay.charge_factor': { unit: 'factor', assumed, factors: {} },
    'at_large.teams': 0,
    agreements_287g: Object.fromEntries(
      Object.entries({ active, interview, delay, without_form }).map(([key, value]) => [key, { unit: 'u', assumed, value }]), // prettier-ignore
    ),
    ...changes,
  });

describe('an officer of the jail', () => {
  it('meets as many as the chance says, of those who are not released before', () => {
    const everybody = total(simulate(agreements({})), 'interviewed');
    expect(everybody).toBeGreaterThan(5000);
    const result = simulate(agreements({ interview: 0.6, delay: 40 }));
    const met = total(result, 'interviewed');
    expect(deviations(met, everybody, 0.6 * (1 - Math.exp(-50 / 40)))).toBeLessThan(4);
    expect(total(result, 'encountered')).toBe(met);
    // Eight in ten people of the small world are removable.
    expect(deviations(total(result, 'identified_287g'), met, 0.8)).toBeLessThan(4);
  });

  it('needs none of the hours of ICE, without which nobody else is processed', () => {
    const result = simulate(agreements({}));
    expect(total(result, 'screening_minutes_used')).toBe(0);
    expect(total(result, 'cost_screening_federal')).toBe(0);
    expect(total(result, 'outcome_transferred') + total(result, 'outcome_pending')).toBe(total(result, 'identified'));
    const elsewhere = simulate(agreements({ active: false }, { 'identification.interview_coverage': 1 }));
    expect(total(elsewhere, 'identified')).toBeGreaterThan(3000);
    expect(total(elsewhere, 'encountered')).toBe(0);
  });

  it('processes whom fingerprints match, too, though later', () => {
    const shared = { activation: true, 'people.on_record': 1 };
    const result = simulate(agreements({ delay: 5 }, shared));
    expect(total(result, 'matched')).toBe(total(result, 'identified'));
    expect(total(result, 'encountered')).toBe(total(result, 'interviewed'));
    expect(total(result, 'interviewed')).toBeLessThan(total(result, 'matched'));
  });

  it('hands over without a form as often as the chance says, at the release', () => {
    const result = simulate(agreements({ without_form: 0.3 }));
    const [without, on] = [total(result, 'transferred_without_request'), total(result, 'transferred_on_request')];
    expect(deviations(without, without + on, 0.3)).toBeLessThan(4);
    expect(total(result, 'hold_minutes')).toBe(0);
  });

  it('meets nobody where the law shuts ICE out, nor in a prison', () => {
    expect(total(simulate(agreements({}, { 'state.law': 'closed' })), 'identified')).toBe(0);
    const prison = { places: { kind: ['state_prison', 'federal_prison'] }, capacity: 'own' };
    expect(total(simulate(agreements({}, prison), smallWorld()), 'identified')).toBe(0);
  });

  it('is nobody where no place has an agreement', () => {
    const { agreements_287g: _, ...without } = agreements({ active: false });
    expect(simulate(agreements({ active: false })).monthly).toEqual(simulate(without as Scenario).monthly);
  });
});
