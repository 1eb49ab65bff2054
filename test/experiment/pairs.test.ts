/** Episodes of two arms are paired by their keys, whatever the order in which each arm booked them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KEYS } from '../../src/base/order-key.ts';
import { Baseline, FLIP_OUTCOMES } from '../../src/experiment/flips.ts';
import { KeyTable } from '../../src/experiment/key-table.ts';
import { Records } from '../../src/simulation/store/records.ts';

const NOT_IDENTIFIED = FLIP_OUTCOMES.indexOf('not_identified');
const ABSENT = FLIP_OUTCOMES.indexOf('absent');
/** Half of them close to each other, so that arms meet. */
const key = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: KEYS - 1 }));
const arm = fc.uniqueArray(fc.tuple(key, fc.integer({ min: 0, max: NOT_IDENTIFIED }), fc.integer({ min: 0, max: 5 })), {
  selector: ([of]) => of,
  maxLength: 60,
});

function recordsOf(episodes: readonly (readonly [key: number, outcome: number, conviction: number])[]): Records {
  const records = new Records();
  for (const [of, outcome, conviction] of episodes) records.open(of, outcome, conviction);
  return records;
}

it('tells each episode once, with its outcome in both arms, where one of them identified it', () => {
  fc.assert(
    fc.property(arm, arm, (before, after) => {
      const told: [number, number, number][] = [];
      new Baseline(recordsOf(before)).eachPair(recordsOf(after), (of, _, from, to) => told.push([of, from, to]));
      const [was, is] = [before, after].map((episodes) => new Map(episodes.map(([of, outcome]) => [of, outcome])));
      const expected = [...new Set([...was.keys(), ...is.keys()])]
        .map((of): [number, number, number] => [of, was.get(of) ?? ABSENT, is.get(of) ?? ABSENT])
        .filter(([, from, to]) => from < NOT_IDENTIFIED || to < NOT_IDENTIFIED);
      const inOrder = (pairs: [number, number, number][]) => pairs.toSorted(([a], [b]) => a - b);
      expect(inOrder(told)).toEqual(inOrder(expected));
    }),
  );
});

it('finds every key at its place, whatever the guess, and none that is not there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 60 }), fc.integer({ min: 0, max: 70 }), key, (keys, guess, other) => {
      const table = new KeyTable(Float64Array.from(keys));
      keys.forEach((of, i) => expect(table.find(of, guess)).toBe(i));
      expect(table.find(other, guess)).toBe(keys.indexOf(other));
    }),
  );
});
