/** The section `asking`: where it may stand, and how two scenarios differ in it. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { departure, differences } from '../../src/scenario/diff/diff.ts';
import { mix } from '../../src/scenario/diff/mix.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { switchesOf } from '../../src/scenario/diff/switches.ts';
import { parameterInWords } from '../../src/scenario/words/parameters.ts';
import { dated, smallAsking, smallScenario, smallWorld } from '../reference/small.ts';
import { child, resolved, told } from './fixtures/load.ts';

const one = (name: string, value: number): string => `${name}: { unit: u, value: ${value}, assumed: x }`;
const world = smallWorld();
const never = smallScenario();
const later = smallScenario({ asking: smallAsking(dated({ value: 0 }, { from: '2011-01-12', value: 0.25 })) });

describe('asking less', () => {
  it('stands beside policies that are given by date', () => {
    const section = (months: number) => `asking: { ${one('months', months)}, ${one('discouragement', 0.25)} }`;
    expect(resolved(child(section(3))).scenario.asking?.discouragement.value).toBe(0.25);
    expect(told(child(section(0)))).toEqual([
      expect.stringMatching(/asking\.months\.value: must be between 1 and 60, got 0/),
    ]);
  });

  it('is one difference from the day on which officers mind, where one scenario says nothing of it', () => {
    const [there, ...more] = differences(never, later, world);
    expect([there.paths, there.from, more]).toEqual([['asking'], '2011-01-12', []]);
    expect(there.text).toMatch(/officers give up 25% of the requests to a jail that declines all, instead of 0%/);
    const [back] = differences(later, never, world);
    expect(back.source).toMatch(/left out: officers ask every jail alike/);
    expect([departure(never, later, world), departure(later, never, world)]).toEqual(
      Array(2).fill(parseDay('2011-01-12')),
    );
  });

  it('is switched on and off whole', () => {
    const [{ paths }] = switchesOf(differences(never, later, world));
    const on = mix(never, later, new Set(paths), world) as { scenario: Scenario };
    const off = mix(later, never, new Set(paths), world) as { scenario: Scenario };
    expect([on.scenario.asking, off.scenario.asking]).toEqual([later.asking, undefined]);
  });

  it('has words for its parameters', () => {
    for (const path of ['asking.months', 'asking.discouragement']) expect(parameterInWords(path)).not.toBe(path);
  });
});
