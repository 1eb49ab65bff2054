import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEYS, orderKey, whoOf } from '../../src/base/order-key.ts';

const who = fc.tuple(
  fc.nat({ max: 1023 }),
  fc.nat({ max: 511 }),
  fc.integer({ min: 1, max: 131071 }),
  fc.integer({ min: 1, max: 255 }),
);

describe('the order key', () => {
  it('gives back what it was made of', () => {
    fc.assert(
      fc.property(who, ([place, firstMonth, serial, episode]) => {
        expect(whoOf(orderKey(place, firstMonth, serial, episode))).toEqual({ place, firstMonth, serial, episode });
      }),
    );
  });

  it('sorts by jurisdiction, first month, serial and episode', () => {
    const first = ([a, ...more]: readonly number[], [b, ...others]: readonly number[]): number =>
      a !== b || more.length === 0 ? a - b : first(more, others);
    fc.assert(
      fc.property(who, who, (a, b) => {
        expect(Math.sign(orderKey(...a) - orderKey(...b))).toBe(Math.sign(first(a, b)));
      }),
    );
  });

  it('leaves room for a conviction class and an outcome in a double', () => {
    const last = orderKey(1023, 511, 131071, 255);
    expect(last).toBe(KEYS - 1);
    expect(Number.isSafeInteger(last * 256 + 255)).toBe(true);
  });

  it.each([
    [1024, 0, 1, 1],
    [0, 512, 1, 1],
    [0, 0, 131072, 1],
    [0, 0, 1, 256],
  ])('refuses what would be mixed up with somebody else: %j', (...parts) => {
    expect(() => orderKey(...parts)).toThrow(RangeError);
  });
});
