/** Every kind of chart also as numbers: the table of what it draws, and, of a plot, the plot itself. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { CHART_KINDS, type KindName } from '../../../src/report/charts/names.ts';
import { toVegaLite } from '../../../src/report/charts/drawing/draw.ts';
import { chartsOf, type Document, kindsOf } from '../../../src/report/documents.ts';
import { csvOf } from '../../../src/report/files/csv.ts';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { fitted } from '../fit-fixture.ts';
import { comparison } from '../fixture.ts';
import { FIXTURES } from '../odd-documents.ts';

const { draws } = fitted();
/** A comparison in which somebody pays for something. */
function priced(): RunDocument {
  const document = comparison();
  const paid = { path: 'jail', payer: 'local' };
  for (const arm of document.arms) arm.costs = [{ ...paid, ...arm.metrics['cost_total'] }];
  for (const difference of document.differences) difference.costs = [{ ...paid, ...difference.metrics['cost_total'] }];
  return document;
}

const chartsOfKind = (kind: KindName) =>
  [...Object.values(FIXTURES), priced()]
    .filter((document: Document) => kindsOf(document).includes(kind))
    .flatMap((document) => chartsOf(document, { kinds: [kind], draws }));

describe.each(Object.keys(CHART_KINDS) as KindName[])('a chart of the kind %s', (kind) => {
  const all = chartsOfKind(kind);

  it('has a table with plain heads and a value in every row', () => {
    expect(all.length).toBeGreaterThan(0);
    for (const { name, rows } of all) {
      const table: Record<string, string>[] = parse(csvOf(rows), { columns: true });
      expect(table.length, name).toBeGreaterThan(0);
      for (const head of Object.keys(table[0])) expect(head, name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      for (const row of table) expect(Object.values(row).some((value) => value !== ''), name).toBe(true); // prettier-ignore
    }
  });

  it('is a document of vega-lite too, unless it is a drawing', () => {
    for (const item of all) {
      const plot = toVegaLite(item);
      if ('drawing' in item) expect(plot).toBeNull();
      else expect(JSON.parse(plot!)).toMatchObject({ $schema: expect.stringContaining('vega-lite') as string });
    }
  });
});
