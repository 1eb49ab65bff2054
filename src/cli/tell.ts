/** The last step of a command: its document on stdout, as JSON or in words. */
import pc from 'picocolors';
import type { Document, TextOptions } from '../report/documents.ts';
import { CHART_FORMATS } from '../report/charts/drawing/formats.ts';
import { jsonChunks } from '../report/files/round.ts';
import { print, printChunks } from './streams.ts';

/** Where a bundle stands, and the charts in it that are worth naming. */
export type Saved = { readonly folder: string; readonly charts?: readonly string[] };

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

/** The folder, and each chart once, in the first of the formats that it has; the others are named. */
export function whereItIs({ folder, charts = [] }: Saved): string {
  const endings = CHART_FORMATS.map((format) => `.${format}`).filter((ending) =>
    charts.some((chart) => chart.endsWith(ending)),
  );
  const [first, ...others] = endings;
  if (first === undefined) return `Results: ${folder}`;
  const shown = charts.filter((chart) => chart.endsWith(first)).map((chart) => `  ${chart}`);
  return [`Results: ${folder}`, others.length > 0 ? `Charts (also ${others.join(', ')}):` : 'Charts:', ...shown].join(
    '\n',
  );
}
