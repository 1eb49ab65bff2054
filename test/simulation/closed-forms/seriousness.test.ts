/** Coming, holding and notice by class of conviction, by the formula. */
import { describe, expect, it } from 'vitest';
import { type Counter, COUNTER } from '../../../src/base/counters.ts';
import { CLASSES } from '../../../src/base/vocabulary.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { certain } from '../../reference/certain.ts';
import { smallScenario, smallSeriousness } from '../../reference/small.ts';
import { deviations, simulate } from './worlds.ts';

const RATIO = 4;
/** The chance of a class when `p` is that of people of the centre. */
function chanceOf(name: (typeof CLASSES)[number], p: number): number {
  const { weights, centre } = smallSeriousness().weights;
  const odds = ((p / (1 - p)) * (1 + (RATIO - 1) * weights[name])) / (1 + (RATIO - 1) * centre);
  return odds / (1 + odds);
}

/** By class: how many of those with one of some counters had the first of them. */
function shares(scenario: Scenario, success: Counter, ...others: Counter[]) {
  const { byClass } = simulate(scenario);
  return CLASSES.map((name, code) => {
    const of = (counter: Counter): number => byClass[code][COUNTER[counter]];
    return { name, some: of(success), all: others.reduce((sum, other) => sum + of(other), of(success)) };
  });
}

function expectByFormula(found: ReturnType<typeof shares>, chance: (name: (typeof CLASSES)[number]) => number): void {
  for (const { name, some, all } of found) expect(deviations(some, all, chance(name)), name).toBeLessThan(4);
  // Otherwise nothing would be shown of the gravest.
  expect(found[CLASSES.indexOf('violent')].all).toBeGreaterThan(100);
}

const NOTICE = {
  'programmes.broad.detainer_form': 'I-247N',
  'programmes.broad.forms': smallScenario().programmes.narrow.forms,
  'programmes.broad.tiers': [{ id: 'all', when: 'always', form: 'I-247N', come_factor: 1 }],
  'at_large.teams': 0,
};

describe('odds by class of conviction', () => {
  it('multiply those of coming', () => {
    const scenario = { ...certain({ 'pickup.come_match': 0.6, 'at_large.teams': 0 }), seriousness: smallSeriousness({ come: RATIO }) }; // prettier-ignore
    expectByFormula(shares(scenario, 'outcome_transferred', 'outcome_not_collected'), (name) => chanceOf(name, 0.6));
  });

  it('multiply those of a hold where a jail may, and nothing where it must not', () => {
    const changes = { 'local.hold_willing': 0.7, 'at_large.teams': 0 };
    const seriousness = smallSeriousness({ hold: RATIO });
    expectByFormula(shares({ ...certain(changes), seriousness }, 'honored', 'declined_requests'), (name) =>
      chanceOf(name, 0.7),
    );
    const barred = shares({ ...certain({ ...changes, 'local.policy': 'closed' }), seriousness }, 'honored');
    const open = barred.reduce((sum, { some }) => sum + some, 0);
    const everywhere = shares({ ...certain(changes), seriousness }, 'honored').reduce((sum, { some }) => sum + some, 0);
    expect(open).toBeLessThan(everywhere / 2);
  });

  it('multiply those that a jail gives notice, and that it reaches ICE', () => {
    const scenario = {
      ...certain({ ...NOTICE, 'local.notice_willing': 0.8, 'local.notice_reaches': 0.5 }),
      seriousness: smallSeriousness({ notice: RATIO }),
    };
    const given = shares(scenario, 'notices', 'outcome_released_unannounced', 'outcome_declined');
    expectByFormula(given, (name) => chanceOf(name, 0.8) * chanceOf(name, 0.5));
  });

  it('change nothing at a ratio of 1', () => {
    const scenario = smallScenario();
    expect(simulate({ ...scenario, seriousness: smallSeriousness() })).toEqual(simulate(scenario));
  });
});
