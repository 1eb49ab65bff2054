/** Everything told of an episode stands in the step in which it happens, and steps follow one another in time. */
import { describe, expect, it } from 'vitest';
import type { Step as StepName } from '../../../src/base/vocabulary.ts';
import type { TracedEpisode } from '../../../src/analysis/trace/document.ts';
import { lifeOf } from '../../../src/analysis/trace/life.ts';
import { RulesHere } from '../../../src/analysis/trace/rules.ts';
import { Study } from '../../../src/experiment/study.ts';
import { watchOffice } from '../../../src/experiment/trace.ts';
import { parseDay } from '../../../src/base/calendar.ts';
import type { Told } from '../../../src/simulation/engine/trace.ts';
import { smallAdaptation, smallAgreements, smallAsking, smallScenario, smallWorld } from '../../reference/small.ts';

function everybody(scenario = smallScenario()): TracedEpisode[] {
  const world = smallWorld();
  const study = new Study({ arms: [{ name: 'a', scenario }], seed: 'steps', ...scenario.report, by: [], flips: false }, world); // prettier-ignore
  const [model] = study.models();
  return study.offices.flatMap((office) => {
    const people = new Map<string, { place: number; told: Map<number, Told[]> }>();
    watchOffice(
      study,
      office,
      model,
      { draw: 1, replication: 1 },
      {
        watches: () => true,
        tell: ({ place, firstMonth, serial, episode }, item) => {
          const name = [place, firstMonth, serial].join();
          const person = people.get(name) ?? { place, told: new Map<number, Told[]>() };
          people.set(name, person);
          person.told.set(episode, [...(person.told.get(episode) ?? []), item]);
        },
      },
    );
    const rules = office.places.jurisdictions.map((jail) => new RulesHere(model.scenario, world, jail));
    return [...people.values()].flatMap(({ place, told }) => lifeOf(told, { rules: rules[place], nameOf: () => '' }));
  });
}

const all = everybody();
const steps = all.flatMap((episode) => episode.steps);
/** The letters of the steps of an episode, for a look at their order. */
const LETTERS: Readonly<Record<StepName, string>> = {
  booking: 'b',
  identification: 'i',
  screening: 's',
  decision: 'd',
  request: 'r',
  sentence: 'S',
  answer: 'a',
  coming: 'c',
  pickup: 'p',
  end: 'E',
  custody: 'C',
  search: '?',
  arrest: 'A',
};

describe('the steps of an episode', () => {
  it('come in the order of the model', () => {
    const orders = new Set(all.map((episode) => episode.steps.map(({ step }) => LETTERS[step]).join('')));
    for (const order of orders) expect(order).toMatch(/^bi?s?d?r?a{0,2}c?p?E?C?\?*(?:AC)?$/);
    // Handed over after a wait, declined at the release, found at large.
    for (const order of ['bisdracpEC', 'bisdraE']) expect([...orders]).toContain(order);
    expect([...orders].some((order) => order.endsWith('?AC'))).toBe(true);
  });

  it('are dated, none before the one before', () => {
    for (const { steps: own } of all) {
      own.forEach(({ at, step }, i) => {
        expect(at).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d$/);
        const before = own[i - 1]?.at ?? at;
        expect([step, at < before]).toEqual([step, false]);
      });
    }
  });

  it('hold what belongs to them', () => {
    const where = (found: (step: (typeof steps)[number]) => boolean): string[] => [
      ...new Set(steps.filter(found).map(({ step }) => step)),
    ];
    const counts = (name: string) => where((step) => step.counts.some(({ counter }) => counter === name));
    const costs = (basis: string) => where((step) => step.costs.some(({ per }) => per === basis));
    expect(counts('encountered')).toEqual(['screening']);
    expect(counts('detainers')).toEqual(['request']);
    expect(counts('honored')).toEqual(['answer']);
    expect(counts('recorded_refusals')).toEqual(['answer']);
    expect(counts('transferred_on_request')).toEqual(['end']);
    expect(counts('outcome_at_large')).toEqual(['arrest']);
    expect(counts('at_large_targets')).toEqual(['end']);
    expect(counts('removed')).toEqual(['custody']);
    expect(costs('screening_hour')).toEqual(['screening']);
    expect(costs('hold_hour')).toEqual(['end']);
    expect(costs('pickup_hour')).toEqual(['pickup']);
    expect(costs('detention_day')).toEqual(['custody']);
    expect(costs('extra_jail_day').toSorted()).toEqual(['answer', 'end']);
  });

  it('say in words what their counts say', () => {
    const said = (counter: string, words: RegExp): void => {
      const those = steps.filter(({ counts }) => counts.some((count) => count.counter === counter && count.amount > 0));
      expect([counter, those.length]).not.toEqual([counter, 0]);
      for (const { text } of those) expect(text).toMatch(words);
    };
    said('rearrests', /^booked again on a charge of /);
    said('matched', /the fingerprints match/);
    said('notifications', /^a notification /);
    said('outcome_too_late', /^released before the request was lodged$/);
    said('notices', /^the jail gives notice of the release/);
    said('outcome_transferred', /^handed over to ICE/);
    said('transferred_without_request', /^handed over to ICE without a form$/);
    said('outcome_missed', /the officer came too late$/);
    said('outcome_declined', /the jail had declined$/);
    said('outcome_pending', /still in custody/);
    said('at_large_released', /^arrested at large$/);
    said('pending_removal', /goes on beyond the run$/);
    for (const { text } of steps) expect(text).not.toMatch(/undefined|NaN|null/);
  });

  it('name every factor of the chance that an officer asks', () => {
    const asked = steps.flatMap(({ draws }) => draws.filter(({ decision }) => decision === 'requestShare'));
    let checked = 0;
    for (const { threshold, rules } of asked) {
      const [level, effort, tier] = rules.map(({ text }) => text);
      const factors = [level, effort].map((text) => timesIn(text));
      const told = /in (?:([\d.]+)%|every) (?:of )?cases?/.exec(tier);
      // A tier that states no share is asked for always.
      const share = told ? Number(told[1] ?? 100) / 100 : tier.includes(' of cases') ? Number.NaN : 1;
      if (Number.isNaN(share)) continue;
      checked += 1;
      expect(Math.min(1, factors[0] * factors[1] * share)).toBeCloseTo(threshold ?? -1, 3);
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('give their officer-hours and every rule a text and a source', () => {
    const screened = steps.filter(({ step, hours }) => step === 'screening' && hours > 0);
    expect(screened.length).toBeGreaterThan(100);
    const rules = steps.flatMap(({ draws, allowed }) => [...draws, ...allowed].flatMap((item) => item.rules));
    for (const { text, source } of rules) {
      expect(text).not.toMatch(/undefined|not stated/);
      expect(source).not.toBe('');
    }
  });
});

/** The number in "just as many", "twice as many", "0.83 times as many". */
function timesIn(text: string): number {
  const [, word] = /(\S+)(?: times)? as many/.exec(text) ?? [];
  return { just: 1, half: 0.5, twice: 2 }[word] ?? Number(word);
}

it('a jail that adapts is told by what it took, not by what the scenario dates', () => {
  const world = smallWorld();
  const jail = world.jurisdictions.find(({ kind, groups }) => kind === 'county' && !groups.includes('unified'))!;
  const scenario = smallScenario();
  const sources = (adapting: boolean) => {
    const here = new RulesHere(
      adapting ? { ...scenario, adaptation: smallAdaptation(), asking: smallAsking() } : scenario,
      world,
      jail,
    );
    const day = parseDay('2011-03-01');
    return [
      ...here.ofAct('hold', day),
      ...here.ofDecision('requestShare', day, { matched: true, interviewed: false, byJail: false, tier: undefined }),
    ].map(({ path }) => path);
  };
  expect(sources(false)).toEqual(['state.law', 'local.policy', 'federal.request_level', 'federal.office_effort']);
  expect(sources(true)).toEqual(['state.law', 'adaptation', 'federal.request_level', 'federal.office_effort', 'asking.discouragement']); // prettier-ignore
});

describe('a jail whose officers act for ICE', () => {
  const there = everybody(smallScenario({ agreements_287g: smallAgreements() })).map((episode) => episode.steps);
  const byJail = there.filter((own) => own.some(({ text }) => text.includes('under a 287(g) agreement')));
  const of = (own: TracedEpisode['steps'], name: StepName) => own.find(({ step }) => step === name);

  it("interviews and processes people, at the minute of the interview and with none of ICE's time", () => {
    expect(byJail.length).toBeGreaterThan(100);
    for (const own of byJail) {
      expect(of(own, 'screening')).toMatchObject({ text: expect.stringMatching(/^processed by the officer of the jail/), hours: 0, lines: [], costs: [] }); // prettier-ignore
      const drawn = of(own, 'identification')?.draws.find(({ decision }) => decision === 'jailInterview');
      expect(drawn?.rules.map(({ path }) => path)).toEqual(['agreements_287g.active', 'agreements_287g.interview']);
    }
    expect(there.flat().filter(({ text }) => text === 'an interview in jail tells ICE of the person').length).toBeGreaterThan(50); // prettier-ignore
  });

  it('names the chance by which no form is needed: that of the agreement while it holds, else that of anybody', () => {
    const paths = (lives: typeof there) =>
      new Set(lives.flat().flatMap(({ draws }) => draws.filter(({ decision }) => decision === 'withoutRequest').flatMap(({ rules }) => rules.map(({ path }) => path)))); // prettier-ignore
    expect(paths(byJail)).toContain('agreements_287g.without_form');
    expect([...paths(there.filter((own) => !byJail.includes(own)))]).toEqual(['handover.without_request']);
    for (const { draws } of byJail.flat())
      for (const { decision, rules, threshold } of draws)
        if (decision === 'withoutRequest')
          expect([threshold, rules[0].path]).toEqual(rules[0].path === 'handover.without_request' ? [expect.closeTo(0.05, 6), rules[0].path] : [0.5, rules[0].path]); // prettier-ignore
  });
});
