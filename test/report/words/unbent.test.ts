/** What a small country bends stands in its document, and is not shown. */
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../../src/analysis/metrics.ts';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { chart, tablesOf, textOf } from '../../../src/report/documents.ts';
import { withSentences } from '../../../src/report/words/told.ts';
import { unbent } from '../../../src/report/words/unbent.ts';
import { comparison } from '../fixture.ts';

/** A level that is bent and its difference that is not, and the other way round. */
const bent = { levels: ['requests'], differences: ['declined_requests'] };
const small = (): RunDocument => ({ ...comparison(), sample: 0.01, bent });

/** The row of results.csv of a metric, by column. */
function resultOf(document: RunDocument, id: string) {
  const { columns, rows } = tablesOf(document).tables.find(({ name }) => name === 'results')!;
  const row = [...rows].find((cells) => cells[columns.findIndex(({ name }) => name === 'id')] === id)!;
  return Object.fromEntries(columns.map(({ name }, i) => [name, row[i]]));
}

describe('a figure that a small country bends', () => {
  it('is a dash in the first table and among all measures, and a line says why and what to do', () => {
    const why =
      /Following one person in 100 bends 2 measures too much to show them \("–"\): take the whole for them \(--sample 1\)\./;
    const whole = textOf(comparison());
    expect(whole).toMatch(/^ICE asks a jail +271K \[271, 272\] 105,810 +−165\.5K +−61\.0%$/m);
    expect(whole.replaceAll(/\s+/g, ' ')).not.toMatch(why);
    const text = textOf(small());
    expect(text).toMatch(/^ICE asks a jail +– +– +−165\.5K +−61\.0%$/m);
    expect(text).toMatch(/^ +the jail declines +41\.87K +4,215 +– +–$/m);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(why);
    const full = textOf(small(), { full: true });
    expect(full).toMatch(/^Requests +– +–$/m);
    expect(full.replaceAll(/\s+/g, ' ')).toMatch(why);
  });

  it('is empty in results.csv, and its difference is not, unless that is bent, too', () => {
    const [level, difference] = ['requests', 'declined_requests'].map((id) => resultOf(small(), id));
    expect(level).toMatchObject({ baseline: null, variant: null });
    expect(level['difference']).toBeLessThan(0);
    expect(difference).toMatchObject({ difference: null, sentence: null });
    expect(difference['baseline']).toBeGreaterThan(0);
    expect(resultOf(comparison(), 'declined_requests')['difference']).toBeLessThan(0);
  });

  it('stands in the document as it came out, without a sentence', () => {
    const document = withSentences(small());
    const { metrics } = document.differences[0];
    expect(document.arms[0].metrics['requests'].mean).toBe(271_340);
    expect(metrics['declined_requests'].mean).toBeLessThan(0);
    expect(metrics['declined_requests'].sentence).toBeUndefined();
    expect(metrics['requests'].sentence).toBeTypeOf('string');
    expect(unbent(comparison()).arms).toEqual(comparison().arms);
  });

  it('leaves every text and picture whole, even if all are bent', async () => {
    const all = METRICS.map(({ id }) => id);
    const document = withSentences({ ...small(), bent: { levels: all, differences: all } });
    for (const full of [false, true]) expect(textOf(document, { full })).not.toMatch(/NaN|undefined|null/);
    const pictures = await chart(document, { formats: ['svg'] });
    expect(pictures.size).toBeGreaterThan(0);
    for (const [name, picture] of pictures) expect(picture, name).not.toMatch(/NaN|undefined/);
  });
});
