/**
 * docs/loading.md: its lines load what its command writes, in DuckDB, and with HANDOFF_ALL=1 in pandas and R as Debian has
 * them. What they find is held against the bundle's own summary.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../scripts/figures/ran.ts';
import type { RunDocument } from '../../src/analysis/results.ts';
import { freshFolder, handoff } from '../cli/handoff.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
const WHY = '"npm run test:all" installs pandas and R';
const page = readFileSync(new URL('../../docs/loading.md', import.meta.url), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, body]) => body);

const here = freshFolder();
type Found = { readonly difference: number; readonly counties: Readonly<Record<string, number>> };
let told: Found;

beforeAll(async () => {
  const [line] = blocks('sh');
  const words = wordsOf(line.trim().slice('npx handoff '.length));
  const { code, stderr } = await handoff([...words, '--draws', '5', '--quiet'], here);
  expect(code, stderr).toBe(0);
  const summary = JSON.parse(readFileSync(join(here, 'outputs/mine/summary.json'), 'utf8')) as RunDocument;
  const [{ metrics, groups }] = summary.differences;
  const { rows } = groups.find(({ by }) => by === 'jurisdiction')!;
  if (typeof rows === 'number') throw new Error('five counties stand in summary.json');
  told = {
    difference: metrics['transferred'].mean!,
    counties: Object.fromEntries(rows.map((row) => [row.key, row.metrics['transferred'].mean!])),
  };
  expect(Object.keys(told.counties)).toContain('06085');
});

/** Runs a program with a page's lines and one more, which prints what they found as "difference key=mean key=mean". */
function foundBy(program: string, lines: string, printing: string): Found {
  const stdout = execFileSync(program, ['-'], { cwd: here, encoding: 'utf8', input: `${lines}\n${printing}\n` });
  const [difference, ...counties] = stdout.trim().split('\n').at(-1)!.split(' ');
  return {
    difference: Number(difference),
    counties: Object.fromEntries(
      counties.map((pair) => {
        const [key, mean] = pair.split('=');
        return [key, Number(mean)];
      }),
    ),
  };
}

describe('docs/loading.md', () => {
  it('loads a bundle in DuckDB', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`SET file_search_path = '${here}'`);
    const rowsOf = async (query: string) => (await connection.runAndReadAll(query)).getRowObjectsJson();
    const queries = blocks('sql').flatMap((block) => block.split(';').filter((query) => query.trim() !== ''));
    expect(queries).toHaveLength(3);
    const [[one], counties, draws] = await Promise.all(queries.map(rowsOf));
    const found = { difference: one['difference'], counties: Object.fromEntries(counties.map((row) => [row['key'], row['mean']])) }; // prettier-ignore
    expect(found).toEqual(told);
    expect(draws.map(({ draw }) => draw)).toEqual([1, 2, 3, 4, 5]);
    const sum = draws.reduce((total, row) => total + Number(row['difference']), 0);
    expect(sum / draws.length).toBeCloseTo(told.difference, 9);
  });

  it('loads a bundle in pandas', ({ skip }) => {
    skip(!ALL, WHY);
    const printing = `print(metrics.loc["transferred", "difference"], *(counties["key"] + "=" + counties["mean"].map(repr)))`;
    expect(foundBy('/usr/bin/python3', blocks('python').join('\n'), printing)).toEqual(told);
  });

  it('loads a bundle in R', ({ skip }) => {
    skip(!ALL, WHY);
    const exactly = (what: string) => `format(${what}, digits = 15, trim = TRUE, drop0trailing = TRUE)`;
    const printing = `cat(${exactly('metrics["transferred", "difference"]')}, paste0(counties$key, "=", ${exactly('counties$mean')}))`;
    expect(foundBy('Rscript', blocks('r').join('\n'), printing)).toEqual(told);
  });
});
