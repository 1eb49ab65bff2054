/** What texts say of how much was simulated. */
import { describe, expect, it } from 'vitest';
import { lookInWords } from '../../../src/analysis/run-document.ts';
import { rangesInPrint, rangesInWords, titled } from '../../../src/report/words/about.ts';

/** A label of intervals that says nothing of it: what is told comes from the fields. */
const whole = { draws: 10, replications: 1, seed: 'handoff', intervals: 'chance and parameters together; 10 joint draws of 62 uncertain parameters' }; // prettier-ignore
const small = { ...whole, sample: 0.05 };
const first = { ...small, first_look: true as const };

describe('a document of less than there could be', () => {
  it('says so in titles, under texts and in small print', () => {
    expect(titled('What would change.', first)).toBe('What would change (a first look).');
    expect(titled('What would change', small)).toBe('What would change (a small country)');
    expect(rangesInWords(first)).toMatch(/seed "handoff"\. A first look: one person in 20 is followed\.$/);
    expect(rangesInPrint(small)).toMatch(/; a small country: one person in 20 is followed$/);
  });

  it('says nothing where everybody was followed, but that few draws were asked for', () => {
    expect(titled('What would change', whole)).toBe('What would change');
    expect(rangesInWords(whole)).not.toMatch(/look|small country/);
    expect(lookInWords({ first_look: true })).toBe('a first look');
    expect(rangesInPrint({ ...whole, first_look: true })).toMatch(/; a first look$/);
  });
});
