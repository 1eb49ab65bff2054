import { describe, expect, it } from 'vitest';
import * as random from '../../src/base/random.ts';
import { loadWorld } from '../../src/world/files.ts';

const hex = (x: number) => (x >>> 0).toString(16).padStart(8, '0');

describe('threefry', () => {
  // Random123's file of known answers, lines "threefry2x32 13": counter, key, result.
  it.each([
    ['00000000 00000000', '00000000 00000000', '9d1c5ec6 8bd50731'],
    ['ffffffff ffffffff', 'ffffffff ffffffff', 'fd36d048 2d17272c'],
    ['243f6a88 85a308d3', '13198a2e 03707344', 'ba3e4725 f27d669e'],
  ])('counter %s under key %s gives %s', (counter, key, answer) => {
    const words = (text: string) => text.split(' ').map((word) => parseInt(word, 16) | 0) as [number, number];
    const first = random.threefry(...words(key), ...words(counter));
    expect(`${hex(first)} ${hex(random.word1)}`).toBe(answer);
  });
});

describe('odds', () => {
  it.each([
    [0.5, 3, 0.75],
    [0.2, 0.5, 1 / 9],
    [0.9, 4, 36 / 37],
  ])('of a chance of %d times %d make a chance of %d', (p, factor, then) => {
    const limit = random.withOdds(random.threshold(p), factor);
    expect(limit / 2 ** 32).toBeCloseTo(then, 8);
    expect(Number.isInteger(limit)).toBe(true);
  });

  it('leave alone what never happens, what is certain, and everything where they stay as they are', () => {
    for (const factor of [0.01, 0.7, 1, 30]) {
      expect(random.withOdds(0, factor)).toBe(0);
      expect(random.withOdds(random.CERTAIN, factor)).toBe(random.CERTAIN);
    }
    for (const limit of [1, 12345, random.CERTAIN - 1]) expect(random.withOdds(limit, 1)).toBe(limit);
  });
});

describe('keyed draws', () => {
  const run = random.replicationKey('a seed', 1);

  it('depend on seed, replication, person, decision and occurrence, each alone', () => {
    const u = (key: random.Key, decision = 1, occurrence = 1) => random.draw(key, decision, occurrence);
    const person = random.personKey(run, 6085, 100, 1);
    const others = [
      u(random.personKey(random.replicationKey('another seed', 1), 6085, 100, 1)),
      u(random.personKey(random.replicationKey('a seed', 2), 6085, 100, 1)),
      u(random.personKey(run, 6086, 100, 1)),
      u(random.personKey(run, 6085, 101, 1)),
      u(random.personKey(run, 6085, 100, 2)),
      u(person, 2),
      u(person, 1, 2),
    ];
    expect(new Set([u(person), ...others]).size).toBe(8);
    expect(u(random.personKey(random.replicationKey('a seed', 1), 6085, 100, 1))).toBe(u(person));
  });

  it('of one person are independent of each other: joint frequencies of three decisions', () => {
    const cells = new Array<number>(64).fill(0);
    const people = 64_000;
    for (let serial = 1; serial <= people; serial += 1) {
      const key = random.personKey(run, 6085, 100, serial);
      const quarter = (decision: number) => random.draw(key, decision, 1) >>> 30;
      cells[quarter(21) * 16 + quarter(22) * 4 + quarter(35)] += 1;
    }
    const expected = people / 64;
    const chiSquared = cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // qchisq(c(.0005, .9995), 63) in R: 31.0 and 107.1.
    expect(chiSquared).toBeGreaterThan(31.0);
    expect(chiSquared).toBeLessThan(107.1);
  });
});

describe('threshold', () => {
  it('is never passed at 0 and always at 1', () => {
    expect(random.threshold(0)).toBe(0);
    expect(random.threshold(1)).toBe(2 ** 32);
    expect(random.threshold(0.25)).toBe(2 ** 30);
  });
});

describe('text keys', () => {
  it('are different for all jurisdictions', () => {
    const codes = loadWorld().jurisdictions.map(({ code }) => code);
    expect(new Set(codes.map(random.textKey)).size).toBe(codes.length);
  });
});
