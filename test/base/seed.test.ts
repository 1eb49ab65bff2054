import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { replicationKey } from '../../src/base/random.ts';
import { seedText } from '../../src/base/seed.ts';

const keyOf = (phrase: string): string => JSON.stringify(replicationKey(phrase, 1));
const phrase = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  // Few letters, so that one phrase often is another one several times, or the beginning of another.
  fc.string({ unit: fc.constantFrom('1', '0', '\u0131'), maxLength: 300 }),
);

describe('a seed phrase', () => {
  it('gives another key than any other phrase', () => {
    fc.assert(
      fc.property(phrase, phrase, (a, b) => {
        expect(keyOf(a) === keyOf(b)).toBe(a === b);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives another key than the same phrase several times, or in letters that share their low bits', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 140 }), fc.integer({ min: 2, max: 5 }), (text, times) => {
        const wide = String.fromCharCode(...Array.from(text).map((letter) => (letter.charCodeAt(0) & 0xff) | 0x100));
        expect(new Set([keyOf(text), keyOf(text.repeat(times)), keyOf(wide)]).size).toBe(3);
      }),
    );
    const long = 'x'.repeat(255) + 'y';
    expect(
      new Set(['', '0', '00', '1', '11', '111', 'handoff', 'handoffhandoff', long, `${long}z`].map(keyOf)).size,
    ).toBe(10);
  });

  it('that is Latin-1 and no repetition is taken as it is', () => {
    for (const text of ['handoff', 'a fixture', 'bench', 'São Paulo', '12']) {
      expect(seedText(text)).toBe(text);
      expect(seedrandom(seedText(text)).int32()).toBe(seedrandom(text).int32());
    }
  });
});
