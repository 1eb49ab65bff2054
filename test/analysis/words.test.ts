/** What metrics and outcomes are called, and by which date they say that they count. */
import { describe, expect, it } from 'vitest';
import { datedBy, datesOf, isStock } from '../../src/analysis/dated.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import { OUTCOME_METRICS } from '../../src/analysis/outcomes.ts';
import { PATH_METRICS } from '../../src/analysis/paths.ts';
import { DEFINITIONS } from '../../src/report/words/definitions.ts';

const ALL = [...METRICS, ...OUTCOME_METRICS, ...PATH_METRICS];
/** Alike to a reader: whatever the case, the punctuation, and whether one or many. */
const read = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(/s\b/g, '')
    .trim();
const twice = (words: readonly string[]): string[] =>
  words.filter((word, i) => words.findIndex((other) => read(other) === read(word)) !== i);

describe('the words of measures', () => {
  it.each(['label', 'phrase', 'text'] as const)('tell every measure from every other by its %s', (key) => {
    expect(twice(ALL.map((metric) => metric[key]))).toEqual([]);
  });

  it('tell outcomes as outcomes, and nothing else', () => {
    for (const { label } of OUTCOME_METRICS) expect(label).toMatch(/^Ended: \S/);
    for (const { label } of [...METRICS, ...PATH_METRICS]) expect(label).not.toMatch(/^Ended/);
    // An outcome without the word that it is one is no metric's label either.
    const bare = OUTCOME_METRICS.map(({ label }) => label.replace(/^Ended: /, ''));
    expect(twice([...METRICS.map(({ label }) => label), ...bare])).toEqual([]);
  });

  it('fit their columns', () => {
    for (const { label } of ALL) expect(label.length, label).toBeLessThanOrEqual(32);
    for (const { label } of OUTCOME_METRICS) expect(label.length, label).toBeLessThanOrEqual(25);
  });
});

describe('the date of a measure', () => {
  it('is one: no measure sets months of one date against those of another', () => {
    for (const metric of ALL) expect(datesOf(metric).length, metric.id).toBeLessThanOrEqual(1);
    for (const metric of ALL) expect(metric.dated, metric.id).toBe(datedBy(metric));
  });

  it.each([
    ['requests', 'event'],
    ['transferred', 'event'],
    ['at_large_arrests', 'event'],
    ['cost_total', 'event'],
    ['not_taken', 'request'],
    ['honored', 'request'],
    ['declined_rate', 'request'],
    ['not_taken_rate', 'request'],
    ['recorded_custody_rate', 'request'],
    ['serious_not_taken', 'booking'],
  ])('of %s is that of the %s', (id, dated) => {
    expect(METRICS.find((metric) => metric.id === id)?.dated).toBe(dated);
  });

  it('is said in every definition', () => {
    for (const { id, dated, definition } of DEFINITIONS) {
      const metric = ALL.find((one) => one.id === id && (dated === 'booking') === (one.dated === 'booking'));
      const said = definition.split('; ').at(-1);
      expect(said, id).toMatch(metric && isStock(metric) ? /end of the period/ : /^((both|each cost) )?by the month/);
      if (dated !== 'event') expect(said, id).toContain(`the ${dated}`);
    }
  });
});
