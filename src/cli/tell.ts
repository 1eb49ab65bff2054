/** The last step of a command: its document on stdout, as JSON or in words. */
import pc from 'picocolors';
import type { Document, TextOptions } from '../report/documents.ts';
import { CHART_FORMATS } from '../report/charts/drawing/formats.ts';
import { jsonChunks } from '../report/files/round.ts';
import { print, printChunks } from './streams.ts';

/** Where a bundle stands, and what in it is worth naming: the table to begin with, and the charts. */
export type Saved = { readonly folder: string; readonly charts?: readonly string[]; readonly table?: string };

/** Prints a document. @param options as the text of its kind takes them */
export async function tell(
  document: Document,
  saved: Saved,
  { json }: { readonly json: boolean },
  options: TextOptions = {},
): Promise<void> {
  if (json) return printChunks(jsonChunks(document));
  const { textOf } = await import('../report/documents.ts');
  print(`${textOf(document, { color: pc.isColorSupported, ...options }).trimEnd()}\n\n${whereItIs(saved)}`);
}

/** The table, the folder, and each chart once, in the first of the formats that it has; the others are named. */
export function whereItIs({ folder, charts = [], table }: Saved): string {
  const places = [...(table === undefined ? [] : [`Table: ${table}`]), `Results: ${folder}`];
  const endings = CHART_FORMATS.map((format) => `.${format}`).filter((ending) =>
    charts.some((chart) => chart.endsWith(ending)),
  );
  const [first, ...others] = endings;
  if (first === undefined) return places.join('\n');
  const shown = charts.filter((chart) => chart.endsWith(first)).map((chart) => `  ${chart}`);
  return [...places, others.length > 0 ? `Charts (also ${others.join(', ')}):` : 'Charts:', ...shown].join('\n');
}
