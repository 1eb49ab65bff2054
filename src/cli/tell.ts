/** The last step of a command: its document on stdout, as JSON or in words. */
import { basename, dirname, sep } from 'node:path';
import pc from 'picocolors';
import type { RunDocument } from '../analysis/results.ts';
import { quoted } from '../base/shell.ts';
import { wrapped } from '../base/wrap.ts';
import type { Document, TextOptions } from '../report/documents.ts';
import { CHART_FORMATS } from '../report/charts/drawing/formats.ts';
import { jsonChunks } from '../report/files/round.ts';
import { print, printChunks } from './streams.ts';

/** Where a bundle stands, and what in it is worth naming: the table to begin with, the charts, and pages to hand on. */
export type Saved = {
  readonly folder: string;
  readonly charts?: readonly string[];
  readonly table?: string;
  readonly pages?: readonly string[];
  /** What `brief` is asked for besides the folder, where it takes what stands there: nothing for its usual page. */
  readonly briefed?: readonly string[];
};

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

/** The same for `run` and `compare`: one line for each path, and what may be asked next. */
export async function tellRun(
  document: RunDocument,
  saved: Saved,
  { json, full }: { readonly json: boolean; readonly full: boolean },
): Promise<void> {
  if (json) return printChunks(jsonChunks(document));
  const { textOf } = await import('../report/documents.ts');
  const text = textOf(document, { color: pc.isColorSupported, full }).trimEnd();
  print([text, '', ...pathLines(saved), ...nextLines(document, saved.folder, full)].join('\n'));
}

/** "Table   outputs/x/results.csv", "Charts  what-changed, by-month (.svg, .png) in outputs/x/charts". */
function pathLines({ folder, charts = [], table }: Saved): string[] {
  const kinds = CHART_FORMATS.map((format) => `.${format}`).filter((ending) => charts.some((path) => path.endsWith(ending))); // prettier-ignore
  const names = charts.filter((path) => path.endsWith(kinds[0])).map((path) => basename(path, kinds[0]));
  const where = table === undefined ? `Results ${folder}` : `Table   ${table}`;
  if (charts.length === 0) return [where];
  const list = `Charts  ${names.join(', ')} (${kinds.join(', ')})`;
  return [where, wrapped(`${list} in ${dirname(charts[0])}`, '        ')];
}

const NATION = 'the United States';

/** How to hand it on, what the same command can be asked, and how to ask something of one's own. */
function nextLines({ coverage, differences, sample }: RunDocument, folder: string, full: boolean): string[] {
  const counties = sample === undefined ? '--by county' : '--sample 1 (everybody)';
  const places = coverage === NATION && sample === undefined ? '--places state=MD' : counties;
  const differs = differences.length > 0 ? 'handoff diff (what differs)' : 'handoff init --kind law';
  const more = full ? [] : [`        --full (all measures), ${places}, ${differs}`];
  return [`Next    ${briefOf(folder)}`, ...more];
}

/** `handoff brief outputs/tutorial`, on a line of its own so that it can be copied. */
const briefOf = (folder: string, options: readonly string[] = []): string =>
  // With these dashes Windows reads a path like the others.
  ['handoff', 'brief', quoted(folder.split(sep).join('/')), ...options].join(' ');

/** The table, the folder, and each chart once, in the first of the formats that it has; the others are named; what is next. */
export function whereItIs({ folder, charts = [], table, pages = [], briefed }: Saved): string {
  const places = [
    ...pages.map((path) => `Page: ${path}`),
    ...(table === undefined ? [] : [`Table: ${table}`]),
    `Results: ${folder}`,
  ];
  const endings = CHART_FORMATS.map((format) => `.${format}`).filter((ending) =>
    charts.some((chart) => chart.endsWith(ending)),
  );
  const [first, ...others] = endings;
  const next = briefed ? [`Next: ${briefOf(folder, briefed)}`] : [];
  if (first === undefined) return [...places, ...next].join('\n');
  const shown = charts.filter((chart) => chart.endsWith(first)).map((chart) => `  ${chart}`);
  return [...places, others.length > 0 ? `Charts (also ${others.join(', ')}):` : 'Charts:', ...shown, ...next].join(
    '\n',
  );
}
