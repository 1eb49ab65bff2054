/** What a small country bends, as users of `compare`, `explain` and `sweep` have it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPLAINED } from '../../src/analysis/shown.ts';
import { bentAt } from '../../src/analysis/small-country.ts';
import { freshFolder, handoff } from './handoff.ts';

/** Marked as a level alone, and as a difference alone. */
const [LEVEL, DIFFERENCE] = ['transferred', 'transferred_no_conviction'];
const WHY = /Following one person in 100 bends \d+ measures too much to show them \("–"\)/;

const here = freshFolder();
const at = (...path: string[]) => join(here, ...path);
const SMALL = ['--sample', '0.01', '--workers', '1', '--quiet'];

async function done(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await handoff([...args, ...SMALL], here);
  expect({ args, code, stderr }).toEqual({ args, code: 0, stderr });
  return stdout.replaceAll(/\s+/g, ' ');
}

type Means = Readonly<Record<string, { readonly mean: number }>>;
/** What the tests read of documents, and of the description of tables. */
type Read = {
  readonly bent: object;
  readonly description: string;
  readonly baseline: { readonly metrics: Means };
  readonly metrics: Readonly<Record<string, { readonly baseline: Means[string]; readonly difference: Means[string] }>>;
};
const json = (...path: string[]): Read => JSON.parse(readFileSync(at(...path), 'utf8')) as Read;

/** The rows of a table of whose fields none holds a comma before those asked for. */
function rowsOf(...path: string[]): Record<string, string>[] {
  const [head, ...lines] = readFileSync(at(...path), 'utf8').trimEnd().split('\n').map((line) => line.split(',')); // prettier-ignore
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

/** The means of a metric in a table. */
const means = (rows: readonly Record<string, string>[], metric: string): string[] =>
  rows.filter((row) => row['metric'] === metric).map(({ mean }) => mean);

const isEmpty = (cell: string): boolean => cell === '';

/** Every figure there is, or none. */
function expectAll(cells: readonly string[], shown: boolean): void {
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter((cell) => isEmpty(cell) === shown)).toEqual([]);
}

describe('a metric that a small country bends', () => {
  const marks = bentAt(100)!;
  const ASKED = ['tutorial', 'tutorial', '--set', 'tutorial-2:local.hold_willing=0', '--from', '2015-09', '--to', '2015-10', '--format', 'csv']; // prettier-ignore

  beforeAll(() => {
    // What the tests below rest on is measured: see docs/small-country.md.
    expect([marks.levels.includes(LEVEL), marks.differences.includes(LEVEL)]).toEqual([true, false]);
    expect([marks.levels.includes(DIFFERENCE), marks.differences.includes(DIFFERENCE)]).toEqual([false, true]);
  });

  it('is empty in the tables of compare, by month, group, cost book and in records, but not in that of its runs', async () => {
    const text = await done('compare', ...ASKED, '--draws', '2', '--by', 'class', '--cost-book', 'all', '--view', 'records', '--out', 'both'); // prettier-ignore
    expect(text).toMatch(WHY);
    expect(json('both', 'summary.json').bent).toEqual(marks);
    for (const table of ['metrics', 'monthly', 'groups', 'records'])
      expectAll(means(rowsOf('both', `${table}.csv`), LEVEL), false);
    for (const table of ['differences', 'monthly_differences', 'group_differences']) {
      const rows = rowsOf('both', `${table}.csv`);
      expectAll(means(rows, LEVEL), true);
      expectAll(means(rows, DIFFERENCE), false);
    }
    expectAll(means(rowsOf('both', 'cost_books.csv'), 'cost_total'), false);
    expectAll(means(rowsOf('both', 'cost_book_differences.csv'), 'cost_total'), true);
    const about = json('both', 'datapackage.json');
    expect(about.bent).toEqual(marks);
    expect(about.description).toContain(
      `are empty: those of ${marks.levels.join(', ')}; differences of ${DIFFERENCE}.`,
    );

    const bytes = readFileSync(at('both', 'draws.parquet'));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const runs = (await parquetReadObjects({ file })) as { metric: string; value: number | null }[];
    for (const metric of [LEVEL, DIFFERENCE])
      expect(runs.filter((run) => run.metric === metric && run.value !== null)).toHaveLength(4);
    const noted = parquetMetadata(file).key_value_metadata?.find(({ key }) => key === 'bent')?.value;
    expect(JSON.parse(noted!)).toEqual(marks);
  }, 300_000);

  it('has no level in an explanation, or no split, and stands in its document', async () => {
    const text = await done('explain', ...ASKED, '--set', 'tutorial-2:pickup.come_match=0.1', '--draws', '2', '--out', 'why'); // prettier-ignore
    expect(text).toMatch(WHY);
    expect(text).toMatch(/Transferred: – under/);
    const document = json('why', 'summary.json');
    expect(document.bent).toEqual(bentAt(100, EXPLAINED));
    expect(document.metrics[LEVEL].baseline.mean).toBeGreaterThan(0);
    expect(document.metrics[DIFFERENCE].difference.mean).toBeTypeOf('number');
    for (const table of ['shares', 'sequential']) {
      expectAll(means(rowsOf('why', `${table}.csv`), LEVEL), true);
      expectAll(means(rowsOf('why', `${table}.csv`), DIFFERENCE), false);
    }
    expectAll(rowsOf('why', 'runs.csv').map((run) => run[`baseline ${LEVEL}`]), true); // prettier-ignore
    expect(json('why', 'datapackage.json').bent).toEqual(document.bent);
  }, 300_000);

  it('has no level at any point of a sweep, and no picture of its difference', async () => {
    const metrics = [LEVEL, DIFFERENCE, 'requests'];
    const study = `handoff: 1
study: sweep
title: A test
description: For tests.
baseline: tutorial
scenarios: [tutorial]
seed: test
period: { from: 2015-09, to: 2015-10 }
axes:
  - { name: hold, set: local.hold_willing, values: [0, 0.5] }
  - { name: come, set: pickup.come_match, values: [0.2, 0.4] }
design: { kind: grid }
metrics: [${metrics.join(', ')}]
draws: 2
charts: [${metrics.map((metric) => `{ kind: heat, metric: ${metric}, x: come, y: hold }`).join(', ')}]
`;
    writeFileSync(at('swept.yaml'), study);
    const text = await done('sweep', 'swept.yaml', '--format', 'csv', '--out', 'swept');
    expect(text).toContain('Following one person in 100 bends 2 measures');
    expect(text).toContain('Transferred: – under "Five counties"');
    const document = json('swept', 'summary.json');
    expect(document.bent).toEqual({ levels: [LEVEL], differences: [DIFFERENCE] });
    expect(document.baseline.metrics[LEVEL].mean).toBeGreaterThan(0);
    const [points, differences] = ['points', 'differences'].map((table) => rowsOf('swept', `${table}.csv`));
    expectAll(means(points, LEVEL), false);
    expectAll(means(points, DIFFERENCE), true);
    expectAll(means(differences, LEVEL), true);
    expectAll(means(differences, DIFFERENCE), false);
    expectAll(rowsOf('swept', 'runs.csv').map((run) => run[`1 ${LEVEL}`]), true); // prettier-ignore
    expect(() => readFileSync(at('swept', 'charts', `heat.${LEVEL}.csv`))).not.toThrow();
    expect(() => readFileSync(at('swept', 'charts', `heat.${DIFFERENCE}.csv`))).toThrow(/ENOENT/);
  }, 300_000);
});
