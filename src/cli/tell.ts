/** The last step of a command: its document on stdout, as JSON or in words. */
import { extname } from 'node:path';
import pc from 'picocolors';
import type { Document, TextOptions } from '../report/documents.ts';
import { jsonText } from '../report/files/round.ts';
import { print } from './streams.ts';

/** Where a bundle stands, and the charts in it that are worth naming. */
export type Saved = { readonly folder: string; readonly charts?: readonly string[] };

/** Prints a document. @param options as the text of its kind takes them */
export async function tell(
  document: Document,
  saved: Saved,
  { json }: { readonly json: boolean },
  options: TextOptions = {},
): Promise<void> {
  if (json) return print(jsonText(document));
  const { textOf } = await import('../report/documents.ts');
  print(`${textOf(document, { color: pc.isColorSupported, ...options }).trimEnd()}\n\n${whereItIs(saved)}`);
}

/** The folder, and each chart once however many formats it has. */
export function whereItIs({ folder, charts }: Saved): string {
  if (!charts) return `Results: ${folder}`;
  const shown = charts.filter((chart) => chart.endsWith('.svg')).map((chart) => `  ${chart}`);
  const others = [...new Set(charts.map((chart) => extname(chart)))].filter((ending) => ending !== '.svg');
  return [`Results: ${folder}`, `Charts (also ${others.join(', ')}):`, ...shown].join('\n');
}
