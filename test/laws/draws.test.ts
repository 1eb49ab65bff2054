/**
 * Keyed draws as a source of chance: along each part of a key draws are uniform in their first and last bits and say nothing of
 * the next, and no decision about a person says anything of another. Threefry itself is held against the published vectors in
 * test/base/random.test.ts. Seed and keys are fixed: a failure is a change of the code. Were they drawn anew, the limits would be
 * crossed by chance about once in 10,000 times for all tests of this file together.
 */
import { describe, expect, it } from 'vitest';
import * as random from '../../src/base/random.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { chiSquared, meanOf } from './chances.ts';

const run = random.replicationKey('laws', 1);
const person = (serial: number, month = 128, code = '06085') => random.personKey(run, random.textKey(code), month, serial); // prettier-ignore
const somebody = person(1);

/** The i-th of a series of draws in which one part of the key counts up and all else stays. */
const ALONG: Record<string, (i: number) => number> = {
  people: (i) => random.draw(person(i + 1), Decision.come, 1),
  months: (i) => random.draw(person(1 + (i % 7), Math.floor(i / 7)), Decision.come, 1),
  jurisdictions: (i) => random.draw(person(1, 128, String(10_000 + i)), Decision.come, 1),
  decisions: (i) => random.draw(person(1 + Math.floor(i / 128)), i % 128, 1),
  occurrences: (i) => random.draw(somebody, Decision.come, i),
  'months of an office': (i) => random.draw(random.monthKey(random.placeKey(run, 17), i >> 5), Decision.absconderArrest, i & 31), // prettier-ignore
  'joint draws': (i) => Math.floor(random.parameterQuantile('laws', 'pickup.come_match', i + 1) * 2 ** 32),
};
const N = 20_000;
const BYTES = new Array<number>(256).fill(1 / 256);

describe.each(Object.entries(ALONG))('along %s', (_, at) => {
  const series = Array.from({ length: N }, (__, i) => at(i));

  it.each([
    ['first', 24],
    ['last', 0],
  ])('the %s eight bits are uniform', (__, shift) => {
    const counts = new Array<number>(256).fill(0);
    for (const u of series) counts[(u >>> shift) & 255] += 1;
    const sum = chiSquared(counts, BYTES);
    // R: qchisq(c(1e-6, 1 - 1e-6), 255)
    expect(sum).toBeGreaterThan(161.6);
    expect(sum).toBeLessThan(377.1);
  });

  it.each([1, 2, 7])('a draw says nothing of that %d later', (lag) => {
    const centred = series.map((u) => (u / 2 ** 32 - 0.5) * Math.sqrt(12));
    const products = centred.slice(lag).map((x, i) => x * centred[i]);
    const { mean } = meanOf(products);
    // The product of two has variance 1. R: qnorm(1 - 1e-6 / 2) = 4.89
    expect(Math.abs(mean) * Math.sqrt(products.length)).toBeLessThan(4.9);
  });
});

describe('the decisions about a person', () => {
  it('say nothing of each other, pair by pair', () => {
    const people = 2000;
    const numbers = Object.values(Decision);
    expect(numbers.length).toBeGreaterThan(40);
    // Of two episodes, since a decision of one must not be the next decision of another.
    const byDecision = numbers.flatMap((decision) =>
      [1, 2].map((episode) =>
        Float64Array.from({ length: people }, (_, i) => (random.draw(person(i + 1), decision, episode) / 2 ** 32 - 0.5) * Math.sqrt(12)),
      ),
    ); // prettier-ignore
    let worst = 0;
    byDecision.forEach((a, i) =>
      byDecision.slice(0, i).forEach((b) => {
        let sum = 0;
        for (let j = 0; j < people; j += 1) sum += a[j] * b[j];
        worst = Math.max(worst, Math.abs(sum) / Math.sqrt(people));
      }),
    );
    // Of 4,200 pairs the largest exceeds this once in 10,000 times. R: qnorm(1 - 1e-4 / 2 / 4200) = 5.6
    expect(worst).toBeLessThan(5.6);
    expect(worst).toBeGreaterThan(2.5);
  });

  it('are keyed apart from everybody else', () => {
    const keys = new Set<number>();
    let people = 0;
    for (const code of ['06085', '06037', 'ST-CA-LOS'])
      for (let month = 0; month < 12; month += 1)
        for (let serial = 1; serial <= 2000; serial += 1, people += 1) {
          const { k0, k1 } = person(serial, month, code);
          // 53 of the 64 bits: two of 72,000 share them by chance once in three million times.
          keys.add((k0 >>> 0) * 2 ** 21 + (k1 >>> 11));
        }
    expect(keys.size).toBe(people);
  });
});
