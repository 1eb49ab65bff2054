/** The section `seriousness`: what it may say, and how two scenarios differ in it. */
import { describe, expect, it } from 'vitest';
import { differences, departure } from '../../src/scenario/diff/diff.ts';
import { monthStart, parseMonth } from '../../src/base/calendar.ts';
import { smallScenario, smallSentences, smallSeriousness, smallWorld } from '../reference/small.ts';
import { child, resolved, told } from './fixtures/load.ts';

const WEIGHTS = 'none: 0, misdemeanor: 0.2, felony: 0.5, serious_felony: 1, violent: 1';
const section = (weights: string, come = '3'): string =>
  `seriousness: { weights: { unit: w, weights: { ${weights} }, centre: 0.25, assumed: x }, ${['come', 'hold', 'notice']
    .map((step) => `${step}: { unit: odds, value: ${step === 'come' ? come : 1}, assumed: x }`)
    .join(', ')} }`;

describe('seriousness', () => {
  it('is part of a scenario that states it, and of no other', () => {
    const { scenario } = resolved(child(section(`${WEIGHTS}, security: 1`)));
    expect(scenario.seriousness?.come.value).toBe(3);
    expect(resolved(child('')).scenario).not.toHaveProperty('seriousness');
  });

  it('needs a weight for each class, and odds above zero', () => {
    expect(told(child(section(WEIGHTS, '0')))).toEqual([
      expect.stringMatching(/seriousness\.weights\.weights.*security/),
      expect.stringMatching(/seriousness\.come\.value: .*0\.01/),
    ]);
  });

  it('is one difference, from the first day, where only one scenario has it, and step by step where both have', () => {
    const world = smallWorld();
    const off = smallScenario();
    const on = { ...off, seriousness: smallSeriousness({ come: 4 }) };
    const [there, ...more] = differences(off, on, world);
    expect(more).toEqual([]);
    expect(there.text).toBe(
      "Coming, holding and notice depend on a person's worst conviction (was: they are the same for every conviction).",
    );
    expect(there.details).toContain(
      'the odds that ICE comes are four times as good for the gravest convictions as for none; assumed: made up for tests',
    );
    const sent = { ...off, prison_sentences: smallSentences(0.2) };
    expect(differences(sent, off, world).map(({ text }) => text)).toEqual([
      'Nobody is sent from jail to prison (was: some people booked in jails are sent to prison, and handed over from there).',
    ]);
    expect(differences(off, sent, world)[0].details).toContain(
      "people sent from jails are at most 100% of a prison's admissions; assumed: made up for tests",
    );
    expect(departure(off, on, world)).toBe(monthStart(parseMonth(off.simulate.from)));
    const [step] = differences(on, { ...off, seriousness: smallSeriousness({ come: 2 }) }, world);
    expect(step.text).toBe(
      'At all times, the odds that ICE comes are twice as good for the gravest convictions as for none, instead of four times as good.',
    );
  });
});
