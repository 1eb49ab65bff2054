/** Results of thousands of counties: what is written is what it always was, and little memory suffices. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimate, estimateOf, valueOf } from '../../../src/analysis/cells.ts';
import { MOST_FIGURES } from '../../../src/analysis/elsewhere.ts';
import { COUNTS_IN_A_ROW as K, isPriced, metricsFor } from '../../../src/analysis/metrics.ts';
import { NestedMoments } from '../../../src/analysis/nested.ts';
import type { Estimate, RunDocument } from '../../../src/analysis/results.ts';
import type { Study } from '../../../src/experiment/study.ts';
import { csvChunks } from '../../../src/report/files/csv.ts';
import { roundJson } from '../../../src/report/files/round.ts';
import { tables } from '../../../src/report/files/tables.ts';
import { documentOf, largeStudy, madeUpRun, summaryOf } from './large.ts';

const DRAWS = 2;
const REPLICATIONS = 2;
const named = async (study: Study, name: string): Promise<string> => {
  const summary = summaryOf(study, DRAWS, REPLICATIONS);
  const table = tables(await documentOf(study, summary, REPLICATIONS), summary).find((one) => one.name === name)!;
  return [...csvChunks(table)].join('');
};

/** Every row of a grouping at once, each figure an object of its own: how the tables were made at first. */
function groupsAtOnce(study: Study, arm: number, less?: number): (string | number | null)[][] {
  const { order, rows } = study;
  const runs = Array.from({ length: DRAWS * REPLICATIONS }, (_, i) =>
    madeUpRun(study, 1 + Math.floor(i / REPLICATIONS), 1 + (i % REPLICATIONS)),
  );
  const arms = [arm, ...(less === undefined ? [] : [less])];
  const books = arms.map((i) => order.arms[i].scenario).map((scenario) => scenario.cost_books[scenario.cost_book]);
  return order.by.flatMap((by) =>
    rows.flatMap(({ by: grouping, key, name }, row) =>
      (grouping === by ? metricsFor(order.arms.map(({ scenario }) => scenario)) : []).map((metric) => {
        const moments = new NestedMoments();
        for (const run of runs) {
          const [counts, others] = arms.map((i) => run.arms[i].groups.subarray(row * K, (row + 1) * K));
          moments.add(valueOf(metric, counts, others), run.draw);
        }
        const told = !metric.ofOffice && books.every((book) => isPriced(metric, book));
        // A difference may be below zero where no count can.
        const of = moments.read();
        const whole = less !== undefined && told ? estimateOf(metric.unit, of) : estimate(metric, of, () => told);
        const e: Estimate = roundJson(whole);
        const ends = [
          e.lo,
          e.hi,
          e.chance?.lo ?? null,
          e.chance?.hi ?? null,
          e.parameters?.lo ?? null,
          e.parameters?.hi ?? null,
        ];
        return [by, key, name, metric.id, e.unit, e.mean, e.sd, ...ends];
      }),
    ),
  );
}

describe('tables of groups', () => {
  it.each([
    ['in the document', 10],
    ['in their tables alone', 300],
  ])('have the same cells as ever, %s', async (where, counties) => {
    const study = largeStudy({ counties, arms: 2, draws: DRAWS });
    const [{ groups }] = (await documentOf(study, summaryOf(study, 1, 1), 1)).arms;
    expect('table' in groups[0]).toBe(where === 'in their tables alone');
    const [arms, differences] = [await named(study, 'groups'), await named(study, 'group_differences')];
    const text = (header: string, rows: (string | number | null)[][]): string =>
      stringify([header.split(','), ...rows], { record_delimiter: '\n', escape_formulas: true });
    expect(arms).toBe(
      text(
        arms.slice(0, arms.indexOf('\n')),
        [0, 1].flatMap((arm) => groupsAtOnce(study, arm).map((row) => [study.order.arms[arm].name, ...row])),
      ),
    );
    // After them come baseline, percent and sign, which have tests of their own.
    const rows = groupsAtOnce(study, 1, 0).map((row) => ['base', '+1', ...row]);
    const header = differences.slice(0, differences.indexOf('\n')).split(',').slice(0, rows[0].length).join(',');
    const first = parse(differences).map((row) => row.slice(0, rows[0].length));
    expect(first).toEqual(parse(text(header, rows)));
  });

  it('stand in the document in full up to a number of figures, and by name above it', async () => {
    const groupsOf = async (counties: number) => {
      const study = largeStudy({ counties, arms: 1, flips: false });
      return (await documentOf(study, summaryOf(study, 1, 1), 1)).arms[0].groups;
    };
    const metrics = metricsFor([{}]).length;
    const fitting = Math.floor(MOST_FIGURES / metrics) - 6;
    const [full] = await groupsOf(fitting);
    expect(full.rows).toHaveLength(fitting + 6);
    const [counties, states] = await groupsOf(fitting + 1);
    expect(counties).toEqual({ by: 'jurisdiction', rows: fitting + 7, table: 'groups.csv' });
    expect(states.rows).toHaveLength(3);
  });

  it('cannot be made from a document that only names them', async () => {
    const study = largeStudy({ counties: 400, arms: 2 });
    const document = await documentOf(study, summaryOf(study, 1, 1), 1);
    expect(() => [...tables(document).find(({ name }) => name === 'groups')!.rows]).toThrow('are not at hand');
  });
});

describe('a comparison in thousands of counties', () => {
  // The samples of eight arms alone take most of 300 MB.
  const [counties, arms, megabytes] = process.env['HANDOFF_ALL'] === '1' ? [3200, 8, 400] : [1500, 2, 300];
  const metrics = metricsFor([{}]).length;
  let folder = '';
  let longest = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'handoff-large-'));
    const script = fileURLToPath(new URL('write-large.ts', import.meta.url));
    const memory = [`--max-old-space-size=${megabytes}`, '--max-semi-space-size=16'];
    const args = [...memory, '--import', 'tsx', script, join(folder, 'b'), String(counties), String(arms)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    ({ longest } = JSON.parse(stdout) as { longest: number });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`is written with ${megabytes} MB of memory, and no step of the processor takes a second`, () => {
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(1000);
  });

  it('has a summary below 2 MB for each arm and difference, which names the tables and keeps the map', () => {
    const text = readFileSync(join(folder, 'b', 'summary.json'), 'utf8');
    expect(text.length).toBeLessThan(2e6 * (2 * arms - 1));
    const document = JSON.parse(text) as RunDocument;
    expect(document.arms[0].groups[0]).toEqual({ by: 'jurisdiction', rows: counties + 6, table: 'groups.csv' });
    const [{ groups, flip_groups: flips, maps }] = document.differences;
    expect(groups[0]).toEqual({ by: 'jurisdiction', rows: counties + 6, table: 'group_differences.csv' });
    expect(flips).toEqual([{ by: 'jurisdiction', rows: counties + 6, table: 'flip_groups.csv' }]);
    expect(maps?.[0].places).toHaveLength(counties + 6);
    expect(maps?.[0].places[7].mean).not.toBeNull();
  });

  it('has every figure in its tables, the same in Parquet', async () => {
    const file = (name: string) => join(folder, 'b', name);
    expect(statSync(file('groups.csv')).size).toBeGreaterThan(1e7);
    const csv = readFileSync(file('group_differences.csv'), 'utf8');
    const rows = (counties + 6 + 3) * metrics * (arms - 1);
    expect(csv.split('\n').length - 2).toBe(rows);
    const [rowStart, rowEnd] = [rows - 25_000, rows];
    const read = await parquetReadObjects({
      file: await asyncBufferFromFile(file('group_differences.parquet')),
      rowStart,
      rowEnd,
    });
    const told: Record<string, string>[] = parse(csv, { columns: true, from: rowStart + 1 });
    const plain = (cell: string | number | null): string => (cell === null ? '' : String(cell).replace(/^\+/, "'+"));
    expect(read.map((row) => Object.values(row as Record<string, string | number | null>).map(plain))).toEqual(
      told.map((row) => Object.values(row)),
    );
  });
});
