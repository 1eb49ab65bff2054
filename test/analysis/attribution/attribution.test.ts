import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Outcome, has, sizeOf } from '../../../src/analysis/attribution/coalitions.ts';
import { factorial, toNumbers } from '../../../src/analysis/attribution/fractions.ts';
import { interactions } from '../../../src/analysis/attribution/interactions.ts';
import { roundedShares } from '../../../src/analysis/attribution/rounding.ts';
import { path, sequential } from '../../../src/analysis/attribution/sequential.ts';
import { shapley, shapleyOfRatios } from '../../../src/analysis/attribution/shapley.ts';

type Game = { k: number; values: number[]; outcome: Outcome };

const asGame = (k: number, values: number[]): Game => ({ k, values, outcome: (coalition) => values[coalition] });

/** Any whole outcomes of up to six provisions, as large as national costs in cents. */
const games = fc
  .integer({ min: 1, max: 6 })
  .chain((k) =>
    fc
      .array(fc.integer({ min: -1e13, max: 1e13 }), { minLength: 2 ** k, maxLength: 2 ** k })
      .map((values) => asGame(k, values)),
  );

const orders = (k: number): number[][] =>
  k === 0
    ? [[]]
    : orders(k - 1).flatMap((order) => Array.from({ length: k }, (_, place) => order.toSpliced(place, 0, k - 1)));

describe('Shapley values', () => {
  it('are the mean over all orders of switching, exactly', () => {
    fc.assert(
      fc.property(games, ({ k, outcome }) => {
        const sums = new Array<bigint>(k).fill(0n);
        for (const order of orders(k))
          sequential(order, outcome).forEach((share, provision) => (sums[provision] += BigInt(share)));
        expect(shapley(k, outcome)).toEqual({ denominator: factorial(k), numerators: sums });
      }),
      { numRuns: 40 },
    );
  });

  it('add up to the difference to the last unit (efficiency)', () => {
    fc.assert(
      fc.property(games, ({ k, values, outcome }) => {
        const { numerators, denominator } = shapley(k, outcome);
        const difference = BigInt(values[2 ** k - 1]) - BigInt(values[0]);
        expect(numerators.reduce((sum, share) => sum + share, 0n)).toBe(difference * denominator);
      }),
    );
  });

  it('give nothing to a provision that changes nothing (null player)', () => {
    fc.assert(
      fc.property(games, fc.nat(), ({ k, outcome }, pick) => {
        const idle = pick % k;
        const blind: Outcome = (coalition) => outcome(coalition & ~(1 << idle));
        expect(shapley(k, blind).numerators[idle]).toBe(0n);
      }),
    );
  });

  it('give the same to provisions that do the same (symmetry), whatever their numbers', () => {
    fc.assert(
      fc.property(games, fc.nat(), fc.nat(), ({ k, outcome }, i, j) => {
        const [a, b] = [i % k, j % k];
        const swap = (coalition: number) =>
          has(coalition, a) === has(coalition, b) ? coalition : coalition ^ (1 << a) ^ (1 << b);
        const alike: Outcome = (coalition) => Math.min(outcome(coalition), outcome(swap(coalition)));
        const { numerators } = shapley(k, alike);
        expect(numerators[a]).toBe(numerators[b]);
        const renamed = shapley(k, (coalition) => outcome(swap(coalition))).numerators;
        expect(renamed[a]).toBe(shapley(k, outcome).numerators[b]);
      }),
    );
  });

  it('of a sum are the sums of the shares (linearity)', () => {
    fc.assert(
      fc.property(games, fc.integer({ min: -100, max: 100 }), ({ k, outcome }, factor) => {
        const other: Outcome = (coalition) => (coalition * 7919) % 1000;
        const both = shapley(k, (coalition) => factor * outcome(coalition) + other(coalition)).numerators;
        const [one, two] = [shapley(k, outcome).numerators, shapley(k, other).numerators];
        expect(both).toEqual(one.map((share, i) => BigInt(factor) * share + two[i]));
      }),
    );
  });

  it('of ratios agree, and add up to 1e-9', () => {
    fc.assert(
      fc.property(games, ({ k, values, outcome }) => {
        const ratio: Outcome = (coalition) => outcome(coalition) / 1e13;
        const shares = shapleyOfRatios(k, ratio);
        const exact = toNumbers(shapley(k, outcome));
        shares.forEach((share, i) => expect(Math.abs(share - exact[i] / 1e13)).toBeLessThan(1e-9));
        const difference = (values[2 ** k - 1] - values[0]) / 1e13;
        expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - difference)).toBeLessThan(1e-9);
      }),
    );
  });

  it('are those on paper: a glove game, an airport, a parliament', () => {
    // One left glove and two right ones; a pair is worth 6.
    expect(shapley(3, (s) => (has(s, 0) && (has(s, 1) || has(s, 2)) ? 6 : 0)).numerators).toEqual([24n, 6n, 6n]);
    // A runway as long as the largest plane needs: 12, 18, 30. Shares 4, 4 + 3, 4 + 3 + 12.
    const runway: Outcome = (s) => (has(s, 2) ? 30 : has(s, 1) ? 18 : has(s, 0) ? 12 : 0);
    expect(toNumbers(shapley(3, runway))).toEqual([4, 7, 19]);
    // Seats 50, 49, 1 with 51 to win: power 2/3, 1/6, 1/6.
    const seats = [50, 49, 1];
    const wins: Outcome = (s) => (seats.reduce((sum, n, i) => sum + (has(s, i) ? n : 0), 0) >= 51 ? 1 : 0);
    expect(shapley(3, wins)).toEqual({ denominator: 6n, numerators: [4n, 1n, 1n] });
  });

  it('need whole outcomes and not too many provisions', () => {
    expect(() => shapley(2, (s) => s / 2)).toThrow('coalition 1: exact shares need a whole outcome, got 0.5');
    expect(() => shapley(1, () => 2 ** 53)).toThrow(RangeError);
    expect(() => shapley(7, () => 0)).toThrow('from 1 to 6 provisions, got 7');
  });
});

describe('interactions', () => {
  /** All of a set must be switched for anything to happen. */
  const unanimity =
    (set: number): Outcome =>
    (coalition) =>
      (coalition & set) === set ? 1 : 0;

  it('of a set that only works together are 1 / (size - 1) for each pair of it, and 0 for others', () => {
    for (const set of [0b00011, 0b01101, 0b11110, 0b11111]) {
      const { pairs, values } = interactions(5, unanimity(set));
      expect(pairs).toHaveLength(10);
      toNumbers(values).forEach((value, i) => {
        const inside = has(set, pairs[i].first) && has(set, pairs[i].second);
        expect(value).toBeCloseTo(inside ? 1 / (sizeOf(set) - 1) : 0, 14);
      });
    }
  });

  it('are nothing where provisions add up, and below 0 where either would do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 2, maxLength: 6 }), (parts) => {
        const sum: Outcome = (s) => parts.reduce((total, part, i) => total + (has(s, i) ? part : 0), 5);
        expect(interactions(parts.length, sum).values.numerators.every((value) => value === 0n)).toBe(true);
      }),
    );
    expect(interactions(2, (s) => (s === 0 ? 0 : 10)).values).toEqual({ denominator: 1n, numerators: [-10n] });
  });

  it('are the change in one share when the other provision is switched', () => {
    fc.assert(
      fc.property(
        games.filter(({ k }) => k >= 2),
        ({ k, outcome }) => {
          // With the last provision always switched, or never: the difference of the first one's shares.
          const last = 1 << (k - 1);
          const on = shapley(k - 1, (s) => outcome(s | last));
          const off = shapley(k - 1, outcome);
          const { pairs, values } = interactions(k, outcome);
          const pair = pairs.findIndex(({ first, second }) => first === 0 && second === k - 1);
          expect(values.denominator).toBe(on.denominator);
          expect(values.numerators[pair]).toBe(on.numerators[0] - off.numerators[0]);
        },
      ),
    );
  });
});

describe('the sequential view', () => {
  it('passes from none to all, and its shares add up in any order', () => {
    expect(path([2, 0, 1])).toEqual([0b000, 0b100, 0b101, 0b111]);
    fc.assert(
      fc.property(games, ({ k, values, outcome }) => {
        const forward = Array.from({ length: k }, (_, i) => i);
        for (const order of [forward, forward.toReversed()])
          expect(sequential(order, outcome).reduce((sum, share) => sum + share, 0)).toBe(
            values[2 ** k - 1] - values[0],
          );
      }),
    );
  });

  it('depends on the order where provisions do the same work', () => {
    const either: Outcome = (s) => (s === 0 ? 0 : 10);
    expect(sequential([0, 1], either)).toEqual([10, 0]);
    expect(sequential([1, 0], either)).toEqual([0, 10]);
  });
});

describe('rounded tables', () => {
  it('add up by their rounding line', () => {
    expect(roundedShares([0.5, 0.5, 0.5], 1.5)).toEqual({ shares: [1, 1, 1], total: 2, rounding: -1 });
    expect(roundedShares([-149, 251], 102, 100)).toEqual({ shares: [-100, 300], total: 100, rounding: -100 });
    const any = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(any, fc.constantFrom(1, 10, 1000), (shares, unit) => {
        const total = shares.reduce((sum, share) => sum + share, 0);
        const table = roundedShares(shares, total, unit);
        expect(table.shares.reduce((sum, share) => sum + share, 0) + table.rounding).toBe(table.total);
        expect(Math.abs(table.rounding)).toBeLessThanOrEqual((unit * (shares.length + 1)) / 2);
        for (const share of table.shares) expect(Number.isInteger(share / unit)).toBe(true);
      }),
    );
  });
});
