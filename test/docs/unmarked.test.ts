/** No number of a result is typed by hand in README.md and docs. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from '../../scripts/figures/file.ts';
import { ALLOWED, HELD, strangers } from './unmarked.ts';

describe('README.md and docs', () => {
  it.each(texts().map((path) => [basename(path), path]))(
    '%s has no number that is neither marked nor allowed, or is held by a test of its own',
    (_, path) => {
      if (basename(path) in HELD) {
        expect(readFileSync(new URL(`../../${HELD[basename(path)]}`, import.meta.url), 'utf8')).toContain(
          basename(path),
        );
        return;
      }
      const remedy = 'mark it (scripts/figures/text.ts), take it out, or allow it if no run could give it';
      expect(strangers(readFileSync(path, 'utf8')), remedy).toEqual([]);
    },
  );

  it('have each phrase that is allowed', () => {
    const all = texts()
      .map((path) => readFileSync(path, 'utf8').replace(/\s+/g, ' '))
      .join('\n');
    expect(ALLOWED.filter((phrase) => !all.includes(phrase))).toEqual([]);
  });
});

describe('a number', () => {
  const readme = readFileSync(texts()[0], 'utf8');
  const places = [...readme.matchAll(/ (?=[a-z])/g)].map(({ index }) => index);
  const isPlain = (at: number): boolean => strangers(`${readme.slice(0, at)} 7 ${readme.slice(at)}`).length > 0;
  const result = fc.oneof(
    fc.integer({ min: 1, max: 999 }).map(String),
    fc.integer({ min: 1000, max: 9_999_999 }).map((count) => count.toLocaleString('en-US')),
    fc.integer({ min: 1, max: 999 }).map((share) => `${share / 10}%`),
    fc.integer({ min: 1000, max: 99_999 }).map((count) => `\`taken ${count.toLocaleString('en-US')} [1, 2]\``),
  );

  it('typed anywhere in running text is found', () => {
    const plain = places.filter(isPlain);
    expect(plain.length).toBeGreaterThan(places.length / 3);
    fc.assert(
      fc.property(fc.constantFrom(...plain), result, (at, number) => {
        expect(strangers(`${readme.slice(0, at)} ${number} ${readme.slice(at)}`)).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    'on 31 December 2013, in July 2015 and in FY2016',
    'V8, an I-247D, under [a page](docs/answer-2014-2015.md)',
    '`--replications 20` or `--from 2015-07`',
    '```sh\nnpx handoff run a --draws 40\n```',
    'there are <!-- figure patterns -->245<!-- /figure --> of them',
  ])('may stand in "%s"', (text) => {
    expect(strangers(text)).toEqual([]);
  });

  it.each(['```\n12 people\n```', '| 12% |', '−1,204 [−1,310, −1,100]', '$75', '0.5'])('is found in "%s"', (text) => {
    expect(strangers(text)).not.toEqual([]);
  });
});
