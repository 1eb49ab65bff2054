import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../src/analysis/size.ts';
import { refusal } from '../../src/cli/work/size.ts';
import { csvChunks } from '../../src/report/files/csv.ts';
import { jsonText } from '../../src/report/files/round.ts';
import { tables } from '../../src/report/files/tables.ts';
import { documentOf, largeStudy, summaryOf } from '../report/files/large.ts';

const GB = 1e9;
const machine = { free: 100 * GB, memory: 16 * GB };
const small = { tables: 1e6, document: 1e6, memory: 1e6 };

describe('what is refused before it is simulated', () => {
  it('is nothing that fits', () => {
    expect(refusal(small, false, machine)).toBeUndefined();
    expect(refusal(small, false, { ...machine, free: undefined })).toBeUndefined();
    expect(refusal({ ...small, tables: 9.9 * GB }, false, machine)).toBeUndefined();
  });

  it.each([
    ['tables', { ...small, tables: 12 * GB }, false, machine, 'about 12.0 GB, more than 10.0 GB'],
    ['tables and Parquet', { ...small, tables: 9 * GB }, true, machine, 'about 12.0 GB'],
    [
      'the document',
      { ...small, document: 0.3 * GB },
      false,
      machine,
      'summary.json would take about 300 MB, more than 250 MB',
    ],
    [
      'the disk',
      { ...small, tables: 3 * GB },
      false,
      { ...machine, free: 2 * GB },
      'about 3.0 GB, and 2.0 GB are free there',
    ],
    ['memory', { ...small, memory: 20 * GB }, false, machine, 'about 20.0 GB of memory, this machine has 16.0 GB'],
  ])('is what is too large for %s', (_, size, parquet, here, message) => {
    const refused = refusal(size, parquet, here);
    expect(refused?.message).toContain(message);
    expect(refused?.remedy).toContain('fewer');
  });

  it.each([10, 600])('is estimated within a factor of two: %i counties', async (counties) => {
    const study = largeStudy({ counties, arms: 2, draws: 2, flipsBy: ['jurisdiction'], maps: ['transferred'] });
    const summary = summaryOf(study, 2, 2);
    const document = await documentOf(study, summary, 2);
    const size = sizeOf(study, 2);
    const lengthOf = (chunks: Iterable<string>): number => [...chunks].reduce((sum, { length }) => sum + length, 0);
    const written = tables(document, summary).reduce((sum, table) => sum + lengthOf(csvChunks(table)), 0);
    for (const [told, real] of [
      [size.tables, written],
      [size.document, jsonText(document).length],
    ]) {
      expect(told / real).toBeGreaterThan(0.5);
      expect(told / real).toBeLessThan(2);
    }
  });
});
