/**
 * What `run` and `compare` print first: the question, what the ranges hold, a table of nine rows, three to five sentences,
 * and how far to trust them; 80 columns, about thirty lines. All measures stand in full.ts.
 */
import picocolors from 'picocolors';
import type { RunDocument } from '../../analysis/results.ts';
import { wrapped } from '../../base/wrap.ts';
import { besidesInWords, rangesInWords, titled, trusted, wayInWords } from '../words/about.ts';
import { conclude } from '../words/cost-books.ts';
import { findings } from '../words/findings.ts';
import { beside, question } from '../words/question.ts';
import { firstTable } from './first-table.ts';
import { groupsText } from './groups.ts';
import type { Colors } from './plain-table.ts';

/** The findings, or for scenarios side by side none: their levels speak for themselves. */
const sentences = (document: RunDocument): string[] => findings(document).map((text) => wrapped(`- ${text}`, '  '));

/** What must be known beside the table: other inputs, and figures that are not known here. */
function notes(document: RunDocument): string[] {
  return besidesInWords(document).map((text) => wrapped(`! ${text}`, '  '));
}

/** What the cost books say, where all were asked for. */
const books = (document: RunDocument): string[] =>
  document.differences.flatMap((difference) =>
    (difference.conclusions ?? []).map((found) => wrapped(`- ${conclude(document, difference, found)}`, '  ')),
  );

/** What must be said of the assumptions, and what is known of the model here. */
const trust = (document: RunDocument): string => `How far to trust it: ${trusted(document)}`;

/** Parts with an empty line between them, those without lines left out. */
const inParts = (parts: readonly (readonly string[])[]): string =>
  parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');

/** The first screen as text, with colour or without, each line at most 80 columns wide. */
export function runText(document: RunDocument, { color = false }: { readonly color?: boolean } = {}): string {
  const c: Colors = picocolors.createColors(color);
  const about = [beside(document), rangesInWords(document)].filter((text) => text !== '').join(' ');
  const text = inParts([
    [c.bold(wrapped(titled(question(document), document))), wrapped(about)],
    [...firstTable(document, c), ...wayInWords(document).map((text) => c.dim(wrapped(text)))],
    [...sentences(document), ...notes(document)],
    books(document),
    ...groupsText(document, c).map((group) => [group]),
    [wrapped(trust(document))],
  ]);
  return `${text.replaceAll(/[ \t]+$/gm, '')}\n`;
}
