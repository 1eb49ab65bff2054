import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behind, linesOf, piecesOf, WIDTH, wrapped } from '../../src/base/wrap.ts';

const atMost = (width: number) => (text: string) => text.length <= width;
const word = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 12 });

describe('lines of words', () => {
  it('hold every word in order, fit, and take no word that the line before had room for', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (words, width) => {
        const lines = linesOf(words, atMost(width));
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.length <= width || !line.includes(' '), line).toBe(true);
        lines.slice(1).forEach((line, i) => {
          expect(`${lines[i]} ${line.split(' ', 1)[0]}`.length).toBeGreaterThan(width);
        });
      }),
    );
  });

  it('count the indent of the lines after the first', () => {
    expect(wrapped('- one two three', '  ', 9)).toBe('- one two\n  three');
    expect(wrapped('- one two four six', '  ', 9)).toBe('- one two\n  four\n  six');
    expect(wrapped('2015-07-01  Booked in jail', '', 16)).toBe('2015-07-01 \nBooked in jail');
  });
});

describe('pieces of a word', () => {
  it('are the word, fit, and end after a dash where one is near', () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 8 }), (text, width) => {
        const pieces = piecesOf(text, atMost(width));
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(width);
      }),
    );
    expect(piecesOf('trust-act-nationwide', atMost(12))).toEqual(['trust-act-', 'nationwide']);
    expect(piecesOf('no-fugitives', atMost(8))).toEqual(['no-fugit', 'ives']);
  });
});

describe('a text behind a margin', () => {
  it('is as wide as the terminal with it, whatever line ends the text has', () => {
    const lines = behind('    ', 'a source\nof  several lines '.repeat(12).trim(), '  - ');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines[0].startsWith('  - a source of several lines a source')).toBe(true);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(WIDTH);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {4}\S/);
    expect(behind('  ', '')).toEqual(['  ']);
  });
});

it('breaks a word of ten thousand letters in no time', () => {
  const began = process.cpuUsage().user;
  const pieces = piecesOf('a'.repeat(10_000), (text) => text.length <= 80);
  expect(pieces).toHaveLength(125);
  expect(process.cpuUsage().user - began).toBeLessThan(1e6);
});
