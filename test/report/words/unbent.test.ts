/** What a small country bends stands in its document, and is not shown. */
import { describe, expect, it } from 'vitest';
import { conclusionsOf } from '../../../src/analysis/conclusions.ts';
import { COST_METRICS, METRICS } from '../../../src/analysis/metrics.ts';
import type { Metrics, RunDocument } from '../../../src/analysis/results.ts';
import type { Bent } from '../../../src/analysis/small-country.ts';
import { chart, type Document, kindsOf, tablesOf, textOf } from '../../../src/report/documents.ts';
import { sha256 } from '../../../src/report/files/hash.ts';
import { tableFiles } from '../../../src/report/files/table-files.ts';
import { recordsText } from '../../../src/report/text/records.ts';
import { withSentences } from '../../../src/report/words/told.ts';
import { unbent } from '../../../src/report/words/unbent.ts';
import { explanation } from '../explanation-fixture.ts';
import { comparison } from '../fixture.ts';
import { sweep } from '../studies-fixture.ts';

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

  it('is a dash beside its difference in the chart of all measures', async () => {
    const rowOf = async (document: RunDocument) => {
      const pictures = await chart(document, { kinds: ['all-measures'], formats: ['vl.json'] });
      const { data } = JSON.parse([...pictures.values()][0] as string) as {
        data: { values: Record<string, string>[] };
      };
      return data.values.find(({ label }) => label === 'Requests')!;
    };
    const [whole, marked] = await Promise.all([comparison(), small()].map(rowOf));
    expect(marked).toEqual({ ...whole, baseline: '–' });
    expect(whole['baseline']).toMatch(/\d/);
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

/** Every number of a figure as another. */
function other(node: unknown): unknown {
  if (typeof node === 'number') return 3 * node + 7;
  if (typeof node !== 'object' || node === null) return node;
  return Array.isArray(node) ? node.map(other) : mapped(node, (child) => other(child));
}

const mapped = (node: object, make: (child: unknown, key: string) => unknown) =>
  Object.fromEntries(Object.entries(node).map(([key, child]) => [key, make(child as unknown, key)]));

/** A document with other figures wherever a small country bends them: as they stand, as differences, and as baselines of these. */
function otherwise<T>(node: T, bent: Bent, ofDifference = false): T {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((child) => otherwise<unknown>(child, bent, ofDifference)) as T;
  const isBent = (id: string, difference: boolean) => bent[difference ? 'differences' : 'levels'].includes(id);
  return mapped(node, (child, key) => {
    // Outcomes have names of metrics, and no marks.
    if (key === 'outcomes') return child;
    if (!bent.levels.includes(key) && !bent.differences.includes(key))
      return otherwise(child, bent, ofDifference || key === 'differences');
    const hasEnds = typeof child === 'object' && child !== null && 'baseline' in child;
    if (!hasEnds) return isBent(key, ofDifference) ? other(child) : child;
    return mapped(child, (part, name) => (isBent(key, name !== 'baseline' && name !== 'variant') ? other(part) : part));
  }) as T;
}

/** All that is made of a document but its JSON. */
async function shown(document: Document) {
  const pictures = await chart(document, { kinds: kindsOf(document), formats: ['svg', 'csv'] });
  const { tables } = tablesOf(document);
  return {
    texts: [false, true].map((full) => textOf(document, { full })),
    tables: Object.fromEntries(tables.map(({ name, rows }) => [name, [...rows]])),
    // Vega numbers its gradients on from picture to picture.
    pictures: new Map([...pictures].map(([name, picture]) => [name, sha256(String(picture).replaceAll(/gradient_\d+/g, ''))])), // prettier-ignore
  };
}

/** A comparison with a second cost book and groups. */
function priced(): RunDocument {
  const document = comparison();
  const books = <M extends Metrics>(metrics: M) => {
    const costs = Object.fromEntries(COST_METRICS.map(({ id }) => [id, metrics[id]])) as M;
    return { one: costs, two: structuredClone(costs) };
  };
  for (const arm of document.arms) arm.cost_books = books(arm.metrics);
  for (const each of document.differences) {
    each.cost_books = books(each.metrics);
    each.conclusions = conclusionsOf(each.cost_books, () => [['one'], ['two']]);
  }
  return document;
}

describe('nothing that people read hangs on a figure that a small country bends', () => {
  const small = { sample: 0.01 };
  it.each<[string, Document, Bent]>([
    [
      'a comparison',
      { ...priced(), ...small },
      {
        levels: ['transferred', 'declined_requests', 'declined_rate', 'not_taken_rate', 'cost_total', 'cost_federal'],
        differences: ['transferred_no_conviction', 'cost_total', 'cost_local'],
      },
    ],
    ['an explanation', { ...explanation(), ...small }, { levels: ['transferred'], differences: ['cost_total'] }],
    ['a sweep', { ...sweep, ...small }, { levels: ['taken'], differences: ['cost_total'] }],
    [
      'a sweep of which no difference is bent',
      { ...sweep, ...small },
      { levels: ['taken', 'cost_total'], differences: [] },
    ],
  ])(
    'be it of %s',
    async (_, all, bent) => {
      const told = (document: Document) => (document.schema === 'handoff.run/1' ? withSentences(document) : document);
      const marked = { ...all, bent } as Document;
      const [one, another] = await Promise.all(
        [marked, otherwise(marked, bent)].map((document) => shown(told(document))),
      );
      expect(another).toEqual(one);
      // Without the marks, texts and tables have other figures.
      const [bare, changed] = [all, otherwise(all, bent)].map(told);
      expect(textOf(changed)).not.toBe(textOf(bare));
      expect(JSON.stringify(one)).not.toMatch(/NaN|undefined/);
    },
    300_000,
  );
});

describe('a document of a small country', () => {
  const small = { sample: 0.01 };
  const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
  const why = (count: string) => `Following one person in 100 bends ${count} too much to show`;

  it('has a dash for a level of an explanation, and for a difference that is not split', () => {
    const marks = { levels: ['transferred'], differences: ['cost_total'] };
    const text = textOf({ ...explanation(), ...small, bent: marks });
    expect(oneLine(text)).toContain(why('2 measures'));
    expect(text).toMatch(/^Transferred: – under "What was", –\s+under "What is instead"$/m);
    expect(text).toMatch(/^Total cost: \$24\.6M under[^]*?\n {3}all +–$/m);
    expect(textOf(explanation())).not.toMatch(/–/);
  });

  it('draws no waterfall between levels that are not shown, nor of a difference that is not', async () => {
    const names = async (bent?: Bent) => [...(await chart({ ...explanation(), bent }, { formats: ['csv'] })).keys()];
    expect(await names()).toEqual(['waterfall.transferred.csv', 'waterfall.cost_total.csv']);
    expect(await names({ levels: ['transferred'], differences: [] })).toEqual(['waterfall.cost_total.csv']);
    expect(await names({ levels: [], differences: ['cost_total'] })).toEqual(['waterfall.transferred.csv']);
  });

  it('has a dash for each point of a sweep, and neither a picture nor a break-even of a difference that is bent', async () => {
    const names = async (bent?: Bent) => [...(await chart({ ...sweep, bent }, { formats: ['csv'] })).keys()];
    expect(textOf(sweep)).toContain('Where a difference changes its side');
    const bent = { levels: ['taken'], differences: ['cost_total'] };
    const text = textOf({ ...sweep, ...small, bent });
    expect(oneLine(text)).toContain(why('2 measures'));
    expect(text).not.toContain('Where a difference changes its side');
    expect(text).toMatch(/: – under "What happened"\n/);
    expect(text).toMatch(/^no holds( +–){3}$/m);
    expect((await names()).map((name) => name.split('.')[0])).toEqual(['heat', 'frontier']);
    expect((await names(bent)).map((name) => name.split('.')[0])).toEqual(['heat']);
  });

  it('has a dash in the records view, which counts only what it shows', () => {
    const marks = { levels: ['declined_rate', 'transferred', 'removed'], differences: [] };
    const text = recordsText(unbent({ ...comparison(), ...small, bent: marks }));
    expect(oneLine(text)).toContain(why('2 measures'));
    expect(text).toMatch(/^FY2016 +– +\d/m);
    expect(recordsText(comparison())).not.toMatch(/–/);
  });

  it('leaves the figures of its tables empty, and they say of which metrics', () => {
    const document = { ...comparison(), ...small, bent };
    const { about, tables } = tablesOf(document);
    const files = new Map(tableFiles({ ...about, seed: '' } as Parameters<typeof tableFiles>[0], tables, false));
    const described = JSON.parse(files.get('datapackage.json') as string) as { bent: Bent; description: string };
    expect(described.bent).toEqual(bent);
    expect(described.description).toContain('are empty: those of requests; differences of declined_requests. Tables');
    const differences = tables.find(({ name }) => name === 'differences')!;
    const at = (column: string) => differences.columns.findIndex(({ name }) => name === column);
    const row = (id: string) => [...differences.rows].find((cells) => cells[at('metric')] === id)!;
    expect(row('requests')[at('baseline')]).toBeNull();
    expect(row('requests')[at('mean')]).toBeLessThan(0);
    expect(row('declined_requests')[at('baseline')]).toBeGreaterThan(0);
    expect(row('declined_requests')[at('mean')]).toBeNull();
  });
});
