/** The section `place_effects`: what it may say, how two scenarios differ in it, and what a life tells of it. */
import { describe, expect, it } from 'vitest';
import { RulesHere } from '../../src/analysis/trace/rules.ts';
import { parseDay } from '../../src/base/calendar.ts';
import { differences } from '../../src/scenario/diff/diff.ts';
import { mix } from '../../src/scenario/diff/mix.ts';
import { compileModels } from '../../src/simulation/compile/model.ts';
import { dated, recordedWorld, smallScenario } from '../reference/small.ts';
import { child, resolved, told } from './fixtures/load.ts';

const sd = (value: number) => ({ unit: 'sd of log odds', assumed: 'made up for tests', value });
const world = recordedWorld();
const plain = smallScenario();
const differing = {
  ...smallScenario(),
  place_effects: {
    coming: { place_sd: sd(0.7) },
    recording: { silent: dated({ value: 0 }, { from: '2011-02-01', value: 1 }) },
  },
};

describe('place effects', () => {
  it('may state any of their spreads', () => {
    const one = 'place_effects: { coming: { place_sd: { unit: sd, value: 1.2, assumed: x } } }';
    expect(resolved(child(one)).scenario.place_effects?.coming?.place_sd?.value).toBe(1.2);
    expect(told(child(one.replace('1.2', '-1')))).toEqual([expect.stringMatching(/place_sd\.value: must be/)]);
  });

  it('on notice need the chance that they move', () => {
    const notice = 'place_effects: { notice: { place_sd: { unit: sd, value: 1, assumed: x } } }';
    expect(told(child(notice))).toEqual([
      expect.stringMatching(/place_effects\.notice: moves local\.notice_limited, which is not stated/),
    ]);
    expect(told(child(`${notice}\nlocal: { notice_limited: { unit: p, value: 0.4, assumed: x } }`))).toEqual([]);
  });

  it('are told and taken one by one where only one scenario has them', () => {
    const found = differences(plain, differing, world);
    expect(found.map(({ id, text }) => [id, text])).toEqual([
      ['place_effects.coming.place_sd', 'The odds that ICE comes, by jail, differ: two thirds lie within a factor of 2, of which nothing was stated.'],
      ['place_effects.recording.silent', '0% of jails record no refusal at all, 100% from 1 February 2011, of which nothing was stated.'],
    ]); // prettier-ignore
    const taken = mix(plain, differing, new Set(['place_effects.coming.place_sd']), world);
    expect('scenario' in taken && taken.scenario.place_effects).toEqual({ coming: { place_sd: sd(0.7) } });
    const left = mix(differing, plain, new Set(['place_effects.coming.place_sd']), world);
    expect('scenario' in left && left.scenario.place_effects?.coming).toEqual({});
  });

  it('are told beside the draws that they move', () => {
    const [model] = compileModels([differing], world);
    const jail = world.jurisdictions.find(({ code }) => code === '01001')!;
    const here = new RulesHere(differing, world, jail, model.effects);
    const who = { matched: true, interviewed: false, byJail: false, tier: undefined };
    const texts = (decision: 'come' | 'recordRefusal', day: string) =>
      here.ofDecision(decision, parseDay(day), who).map(({ text }) => text);
    // The record has it at -1.2 with an error of 0.1.
    expect(texts('come', '2011-01-01').at(-1)).toMatch(/^the odds here are about 0\.\d+ times as high as in the middle jail$/); // prettier-ignore
    expect(texts('recordRefusal', '2011-01-01')).toHaveLength(1);
    expect(texts('recordRefusal', '2011-03-01').at(-1)).toBe('this jail records no refusal');
  });
});
