/** The trace of the fast engine and the plain engine tell the same of everybody: each draw, threshold, count and cent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { anyCase, anyCaseOfPlaces } from './any-scenario.ts';
import { smallScenario, smallWorld } from './small.ts';
import { differingLives, toldByFast, toldByPlain } from './told.ts';

/** Decisions that are of no person, and the one by which nobody is anybody: of whom nothing is told. */
const OF_NO_PERSON = ['bookings', 'otherBookings', 'absconderArrest', 'otherAtLarge', 'otherArrests', 'adopts', 'limits', 'lifts', 'returns', 'placeComing', 'placeNotice', 'placeRecording', 'silent', 'followed']; // prettier-ignore

describe('what is told of people', () => {
  it('is the same by both engines for ten thousand people in random scenarios, and every decision is among it', () => {
    let people = 0;
    let waited = 0;
    const decisions = new Set<string>();
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(anyCase(), anyCaseOfPlaces()), ({ world, scenario, seed, replication }) => {
        const fast = toldByFast(world, scenario, seed, replication);
        expect(differingLives(fast, toldByPlain(world, scenario, seed, replication)).slice(0, 3)).toEqual([]);
        people += new Set([...fast.keys()].map((id) => id.slice(0, id.indexOf('#')))).size;
        for (const line of [...fast.values()].flat()) {
          const { what, decision, ahead = 0 } = JSON.parse(line) as { what: string; decision?: string; ahead?: number };
          kinds.add(what);
          if (decision !== undefined) decisions.add(decision);
          if (ahead > 0) waited += 1;
        }
      }),
      { numRuns: 40, seed: 20150702 },
    );
    expect(people).toBeGreaterThan(10_000);
    expect(waited).toBeGreaterThan(1000);
    expect([...decisions].toSorted()).toEqual(
      Object.keys(Decision)
        .filter((name) => !OF_NO_PERSON.includes(name))
        .toSorted(),
    );
    expect([...kinds].toSorted()).toEqual(['booked', 'chance', 'cost', 'count', 'draw', 'duration', 'level', 'line', 'lodged', 'moment', 'sentenced', 'served', 'tier', 'window']); // prettier-ignore
  });

  it('is the same of a person watched alone', () => {
    const [world, scenario] = [smallWorld(), smallScenario()];
    const all = toldByFast(world, scenario, 'alone', 2);
    const everybody = [...new Set([...all.keys()].map((id) => id.slice(0, id.indexOf('#'))))];
    for (const person of everybody.filter((_, i) => i % 300 === 0)) {
      const alone = toldByFast(world, scenario, 'alone', 2, (id) => id.startsWith(`${person}#`));
      const theirs = [...all].filter(([id]) => id.startsWith(`${person}#`));
      expect([...alone]).toEqual(theirs);
    }
  });

  it('would differ by a single threshold', () => {
    const [world, scenario] = [smallWorld({ size: 0.3 }), smallScenario()];
    const other = smallScenario({ 'recorder.refusal': 0.123 });
    expect(
      differingLives(toldByFast(world, other, 'a', 1), toldByPlain(world, scenario, 'a', 1)).length,
    ).toBeGreaterThan(0);
  });
});
