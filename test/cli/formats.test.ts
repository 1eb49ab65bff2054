/** What a command writes besides JSON and CSV only where it is asked for, and what it refuses to write at all. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/analysis/metrics.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const SHORT = ['--replications', '1', '--from', '2015-01', '--to', '2015-02', '--quiet'];
const ofKind = (folder: string, ending: string): string[] =>
  readdirSync(join(here, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted();

describe('formats', () => {
  it('without asking are CSV, SVG, PNG and vega-lite, and the text says so', async () => {
    const { code, stdout } = await handoff(['run', 'tutorial', ...SHORT, '--out', 'usual'], here);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\nTable {3}usual\/results\.csv\nCharts {2}[\w, -]+ \(\.svg, \.png, \.vl\.json, \.csv\) in usual\/charts\nNext {4}handoff brief usual\n {8}--full .*\n$/,
    );
    expect(ofKind('usual', '.pdf')).toEqual([]);
    expect(ofKind('usual', '.parquet')).toEqual(['draws.parquet']);
    expect(ofKind('usual', '.png')).toEqual(['charts/by-month.png', 'charts/where-they-go.png']);
  });

  it('are those asked for, and no cell of a CSV is computed by a spreadsheet, whatever a scenario is called', async () => {
    writeFileSync(join(here, '+1+cmd.yaml'), 'handoff: 1\ntitle: =1+1\ndescription: For tests.\nextends: tutorial\n');
    const asked = ['--format', 'pdf', '--parquet', '--by', 'state', '--out', 'asked'];
    const { code, stdout } = await handoff(['run', './+1+cmd.yaml', ...SHORT, ...asked], here);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nCharts {2}[\w, -]+ \(\.pdf\) in asked\/charts\nNext /);
    expect(readdirSync(join(here, 'asked', 'charts')).toSorted()).toEqual(['by-month.pdf', 'where-they-go.pdf']);
    const tables = ofKind('asked', '.csv');
    expect(tables).toContain('groups.csv');
    const parquet = tables.map((name) => name.replace('.csv', '.parquet'));
    expect(ofKind('asked', '.parquet')).toEqual([...parquet, 'draws.parquet'].toSorted());
    for (const name of tables) {
      const [head, ...rows] = parse(readFileSync(join(here, 'asked', name)));
      const file = await asyncBufferFromFile(join(here, 'asked', name.replace('.csv', '.parquet')));
      const read = await parquetReadObjects({ file });
      expect(Object.keys(read[0]), name).toEqual(head);
      // The name of an arm begins with no sign of a formula; test/report/files/csv.test.ts has other cells.
      expect([rows[0][0], Object.values(read[0])[0]]).toEqual(['1+cmd', '1+cmd']);
      const asText = (cell: string | number | null): string => (cell === null ? '' : String(cell));
      expect(
        read.map((row) => Object.values(row as Record<string, string | number | null>).map(asText)),
        name,
      ).toEqual(rows);
    }
  });

  it.each([
    ['run', ['run', 'tutorial', '--format', 'svg,pgn'], 'did you mean "png"?'],
    ['sweep', ['sweep', 'trust-act-teams', '--format', 'jpeg'], '--format: must be some of svg, png, pdf'],
    ['validate', ['validate', '--format', ''], '--format: has no value'],
    [
      'a person',
      ['explain', 'tutorial', 'tutorial', '--person', '13135-2015-08-25', '--parquet'],
      'says nothing about',
    ],
    ['calibrate', ['calibrate', 'historical-fit', '--parquet'], 'parquet'],
  ])('are refused where they are wrong: %s', async (_, args, message) => {
    const { code, stdout, stderr } = await handoff(args, here);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('results that are too large', () => {
  it('are refused before anything is simulated, with their size and what to do', async () => {
    const maps = METRICS.filter(({ ofOffice }) => !ofOffice).map(({ id }) => id);
    const arms = Array.from({ length: 16 }, () => 'historical');
    const args = ['compare', ...arms, '--map', maps.join(','), '--replications', '1', '--out', 'large'];
    const { code, stdout, stderr } = await handoff([...args, '--quiet'], here);
    expect(stderr).toMatch(
      /^handoff: large: summary\.json would take about \d{3} MB, more than 250 MB\n {2}compare fewer /,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(here)).not.toContain('large');
  });
});
