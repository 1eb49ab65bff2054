/** What the document says of the period can be formed again from the table of all runs. */
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { drawsTable } from '../../../src/report/files/draws.ts';
import { parquetChunks } from '../../../src/report/files/parquet.ts';
import { tableFiles } from '../../../src/report/files/table-files.ts';
import { documentOf, largeStudy, summaryOf } from './large.ts';

type Row = { arm: string; draw: number; replication: number; metric: string; value: number | null };

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('the table of all runs', async () => {
  const study = largeStudy({ counties: 3, arms: 3, draws: 4 });
  const summary = summaryOf(study, 4, 2);
  const document = await documentOf(study, summary, 2);
  const table = drawsTable(() => summary.ofRuns());
  const file = Buffer.concat([...parquetChunks(table, document)]);
  const rows = (await parquetReadObjects({
    file: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength),
  })) as Row[];
  const of = (arm: string, metric: string) => rows.filter((row) => row.arm === arm && row.metric === metric);

  it('has every run of every arm once, in whole numbers', () => {
    const runs = of('base', 'requests').map(({ draw, replication }) => `${draw}/${replication}`);
    expect(runs).toEqual(['1/1', '1/2', '2/1', '2/2', '3/1', '3/2', '4/1', '4/2']);
    expect(new Set(rows.map(({ arm }) => arm))).toEqual(new Set(document.arms.map(({ name }) => name)));
  });

  it('gives the mean of every metric that is told, and has no row of any other', () => {
    for (const { name, metrics } of document.arms)
      for (const [id, estimate] of Object.entries(metrics)) {
        const values = of(name, id).flatMap(({ value }) => value ?? []);
        if (estimate.mean === null) expect(values, id).toEqual([]);
        else expect(mean(values) / estimate.mean, id).toBeCloseTo(1, 9);
      }
  });

  it('pairs runs as the differences do', () => {
    for (const { from, to, metrics } of document.differences)
      for (const [id, { mean: difference }] of Object.entries(metrics)) {
        const [before, after] = [of(from, id), of(to, id)];
        const gaps = after.flatMap(({ value }, i) => {
          const less = before[i].value;
          return value === null || less === null ? [] : [value - less];
        });
        if (difference !== null) expect(mean(gaps), id).toBeCloseTo(difference, 6);
      }
  });

  it('is written as Parquet alone, whatever is asked for, and described', () => {
    const about = { ...document, arms: ['base'], seed: 'large' };
    const names = tableFiles(about, [table], false).map(([name]) => name);
    expect(names).toEqual(['draws.parquet', 'datapackage.json']);
  });
});
