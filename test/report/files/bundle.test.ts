import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/base/user-error.ts';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { writeBundle, type BundleParts } from '../../../src/report/files/bundle.ts';
import { sha256 } from '../../../src/report/files/hash.ts';
import { isIntact, runId, type Manifest } from '../../../src/report/files/manifest.ts';
import { readBundle } from '../../../src/report/files/read-bundle.ts';
import { gitState } from '../../../src/report/files/git.ts';
import { csvChunks } from '../../../src/report/files/csv.ts';
import { parquetChunks } from '../../../src/report/files/parquet.ts';
import { type Table, tables } from '../../../src/report/files/tables.ts';
import { comparison, oneReplication, singleRun } from '../fixture.ts';

const parts = (changes: Partial<BundleParts> = {}): BundleParts => ({
  document: comparison(),
  scenarios: { 'secure-communities': 'title: SC\n', historical: 'title: Historical\n' },
  inputs: { 'scenarios/historical.yaml': 'b'.repeat(64), 'scenarios/data/counties.csv': 'a'.repeat(64) },
  command: ['handoff', 'compare', 'secure-communities', 'historical'],
  question: ['compare'],
  git: { commit: 'c'.repeat(40), dirty: false },
  now: new Date('2026-01-02T03:04:05Z'),
  ...changes,
});

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

const csvText = (table: Table): string => [...csvChunks(table)].join('');
const arrayOf = (chunks: Iterable<Uint8Array>): ArrayBuffer => {
  const { buffer, byteOffset, byteLength } = Buffer.concat([...chunks]);
  return buffer.slice(byteOffset, byteOffset + byteLength);
};

describe('a bundle', () => {
  let root: string;
  let [first, second] = ['', ''];
  let manifest: Manifest;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'handoff-'));
    [first, second] = [join(root, 'first'), join(root, 'second')];
    manifest = await writeBundle(first, parts());
    await writeBundle(second, parts({ now: new Date('2027-01-01T00:00:00Z'), command: ['handoff', 'again'] }));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('holds what the run says and from what it was made', () => {
    const charts = ['by-month', 'what-changed', 'where-they-go'].flatMap((name) =>
      ['csv', 'png', 'svg', 'vl.json'].map((end) => `charts/${name}.${end}`),
    );
    const names = [
      'differences',
      'flips',
      'group_differences',
      'groups',
      'metrics',
      'monthly',
      'monthly_differences',
      'outcomes',
      'records',
      'results',
    ];
    expect(filesOf(first)).toEqual(
      [
        ...charts,
        ...names.map((name) => `${name}.csv`),
        'datapackage.json',
        'manifest.json',
        'scenario.historical.yaml',
        'scenario.secure-communities.yaml',
        'summary.json',
      ].toSorted(),
    );
  });

  it('is the same to the byte when repeated, but for clock, host and command', () => {
    expect(filesOf(second)).toEqual(filesOf(first));
    for (const name of filesOf(first).filter((file) => file !== 'manifest.json'))
      expect(readFileSync(join(first, name)).equals(readFileSync(join(second, name))), name).toBe(true);
    const settled = (folder: string) => {
      const {
        created,
        host,
        command,
        sha256: _,
        ...rest
      } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
      expect([typeof created, typeof host, Array.isArray(command)]).toEqual(['string', 'object', true]);
      return rest;
    };
    expect(settled(second)).toEqual(settled(first));
  });

  it('has a manifest with the right hash of every other file', () => {
    expect(manifest.created).toBe('2026-01-02T03:04:05.000Z');
    expect(manifest.git).toEqual({ commit: 'c'.repeat(40), dirty: false });
    expect(Object.keys(manifest.inputs)).toEqual(['scenarios/data/counties.csv', 'scenarios/historical.yaml']);
    expect(Object.keys(manifest.outputs)).toEqual(filesOf(first).filter((name) => name !== 'manifest.json'));
    for (const [name, hash] of Object.entries(manifest.outputs))
      expect(sha256(readFileSync(join(first, name)))).toBe(hash);
  });

  it('has a manifest with its own hash, which no change of it keeps', () => {
    expect(isIntact(manifest)).toBe(true);
    for (const key of Object.keys(manifest))
      if (key !== 'sha256') expect(isIntact({ ...manifest, [key]: 'changed' }), key).toBe(false);
  });

  it('has a run id that follows version, scenarios, tables, seed and command, and no picture', () => {
    const { inputs, outputs } = manifest;
    const id = (more: Partial<Manifest>, question: unknown = ['run']) => runId({ ...manifest, ...more }, question);
    const changes: Partial<Manifest>[] = [
      { handoff: '9.9.9' },
      { seed: 'other' },
      { inputs: { ...inputs, 'scenarios/data/counties.csv': 'other' } },
      { outputs: { ...outputs, 'scenario.historical.yaml': 'other' } },
    ];
    const ids = [id({}), id({}, ['compare']), ...changes.map((change) => id(change))];
    expect(new Set(ids).size).toBe(ids.length);
    expect(id({ outputs: { ...outputs, 'charts/map.svg': 'other' }, created: 'later' })).toBe(ids[0]);
  });

  it('is read back as it was written, numbers to 12 digits', async () => {
    const bundle = await readBundle(first);
    expect(bundle.scenarios).toEqual(parts().scenarios);
    expect((bundle.document as RunDocument).arms.map(({ name }) => name)).toEqual(['secure-communities', 'historical']);
    const [written, read] = [comparison(), bundle.document as RunDocument].map(
      (document) => document.differences[0].metrics['transferred'].lo!,
    );
    expect(read).toBe(Number(written.toPrecision(12)));
  });

  it('describes every table as a Frictionless resource with the columns of its file', () => {
    const described = JSON.parse(readFileSync(join(first, 'datapackage.json'), 'utf8')) as {
      resources: { path: string; schema: { fields: { name: string }[] } }[];
    };
    for (const { path, schema } of described.resources.filter((resource) => resource.path.endsWith('.csv'))) {
      const [header] = readFileSync(join(first, path), 'utf8').split('\n', 1);
      expect(schema.fields.map(({ name }) => name).join(',')).toBe(header);
    }
    expect(described.resources.map(({ path }) => path).toSorted()).toEqual(
      filesOf(first).filter((name) => /^[^/]*\.(csv|parquet)$/.test(name)),
    );
  });

  it('has every table as Parquet too where asked for, and names only what is there', async () => {
    const folder = join(root, 'parquet');
    await writeBundle(folder, parts({ formats: [], parquet: true }));
    const written = filesOf(folder);
    const tidy = filesOf(first).filter((name) => /^[^/]*\.csv$/.test(name));
    expect(tidy.length).toBeGreaterThan(5);
    expect(written.filter((name) => /^[^/]*\.csv$/.test(name))).toEqual(tidy);
    expect(written.filter((name) => name.endsWith('.parquet'))).toEqual(
      tidy.map((name) => name.replace('.csv', '.parquet')),
    );
    const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
      resources: { path: string }[];
    };
    expect(resources.map(({ path }) => path).toSorted()).toEqual(
      written.filter((name) => /^[^/]*\.(csv|parquet)$/.test(name)),
    );
  });

  it('has no table without rows', () => {
    // Of this document nobody asked for every cost book, and it tells no costs by path.
    expect(tables(comparison()).filter(({ rows }) => [...rows].length === 0)).toHaveLength(5);
    for (const name of filesOf(first).filter((file) => /^[^/]*\.csv$/.test(file)))
      expect(readFileSync(join(first, name), 'utf8').split('\n').length, name).toBeGreaterThan(2);
  });

  it('may leave out the charts', async () => {
    await writeBundle(join(root, 'bare'), parts({ formats: [] }));
    expect(filesOf(join(root, 'bare')).filter((name) => name.startsWith('charts'))).toEqual([]);
  });

  it('is refused when it is none, of another form, or changed', async () => {
    const rejects = async (folder: string, message: RegExp) => {
      const refused = readBundle(folder);
      await expect(refused).rejects.toThrow(UserError);
      await expect(refused).rejects.toThrow(message);
    };
    await rejects(root, /not a bundle: it has no readable manifest\.json/);
    writeFileSync(join(second, 'summary.json'), JSON.stringify({ ...comparison(), seed: 'other' }));
    await rejects(second, /summary\.json was changed/);
  });
});

describe('tidy tables', () => {
  it.each([comparison, singleRun, oneReplication])('hold the same in Parquet and in CSV: %o', async (make) => {
    const document = make();
    for (const table of tables(document)) {
      const file = arrayOf(parquetChunks(table, document));
      const read = [...table.rows].length > 0 ? await parquetReadObjects({ file }) : [];
      const csv: Record<string, string>[] = parse(csvText(table), { columns: true });
      const asText = read.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell === null ? '' : String(cell)])),
      );
      expect(asText).toEqual(csv);
      expect(
        parquetMetadata(file)
          .schema.slice(1)
          .map(({ name }) => name),
      ).toEqual(table.columns.map(({ name }) => name));
      expect(parquetMetadata(file).key_value_metadata).toContainEqual({ key: 'seed', value: 'handoff' });
    }
  });

  it('have one row a figure', () => {
    const of = (name: string) => tables(comparison()).find((table) => table.name === name)!;
    const { columns } = of('metrics');
    const rowsOf = (name: string) => [...of(name).rows];
    const rows = rowsOf('metrics');
    const row = rows.find(([arm, metric]) => arm === 'historical' && metric === 'transferred')!;
    const record = Object.fromEntries(columns.map(({ name }, index) => [name, row[index]]));
    expect(record).toMatchObject({
      arm: 'historical',
      metric: 'transferred',
      unit: 'episodes',
      mean: 97_300,
      sd: 389.2,
      parameters_lo: null,
    });
    expect(rows).toHaveLength(2 * Object.keys(comparison().arms[0].metrics).length);
    expect(rowsOf('monthly')).toHaveLength(2 * 3 * 96);
    expect(rowsOf('flips')[1].slice(0, 5)).toEqual([
      'secure-communities',
      'historical',
      'transferred',
      'not_requested',
      61_240,
    ]);
    expect(rowsOf('groups')[0].slice(0, 5)).toEqual(['secure-communities', 'state', 'CA', 'California', 'arrests']);
    expect(new Set(rowsOf('differences').map(([, , kind]) => kind))).toEqual(new Set(['metric', 'outcome']));
  });

  it('quote what needs quoting', () => {
    const document = comparison();
    document.arms[0].name = 'a, "b"';
    expect(csvText(tables(document)[0])).toContain('\n"a, ""b""",arrests,');
  });
});

describe('the state of the checkout', () => {
  it('is null outside one', async () => {
    expect(await gitState(tmpdir())).toBeNull();
  });
});
